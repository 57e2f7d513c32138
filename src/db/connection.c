/* SPDX-License-Identifier: GPL-3.0-or-later */
/* db.h's functions: opening with distrust, transactions. */
#include "db/db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/handle.h"
#include "db/statement.h"

enum { WAIT_STEP_MS = 50, HEADER_BYTES = 100 };

/* Called by SQLite while another process holds a lock we need. */
static int on_busy(void *data, int calls)
{
	struct as_db *db = data;
	if (calls == 0) {
		db->wait_since = as_clock_ms();
		db->gave_up = false;
	}
	int64_t waited = as_clock_ms() - db->wait_since;
	if (waited >= db->wait_ms)
		return 0;
	if (db->waiting && !db->waiting(db->waiting_data, waited)) {
		db->gave_up = true;
		return 0;
	}
	long step = calls < 5 ? 1L << calls : WAIT_STEP_MS;
	nanosleep(&(struct timespec){.tv_nsec = step * 1000000}, NULL);
	return 1;
}

static const struct {
	int option, value;
} switches[] = {
	{SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	{SQLITE_DBCONFIG_ENABLE_VIEW, 0},     {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_DQS_DML, 0},
	{SQLITE_DBCONFIG_DQS_DDL, 0},         {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
};

/* Those of sqlite.org/security.html, widened where our own statements need it. */
static const struct {
	int limit, value;
} limits[] = {
	{SQLITE_LIMIT_LENGTH, AS_DB_LENGTH_LIMIT},
	{SQLITE_LIMIT_SQL_LENGTH, 100000},
	{SQLITE_LIMIT_COLUMN, 100},
	{SQLITE_LIMIT_EXPR_DEPTH, 50},
	{SQLITE_LIMIT_COMPOUND_SELECT, 10},
	{SQLITE_LIMIT_VDBE_OP, 25000},
	{SQLITE_LIMIT_FUNCTION_ARG, 32},
	{SQLITE_LIMIT_ATTACHED, 0},
	{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
	{SQLITE_LIMIT_VARIABLE_NUMBER, 32},
	{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
	{SQLITE_LIMIT_WORKER_THREADS, 0},
};

bool as_db_configure(struct as_db *db, struct as_error *err)
{
	sqlite3_extended_result_codes(db->sqlite, 1);
	for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++)
		sqlite3_db_config(db->sqlite, switches[i].option, switches[i].value, NULL);
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		sqlite3_limit(db->sqlite, limits[i].limit, limits[i].value);
	sqlite3_busy_handler(db->sqlite, on_busy, db);
	return as_db_exec(db, "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", err);
}

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool journal_exists(const char *path)
{
	char *journal = as_asprintf("%s-journal", path);
	bool there = access(journal, F_OK) == 0;
	free(journal);
	return there;
}

/* The fields of an SQLite file's header (sqlite.org/fileformat2.html, 1.3) that
 * say whether this file is ours to open. */
static bool judge_header(const struct as_db *db, const unsigned char *header, uint64_t size,
			 const struct as_db_options *options, struct as_error *err)
{
	const char *path = db->path;
	if (memcmp(header, "SQLite format 3", 16) != 0)
		return as_error_set(err, AS_ERR_FOREIGN,
				    _("%s: not an SQLite file, so not a sidecar; name another with --sidecar"), path);
	if (big_endian(header + 68) != options->application_id)
		return as_error_set(err, AS_ERR_FOREIGN,
				    _("%s: belongs to another program; name another with --sidecar"), path);
	uint32_t version = big_endian(header + 60);
	if (version > (uint32_t)options->version)
		return as_error_set(err, AS_ERR_NEWER,
				    _("%s: made by a newer antisigma (schema %u; this one knows %d); update antisigma"),
				    path, version, options->version);
	if (header[18] == 2 || header[19] == 2)
		return as_error_set(err, AS_ERR_FOREIGN,
				    _("%s: another program set it to write-ahead logging; undo that with "
				      "sqlite3 FILE 'PRAGMA journal_mode=DELETE'"), path);
	if (!version || header[18] != 1 || header[19] != 1 || big_endian(header + 56) != 1)
		return as_error_set(err, AS_ERR_DAMAGED, _("%s: its header is damaged; go back to a copy"), path);
	uint32_t page = (uint32_t)header[16] << 8 | header[17];
	if (page == 1)
		page = 65536;
	/* While a journal waits to be rolled back the size may be anything. */
	if (big_endian(header + 24) == big_endian(header + 92) && (uint64_t)page * big_endian(header + 28) > size &&
	    !journal_exists(path))
		return as_error_set(err, AS_ERR_DAMAGED, _("%s: truncated; go back to a copy"), path);
	return true;
}

/* Looks at the file through SQLite's own descriptor: opening one ourselves
 * would, when closed, drop the locks of this process. */
static bool look_first(struct as_db *db, const struct as_db_options *options, struct as_error *err)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	unsigned char header[HEADER_BYTES];
	int rc = sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (rc == SQLITE_OK && (!file || !file->pMethods))
		rc = SQLITE_CANTOPEN;
	if (rc == SQLITE_OK)
		rc = file->pMethods->xFileSize(file, &size);
	if (rc != SQLITE_OK)
		return as_db_fail(db, rc, err);
	if (size == 0)
		return as_error_set(
			err, AS_ERR_DAMAGED,
			_("%s: empty, as a truncated sidecar is; go back to a copy, or remove it to start anew"),
			db->path);
	rc = size >= HEADER_BYTES ? file->pMethods->xRead(file, header, HEADER_BYTES, 0) : SQLITE_NOTADB;
	return rc == SQLITE_OK ? judge_header(db, header, (uint64_t)size, options, err) : as_db_fail(db, rc, err);
}

/* The folder resolved, the last name as it is: so SQLITE_OPEN_NOFOLLOW, which
 * looks at every component, refuses only a link in place of the file. */
static char *resolve(const char *path, struct as_error *err)
{
	struct stat st;
	if (lstat(path, &st) != 0)
		return as_error_system(err, errno, "%s", path), NULL;
	if (!S_ISREG(st.st_mode))
		return as_error_set(err, AS_ERR_KIND, _("%s: not a regular file, so not a sidecar"), path), NULL;
	char *folder = as_path_dirname(path);
	char *real = realpath(folder, NULL);
	char *out = real ? as_path_join(real, as_path_basename(path)) : NULL;
	if (!real)
		as_error_system(err, errno, "%s", folder);
	free(real);
	free(folder);
	return out;
}

static bool folder_writable(const char *path)
{
	char *folder = as_path_dirname(path);
	bool can = access(folder, W_OK) == 0;
	free(folder);
	return can;
}

static struct as_db *new_db(char *path)
{
	struct as_db *db = as_calloc(1, sizeof *db);
	db->path = path;
	db->wait_ms = AS_DB_WAIT_MS;
	return db;
}

static bool open_file(struct as_db *db, const struct as_db_options *options, struct as_error *err)
{
	/* Read-write even to read: what a killed writer left must be rolled back
	 * before anything can be read.  SQLite falls back to read-only itself. */
	int rc = sqlite3_open_v2(
		db->path, &db->sqlite,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (rc != SQLITE_OK)
		return as_db_fail(db, rc, err);
	if (!look_first(db, options, err) || !as_db_configure(db, err))
		return false;
	db->readonly = options->access == AS_DB_READ || sqlite3_db_readonly(db->sqlite, "main") == 1 ||
		       !folder_writable(db->path);
	return !db->readonly || as_db_exec(db, "PRAGMA query_only = ON", err);
}

bool as_db_open(struct as_db **out, const char *path, const struct as_db_options *options, struct as_error *err)
{
	char *resolved = resolve(path, err);
	if (!resolved)
		return false;
	struct as_db *db = new_db(resolved);
	db->wait_ms = options->wait_ms ? options->wait_ms : AS_DB_WAIT_MS;
	as_db_set_waiting(db, options->waiting, options->waiting_data);
	if (!open_file(db, options, err)) {
		as_db_close(db);
		return false;
	}
	*out = db;
	return true;
}

bool as_db_open_memory(struct as_db **out, struct as_error *err)
{
	struct as_db *db = new_db(as_strdup(":memory:"));
	int rc = sqlite3_open_v2(
		":memory:", &db->sqlite,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (rc != SQLITE_OK ? !as_db_fail(db, rc, err) : !as_db_configure(db, err)) {
		as_db_close(db);
		return false;
	}
	*out = db;
	return true;
}

void as_db_close(struct as_db *db)
{
	if (!db)
		return;
	as_db_rollback(db);
	as_stmt_free_all(db);
	sqlite3_close(db->sqlite);
	free(db->path);
	free(db);
}

const char *as_db_path(const struct as_db *db)
{
	return db->path;
}

bool as_db_is_readonly(const struct as_db *db)
{
	return db->readonly;
}

void as_db_set_waiting(struct as_db *db, as_db_waiting *waiting, void *data)
{
	db->waiting = waiting;
	db->waiting_data = data;
}

bool as_db_exec(struct as_db *db, const char *sql, struct as_error *err)
{
	db->gave_up = false;
	int rc = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK || as_db_fail(db, rc, err);
}

bool as_db_begin(struct as_db *db, struct as_error *err)
{
	if (as_db_in_transaction(db))
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), db->path);
	if (db->readonly)
		return as_db_fail(db, SQLITE_READONLY, err);
	struct as_stmt *begin = as_stmt_take(db, "BEGIN IMMEDIATE", err);
	return as_stmt_run(begin, err);
}

bool as_db_begin_read(struct as_db *db, struct as_error *err)
{
	if (as_db_in_transaction(db))
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), db->path);
	return as_stmt_run(as_stmt_take(db, "BEGIN", err), err);
}

bool as_db_commit(struct as_db *db, struct as_error *err)
{
	if (as_stmt_run(as_stmt_take(db, "COMMIT", err), err))
		return true;
	as_db_rollback(db);
	return false;
}

void as_db_rollback(struct as_db *db)
{
	if (as_db_in_transaction(db))
		as_stmt_run(as_stmt_take(db, "ROLLBACK", NULL), NULL);
}

bool as_db_in_transaction(const struct as_db *db)
{
	return db->sqlite && !sqlite3_get_autocommit(db->sqlite);
}

int64_t as_db_data_version(struct as_db *db)
{
	struct as_stmt *stmt = as_stmt_take(db, "PRAGMA data_version", NULL);
	int64_t version = as_stmt_step(stmt, NULL) == AS_STEP_ROW ? as_column_int(stmt, 0) : -1;
	as_stmt_release(stmt);
	return version;
}

int64_t as_db_changes(const struct as_db *db)
{
	return sqlite3_changes64(db->sqlite);
}
