/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entity.h's lists: the register as a whole. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/statement.h"
#include "store/entity.h"
#include "store/handle.h"
#include "store/place.h"

bool as_entity_aliases(struct as_alias **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       const char *id, struct as_error *err)
{
	struct as_alias *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    id ? "SELECT entity, text FROM alias WHERE entity = ?1 ORDER BY text"
					       : "SELECT entity, text FROM alias ORDER BY entity, text",
					    err);
	enum as_step step;
	*count = 0;
	if (id)
		as_bind_text(stmt, 1, id);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = (struct as_alias){as_place_text(arena, stmt, 0), as_place_text(arena, stmt, 1)};
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_alias, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

bool as_entity_names(struct as_entity_name **out, size_t *count, struct as_arena *arena, struct as_store *store,
		     struct as_error *err)
{
	struct as_entity_name *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT id, type, canonical AS text, 1 AS rank FROM entity"
					    " UNION ALL SELECT e.id, e.type, a.text, 0 FROM alias a JOIN entity e ON e.id = a.entity"
					    " ORDER BY rank DESC, id, text",
					    err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = (struct as_entity_name){as_place_text(arena, stmt, 0), as_place_text(arena, stmt, 1),
							   as_place_text(arena, stmt, 2), as_column_int(stmt, 3) != 0};
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_entity_name, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

/* One pass over the mentions; the claims are counted by their index. */
static const char register_rows[] =
	"SELECT e.id, e.canonical, e.type, e.external_id, e.note, e.annotator, e.created, e.updated,"
	" coalesce(n.mentions, 0), coalesce(n.documents, 0), n.first, n.last,"
	" (SELECT count(*) FROM claim c WHERE c.claimant_entity = e.id)"
	" FROM entity e LEFT JOIN (SELECT m.entity AS entity, count(*) AS mentions,"
	"  count(DISTINCT s.document) AS documents, min(d.date) AS first, max(d.date) AS last"
	"  FROM mention m JOIN span s ON s.object = m.annotation AND s.part = 0 JOIN document d ON d.id = s.document"
	"  GROUP BY m.entity) n ON n.entity = e.id"
	" ORDER BY e.canonical, e.id";

bool as_entity_list(struct as_entity_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    struct as_error *err)
{
	struct as_entity_row *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(store->db, register_rows, err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		struct as_entity_row *row = &rows[(*count)++];
		*row = (struct as_entity_row){
			.entity = {.canonical = as_place_text(arena, stmt, 1), .type = as_place_text(arena, stmt, 2),
				   .external_id = as_place_text(arena, stmt, 3), .note = as_place_text(arena, stmt, 4),
				   .annotator = as_place_text(arena, stmt, 5), .created = as_place_text(arena, stmt, 6),
				   .updated = as_place_text(arena, stmt, 7)},
			.mentions = (size_t)as_column_int(stmt, 8), .documents = (size_t)as_column_int(stmt, 9),
			.first = as_place_text(arena, stmt, 10), .last = as_place_text(arena, stmt, 11),
			.claims = (size_t)as_column_int(stmt, 12),
		};
		as_place_id(row->entity.id, stmt, 0);
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_entity_row, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

bool as_entity_tally(size_t *mentions, size_t *documents, struct as_store *store, const char *id,
		     struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT count(*), count(DISTINCT s.document) FROM mention m"
					    " JOIN span s ON s.object = m.annotation AND s.part = 0 WHERE m.entity = ?1",
					    err);
	*mentions = *documents = 0;
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW) {
		*mentions = (size_t)as_column_int(stmt, 0);
		*documents = (size_t)as_column_int(stmt, 1);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

bool as_entity_mentions(const char ***out, size_t *count, struct as_arena *arena, struct as_store *store,
			const char *id, struct as_error *err)
{
	const char **rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT m.annotation FROM mention m JOIN span s ON s.object = m.annotation AND s.part = 0"
		" JOIN document d ON d.id = s.document WHERE m.entity = ?1"
		" ORDER BY d.path, s.start, s.\"end\", m.annotation",
		err);
	enum as_step step;
	*count = 0;
	as_bind_text(stmt, 1, id);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = as_place_text(arena, stmt, 0);
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, const char *, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}
