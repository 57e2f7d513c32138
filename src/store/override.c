/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/override.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/record.h"
#include "store/value.h"

/* CROSS: overrides are few, spans many. */
/* CROSS: overrides are few, spans many. */
#define ROWS " FROM override o CROSS JOIN span s ON s.object = o.id AND s.part = 0 JOIN document d ON d.id = s.document"

/* The override of exactly this passage: `id` stays "" when there is none. */
static bool find_at(char id[AS_UUID_TEXT], bool *same, struct as_store *store, const struct as_anchor *anchor,
		    const char *role, struct as_error *err)
{
	char document[AS_UUID_TEXT];
	as_place_document_id(document, anchor->document);
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT o.id, o.role = ?4" ROWS
		" WHERE s.document = ?1 AND s.start = ?2 AND s.\"end\" = ?3 ORDER BY o.id LIMIT 1",
		err);
	as_bind_text(stmt, 1, document);
	as_bind_int(stmt, 2, (int64_t)anchor->start);
	as_bind_int(stmt, 3, (int64_t)anchor->end);
	as_bind_text(stmt, 4, role);
	enum as_step step = as_stmt_step(stmt, err);
	id[0] = '\0';
	*same = false;
	if (step == AS_STEP_ROW) {
		as_place_id(id, stmt, 0);
		*same = as_column_int(stmt, 1) != 0;
	}
	as_stmt_release(stmt);
	return step != AS_STEP_FAILED;
}

static bool set_role(struct as_store *store, const struct as_anchor *anchor, const char *role,
		     const struct as_doc *doc, struct as_error *err)
{
	char id[AS_UUID_TEXT];
	bool same;
	struct as_action action;
	if (!find_at(id, &same, store, anchor, role, err))
		return false;
	if (same)
		return true;
	if (id[0]) {
		as_action_begin(&action, "change", "override", id);
		as_json_key(&action.json, "set");
		as_json_begin_object(&action.json);
		as_value_put(&action, "role", role);
		as_json_end_object(&action.json);
		return as_action_finish(&action, store, err);
	}
	if (!as_place_state(store, doc, err))
		return false;
	as_uuid_new(id);
	as_action_begin(&action, "add", "override", id);
	as_action_text(&action, "role", role);
	as_place_put(&action, anchor);
	return as_action_finish(&action, store, err);
}

bool as_override_set(struct as_store *store, const struct as_anchor *anchor, enum as_role role,
		     const struct as_doc *doc, struct as_error *err)
{
	struct as_scope scope;
	if (!as_place_valid(anchor, doc, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, set_role(store, anchor, as_role_name(role), doc, err), store, err);
}

static bool clear_role(struct as_store *store, const struct as_anchor *anchor, struct as_error *err)
{
	char id[AS_UUID_TEXT];
	bool same;
	struct as_action action;
	if (!find_at(id, &same, store, anchor, NULL, err))
		return false;
	if (!id[0])
		return as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no role was given to this passage"),
				    anchor->document);
	as_action_begin(&action, "delete", "override", id);
	return as_action_finish(&action, store, err);
}

bool as_override_clear(struct as_store *store, const struct as_anchor *anchor, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, anchor->document, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, clear_role(store, anchor, err), store, err);
}

bool as_override_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		      const struct as_doc *doc, struct as_error *err)
{
	static const struct as_record_kind kind = {.what = "override", .none = N_("no such role"), .spans = 1};
	return as_record_move(store, &kind, id, anchor, &doc, err);
}

static void read_row(struct as_override *out, struct as_arena *arena, struct as_stmt *stmt)
{
	const char *role = as_column_text(stmt, 1);
	*out = (struct as_override){0};
	as_place_id(out->id, stmt, 0);
	out->role = role ? as_role_named(role) : AS_ROLE_COUNT;
	out->annotator = as_place_text(arena, stmt, 2);
	out->created = as_place_text(arena, stmt, 3);
	out->updated = as_place_text(arena, stmt, 4);
	as_place_get(&out->anchor, arena, stmt, 5);
}

bool as_override_list(struct as_override **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      const char *document, struct as_error *err)
{
	struct as_override *rows = NULL;
	size_t cap = 0;
	char id[AS_UUID_TEXT];
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT o.id, o.role, o.annotator, o.created, o.updated, " AS_PLACE_COLUMNS ROWS
		" WHERE ?1 IS NULL OR s.document = ?1 ORDER BY d.path, s.start, o.id",
		err);
	enum as_step step;
	*count = 0;
	if (document) {
		as_place_document_id(id, document);
		as_bind_text(stmt, 1, id);
	}
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		read_row(&rows[*count], arena, stmt);
		*count += rows[*count].role != AS_ROLE_COUNT;
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_override, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}
