/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/group.h"
#include "store/handle.h"
#include "store/phrase.h"
#include "store/place.h"
#include "store/value.h"

#define ID(row) row ".object"
#define CHANGES_OBJECT(row) "json_extract(" row ".action, '$.what') <> 'document'"

/* An entity that others point at by now stays when who added it takes that back. */
#define ADDS_ENTITY(row) \
	"json_extract(" row ".action, '$.do') = 'add' AND json_extract(" row ".action, '$.what') = 'entity'"

/* Someone else's later work, not undone, on what the group touched, or that ever
 * pointed at what it added or deleted (even if that is deleted by now: it could
 * not come back): an annotator's name, or no row.  ?1 group, ?2 oneself, ?3 its
 * Lamport time, so that only what came after is looked at. */
#define LATER_WORK                                                                                  \
	"SELECT g.annotator FROM annotator a CROSS JOIN action_group g ON g.annotator = a.name"      \
	" AND g.state = 'done' AND g.lamport > ?3 CROSS JOIN history h ON h.group_id = g.group_id"   \
	" CROSS JOIN history o ON o.group_id = ?1 AND " CHANGES_OBJECT("o")                          \
	" AND (o.object = h.object OR (json_extract(o.action, '$.do') IN ('add', 'delete')"          \
	"  AND NOT (" ADDS_ENTITY("o") ") AND o.object IN (" REFERENCES("h") ")))"                   \
	" WHERE a.name <> ?2"
#define REFERENCES(row)                                                                             \
	"json_extract(" row ".action, '$.claim'), json_extract(" row ".action, '$.entity'),"         \
	" json_extract(" row ".action, '$.source'), json_extract(" row ".action, '$.target'),"       \
	" json_extract(" row ".action, '$.claimant_entity'),"                                        \
	" json_extract(" row ".action, '$.set.claimant_entity')"

struct direction {
	const char *verb;
	const char *candidate; /* ?1 annotator: the group to take */
	const char *conflict;
	const char *nothing;
};

static const struct direction undo = {
	"undo",
	"SELECT group_id, lamport FROM action_group WHERE annotator = ?1 AND state = 'done'"
	" ORDER BY lamport DESC, origin DESC, seq DESC LIMIT 1",
	LATER_WORK " LIMIT 1",
	N_("nothing to undo"),
};
/* What is redone takes its old place in the order, under later work; only a
 * deletion would take that work away. */
static const struct direction redo = {
	"redo",
	"SELECT group_id, lamport FROM action_group WHERE annotator = ?1 AND state = 'undone'"
	" ORDER BY lamport, origin, seq LIMIT 1",
	LATER_WORK " AND json_extract(o.action, '$.do') = 'delete' LIMIT 1",
	N_("nothing to redo"),
};

/* What a group to be redone changes, but nothing before it adds any more. */
static const char lost_ground[] =
	"SELECT '' FROM history o WHERE o.group_id = ?1 AND " CHANGES_OBJECT("o")
	" AND NOT EXISTS (SELECT 1 FROM history n LEFT JOIN action_group g USING (group_id)"
	"  WHERE " ID("n") " = " ID("o") " AND n.lamport <= o.lamport AND json_extract(n.action, '$.do') = 'add'"
	"  AND (g.state = 'done' OR n.group_id = ?1)) LIMIT 1";

/* Claims and entities that are gone, at which something that the group touched
 * ever pointed: what comes back must not bring them back too. */
static const char gone_parents[] =
	"SELECT DISTINCT r.value FROM history o JOIN history n ON n.object = o.object,"
	" json_each(json_array(" REFERENCES("n") ")) r"
	" WHERE o.group_id = ?1 AND r.value IS NOT NULL"
	" AND NOT EXISTS (SELECT 1 FROM claim WHERE id = r.value)"
	" AND NOT EXISTS (SELECT 1 FROM entity WHERE id = r.value)"
	" AND NOT EXISTS (SELECT 1 FROM history m WHERE m.group_id = ?1 AND m.object = r.value)";

static bool stayed_gone(struct as_store *store, const struct as_ids *parents, struct as_error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < parents->count; i++) {
		struct as_stmt *stmt = as_stmt_take(
			store->db, "SELECT 1 FROM claim WHERE id = ?1 UNION ALL SELECT 1 FROM entity WHERE id = ?1", err);
		as_bind_text(stmt, 1, parents->items[i]);
		enum as_step step = as_stmt_step(stmt, err);
		as_stmt_release(stmt);
		ok = step == AS_STEP_DONE;
		if (step == AS_STEP_ROW)
			as_error_set(err, AS_ERR_CONFLICT, _("what it belongs to has been taken away by someone else"));
	}
	return ok;
}

/* True when the query finds nothing; else AS_ERR_CONFLICT. */
static bool is_free(struct as_store *store, const char *sql, const char *group, int64_t lamport, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, sql, err);
	as_bind_text(stmt, 1, group);
	if (lamport) {
		as_bind_text(stmt, 2, store->annotator);
		as_bind_int(stmt, 3, lamport);
	}
	enum as_step step = as_stmt_step(stmt, err);
	const char *who = step == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	if (who && *who)
		as_error_set(err, AS_ERR_CONFLICT, _("later work of %s depends on it; they must undo that first"), who);
	else if (step == AS_STEP_ROW)
		as_error_set(err, AS_ERR_CONFLICT, _("what it belongs to has been taken away by someone else"));
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

static bool find_group(char group[AS_UUID_TEXT], int64_t *lamport, struct as_store *store,
		       const struct direction *direction, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, direction->candidate, err);
	as_bind_text(stmt, 1, store->annotator);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW) {
		as_place_id(group, stmt, 0);
		*lamport = as_column_int(stmt, 1);
	}
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOTHING, "%s", _(direction->nothing));
	return step == AS_STEP_ROW;
}

static bool toggle(struct as_buf *what, struct as_store *store, const struct direction *direction,
		   struct as_error *err)
{
	char group[AS_UUID_TEXT];
	int64_t lamport;
	struct as_action action;
	if (!find_group(group, &lamport, store, direction, err) ||
	    !is_free(store, direction->conflict, group, lamport, err) ||
	    (direction == &redo && !is_free(store, lost_ground, group, 0, err)) ||
	    (what && !as_phrase_group(what, store->db, group, err)))
		return false;
	struct as_ids gone = {0};
	bool ok = as_ids_of(&gone, store, gone_parents, group, err);
	if (ok) {
		as_action_begin(&action, direction->verb, NULL, NULL);
		as_action_text(&action, "group", group);
		ok = as_action_finish(&action, store, err) && stayed_gone(store, &gone, err);
	}
	as_ids_free(&gone);
	return ok;
}

static bool walk(struct as_buf *what, struct as_store *store, const struct direction *direction, struct as_error *err)
{
	struct as_scope scope;
	if (!as_store_appeared(store))
		return as_error_set(err, AS_ERR_NOTHING, "%s", _(direction->nothing));
	if (store->group.open)
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), store->path);
	if (!as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, toggle(what, store, direction, err), store, err);
}

bool as_history_undo(struct as_buf *what, struct as_store *store, struct as_error *err)
{
	return walk(what, store, &undo, err);
}

bool as_history_redo(struct as_buf *what, struct as_store *store, struct as_error *err)
{
	return walk(what, store, &redo, err);
}

bool as_history_depth(size_t *undo_depth, size_t *redo_depth, struct as_store *store, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT (SELECT count(*) FROM action_group WHERE annotator = ?1 AND state = 'done'),"
		" (SELECT count(*) FROM action_group WHERE annotator = ?1 AND state = 'undone')",
		err);
	as_bind_text(stmt, 1, store->annotator);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	if (ok) {
		*undo_depth = (size_t)as_column_int(stmt, 0);
		*redo_depth = (size_t)as_column_int(stmt, 1);
	}
	as_stmt_release(stmt);
	return ok;
}

/* ---- the log */

static const char log_rows[] =
	"SELECT h.origin, h.seq, h.lamport, h.time, h.annotator, h.program_version, h.group_id, " ID("h")
	", coalesce(g.state, 'done') <> 'done' FROM history h LEFT JOIN action_group g USING (group_id)"
	" ORDER BY h.lamport DESC, h.origin DESC, h.seq DESC LIMIT ?1 OFFSET ?2";

static bool read_row(struct as_log_row *row, struct as_arena *arena, struct as_store *store, struct as_stmt *stmt,
		     struct as_error *err)
{
	struct as_buf phrase = AS_BUF_INIT;
	*row = (struct as_log_row){
		.origin = as_place_text(arena, stmt, 0),    .seq = as_column_int(stmt, 1),
		.lamport = as_column_int(stmt, 2),          .time = as_place_text(arena, stmt, 3),
		.annotator = as_place_text(arena, stmt, 4), .program_version = as_place_text(arena, stmt, 5),
		.group = as_place_text(arena, stmt, 6),     .object = as_place_text(arena, stmt, 7),
		.state = as_column_int(stmt, 8) ? AS_LOG_UNDONE : AS_LOG_DONE,
	};
	bool ok = as_phrase_row(&phrase, store->db, row->origin, row->seq, err);
	row->what = as_arena_strdup(arena, phrase.data);
	as_buf_free(&phrase);
	return ok;
}

bool as_history_log(struct as_log_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    size_t skip, size_t limit, struct as_error *err)
{
	struct as_log_row *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(store->db, log_rows, err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	as_bind_int(stmt, 1, limit ? (int64_t)limit : -1);
	as_bind_int(stmt, 2, (int64_t)skip);
	*count = 0;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		ok = read_row(&rows[*count], arena, store, stmt, err);
		++*count;
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_log_row, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return ok && step == AS_STEP_DONE;
}

/* ---- the log by groups */

static const char groups[] =
	"SELECT g.group_id, g.annotator, min(h.time), count(*), g.state,"
	" (SELECT o.object FROM history o WHERE o.group_id = g.group_id"
	"  AND json_extract(o.action, '$.what') = 'annotation' ORDER BY o.seq LIMIT 1)"
	" FROM (SELECT * FROM action_group ORDER BY lamport DESC, origin DESC, seq DESC LIMIT ?1 OFFSET ?2) g"
	" JOIN history h USING (group_id)"
	" WHERE json_extract(h.action, '$.what') IS NOT 'document'"
	" GROUP BY g.group_id ORDER BY g.lamport DESC, g.origin DESC, g.seq DESC";

static bool read_group(struct as_log_group *row, struct as_arena *arena, struct as_store *store, struct as_stmt *stmt,
		       struct as_error *err)
{
	struct as_buf phrase = AS_BUF_INIT;
	const char *state = as_column_text(stmt, 4);
	*row = (struct as_log_group){
		.group = as_place_text(arena, stmt, 0),  .annotator = as_place_text(arena, stmt, 1),
		.time = as_place_text(arena, stmt, 2),   .actions = (size_t)as_column_int(stmt, 3),
		.object = as_place_text(arena, stmt, 5),
		.state = state && !strcmp(state, "done") ? AS_LOG_DONE : AS_LOG_UNDONE,
		.dropped = state && !strcmp(state, "dropped"),
	};
	bool ok = as_phrase_group(&phrase, store->db, row->group, err);
	row->what = as_arena_strdup(arena, phrase.len ? phrase.data : "");
	as_buf_free(&phrase);
	return ok;
}

bool as_history_groups_count(size_t *count, struct as_store *store, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT count(*) FROM action_group", err);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	*count = ok ? (size_t)as_column_int(stmt, 0) : 0;
	as_stmt_release(stmt);
	return ok;
}

bool as_history_groups(struct as_log_group **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       size_t skip, size_t limit, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, groups, err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	as_bind_int(stmt, 1, (int64_t)limit);
	as_bind_int(stmt, 2, (int64_t)skip);
	*out = AS_NEW_ARRAY(arena, struct as_log_group, limit + 1);
	*count = 0;
	while (ok && *count < limit && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		ok = read_group(&(*out)[(*count)++], arena, store, stmt, err);
	as_stmt_release(stmt);
	return ok && step != AS_STEP_FAILED;
}

bool as_history_undo_to(size_t *undone, struct as_store *store, const char *group, struct as_error *err)
{
	*undone = 0;
	struct as_stmt *stmt = as_stmt_take(
		store->db, "SELECT 1 FROM action_group WHERE group_id = ?1 AND annotator = ?2 AND state = 'done'", err);
	as_bind_text(stmt, 1, group);
	as_bind_text(stmt, 2, store->annotator);
	enum as_step step = as_stmt_step(stmt, err);
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		return as_error_set(err, AS_ERR_USAGE,
				    _("this step is another annotator's, or undone already; nothing was changed"));
	for (char newest[AS_UUID_TEXT]; step == AS_STEP_ROW; ++*undone) {
		int64_t lamport;
		if (!find_group(newest, &lamport, store, &undo, err) || !as_history_undo(NULL, store, err))
			return false;
		if (!strcmp(newest, group))
			step = AS_STEP_DONE;
	}
	return step == AS_STEP_DONE;
}
