/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"

bool as_document_list(struct as_document_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      struct as_error *err)
{
	struct as_document_row *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT path, path_bytes, sha256, title, date, source, url FROM document"
					    " ORDER BY path, id",
					    err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		struct as_document_row *row = &rows[(*count)++];
		row->path = as_place_path(arena, stmt, 0);
		row->sha256 = as_place_text(arena, stmt, 2);
		row->title = as_place_text(arena, stmt, 3);
		row->date = as_place_text(arena, stmt, 4);
		row->source = as_place_text(arena, stmt, 5);
		row->url = as_place_text(arena, stmt, 6);
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_document_row, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

const char *as_document_path(struct as_arena *arena, struct as_store *store, const char *id)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT path, path_bytes FROM document WHERE id = ?1", NULL);
	as_bind_text(stmt, 1, id);
	const char *path = as_stmt_step(stmt, NULL) == AS_STEP_ROW ? as_place_path(arena, stmt, 0) : NULL;
	as_stmt_release(stmt);
	return path;
}

bool as_document_hash(char sha256[AS_SHA256_HEX], struct as_store *store, const char *path, struct as_error *err)
{
	char id[AS_UUID_TEXT];
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT sha256 FROM document WHERE id = ?1", err);
	as_place_document_id(id, path);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	const char *known = step == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	snprintf(sha256, AS_SHA256_HEX, "%s", known ? known : "");
	as_stmt_release(stmt);
	return step != AS_STEP_FAILED;
}
