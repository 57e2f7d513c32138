/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks that SQLite offers, and whole copies. */
#ifndef AS_DB_INTEGRITY_H
#define AS_DB_INTEGRITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "db/db.h"

/* One line of a check's findings; borrowed. */
typedef void as_db_finding(void *data, const char *what);

/* integrity_check, or the faster quick_check; calls `finding` (may be NULL)
 * for each line that is not "ok" and gives their number in *count. */
bool as_db_integrity(size_t *count, struct as_db *db, bool quick, as_db_finding *finding, void *data,
		     struct as_error *err);
/* foreign_key_check in the same manner. */
bool as_db_foreign_keys(size_t *count, struct as_db *db, as_db_finding *finding, void *data, struct as_error *err);

/* Copies the database, as it is committed, to a new file (never replaced:
 * AS_ERR_CONFLICT when `path` exists) by SQLite's backup API. */
bool as_db_backup(struct as_db *db, const char *path, struct as_error *err);

/* Writes the whole file anew, so that nothing deleted stays in it (VACUUM).
 * Outside of transactions. */
bool as_db_rewrite(struct as_db *db, struct as_error *err);

#endif
