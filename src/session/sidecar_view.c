/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session knows from its sidecar, and keeps up with. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/sidecar.h"
#include "session/state.h"
#include "store/anchor.h"

/* How long a lock of another program may hold up a face that shows things. */
enum { HURRIED_MS = 200 };

static bool waiting(void *data, int64_t waited_ms)
{
	struct as_session *session = data;
	if (session->hurried)
		return waited_ms < HURRIED_MS;
	return !session->waiting || session->waiting(session->waiting_data, (int)waited_ms);
}

static void refuse(struct as_session *session, const struct as_error *err)
{
	session->sidecar_locked = err->code == AS_ERR_LOCKED || err->code == AS_ERR_CANCELLED;
	session->sidecar_trouble =
		session->sidecar_locked ?
			as_asprintf(_("%s: another program is writing to it; try again when it is done"),
				    session->sidecar) :
			as_strdup(as_error_text(err));
}

static void note_readonly(struct as_session *session)
{
	if (session->read_only || session->sidecar_trouble || !session->store || !as_store_is_readonly(session->store))
		return;
	session->sidecar_trouble = as_asprintf(_("%s cannot be written; --sidecar=FILE names another place"),
					       session->sidecar);
}

bool as_session_need_store(struct as_session *session, struct as_error *err)
{
	if (session->store)
		return true;
	struct as_store_options store = {
		.access = session->read_only ? AS_STORE_READ : AS_STORE_WRITE,
		.annotator = session->annotator,
		.waiting = waiting,
		.waiting_data = session,
	};
	return as_store_open(&session->store, session->sidecar, &store, err);
}

static bool is_missing(const char *path)
{
	struct stat st;
	return lstat(path, &st) != 0 && errno == ENOENT;
}

/* Opens a sidecar that is there.  One that is not costs nothing: SQLite is
 * first used when there is something to write. */
static void open_sidecar(struct as_session *session)
{
	free(session->sidecar_trouble);
	session->sidecar_trouble = NULL;
	session->sidecar_locked = false;
	if (is_missing(session->sidecar))
		return;
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_need_store(session, &err)) {
		if (err.code != AS_ERR_NOT_FOUND)
			refuse(session, &err);
	} else if (!as_session_reload(session, &err)) {
		refuse(session, &err);
		as_store_close(session->store);
		session->store = NULL;
	}
	note_readonly(session);
	as_error_clear(&err);
}

void as_session_open_sidecar(struct as_session *session, const struct as_session_options *options)
{
	session->read_only = options->read_only;
	if (options->sidecar)
		session->sidecar = as_strdup(options->sidecar);
	else
		session->sidecar = as_sidecar_of_folder(session->root_real, &session->elsewhere);
	session->hurried = options->hurried;
	session->tags_later = options->hurried;
	open_sidecar(session);
	session->hurried = false;
}

void as_session_retry_sidecar(struct as_session *session)
{
	if (session->sidecar_locked)
		open_sidecar(session);
}

void as_session_free_sidecar(struct as_session *session)
{
	as_store_close(session->store);
	as_annotations_free(&session->all);
	as_session_tally_free(&session->tally);
	as_map_free(&session->by_id);
	free(session->all_sorted);
	as_arena_free(&session->sidecar_arena);
	free(session->sidecar);
	free(session->sidecar_trouble);
}

/* ---- roles by hand */

static void restore_roles(struct as_slot *slot)
{
	for (size_t i = slot->ruled_count; i-- > 0;)
		as_doc_set_role(slot->doc, slot->ruled[i].passage, slot->ruled[i].role, slot->ruled[i].rule);
	free(slot->ruled);
	slot->ruled = NULL;
	slot->ruled_count = 0;
}

static void override_role(struct as_slot *slot, const struct as_override *override, size_t *cap)
{
	struct as_span span;
	if (as_anchor_resolve(&span, &override->anchor, &slot->offsets) == AS_ANCHOR_ORPHAN)
		return;
	for (size_t n = 0; n < slot->doc->passages_count; n++) {
		struct as_passage *passage = &slot->doc->passages[n];
		if (passage->span.start != span.start || passage->span.end != span.end)
			continue;
		AS_RESERVE(slot->ruled, *cap, slot->ruled_count + 1);
		slot->ruled[slot->ruled_count++] = (struct as_ruled){n, passage->role, passage->rule};
		as_doc_set_role(slot->doc, n, override->role, "user");
		return;
	}
}

/* The first override of a document, or of the one that would follow it: they
 * stand in the order of documents. */
static size_t first_override(const struct as_session *session, const char *path)
{
	size_t low = 0, high = session->overrides_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(session->overrides[middle].anchor.document, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_override_of(const struct as_session *session, size_t i, const char *path)
{
	return i < session->overrides_count && !strcmp(session->overrides[i].anchor.document, path);
}

void as_session_apply_overrides(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	const char *path = session->corpus.entries[n].path;
	restore_roles(slot);
	size_t cap = 0;
	for (size_t i = first_override(session, path); is_override_of(session, i, path); i++)
		override_role(slot, &session->overrides[i], &cap);
	for (size_t m = 0; m < session->moved_count; m++)
		for (size_t i = first_override(session, session->moved[m].path);
		     session->moved[m].doc == n && is_override_of(session, i, session->moved[m].path); i++)
			override_role(slot, &session->overrides[i], &cap);
}

/* Whether the document's roles differ from what they were. */
static bool reapply(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	enum as_role *before = as_calloc(slot->doc->passages_count + 1, sizeof *before);
	for (size_t i = 0; i < slot->doc->passages_count; i++)
		before[i] = slot->doc->passages[i].role;
	as_session_apply_overrides(session, n);
	bool differs = false;
	for (size_t i = 0; i < slot->doc->passages_count && !differs; i++)
		differs = before[i] != slot->doc->passages[i].role;
	free(before);
	return differs;
}

static bool has_override(const struct as_session *session, size_t n)
{
	const char *path = session->corpus.entries[n].path;
	bool has = is_override_of(session, first_override(session, path), path);
	for (size_t m = 0; m < session->moved_count && !has; m++)
		has = session->moved[m].doc == n &&
		      is_override_of(session, first_override(session, session->moved[m].path), session->moved[m].path);
	return has;
}

/* ---- what the list shows of it */

static int compare_paths(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_tag_count *)item)->document);
}

static int compare_rows(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_document_row *)item)->path);
}

static size_t tags_in(const struct as_tag_count *counts, size_t count, const char *path)
{
	const struct as_tag_count *found = count ? bsearch(path, counts, count, sizeof *counts, compare_paths) : NULL;
	return found ? found->tags : 0;
}

bool as_session_count_tags(struct as_session *session, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_tag_count *counts = NULL;
	size_t count = 0;
	if (session->tags_known)
		return true;
	bool ok = !session->store || as_annotation_counts(&counts, &count, &arena, session->store, err);
	for (size_t n = 0; n < session->corpus.count; n++)
		session->slots[n].tags = tags_in(counts, count, session->corpus.entries[n].path);
	for (size_t i = 0; i < session->moved_count; i++)
		session->slots[session->moved[i].doc].tags += tags_in(counts, count, session->moved[i].path);
	session->tags_known = true;
	as_arena_free(&arena);
	return ok;
}

size_t as_session_tags_of(const struct as_session *session, size_t n)
{
	size_t tags = session->slots[n].tags, more;
	if (session->tags_known || session->tags_later || !session->store)
		return tags;
	as_annotation_count(&tags, session->store, session->corpus.entries[n].path, NULL);
	for (size_t i = 0; i < session->moved_count; i++)
		if (session->moved[i].doc == n && as_annotation_count(&more, session->store, session->moved[i].path, NULL))
			tags += more;
	return tags;
}

static void note_hashes(struct as_session *session, const struct as_document_row *rows, size_t count)
{
	for (size_t n = 0; n < session->corpus.count; n++) {
		struct as_slot *slot = &session->slots[n];
		const struct as_document_row *row =
			count ? bsearch(session->corpus.entries[n].path, rows, count, sizeof *rows, compare_rows) : NULL;
		slot->listed = false;
		slot->tagged_sha256 = row ? row->sha256 : NULL;
		if (row && slot->doc && !slot->sha256)
			slot->sha256 = as_arena_strdup(&session->arena, as_doc_sha256(slot->doc));
	}
	for (size_t i = 0; i < session->moved_count; i++) {
		struct as_slot *slot = &session->slots[session->moved[i].doc];
		if (!slot->tagged_sha256)
			slot->tagged_sha256 = session->moved[i].sha256;
	}
}

bool as_session_reload(struct as_session *session, struct as_error *err)
{
	bool counted = session->tags_known;
	session->sidecar_version++;
	session->register_.fresh = session->tally.fresh = session->tags_known = false;
	session->register_.added = 0;
	as_arena_free(&session->sidecar_arena);
	session->overrides = NULL;
	session->overrides_count = 0;
	struct as_document_row *rows = NULL;
	size_t count = 0;
	bool ok = as_document_list(&rows, &count, &session->sidecar_arena, session->store, err) &&
		  as_override_list(&session->overrides, &session->overrides_count, &session->sidecar_arena,
				   session->store, NULL, err) &&
		  as_session_reload_tags(session, err);
	as_session_find_all_moved(session, rows, ok ? count : 0);
	note_hashes(session, rows, ok ? count : 0);
	ok = ok && (!counted || as_session_count_tags(session, err));
	for (size_t n = 0; n < session->corpus.count; n++)
		if (session->slots[n].doc && (session->slots[n].ruled_count || has_override(session, n)) &&
		    reapply(session, n))
			as_session_roles_changed(session, n);
	return ok;
}

static bool refresh(struct as_session *session)
{
	bool locked = session->sidecar_locked;
	if (!session->store && (!session->sidecar_trouble || locked)) {
		open_sidecar(session); /* another program may have made it, or be done with it */
		return session->store || (session->sidecar_trouble && !locked);
	}
	if (!session->store || session->in_group || (!session->stale && !as_store_changed(session->store)))
		return false;
	session->stale = !as_session_reload(session, NULL);
	return true;
}

bool as_session_refresh(struct as_session *session)
{
	session->hurried = true;
	bool news = refresh(session);
	session->hurried = false;
	return news;
}

const char *as_session_sidecar(const struct as_session *session)
{
	return session->sidecar;
}

bool as_session_sidecar_elsewhere(const struct as_session *session)
{
	return session->elsewhere;
}

const char *as_session_sidecar_trouble(const struct as_session *session)
{
	return session->sidecar_trouble;
}

struct as_store *as_session_store(struct as_session *session)
{
	return session->store && as_store_exists(session->store) ? session->store : NULL;
}

void as_session_on_wait(struct as_session *session, bool (*ask)(void *data, int waited_ms), void *data)
{
	session->waiting = ask;
	session->waiting_data = data;
}
