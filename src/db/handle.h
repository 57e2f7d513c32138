/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the modules of db/ share: the connection itself.  Not for other folders. */
#ifndef AS_DB_HANDLE_H
#define AS_DB_HANDLE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

struct as_stmt;
struct as_db {
	sqlite3 *sqlite;
	char *path;        /* absolute, or ":memory:"; owned */
	bool readonly;
	struct as_stmt *statements; /* all that were compiled, lent out or not */

	int wait_ms;
	as_db_waiting *waiting;
	void *waiting_data;
	int64_t wait_since; /* as_clock_ms() when the present wait began */
	bool gave_up;       /* `waiting` said no */
};

/* Turns an SQLite result into an error with a sentence that names the file and
 * what can be done.  Always false. */
bool as_db_fail(struct as_db *db, int rc, struct as_error *err);

/* Settings that every connection gets; first thing after sqlite3_open_v2(). */
bool as_db_configure(struct as_db *db, struct as_error *err);

/* Gives back the memory of all statements. */
void as_stmt_free_all(struct as_db *db);

#endif
