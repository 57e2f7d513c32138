/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that the sidecar knows under another name: found by their hash. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "session/state.h"

enum { FILE_LIMIT = 256 * 1024 * 1024 };

static int compare_moved(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_moved *)item)->path);
}

int as_session_find_moved(const struct as_session *session, const char *path)
{
	const struct as_moved *found = session->moved_count ? bsearch(path, session->moved, session->moved_count,
								       sizeof *session->moved, compare_moved)
							    : NULL;
	return found ? (int)found->doc : -1;
}

/* The hash of a document as its file is now; NULL when that cannot be read. */
static const char *hash_of(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	if (slot->sha256 || slot->trouble)
		return slot->sha256;
	char *path = as_path_join(session->root_real, session->corpus.entries[n].path);
	struct as_buf bytes = AS_BUF_INIT;
	if (as_file_read(&bytes, path, FILE_LIMIT, NULL, NULL)) {
		char hash[AS_SHA256_HEX];
		as_sha256(hash, bytes.data, bytes.len);
		slot->sha256 = as_arena_strdup(&session->arena, hash);
	}
	as_buf_free(&bytes);
	free(path);
	return slot->sha256;
}

static int compare_rows(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_document_row *)item)->path);
}

/* Adds the rows that have this hash; rows come by path, so that the table does too. */
static void add_rows(const char **docs_of_rows, const struct as_map *by_hash, const char *hash, const char *path)
{
	const uint32_t *row = as_map_get(by_hash, hash, strlen(hash));
	if (row && !docs_of_rows[*row])
		docs_of_rows[*row] = path;
}

void as_session_find_all_moved(struct as_session *session, const struct as_document_row *rows, size_t count)
{
	struct as_map by_hash = {0};
	size_t missing = 0;
	session->moved = NULL;
	session->moved_count = 0;
	if (!session->listed)
		return; /* only some documents were asked for: others are not missing */
	for (size_t i = 0; i < count; i++)
		if (as_session_find(session, rows[i].path) < 0) {
			as_map_put(&by_hash, rows[i].sha256, strlen(rows[i].sha256), (uint32_t)i, NULL);
			missing++;
		}
	const char **now = missing ? as_calloc(count, sizeof *now) : NULL;
	for (size_t n = 0; missing && n < session->corpus.count; n++) {
		const char *path = session->corpus.entries[n].path;
		bool known = bsearch(path, rows, count, sizeof *rows, compare_rows) != NULL;
		const char *hash = known ? NULL : hash_of(session, n);
		if (hash)
			add_rows(now, &by_hash, hash, path);
	}
	session->moved = AS_NEW_ARRAY(&session->sidecar_arena, struct as_moved, missing + 1);
	for (size_t i = 0; missing && i < count; i++)
		if (now[i])
			session->moved[session->moved_count++] =
				(struct as_moved){rows[i].path, (size_t)as_session_find(session, now[i]), rows[i].sha256};
	free(now);
	as_map_free(&by_hash);
}

size_t as_session_renamed(const struct as_session *session)
{
	return session->moved_count;
}
