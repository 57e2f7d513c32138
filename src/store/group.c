/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/group.h"

#include <config.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/migrate.h"
#include "db/statement.h"
#include "store/project.h"
#include "store/schema.h"

/* ---- which origin writes here */

enum { MACHINE_BYTES = 256 };

/* A sidecar's place: this machine, this path, this inode.  A copy has another
 * one, and so goes on writing as an origin of its own. */
static void place_of(char out[AS_SHA256_HEX], const struct as_store *store)
{
	struct as_buf machine = AS_BUF_INIT;
	if (!as_file_read(&machine, "/etc/machine-id", MACHINE_BYTES, NULL, NULL) || !machine.len) {
		char host[MACHINE_BYTES] = "";
		gethostname(host, sizeof host - 1);
		as_buf_adds(&machine, host);
	}
	char inode[24];
	const char *path = as_db_path(store->db);
	snprintf(inode, sizeof inode, "%" PRIu64, store->inode);
	const struct as_piece pieces[] = {
		{machine.data, machine.len}, {path, strlen(path)}, {inode, strlen(inode)}};
	as_sha256_pieces(out, pieces, sizeof pieces / sizeof pieces[0]);
	as_buf_free(&machine);
}

/* The origin that wrote here before, or a new one. */
static bool find_origin(struct as_store *store, struct as_error *err)
{
	char place[AS_SHA256_HEX];
	place_of(place, store);
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT substr(key, 7) FROM meta WHERE key > 'place:' AND key < 'place;'"
					    " AND value = ?1 ORDER BY key LIMIT 1",
					    err);
	as_bind_text(stmt, 1, place);
	enum as_step step = as_stmt_step(stmt, err);
	const char *known = step == AS_STEP_ROW ? as_column_text(stmt, 0) : NULL;
	bool usable = known && as_uuid_valid(known);
	if (usable)
		memcpy(store->group.origin, known, AS_UUID_TEXT);
	as_stmt_release(stmt);
	if (step == AS_STEP_FAILED || usable)
		return usable;
	as_uuid_new(store->group.origin);
	stmt = as_stmt_take(store->db, "INSERT INTO meta (key, value) VALUES ('place:' || ?1, ?2)", err);
	as_bind_text(stmt, 1, store->group.origin);
	as_bind_text(stmt, 2, place);
	return as_stmt_run(stmt, err);
}

/* Where the chain goes on: the origin's last row, which meta must know too. */
static bool find_tail(struct as_store *store, struct as_error *err)
{
	struct as_group *group = &store->group;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT seq, hash, (SELECT value FROM meta WHERE key = 'tail:' || ?1)"
					    " FROM history WHERE origin = ?1 ORDER BY seq DESC LIMIT 1",
					    err);
	as_bind_text(stmt, 1, group->origin);
	enum as_step step = as_stmt_step(stmt, err);
	bool sound = true;
	if (step == AS_STEP_ROW) {
		const char *hash = as_column_text(stmt, 1), *tail = as_column_text(stmt, 2);
		group->seq = as_column_int(stmt, 0);
		snprintf(group->hash, sizeof group->hash, "%s", hash ? hash : "");
		char *wanted = as_asprintf("%" PRId64 " %s", group->seq, group->hash);
		sound = tail && !strcmp(tail, wanted);
		free(wanted);
	}
	as_stmt_release(stmt);
	if (!sound)
		return as_error_set(
			err, AS_ERR_DAMAGED,
			_("%s: the end of its history is damaged; run `antisigma check', or go back to a copy"),
			store->path);
	return step != AS_STEP_FAILED;
}

static bool find_lamport(struct as_store *store, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT max(lamport) FROM history", err);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	if (ok)
		store->group.lamport = as_column_int(stmt, 0);
	as_stmt_release(stmt);
	if (ok && (store->group.lamport < 0 || store->group.lamport >= INT64_MAX / 2))
		return as_error_set(err, AS_ERR_DAMAGED,
				    _("%s: its history is damaged; run `antisigma check', or go back to a copy"),
				    store->path);
	return ok;
}

/* ---- groups */

static bool make_file(struct as_store *store, struct as_error *err)
{
	struct as_error local = AS_ERROR_INIT;
	bool made = as_db_create(store->path, &as_sidecar_schema, &local);
	if (!made && local.code != AS_ERR_CONFLICT) { /* conflict: another process was faster */
		as_error_move(err, &local);
		return false;
	}
	as_error_clear(&local);
	return as_store_open_file(store, err);
}

bool as_store_materialise(struct as_store *store, struct as_error *err)
{
	return store->exists || make_file(store, err);
}

static bool start_transaction(struct as_store *store, struct as_error *err)
{
	struct as_group *group = &store->group;
	if (!as_store_materialise(store, err))
		return false;
	if (!as_db_begin(store->db, err))
		return false;
	*group = (struct as_group){.open = true, .started = true};
	as_uuid_new(group->id);
	as_clock_utc(group->time);
	if (find_origin(store, err) && find_tail(store, err) && find_lamport(store, err))
		return true;
	as_db_rollback(store->db);
	*group = (struct as_group){.open = true};
	return false;
}

bool as_store_begin(struct as_store *store, struct as_error *err)
{
	if (store->group.open)
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), store->path);
	if (store->options.access == AS_STORE_READ)
		return as_error_set(err, AS_ERR_READONLY, _("%s: opened for reading only"), store->path);
	store->group = (struct as_group){.open = true};
	return true;
}

void as_store_rollback(struct as_store *store)
{
	if (store->group.started)
		as_db_rollback(store->db);
	store->group = (struct as_group){0};
}

static bool write_tail(struct as_store *store, struct as_error *err)
{
	struct as_group *group = &store->group;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "INSERT INTO meta (key, value) VALUES ('tail:' || ?1, ?2 || ' ' || ?3)"
					    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
					    err);
	as_bind_text(stmt, 1, group->origin);
	as_bind_int(stmt, 2, group->seq);
	as_bind_text(stmt, 3, group->hash);
	return as_stmt_run(stmt, err);
}

static bool note_news(struct as_store *store)
{
	struct as_news *news = &store->news;
	memcpy(news->origin, store->group.origin, sizeof news->origin);
	news->seq = store->group.seq;
	news->rows = store->group.rows;
	news->groups++;
	return true;
}

bool as_store_commit(struct as_store *store, struct as_error *err)
{
	struct as_group *group = &store->group;
	bool ok = group->open && !group->broken;
	if (!ok)
		as_error_set(err, AS_ERR_CONFLICT, _("%s: part of the change failed, so nothing of it was saved"),
			     store->path);
	if (ok && group->rows)
		ok = write_tail(store, err) && as_db_commit(store->db, err) && note_news(store);
	as_store_rollback(store);
	return ok;
}

bool as_store_enter(struct as_scope *scope, struct as_store *store, struct as_error *err)
{
	*scope = (struct as_scope){.own = !store->group.open};
	if (scope->own && !as_store_begin(store, err))
		return false;
	if (!store->group.started && !start_transaction(store, err)) {
		if (scope->own)
			as_store_rollback(store);
		return false;
	}
	scope->rows = store->group.rows;
	return true;
}

bool as_store_leave(const struct as_scope *scope, bool ok, struct as_store *store, struct as_error *err)
{
	if (scope->own && ok)
		return as_store_commit(store, err);
	if (scope->own)
		as_store_rollback(store);
	else if (!ok && (store->group.rows != scope->rows || !as_db_in_transaction(store->db)))
		store->group.broken = true;
	return ok;
}

/* ---- actions */

void as_action_begin(struct as_action *action, const char *verb, const char *what, const char *id)
{
	action->text = (struct as_buf)AS_BUF_INIT;
	as_json_init(&action->json, &action->text);
	as_json_begin_object(&action->json);
	as_action_text(action, "do", verb);
	as_action_text(action, "what", what);
	as_action_text(action, "id", id);
}

void as_action_text(struct as_action *action, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	as_json_key(&action->json, name);
	as_json_string(&action->json, value);
}

void as_seal_hash(char out[AS_SHA256_HEX], const struct as_seal *row)
{
	char seq[24], lamport[24], version[24];
	snprintf(seq, sizeof seq, "%" PRId64, row->seq);
	snprintf(lamport, sizeof lamport, "%" PRId64, row->lamport);
	snprintf(version, sizeof version, "%" PRId64, row->action_version);
	const char *const fields[] = {row->before, row->origin, seq,        lamport,   row->time,  row->annotator,
				      row->program_version,     version,    row->group, row->digest};
	struct as_piece pieces[sizeof fields / sizeof fields[0]];
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		pieces[i] = (struct as_piece){fields[i], strlen(fields[i])};
	as_sha256_pieces(out, pieces, sizeof pieces / sizeof pieces[0]);
}

static bool insert_row(struct as_store *store, const struct as_buf *action, const struct as_seal *row,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"INSERT INTO history (origin, seq, lamport, time, annotator, program_version,"
		" action_version, group_id, action, digest, hash, object)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
		" json_extract(?9, '$.id'))",
		err);
	as_bind_text(stmt, 1, row->origin);
	as_bind_int(stmt, 2, row->seq);
	as_bind_int(stmt, 3, row->lamport);
	as_bind_text(stmt, 4, row->time);
	as_bind_text(stmt, 5, row->annotator);
	as_bind_text(stmt, 6, row->program_version);
	as_bind_int(stmt, 7, row->action_version);
	as_bind_text(stmt, 8, row->group);
	as_bind_textn(stmt, 9, action->data, action->len);
	as_bind_text(stmt, 10, row->digest);
	as_bind_text(stmt, 11, store->group.hash);
	return as_stmt_run(stmt, err);
}

static bool append(struct as_store *store, const struct as_buf *action, struct as_error *err)
{
	struct as_group *group = &store->group;
	char digest[AS_SHA256_HEX], before[AS_SHA256_HEX];
	as_sha256(digest, action->data, action->len);
	memcpy(before, group->hash, sizeof before);
	struct as_seal row = {
		.before = before, .origin = group->origin, .time = group->time, .annotator = store->annotator,
		.program_version = PACKAGE_VERSION, .group = group->id, .seq = ++group->seq,
		.lamport = ++group->lamport, .action_version = AS_ACTION_VERSION, .digest = digest,
	};
	as_seal_hash(group->hash, &row);
	group->rows++;
	return insert_row(store, action, &row, err) && as_project_row(store->db, group->origin, group->seq, err);
}

bool as_action_finish(struct as_action *action, struct as_store *store, struct as_error *err)
{
	as_json_end_object(&action->json);
	bool ok = append(store, &action->text, err);
	as_buf_free(&action->text);
	return ok;
}
