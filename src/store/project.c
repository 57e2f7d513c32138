/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/effects.h"
#include "store/links.h"
#include "store/schema.h"

/* What a row of the history says, as far as the projection needs it. */
struct entry {
	char *action;
	size_t len;
	char *verb, *what, *object, *group; /* NULL when the action does not say */
	char *annotator, *time, *origin;
	int64_t lamport, seq;
};

static void entry_free(struct entry *entry)
{
	char *owned[] = {entry->action, entry->verb, entry->what, entry->object, entry->group, entry->annotator,
			 entry->time, entry->origin};
	for (size_t i = 0; i < sizeof owned / sizeof owned[0]; i++)
		free(owned[i]);
}

static bool run(struct as_db *db, const char *sql, const struct entry *entry, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, sql, err);
	as_bind_textn(stmt, 1, entry->action, entry->len);
	as_bind_text(stmt, 2, entry->annotator);
	as_bind_text(stmt, 3, entry->time);
	as_bind_text(stmt, 4, entry->object);
	return as_stmt_run(stmt, err);
}

static bool run_with(struct as_db *db, const char *sql, const char *value, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, sql, err);
	as_bind_text(stmt, 1, value);
	return as_stmt_run(stmt, err);
}

/* 1 when the query gives a row, 0 when not, -1 on failure. */
static int holds(struct as_db *db, const char *sql, const char *value, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, sql, err);
	as_bind_text(stmt, 1, value);
	enum as_step step = as_stmt_step(stmt, err);
	as_stmt_release(stmt);
	return step == AS_STEP_FAILED ? -1 : step == AS_STEP_ROW;
}

/* ---- one action on one object, whatever points at what */

static bool apply(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	const struct as_effect *effect =
		entry->what && entry->verb && entry->object ? as_effect_of(entry->what, entry->verb) : NULL;
	if (!effect)
		return as_error_set(err, AS_ERR_DAMAGED, _("history %s/%lld: no action that this version knows"),
				    entry->origin, (long long)entry->seq);
	bool ok = true;
	for (size_t i = 0; ok && i < AS_EFFECT_STEPS && effect->sql[i]; i++)
		ok = run(db, effect->sql[i], entry, err);
	return ok;
}

/* ---- reading the history */

#define ENTRY_COLUMNS                                                                                          \
	"h.action, json_extract(h.action, '$.do'), json_extract(h.action, '$.what'), h.object," \
	" h.group_id, h.annotator, h.time, h.origin, h.lamport, h.seq"
#define HISTORY_ORDER " ORDER BY h.lamport, h.origin, h.seq"

static char *column_copy(struct as_stmt *stmt, int at)
{
	const char *text = as_column_text(stmt, at);
	return text ? as_strndup(text, as_column_bytes(stmt, at)) : NULL;
}

static void entry_read(struct entry *entry, struct as_stmt *stmt)
{
	*entry = (struct entry){
		.action = column_copy(stmt, 0),    .len = as_column_bytes(stmt, 0),  .verb = column_copy(stmt, 1),
		.what = column_copy(stmt, 2),      .object = column_copy(stmt, 3),   .group = column_copy(stmt, 4),
		.annotator = column_copy(stmt, 5), .time = column_copy(stmt, 6),     .origin = column_copy(stmt, 7),
		.lamport = as_column_int(stmt, 8), .seq = as_column_int(stmt, 9),
	};
}

static bool is_verb(const struct entry *entry, const char *verb)
{
	return entry->verb && !strcmp(entry->verb, verb);
}

/* Applies the rows of a taken statement that gives ENTRY_COLUMNS; releases it. */
static bool apply_rows(struct as_db *db, struct as_stmt *stmt, as_project_failed *failed, void *data,
		       struct as_error *err)
{
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		struct entry entry;
		struct as_error local = AS_ERROR_INIT;
		entry_read(&entry, stmt);
		ok = apply(db, &entry, &local);
		if (!ok && failed) {
			failed(data, entry.origin, entry.seq, &local);
			ok = true;
		}
		if (!ok)
			as_error_move(err, &local);
		as_error_clear(&local);
		entry_free(&entry);
	}
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

/* ---- making an object again */

#define IS_HELD                                                                                           \
	"EXISTS (SELECT 1 FROM appearance WHERE claim = ?1) OR EXISTS (SELECT 1 FROM evidence WHERE claim = ?1)" \
	" OR EXISTS (SELECT 1 FROM relation WHERE source = ?1) OR EXISTS (SELECT 1 FROM relation WHERE target = ?1)" \
	" OR EXISTS (SELECT 1 FROM mention WHERE entity = ?1)"                                            \
	" OR EXISTS (SELECT 1 FROM claim WHERE claimant_entity = ?1)"
static const char held_and_gone[] = "SELECT 1 WHERE (" IS_HELD ") AND NOT EXISTS (SELECT 1 FROM claim WHERE id = ?1)"
				    " AND NOT EXISTS (SELECT 1 FROM entity WHERE id = ?1)";

static const char rows_done[] = "SELECT " ENTRY_COLUMNS " FROM history h JOIN action_group g USING (group_id)"
				" WHERE h.object = ?1 AND g.state = 'done' AND h.action IS NOT NULL" HISTORY_ORDER;
static const char rows_held[] = "SELECT " ENTRY_COLUMNS " FROM history h JOIN action_group g USING (group_id)"
				" WHERE h.object = ?1 AND json_extract(h.action, '$.do') <> 'delete'"
				" AND (g.state = 'done' OR json_extract(h.action, '$.do') = 'add')" HISTORY_ORDER;

static bool apply_object(struct as_db *db, const char *rows, const char *object, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, rows, err);
	as_bind_text(stmt, 1, object);
	return apply_rows(db, stmt, NULL, NULL, err);
}

static bool remove_object(struct as_db *db, const char *object, struct as_error *err)
{
	struct entry entry = {.object = (char *)object};
	struct as_stmt *stmt = as_stmt_take(
		db, "SELECT DISTINCT json_extract(action, '$.what') FROM history WHERE object = ?1", err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	as_bind_text(stmt, 1, object);
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		const char *what = as_column_text(stmt, 0);
		const struct as_effect *removal = what ? as_effect_of(what, "delete") : NULL;
		for (size_t i = 0; ok && removal && i < AS_EFFECT_STEPS && removal->sql[i]; i++)
			ok = run(db, removal->sql[i], &entry, err);
	}
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

/* What is held and gone comes back. */
static bool revive(struct as_db *db, const char *object, struct as_error *err)
{
	int gone = holds(db, held_and_gone, object, err);
	return gone == 0 || (gone > 0 && apply_object(db, rows_held, object, err));
}

static bool remake_object(struct as_db *db, const char *object, struct as_error *err);

/* A claim or an entity that something points at since.  (It may itself point at
 * an entity, which is where that ends.) */
static bool hold_parent(struct as_db *db, const char *parent, struct as_error *err)
{
	int there = holds(db, "SELECT 1 FROM claim WHERE id = ?1 UNION ALL SELECT 1 FROM entity WHERE id = ?1", parent,
			  err);
	return there > 0 || (there == 0 && remake_object(db, parent, err));
}

/* One that something points at no more. */
static bool release_parent(struct as_db *db, const char *parent, struct as_error *err)
{
	static const char was_taken_away[] =
		"SELECT 1 FROM history h LEFT JOIN action_group g USING (group_id) WHERE h.object = ?1"
		" AND (json_extract(h.action, '$.do') = 'delete'"
		"  OR (json_extract(h.action, '$.do') = 'add' AND g.state <> 'done')) LIMIT 1";
	int goes = holds(db, "SELECT 1 WHERE NOT (" IS_HELD ")", parent, err);
	if (goes > 0)
		goes = holds(db, was_taken_away, parent, err);
	return goes == 0 || (goes > 0 && remake_object(db, parent, err));
}

/* After an object changed that pointed at `before`. */
static bool settle(struct as_db *db, const struct as_links *before, const char *object, struct as_error *err)
{
	struct as_links now;
	bool ok = as_links_read(&now, db, object, err) && as_links_settle_documents(db, &before->documents, &now.documents, err);
	for (size_t i = 0; ok && i < now.parents.count; i++)
		ok = as_names_have(&before->parents, now.parents.items[i]) ||
		     hold_parent(db, now.parents.items[i], err);
	for (size_t i = 0; ok && i < before->parents.count; i++)
		ok = as_names_have(&now.parents, before->parents.items[i]) ||
		     release_parent(db, before->parents.items[i], err);
	as_links_free(&now);
	return ok;
}

static bool remake_object(struct as_db *db, const char *object, struct as_error *err)
{
	struct as_links before;
	bool ok = as_links_read(&before, db, object, err) && remove_object(db, object, err) &&
		  apply_object(db, rows_done, object, err) && revive(db, object, err) &&
		  settle(db, &before, object, err);
	as_links_free(&before);
	return ok;
}

/* The row is the last in order: what it does comes upon what is there.  Only a
 * claim or entity that is added once more is made again: it may be one that was
 * deleted and is held. */
static bool apply_last(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	const struct as_effect *effect =
		entry->what && entry->verb ? as_effect_of(entry->what, entry->verb) : NULL;
	struct as_links before = {0};
	if (!effect || !entry->object || !effect->links)
		return apply(db, entry, err);
	bool parent = !strcmp(entry->what, "claim") || !strcmp(entry->what, "entity"), adds = is_verb(entry, "add");
	bool ok = (adds || as_links_read(&before, db, entry->object, err)) && apply(db, entry, err);
	if (ok && parent && adds && as_db_changes(db) == 0)
		ok = remake_object(db, entry->object, err);
	else
		ok = ok && (!parent || adds || revive(db, entry->object, err)) &&
		     settle(db, &before, entry->object, err);
	as_links_free(&before);
	return ok;
}

static bool remake_group(struct as_db *db, const char *group, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db,
					    "SELECT DISTINCT object FROM history WHERE group_id = ?1"
					    " AND json_extract(action, '$.what') <> 'document'",
					    err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	as_bind_text(stmt, 1, group);
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		ok = remake_object(db, as_column_text(stmt, 0), err);
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

/* ---- groups */

static bool set_group_state(struct as_db *db, const struct entry *entry, const char *state, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		db, "UPDATE action_group SET state = ?2 WHERE group_id = json_extract(?1, '$.group')", err);
	as_bind_textn(stmt, 1, entry->action, entry->len);
	as_bind_text(stmt, 2, state);
	return as_stmt_run(stmt, err);
}

/* The first row of a group opens it and ends its annotator's line of redo. */
static bool open_group(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		db,
		"INSERT OR IGNORE INTO action_group (group_id, annotator, lamport, origin, seq, state)"
		" VALUES (?1, ?2, ?3, ?4, ?5, 'done')",
		err);
	as_bind_text(stmt, 1, entry->group);
	as_bind_text(stmt, 2, entry->annotator);
	as_bind_int(stmt, 3, entry->lamport);
	as_bind_text(stmt, 4, entry->origin);
	as_bind_int(stmt, 5, entry->seq);
	if (!as_stmt_run(stmt, err))
		return false;
	return as_db_changes(db) == 0 ||
	       run_with(db, "UPDATE action_group SET state = 'dropped' WHERE annotator = ?1 AND state = 'undone'",
			entry->annotator, err);
}

/* The tables about the history itself: annotator and action_group. */
static bool apply_to_groups(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	static const char annotator[] = "INSERT INTO annotator (name, first, last) VALUES (?1, ?2, ?2)"
					" ON CONFLICT (name) DO UPDATE SET last = excluded.last";
	struct as_stmt *stmt = as_stmt_take(db, annotator, err);
	as_bind_text(stmt, 1, entry->annotator);
	as_bind_text(stmt, 2, entry->time);
	if (!as_stmt_run(stmt, err))
		return false;
	if (!entry->action)
		return true;
	if (is_verb(entry, "undo"))
		return set_group_state(db, entry, "undone", err);
	if (is_verb(entry, "redo"))
		return set_group_state(db, entry, "done", err);
	return open_group(db, entry, err);
}

static char *target_group(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, "SELECT json_extract(?1, '$.group')", err);
	as_bind_textn(stmt, 1, entry->action, entry->len);
	char *group = as_stmt_step(stmt, err) == AS_STEP_ROW ? column_copy(stmt, 0) : NULL;
	as_stmt_release(stmt);
	return group;
}

bool as_project_row(struct as_db *db, const char *origin, int64_t seq, struct as_error *err)
{
	struct as_stmt *stmt =
		as_stmt_take(db, "SELECT " ENTRY_COLUMNS " FROM history h WHERE origin = ?1 AND seq = ?2", err);
	struct entry entry = {0};
	as_bind_text(stmt, 1, origin);
	as_bind_int(stmt, 2, seq);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	if (ok)
		entry_read(&entry, stmt);
	as_stmt_release(stmt);
	ok = ok && apply_to_groups(db, &entry, err);
	if (ok && (is_verb(&entry, "undo") || is_verb(&entry, "redo"))) {
		char *group = target_group(db, &entry, err);
		ok = group && remake_group(db, group, err);
		free(group);
	} else {
		ok = ok && apply_last(db, &entry, err);
	}
	entry_free(&entry);
	return ok;
}

/* Runs a verb on each name that a query gives. */
static bool for_each(struct as_db *db, const char *sql,
		     bool (*verb)(struct as_db *db, const char *name, struct as_error *err), struct as_error *err)
{
	struct as_names names = {0};
	struct as_stmt *stmt = as_stmt_take(db, sql, err);
	enum as_step step;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		as_names_add(&names, as_column_text(stmt, 0));
	as_stmt_release(stmt);
	bool ok = step == AS_STEP_DONE;
	for (size_t i = 0; ok && i < names.count; i++)
		ok = verb(db, names.items[i], err);
	as_names_free(&names);
	return ok;
}

/* Claims first: they may hold entities. */
static bool revive_all(struct as_db *db, struct as_error *err)
{
	return for_each(db,
			"SELECT claim FROM (SELECT claim FROM appearance UNION SELECT claim FROM evidence UNION"
			" SELECT source FROM relation UNION SELECT target FROM relation)"
			" WHERE claim NOT IN (SELECT id FROM claim)",
			revive, err) &&
	       for_each(db,
			"SELECT entity FROM (SELECT entity FROM mention UNION SELECT claimant_entity FROM claim"
			" WHERE claimant_entity IS NOT NULL) WHERE entity NOT IN (SELECT id FROM entity)",
			revive, err);
}

static bool keep_documents(struct as_db *db, struct as_error *err)
{
	return for_each(db, "SELECT document FROM span UNION SELECT object FROM note", as_links_keep_document, err);
}

bool as_project_all(struct as_db *db, as_project_failed *failed, void *data, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, "SELECT " ENTRY_COLUMNS " FROM history h" HISTORY_ORDER, err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		struct entry entry;
		entry_read(&entry, stmt);
		ok = apply_to_groups(db, &entry, err);
		entry_free(&entry);
	}
	as_stmt_release(stmt);
	if (!ok || step != AS_STEP_DONE)
		return false;
	stmt = as_stmt_take(db,
			    "SELECT " ENTRY_COLUMNS " FROM history h JOIN action_group g USING (group_id)"
			    " WHERE g.state = 'done' AND h.action IS NOT NULL"
			    " AND json_extract(h.action, '$.do') NOT IN ('undo', 'redo')" HISTORY_ORDER,
			    err);
	return apply_rows(db, stmt, failed, data, err) && revive_all(db, err) && keep_documents(db, err);
}

bool as_project_again(struct as_db *db, struct as_error *err)
{
	bool ok = true;
	for (size_t i = as_projections_count; ok && i > 0; i--) {
		char *sql = as_asprintf("DELETE FROM %s", as_projections[i - 1].table);
		ok = as_db_exec(db, sql, err);
		free(sql);
	}
	return ok && as_project_all(db, NULL, NULL, err);
}
