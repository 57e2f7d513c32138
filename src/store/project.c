/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"

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

/* ---- what each action does to the tables: ?1 action, ?2 annotator, ?3 time, ?4 object */

#define GET(field) "json_extract(?1, '$." field "')"
#define PATCH(field)                                                        \
	field " = iif(json_type(?1, '$.set." field "') IS NULL, " field      \
	      ", json_extract(?1, '$.set." field "'))"
#define INSERT_SPAN                                                                                              \
	"INSERT OR IGNORE INTO span (object, part, document, sha256, start, \"end\", start_byte, end_byte, exact," \
	" prefix, suffix, anchor) SELECT ?4, 0, " GET("document") ", " GET("sha256") ", " GET("start") ", "      \
	GET("end") ", " GET("start_byte") ", " GET("end_byte") ", " GET("exact") ", " GET("prefix") ", "         \
	GET("suffix") ", " GET("anchor")
#define MOVE_SPAN                                                                                          \
	"UPDATE span SET document = " GET("document") ", sha256 = " GET("sha256") ", start = " GET("start") \
	", \"end\" = " GET("end") ", start_byte = " GET("start_byte") ", end_byte = " GET("end_byte")      \
	", exact = " GET("exact") ", prefix = " GET("prefix") ", suffix = " GET("suffix")                  \
	", anchor = " GET("anchor") " WHERE object = ?4 AND part = 0"

static const struct effect {
	const char *what, *verb;
	bool span; /* the object's place in a document may change */
	const char *sql[3];
} effects[] = {
	{"document", "state", false,
	 {"UPDATE document SET path = " GET("path") ", path_bytes = " GET("path_bytes") ", sha256 = " GET("sha256")
	  ", title = " GET("title") ", date = " GET("date") ", source = " GET("source") ", url = " GET("url")
	  " WHERE id = ?4"}},
	{"annotation", "add", true,
	 {"INSERT OR IGNORE INTO annotation (id, kind, type, note, annotator, created, updated)"
	  " SELECT ?4, " GET("kind") ", " GET("type") ", " GET("note") ", ?2, ?3, ?3",
	  INSERT_SPAN,
	  "INSERT OR IGNORE INTO appearance (annotation, claim, form) SELECT ?4, " GET("claim") ", " GET("form")
	  " WHERE " GET("claim") " IS NOT NULL"}},
	{"annotation", "change", false,
	 {"UPDATE annotation SET " PATCH("type") ", " PATCH("note") ", updated = ?3 WHERE id = ?4",
	  "UPDATE appearance SET " PATCH("form") " WHERE annotation = ?4"}},
	{"annotation", "move", true, {MOVE_SPAN, "UPDATE annotation SET updated = ?3 WHERE id = ?4"}},
	{"annotation", "delete", true,
	 {"DELETE FROM appearance WHERE annotation = ?4", "DELETE FROM span WHERE object = ?4",
	  "DELETE FROM annotation WHERE id = ?4"}},
	{"claim", "add", false,
	 {"INSERT OR IGNORE INTO claim (id, normalised, claimant, role, said, checkworthy, state, verdict, scale,"
	  " annotator, created, updated) SELECT ?4, " GET("normalised") ", " GET("claimant") ", " GET("role")
	  ", " GET("said") ", " GET("checkworthy") ", " GET("state") ", " GET("verdict") ", " GET("scale")
	  ", ?2, ?3, ?3"}},
	{"claim", "change", false,
	 {"UPDATE claim SET " PATCH("normalised") ", " PATCH("claimant") ", " PATCH("role") ", " PATCH("said")
	  ", " PATCH("checkworthy") ", " PATCH("state") ", " PATCH("verdict") ", " PATCH("scale")
	  ", updated = ?3 WHERE id = ?4"}},
	{"claim", "delete", false, {"DELETE FROM claim WHERE id = ?4"}},
	{"evidence", "add", false,
	 {"INSERT OR IGNORE INTO evidence (id, claim, url, title, accessed, archive_url, stance, quote, note,"
	  " annotator, created, updated) SELECT ?4, " GET("claim") ", " GET("url") ", " GET("title")
	  ", " GET("accessed") ", " GET("archive_url") ", " GET("stance") ", " GET("quote") ", " GET("note")
	  ", ?2, ?3, ?3"}},
	{"evidence", "change", false,
	 {"UPDATE evidence SET " PATCH("url") ", " PATCH("title") ", " PATCH("accessed") ", " PATCH("archive_url")
	  ", " PATCH("stance") ", " PATCH("quote") ", " PATCH("note") ", updated = ?3 WHERE id = ?4"}},
	{"evidence", "delete", false, {"DELETE FROM evidence WHERE id = ?4"}},
	{"override", "add", true,
	 {"INSERT OR IGNORE INTO override (id, role, annotator, created, updated)"
	  " SELECT ?4, " GET("role") ", ?2, ?3, ?3",
	  INSERT_SPAN}},
	{"override", "change", false, {"UPDATE override SET " PATCH("role") ", updated = ?3 WHERE id = ?4"}},
	{"override", "delete", true,
	 {"DELETE FROM span WHERE object = ?4", "DELETE FROM override WHERE id = ?4"}},
};

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

/* The document of an object's span, or NULL; owned by the caller. */
static char *document_of(struct as_db *db, const char *object)
{
	struct as_stmt *stmt = as_stmt_take(db, "SELECT document FROM span WHERE object = ?1 AND part = 0", NULL);
	as_bind_text(stmt, 1, object);
	const char *found = as_stmt_step(stmt, NULL) == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	char *document = found ? as_strdup(found) : NULL;
	as_stmt_release(stmt);
	return document;
}

/* A document is listed while something points at it, as it was last stated. */
static bool keep_document(struct as_db *db, const char *document, struct as_error *err)
{
	return run_with(
		db,
		"INSERT OR IGNORE INTO document (id, path, path_bytes, sha256, title, date, source, url)"
		" SELECT ?1, json_extract(action, '$.path'), json_extract(action, '$.path_bytes'),"
		" json_extract(action, '$.sha256'), json_extract(action, '$.title'),"
		" json_extract(action, '$.date'), json_extract(action, '$.source'), json_extract(action, '$.url')"
		" FROM history WHERE object = ?1 AND json_extract(action, '$.do') = 'state'"
		" ORDER BY lamport DESC, origin DESC, seq DESC LIMIT 1",
		document, err);
}

static bool drop_document(struct as_db *db, const char *document, struct as_error *err)
{
	return run_with(db,
			"DELETE FROM document WHERE id = ?1"
			" AND NOT EXISTS (SELECT 1 FROM span WHERE document = ?1)",
			document, err);
}

static bool after_span(struct as_db *db, const char *before, const char *object, struct as_error *err)
{
	char *now = document_of(db, object);
	bool ok = (!now || keep_document(db, now, err)) &&
		  (!before || (now && !strcmp(before, now)) || drop_document(db, before, err));
	free(now);
	return ok;
}

static const struct effect *effect_of(const struct entry *entry)
{
	if (!entry->what || !entry->verb || !entry->object)
		return NULL;
	for (size_t i = 0; i < sizeof effects / sizeof effects[0]; i++)
		if (!strcmp(effects[i].what, entry->what) && !strcmp(effects[i].verb, entry->verb))
			return &effects[i];
	return NULL;
}

static bool apply(struct as_db *db, const struct entry *entry, struct as_error *err)
{
	const struct effect *effect = effect_of(entry);
	if (!effect)
		return as_error_set(err, AS_ERR_DAMAGED, _("history %s/%lld: no action that this version knows"),
				    entry->origin, (long long)entry->seq);
	char *before = effect->span ? document_of(db, entry->object) : NULL;
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof effect->sql / sizeof effect->sql[0] && effect->sql[i]; i++)
		ok = run(db, effect->sql[i], entry, err);
	ok = ok && (!effect->span || after_span(db, before, entry->object, err));
	free(before);
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

/* ---- making an object again */

static const char *const removals[] = {
	"DELETE FROM appearance WHERE annotation = ?1", "DELETE FROM annotation WHERE id = ?1",
	"DELETE FROM evidence WHERE id = ?1",           "DELETE FROM claim WHERE id = ?1",
	"DELETE FROM override WHERE id = ?1",           "DELETE FROM span WHERE object = ?1",
};

static bool remove_object(struct as_db *db, const char *object, struct as_error *err)
{
	char *document = document_of(db, object);
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof removals / sizeof removals[0]; i++)
		ok = run_with(db, removals[i], object, err);
	ok = ok && (!document || drop_document(db, document, err));
	free(document);
	return ok;
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

static bool remake_object(struct as_db *db, const char *object, struct as_error *err)
{
	if (!remove_object(db, object, err))
		return false;
	struct as_stmt *stmt = as_stmt_take(
		db,
		"SELECT " ENTRY_COLUMNS " FROM history h JOIN action_group g USING (group_id)"
		" WHERE h.object = ?1 AND g.state = 'done'" HISTORY_ORDER,
		err);
	as_bind_text(stmt, 1, object);
	return apply_rows(db, stmt, NULL, NULL, err);
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
		ok = ok && apply(db, &entry, err);
	}
	entry_free(&entry);
	return ok;
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
			    " WHERE g.state = 'done'"
			    " AND json_extract(h.action, '$.do') NOT IN ('undo', 'redo')" HISTORY_ORDER,
			    err);
	return apply_rows(db, stmt, failed, data, err);
}
