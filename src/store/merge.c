/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/check.h"
#include "store/group.h"
#include "store/place.h"
#include "store/project.h"

struct joining {
	struct as_merge *out;
	struct as_store *ours;
	struct as_store *theirs; /* opened for reading */
};

/* ---- where the two parted: by origin, the last row that each has of it */

static bool note_origin(struct joining *joining, const char *origin, int64_t last, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		joining->ours->db,
		"INSERT INTO temp.parted (origin, ours, theirs)"
		" VALUES (?1, coalesce((SELECT max(seq) FROM main.history WHERE origin = ?1), 0), ?2)",
		err);
	as_bind_text(stmt, 1, origin);
	as_bind_int(stmt, 2, last);
	return as_stmt_run(stmt, err);
}

static bool find_parting(struct joining *joining, struct as_error *err)
{
	if (!as_db_exec(joining->ours->db,
			"CREATE TEMP TABLE parted (origin TEXT PRIMARY KEY, ours INTEGER, theirs INTEGER)", err))
		return false;
	struct as_stmt *stmt =
		as_stmt_take(joining->theirs->db, "SELECT origin, max(seq) FROM history GROUP BY origin", err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		ok = note_origin(joining, as_column_text(stmt, 0), as_column_int(stmt, 1), err);
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE &&
	       as_db_exec(joining->ours->db,
			  "INSERT OR IGNORE INTO temp.parted (origin, ours, theirs)"
			  " SELECT origin, max(seq), 0 FROM main.history GROUP BY origin",
			  err);
}

/* The hash of a row seals all rows before it: where the last common one is the same, all are. */
static bool hash_of(char out[AS_SHA256_HEX], struct as_db *db, const char *origin, int64_t seq, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, "SELECT hash FROM history WHERE origin = ?1 AND seq = ?2", err);
	as_bind_text(stmt, 1, origin);
	as_bind_int(stmt, 2, seq);
	enum as_step step = as_stmt_step(stmt, err);
	const char *hash = step == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	bool whole = hash && strlen(hash) == AS_SHA256_HEX - 1;
	if (whole)
		memcpy(out, hash, AS_SHA256_HEX);
	else
		out[0] = '\0';
	as_stmt_release(stmt);
	return step != AS_STEP_FAILED;
}

static bool is_one_line(struct joining *joining, const char *origin, int64_t common, struct as_error *err)
{
	char ours[AS_SHA256_HEX], theirs[AS_SHA256_HEX];
	if (!hash_of(ours, joining->ours->db, origin, common, err) ||
	    !hash_of(theirs, joining->theirs->db, origin, common, err))
		return false;
	if (!strcmp(ours, theirs))
		return true;
	return as_error_set(err, AS_ERR_CONFLICT,
			    _("%s and %s went on from one sidecar under the same name of origin (%.8s): one is a copy put "
			      "back in its place; they cannot be joined"),
			    joining->ours->path, joining->theirs->path, origin);
}

/* ---- taking rows over */

#define COLUMNS "origin, seq, lamport, time, annotator, program_version, action_version, group_id, action, digest," \
		" hash, object"
enum { COLUMN_COUNT = 12 };

static bool is_number(int column)
{
	return column == 1 || column == 2 || column == 6;
}

/* Copies the rows that a statement of the other side gives. */
static bool take_rows(struct joining *joining, struct as_stmt *from, struct as_error *err)
{
	struct as_stmt *to = as_stmt_take(joining->ours->db,
					  "INSERT INTO history (" COLUMNS ")"
					  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
					  err);
	enum as_step step = AS_STEP_DONE;
	bool ok = to != NULL;
	while (ok && (step = as_stmt_step(from, err)) == AS_STEP_ROW) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			if (is_number(i))
				as_bind_int(to, i + 1, as_column_int(from, i));
			else
				as_bind_textn(to, i + 1, as_column_text(from, i), as_column_bytes(from, i));
		}
		ok = as_stmt_step(to, err) == AS_STEP_DONE;
		as_stmt_rewind(to);
		joining->out->taken++;
	}
	as_stmt_release(to);
	return ok && step == AS_STEP_DONE;
}

static bool keep_tail(struct joining *joining, const char *origin, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(joining->ours->db,
					    "INSERT INTO meta (key, value) SELECT 'tail:' || origin, seq || ' ' || hash"
					    " FROM history WHERE origin = ?1 AND seq = (SELECT max(seq) FROM history"
					    "  WHERE origin = ?1)"
					    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
					    err);
	as_bind_text(stmt, 1, origin);
	return as_stmt_run(stmt, err);
}

static bool take_origin(struct joining *joining, const char *origin, int64_t ours, struct as_error *err)
{
	struct as_stmt *from =
		as_stmt_take(joining->theirs->db,
			     "SELECT " COLUMNS " FROM history WHERE origin = ?1 AND seq > ?2 ORDER BY seq", err);
	as_bind_text(from, 1, origin);
	as_bind_int(from, 2, ours);
	bool ok = take_rows(joining, from, err);
	as_stmt_release(from);
	return ok && keep_tail(joining, origin, err);
}

/* What was withdrawn on either side is withdrawn. */
static bool withdraw(struct joining *joining, const char *origin, int64_t common, struct as_error *err)
{
	struct as_stmt *from = as_stmt_take(
		joining->theirs->db, "SELECT seq FROM history WHERE origin = ?1 AND seq <= ?2 AND action IS NULL", err);
	as_bind_text(from, 1, origin);
	as_bind_int(from, 2, common);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	while (ok && (step = as_stmt_step(from, err)) == AS_STEP_ROW) {
		struct as_stmt *to = as_stmt_take(
			joining->ours->db,
			"UPDATE history SET action = NULL WHERE origin = ?1 AND seq = ?2 AND action IS NOT NULL", err);
		as_bind_text(to, 1, origin);
		as_bind_int(to, 2, as_column_int(from, 0));
		ok = as_stmt_run(to, err);
		joining->out->withdrawn += ok ? (size_t)as_db_changes(joining->ours->db) : 0;
	}
	as_stmt_release(from);
	return ok && step == AS_STEP_DONE;
}

static bool join_origin(struct joining *joining, struct as_stmt *parted, struct as_error *err)
{
	char origin[AS_UUID_TEXT];
	int64_t ours = as_column_int(parted, 1), theirs = as_column_int(parted, 2);
	int64_t common = ours < theirs ? ours : theirs;
	as_place_id(origin, parted, 0);
	return (!common || is_one_line(joining, origin, common, err)) &&
	       (!common || withdraw(joining, origin, common, err)) &&
	       (theirs <= ours || take_origin(joining, origin, ours, err));
}

static bool join_origins(struct joining *joining, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(joining->ours->db,
					    "SELECT origin, ours, theirs FROM temp.parted ORDER BY origin", err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		ok = join_origin(joining, stmt, err);
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

/* ---- conflicts */

/* What either side alone did, field by field, in order.  A deletion, and
 * whatever else was done to the object, meet in the field ''. */
static const char both_changed[] =
	"WITH alone AS (SELECT h.object, json_extract(h.action, '$.what') AS what, json_extract(h.action, '$.do') AS verb,"
	"  h.action, h.annotator, h.lamport, h.origin, h.seq, h.seq > p.theirs AS ours"
	"  FROM main.history h JOIN temp.parted p USING (origin) JOIN main.action_group g USING (group_id)"
	"  WHERE g.state = 'done' AND h.action IS NOT NULL AND (h.seq > p.theirs OR h.seq > p.ours)"
	"  AND h.object IN (SELECT object FROM main.history i JOIN temp.parted q USING (origin) WHERE i.seq > q.theirs)"
	"  AND h.object IN (SELECT object FROM main.history i JOIN temp.parted q USING (origin) WHERE i.seq > q.ours)),"
	" change AS ("
	"  SELECT a.*, j.key AS field, j.value AS value FROM alone a, json_each(a.action, '$.set') j WHERE verb = 'change'"
	"  UNION ALL SELECT a.*, 'span', json_extract(action, '$.exact') FROM alone a WHERE verb = 'move'"
	"  UNION ALL SELECT a.*, 'entity', coalesce((SELECT canonical FROM main.entity"
	"    WHERE id = json_extract(action, '$.entity')), json_extract(action, '$.entity')) FROM alone a"
	"    WHERE verb = 'link'"
	"  UNION ALL SELECT a.*, '', iif(verb = 'delete', NULL, verb) FROM alone a WHERE verb NOT IN ('add', 'state'))"
	" SELECT object, what, field, value, annotator, ours,"
	"  coalesce((SELECT exact FROM main.span WHERE object = change.object AND part = 0),"
	"   (SELECT json_extract(n.action, '$.exact') FROM main.history n WHERE n.object = change.object"
	"    AND json_extract(n.action, '$.exact') IS NOT NULL LIMIT 1),"
	"   (SELECT coalesce(json_extract(n.action, '$.normalised'), json_extract(n.action, '$.canonical'),"
	"    json_extract(n.action, '$.url')) FROM main.history n WHERE n.object = change.object"
	"    AND json_extract(n.action, '$.do') = 'add' LIMIT 1),"
	"   (SELECT exact FROM main.span s JOIN main.appearance p ON p.annotation = s.object"
	"    WHERE p.claim = change.object AND s.part = 0 ORDER BY s.object LIMIT 1))"
	" FROM change ORDER BY object, field, lamport, origin, seq";

struct conflicts {
	struct as_merge_conflict *items;
	size_t count, cap;
};

/* The last word of either side on one field. */
struct meeting {
	struct as_merge_conflict conflict;
	bool ours, theirs; /* whether that side said anything */
};

static bool same_field(const struct meeting *meeting, const char *object, const char *field)
{
	return meeting->conflict.id && !strcmp(meeting->conflict.id, object) && !strcmp(meeting->conflict.field, field);
}

static void end_meeting(struct conflicts *conflicts, const struct meeting *meeting)
{
	const char *ours = meeting->conflict.ours, *theirs = meeting->conflict.theirs;
	bool deletion = meeting->conflict.field && !*meeting->conflict.field;
	if (!meeting->ours || !meeting->theirs)
		return;
	/* Of a deletion it matters only that the other side did something else. */
	bool same = deletion ? !ours == !theirs : ours && theirs ? !strcmp(ours, theirs) : !ours && !theirs;
	if (same)
		return;
	AS_RESERVE(conflicts->items, conflicts->cap, conflicts->count + 1);
	conflicts->items[conflicts->count++] = meeting->conflict;
}

static void hear(struct meeting *meeting, struct as_arena *arena, struct as_stmt *stmt)
{
	bool ours = as_column_int(stmt, 5) != 0;
	const char *value = as_place_text(arena, stmt, 3), *annotator = as_place_text(arena, stmt, 4);
	struct as_merge_conflict *conflict = &meeting->conflict;
	*(ours ? &conflict->ours : &conflict->theirs) = value;
	*(ours ? &conflict->our_annotator : &conflict->their_annotator) = annotator;
	*(ours ? &meeting->ours : &meeting->theirs) = true;
	conflict->ours_holds = ours;
}

static bool find_conflicts(struct joining *joining, struct as_error *err)
{
	struct as_arena *arena = &joining->out->arena;
	struct conflicts conflicts = {0};
	struct meeting meeting = {0};
	struct as_stmt *stmt = as_stmt_take(joining->ours->db, both_changed, err);
	enum as_step step;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		const char *object = as_column_text(stmt, 0), *field = as_column_text(stmt, 2);
		if (!object || !field)
			continue;
		if (!same_field(&meeting, object, field)) {
			end_meeting(&conflicts, &meeting);
			meeting = (struct meeting){.conflict = {
				.id = as_place_text(arena, stmt, 0),    .what = as_place_text(arena, stmt, 1),
				.field = as_place_text(arena, stmt, 2), .words = as_place_text(arena, stmt, 6)}};
		}
		hear(&meeting, arena, stmt);
	}
	as_stmt_release(stmt);
	end_meeting(&conflicts, &meeting);
	joining->out->conflicts = AS_NEW_ARRAY(arena, struct as_merge_conflict, conflicts.count + 1);
	joining->out->conflicts_count = conflicts.count;
	if (conflicts.count)
		memcpy(joining->out->conflicts, conflicts.items, conflicts.count * sizeof *conflicts.items);
	free(conflicts.items);
	return step == AS_STEP_DONE;
}

/* ---- all of it */

static bool join(struct joining *joining, struct as_error *err)
{
	return find_parting(joining, err) && join_origins(joining, err) &&
	       ((!joining->out->taken && !joining->out->withdrawn) || as_project_again(joining->ours->db, err)) &&
	       find_conflicts(joining, err) && as_db_exec(joining->ours->db, "DROP TABLE temp.parted", err);
}

static bool is_sound(struct as_store *store, struct as_error *err)
{
	size_t findings;
	if (!as_check_sidecar(&findings, store, NULL, NULL, err))
		return false;
	return !findings || as_error_set(err, AS_ERR_DAMAGED,
					 _("%s does not hold together, so nothing was merged; see `antisigma check'"),
					 as_store_path(store));
}

static bool join_into(struct joining *joining, bool dry, struct as_error *err)
{
	struct as_store *ours = joining->ours;
	/* A dry run makes no file: what is not there yet stands in memory, empty. */
	if (!is_sound(joining->theirs, err) || (!dry && !as_store_materialise(ours, err)) ||
	    (ours->exists && !is_sound(ours, err)) || !as_db_begin(ours->db, err))
		return false;
	bool ok = as_db_begin_read(joining->theirs->db, err) && join(joining, err);
	as_db_rollback(joining->theirs->db);
	if (ok && !dry && (joining->out->taken || joining->out->withdrawn))
		return as_db_commit(ours->db, err);
	as_db_rollback(ours->db);
	return ok;
}

bool as_merge(struct as_merge *out, struct as_store *store, const char *path, bool dry, struct as_error *err)
{
	struct joining joining = {.out = out, .ours = store};
	struct as_store_options options = {.access = AS_STORE_READ, .annotator = store->annotator};
	*out = (struct as_merge){0};
	if (store->group.open)
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), store->path);
	if (store->options.access == AS_STORE_READ || as_store_is_readonly(store))
		return as_error_set(err, AS_ERR_READONLY, _("%s: opened for reading only"), store->path);
	if (!as_store_open(&joining.theirs, path, &options, err))
		return false;
	bool ok = join_into(&joining, dry, err);
	as_store_close(joining.theirs);
	if (!ok)
		as_merge_free(out);
	return ok;
}

void as_merge_free(struct as_merge *merge)
{
	as_arena_free(&merge->arena);
	*merge = (struct as_merge){0};
}
