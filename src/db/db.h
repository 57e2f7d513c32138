/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite file, opened with distrust: what it holds may come from anyone.
 *
 * Before SQLite may write, the file is looked at read-only; a newer, foreign,
 * damaged or truncated file is refused without a byte of it changing.  On our
 * connection triggers, views and the schema's own functions are off, lengths
 * are limited, and nothing is mapped into memory.  A power cut loses nothing
 * that was committed: rollback journal, synchronous=EXTRA.
 *
 * While a file is open here, nobody in this process may open and close it by
 * other means: closing any descriptor of a file drops this process's POSIX
 * locks on it, and with them SQLite's. */
#ifndef AS_DB_DB_H
#define AS_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct as_db;

enum as_db_access {
	AS_DB_READ,  /* changes nothing (but rolls back what a killed writer left half done) */
	AS_DB_WRITE,  /* falls back to reading where the file cannot be written */
};

enum {
	AS_DB_WAIT_MS = 3000,          /* how long a lock is waited for unless told */
	AS_DB_LENGTH_LIMIT = 64 << 20, /* bytes of any one value or statement */
};

/* Asked about every 50 ms while another process holds the file; `waited_ms`
 * since the wait began.  False gives up: the call ends with AS_ERR_CANCELLED. */
typedef bool as_db_waiting(void *data, int64_t waited_ms);

struct as_db_options {
	enum as_db_access access;
	uint32_t application_id; /* of the file's header; another one: AS_ERR_FOREIGN */
	int version;             /* newest user_version known; above it: AS_ERR_NEWER */
	int wait_ms;             /* 0: AS_DB_WAIT_MS */
	as_db_waiting *waiting;  /* may be NULL */
	void *waiting_data;
};

/* Opens an existing file (as_db_create() in db/migrate.h makes one).  A
 * symbolic link in place of the file is refused; folders on the way may be
 * links.  Errors: AS_ERR_NOT_FOUND, AS_ERR_KIND, AS_ERR_FOREIGN, AS_ERR_NEWER,
 * AS_ERR_DAMAGED (also: an empty or truncated file), AS_ERR_LOCKED. */
bool as_db_open(struct as_db **out, const char *path, const struct as_db_options *options, struct as_error *err);
/* A private database in memory, with the same settings. */
bool as_db_open_memory(struct as_db **out, struct as_error *err);
/* Rolls back an open transaction.  NULL is fine. */
void as_db_close(struct as_db *db);

const char *as_db_path(const struct as_db *db); /* ":memory:" for one in memory; borrowed */
bool as_db_is_readonly(const struct as_db *db); /* by access, or because file or folder cannot be written */
void as_db_set_waiting(struct as_db *db, as_db_waiting *waiting, void *data);

/* Runs statements that give no rows, separated by semicolons. */
bool as_db_exec(struct as_db *db, const char *sql, struct as_error *err);

/* Transactions.  Begin takes the write lock at once (BEGIN IMMEDIATE), so that
 * nothing fails half-way for a lock; nesting is refused (AS_ERR_USAGE).  A
 * failed commit is rolled back. */
bool as_db_begin(struct as_db *db, struct as_error *err);
bool as_db_commit(struct as_db *db, struct as_error *err);
void as_db_rollback(struct as_db *db);
bool as_db_in_transaction(const struct as_db *db);
/* A read transaction: everything until as_db_rollback() sees one state. */
bool as_db_begin_read(struct as_db *db, struct as_error *err);

/* A number that changes when another connection committed (PRAGMA
 * data_version); -1 when it cannot be read now. */
int64_t as_db_data_version(struct as_db *db);

/* Rows changed by the last statement that inserts, updates or deletes. */
int64_t as_db_changes(const struct as_db *db);

#endif
