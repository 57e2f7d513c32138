/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/check.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/integrity.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/project.h"
#include "store/schema.h"

struct run {
	struct as_store *store;
	as_check_report *report;
	void *data;
	size_t count;
};

static const char *remedy_for(enum as_check_kind kind)
{
	static const char *const remedies[] = {
		[AS_CHECK_FILE] = N_("keep this file aside and go back to a copy"),
		[AS_CHECK_REFERENCE] = N_(
			"another program changed the tables, or the file is damaged; go back to a copy"),
		[AS_CHECK_HISTORY] = N_("the file was altered or damaged; go back to a copy"),
		[AS_CHECK_PROJECTION] = N_(
			"the history still holds what was done; another program changed the tables, or "
			"the file is damaged; go back to a copy"),
	};
	return _(remedies[kind]);
}

static void found(struct run *run, enum as_check_kind kind, const char *where, const char *what)
{
	struct as_check_finding finding = {kind, what, where, remedy_for(kind)};
	run->count++;
	if (run->report)
		run->report(run->data, &finding);
}

/* ---- what SQLite checks */

static void on_integrity(void *data, const char *what)
{
	struct run *run = data;
	found(run, AS_CHECK_FILE, as_store_path(run->store), what);
}

static void on_reference(void *data, const char *what)
{
	struct run *run = data;
	found(run, AS_CHECK_REFERENCE, as_store_path(run->store), what);
}

/* ---- the history: a chain for each origin */

struct chain {
	char origin[AS_UUID_TEXT];
	char hash[AS_SHA256_HEX];
	int64_t seq, lamport;
};

static void row_found(struct run *run, const char *origin, int64_t seq, const char *what)
{
	char *where = as_asprintf("history %s/%" PRId64, origin, seq);
	found(run, AS_CHECK_HISTORY, where, what);
	free(where);
}

/* The columns of a history row as C strings; false when one is NULL or holds a
 * NUL, so that nothing hides behind its end.  The action may be both. */
enum { COL_ORIGIN, COL_SEQ, COL_LAMPORT, COL_TIME, COL_ANNOTATOR, COL_PROGRAM, COL_VERSION, COL_GROUP, COL_ACTION,
       COL_DIGEST, COL_HASH, COL_OBJECT_FITS, COL_OBJECT };
static bool seal_of(struct as_seal *seal, struct as_stmt *stmt)
{
	static const int texts[] = {COL_ORIGIN, COL_TIME, COL_ANNOTATOR, COL_PROGRAM, COL_GROUP, COL_DIGEST, COL_HASH};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		const char *text = as_column_text(stmt, texts[i]);
		if (!text || strlen(text) != as_column_bytes(stmt, texts[i]))
			return false;
	}
	*seal = (struct as_seal){
		.origin = as_column_text(stmt, COL_ORIGIN),       .time = as_column_text(stmt, COL_TIME),
		.annotator = as_column_text(stmt, COL_ANNOTATOR), .program_version = as_column_text(stmt, COL_PROGRAM),
		.group = as_column_text(stmt, COL_GROUP),         .seq = as_column_int(stmt, COL_SEQ),
		.lamport = as_column_int(stmt, COL_LAMPORT),      .action_version = as_column_int(stmt, COL_VERSION),
		.digest = as_column_text(stmt, COL_DIGEST),
	};
	return true;
}

static void check_row(struct run *run, struct chain *chain, struct as_stmt *stmt)
{
	char digest[AS_SHA256_HEX], hash[AS_SHA256_HEX];
	const char *action = as_column_text(stmt, COL_ACTION), *stored = as_column_text(stmt, COL_HASH);
	struct as_seal seal;
	if (!seal_of(&seal, stmt)) {
		row_found(run, chain->origin, as_column_int(stmt, COL_SEQ), _("a field is missing or holds a NUL"));
		return;
	}
	seal.before = chain->hash;
	as_seal_hash(hash, &seal);
	if (action && (as_sha256(digest, action, as_column_bytes(stmt, COL_ACTION)), strcmp(digest, seal.digest) != 0))
		row_found(run, seal.origin, seal.seq, _("its action was altered"));
	if (seal.seq != chain->seq + 1)
		row_found(run, seal.origin, chain->seq + 1, _("rows are missing before the next one"));
	else if (strcmp(hash, stored) != 0)
		row_found(run, seal.origin, seal.seq, _("it does not fit the row before it, or was altered"));
	if (seal.lamport <= chain->lamport)
		row_found(run, seal.origin, seal.seq,
			  _("its Lamport time is not later than that of the row before it"));
	if (seal.action_version != AS_ACTION_VERSION)
		row_found(run, seal.origin, seal.seq, _("its action is of a version that this program does not know"));
	chain->seq = seal.seq;
	chain->lamport = seal.lamport;
	memcpy(chain->hash, stored, strlen(stored) < AS_SHA256_HEX ? strlen(stored) + 1 : 0);
}

static bool check_tail(struct run *run, const struct chain *chain, struct as_error *err)
{
	if (!chain->seq)
		return true;
	struct as_stmt *stmt =
		as_stmt_take(run->store->db, "SELECT value FROM meta WHERE key = 'tail:' || ?1", err);
	as_bind_text(stmt, 1, chain->origin);
	enum as_step step = as_stmt_step(stmt, err);
	char *wanted = as_asprintf("%" PRId64 " %s", chain->seq, chain->hash);
	const char *tail = step == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	if (step != AS_STEP_FAILED && (!tail || strcmp(tail, wanted) != 0))
		row_found(run, chain->origin, chain->seq,
			  _("it is not the last row that meta remembers of its origin"));
	free(wanted);
	as_stmt_release(stmt);
	return step != AS_STEP_FAILED;
}

static bool check_chains(struct run *run, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		run->store->db,
		"SELECT origin, seq, lamport, time, annotator, program_version,"
		" action_version, group_id, action, digest, hash FROM history ORDER BY origin, seq",
		err);
	struct chain chain = {0};
	enum as_step step;
	bool ok = true;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		const char *origin = as_column_text(stmt, COL_ORIGIN);
		if (!origin || !as_uuid_valid(origin)) {
			row_found(run, "?", as_column_int(stmt, COL_SEQ), _("its origin is no UUID"));
			continue;
		}
		if (strcmp(origin, chain.origin) != 0) {
			ok = check_tail(run, &chain, err);
			chain = (struct chain){0};
			memcpy(chain.origin, origin, AS_UUID_TEXT);
		}
		check_row(run, &chain, stmt);
	}
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE && check_tail(run, &chain, err);
}

/* What meta may hold: "place:ORIGIN" and, for origins with rows, "tail:ORIGIN". */
static bool check_meta(struct run *run, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(run->store->db,
					    "SELECT key FROM meta WHERE NOT (key LIKE 'place:%' AND length(key) = 42"
					    " AND length(value) = 64 AND value NOT GLOB '*[^0-9a-f]*')"
					    " AND NOT (key LIKE 'tail:%'"
					    " AND EXISTS (SELECT 1 FROM history WHERE origin = substr(key, 6)))",
					    err);
	enum as_step step;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		const char *key = as_column_text(stmt, 0);
		char *where = as_asprintf("meta %s", key ? key : "?");
		found(run, AS_CHECK_HISTORY, where,
		      _("it remembers an origin without history, or nothing that is known"));
		free(where);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

/* ---- the projection: made anew in memory and compared */

static void not_applied(void *data, const char *origin, int64_t seq, const struct as_error *err)
{
	row_found(data, origin, seq, as_error_text(err));
}

static bool copy_history(struct run *run, struct as_db *copy, struct as_error *err)
{
	struct as_stmt *from = as_stmt_take(
		run->store->db,
		"SELECT origin, seq, lamport, time, annotator, program_version, action_version,"
		" group_id, action, digest, hash, action IS NULL OR object IS json_extract(action, '$.id'), object"
		" FROM history"
		" WHERE action IS NULL OR json_valid(action) ORDER BY rowid",
		err);
	struct as_stmt *to = as_stmt_take(
		copy,
		"INSERT INTO history (origin, seq, lamport, time, annotator, program_version,"
		" action_version, group_id, action, digest, hash, object)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, iif(?9 IS NULL, ?12, json_extract(?9, '$.id')))",
		err);
	enum as_step step;
	while ((step = as_stmt_step(from, err)) == AS_STEP_ROW && to) {
		for (int i = 0; i < COL_OBJECT_FITS; i++) {
			if (i == COL_SEQ || i == COL_LAMPORT || i == COL_VERSION)
				as_bind_int(to, i + 1, as_column_int(from, i));
			else
				as_bind_textn(to, i + 1, as_column_text(from, i), as_column_bytes(from, i));
		}
		as_bind_text(to, COL_OBJECT_FITS + 1, as_column_text(from, COL_OBJECT)); /* of a withdrawn row */
		if (!as_column_int(from, COL_OBJECT_FITS))
			row_found(run, as_column_text(from, COL_ORIGIN), as_column_int(from, COL_SEQ),
				  _("its column object is not that of its action"));
		struct as_error local = AS_ERROR_INIT;
		if (as_stmt_step(to, &local) == AS_STEP_FAILED)
			row_found(run, as_column_text(from, COL_ORIGIN), as_column_int(from, COL_SEQ),
				  as_error_text(&local));
		as_error_clear(&local);
		as_stmt_rewind(to);
	}
	as_stmt_release(from);
	as_stmt_release(to);
	return step == AS_STEP_DONE && to;
}

static int compare_text(struct as_stmt *a, struct as_stmt *b, int column)
{
	const char *left = as_column_text(a, column), *right = as_column_text(b, column);
	size_t len_a = as_column_bytes(a, column), len_b = as_column_bytes(b, column);
	if (!left || !right)
		return left ? 1 : right ? -1 : 0;
	int order = memcmp(left, right, len_a < len_b ? len_a : len_b);
	return order ? order : (len_a > len_b) - (len_a < len_b);
}

/* By the key, whose second column, if any, is a number. */
static int compare_keys(struct as_stmt *a, struct as_stmt *b, const struct as_projection *table)
{
	int order = compare_text(a, b, 0);
	if (order || !strchr(table->key, ','))
		return order;
	int64_t left = as_column_int(a, 1), right = as_column_int(b, 1);
	return (left > right) - (left < right);
}

static void table_found(struct run *run, const struct as_projection *table, struct as_stmt *row, const char *what)
{
	const char *key = as_column_text(row, 0);
	char *where = as_asprintf("%s %s", table->table, key ? key : "?");
	found(run, AS_CHECK_PROJECTION, where, what);
	free(where);
}

static void compare_row(struct run *run, const struct as_projection *table, struct as_stmt *is, struct as_stmt *wanted)
{
	for (int i = 0; i < as_column_count(is); i++) {
		if (compare_text(is, wanted, i) == 0)
			continue;
		char *what = as_asprintf(_("the column %s says other than the history"), as_column_name(is, i));
		table_found(run, table, is, what);
		free(what);
	}
}

static bool compare_table(struct run *run, struct as_db *model, const struct as_projection *table,
			  struct as_error *err)
{
	char *sql = as_asprintf("SELECT * FROM %s ORDER BY %s", table->table, table->key);
	struct as_stmt *is = as_stmt_take(run->store->db, sql, err), *wanted = as_stmt_take(model, sql, err);
	enum as_step left = as_stmt_step(is, err), right = as_stmt_step(wanted, err);
	while ((left == AS_STEP_ROW && right != AS_STEP_FAILED) || (right == AS_STEP_ROW && left != AS_STEP_FAILED)) {
		int order = left != AS_STEP_ROW ? 1 : right != AS_STEP_ROW ? -1 : compare_keys(is, wanted, table);
		if (order < 0)
			table_found(run, table, is, _("the row is not in the history"));
		else if (order > 0)
			table_found(run, table, wanted, _("the row is missing; the history has it"));
		else
			compare_row(run, table, is, wanted);
		if (order <= 0)
			left = as_stmt_step(is, err);
		if (order >= 0)
			right = as_stmt_step(wanted, err);
	}
	as_stmt_release(is);
	as_stmt_release(wanted);
	free(sql);
	return left == AS_STEP_DONE && right == AS_STEP_DONE;
}

static bool check_projection(struct run *run, struct as_error *err)
{
	struct as_db *model;
	if (!as_db_open_memory(&model, err))
		return false;
	bool ok = as_db_exec(model, "PRAGMA foreign_keys = OFF", err) &&
		  as_db_migrate(model, &as_sidecar_schema, err) && as_db_begin(model, err) &&
		  copy_history(run, model, err) && as_project_all(model, not_applied, run, err);
	for (size_t i = 0; ok && i < as_projections_count; i++)
		ok = compare_table(run, model, &as_projections[i], err);
	as_db_close(model);
	return ok;
}

/* ---- all of them */

static bool check_references(struct run *run, struct as_error *err)
{
	size_t count;
	return as_db_foreign_keys(&count, run->store->db, on_reference, run, err);
}

static bool check_integrity(struct run *run, struct as_error *err)
{
	size_t count;
	return as_db_integrity(&count, run->store->db, false, on_integrity, run, err);
}

/* A check that stumbles over damage is itself a finding. */
static bool attempt(struct run *run, bool (*check)(struct run *, struct as_error *), struct as_error *err)
{
	struct as_error local = AS_ERROR_INIT;
	if (check(run, &local))
		return true;
	bool damage = local.code == AS_ERR_DAMAGED || local.code == AS_ERR_FORMAT;
	if (damage)
		found(run, AS_CHECK_FILE, as_store_path(run->store), as_error_text(&local));
	else
		as_error_move(err, &local);
	as_error_clear(&local);
	return damage;
}

bool as_check_sidecar(size_t *count, struct as_store *store, as_check_report *report, void *data,
		      struct as_error *err)
{
	static bool (*const checks[])(struct run *, struct as_error *) = {
		check_integrity, check_references, check_chains, check_meta, check_projection};
	struct run run = {store, report, data, 0};
	bool ok = as_db_begin_read(store->db, err);
	for (size_t i = 0; ok && i < sizeof checks / sizeof checks[0]; i++)
		ok = attempt(&run, checks[i], err);
	as_db_rollback(store->db);
	*count = run.count;
	return ok;
}
