/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/ruling.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

#define FROM_DONE " FROM history h JOIN action_group g USING (group_id)"
#define ORDERED "h.annotator, h.time, h.lamport, h.origin, h.seq"
#define OF_CLAIM(verb) \
	" WHERE g.state = 'done' AND json_extract(h.action, '$.what') = 'claim'" \
	" AND json_extract(h.action, '$.do') = '" verb "' AND EXISTS (SELECT 1 FROM claim WHERE id = h.object)"

static const char settings[] =
	"SELECT h.object, j.key AS field, j.value AS value, 0 AS confirms, " ORDERED FROM_DONE
	", json_each(h.action, '$.set') j" OF_CLAIM("change") " AND j.key IN ('verdict', 'state', 'claimant')"
	" UNION ALL SELECT h.object, j.key, j.value, 0, " ORDERED FROM_DONE
	", json_each(h.action) j" OF_CLAIM("add") " AND j.key IN ('verdict', 'claimant')"
	" UNION ALL SELECT h.object, coalesce(json_extract(h.action, '$.field'), ''), NULL, 1, " ORDERED FROM_DONE
	" WHERE g.state = 'done' AND json_extract(h.action, '$.do') = 'confirm'"
	" ORDER BY 1, 2, h.lamport, h.origin, h.seq";

bool as_ruling_list(struct as_ruling **out, size_t *count, struct as_arena *arena, struct as_store *store,
		     struct as_error *err)
{
	struct as_ruling *rows = NULL;
	size_t cap = 0;
	enum as_step step;
	struct as_stmt *stmt = as_stmt_take(store->db, settings, err);
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = (struct as_ruling){
			.object = as_place_text(arena, stmt, 0), .field = as_place_text(arena, stmt, 1),
			.value = as_place_text(arena, stmt, 2), .confirms = as_column_int(stmt, 3) != 0,
			.annotator = as_place_text(arena, stmt, 4), .time = as_place_text(arena, stmt, 5)};
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_ruling, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

static bool confirm(struct as_store *store, const char *what, const char *id, const char *field, struct as_error *err)
{
	struct as_action action;
	as_action_begin(&action, "confirm", what, id);
	as_action_text(&action, "field", field);
	return as_action_finish(&action, store, err);
}

bool as_ruling_confirm(struct as_store *store, const char *id, const char *field, struct as_error *err)
{
	struct as_scope scope;
	enum as_object kind;
	char full[AS_UUID_TEXT];
	if (!as_value_known(store, id, err) || !as_store_find(&kind, full, store, id, err))
		return false;
	if (kind != (field ? AS_OBJECT_CLAIM : AS_OBJECT_ANNOTATION))
		return as_error_set(err, AS_ERR_USAGE, _("%s cannot be confirmed"), id);
	if (!as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, confirm(store, field ? "claim" : "annotation", full, field, err), store, err);
}
