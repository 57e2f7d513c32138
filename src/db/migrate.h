/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema versions as an ordered table of steps. */
#ifndef AS_DB_MIGRATE_H
#define AS_DB_MIGRATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

/* One step: what turns version-1 into `version`. */
struct as_migration {
	int version;
	const char *sql;
	bool (*run)(struct as_db *db, struct as_error *err); /* after sql; may be NULL */
};

struct as_schema {
	uint32_t application_id;
	const struct as_migration *steps; /* versions 1, 2, 3 ... */
	size_t count;
};

/* Makes a new file at `path` with the last version's schema.  It appears there
 * whole or not at all: written beside it under another name, then linked.
 * AS_ERR_CONFLICT when something is there already. */
bool as_db_create(const char *path, const struct as_schema *schema, struct as_error *err);

/* The user_version of the file's header; -1 and *err set on failure. */
int as_db_version(struct as_db *db, struct as_error *err);

/* Brings db up to the last step, each step in a transaction of its own with
 * the version it reaches; already there, it writes nothing.  A file that holds
 * something is checked (integrity_check) and copied first, to
 * "PATH.v<version>" (a number is added rather than a file replaced). */
bool as_db_migrate(struct as_db *db, const struct as_schema *schema, struct as_error *err);

/* A copy in memory, brought up to the last step, of a file that is older and
 * cannot be written.  It bears the file's path and refuses to be written too. */
bool as_db_migrated_copy(struct as_db **out, struct as_db *db, const struct as_schema *schema, struct as_error *err);

/* Whether the file's schema is, text by text, what the steps up to its version
 * make; if not, AS_ERR_FOREIGN naming what is missing, altered or extra. */
bool as_db_schema_check(struct as_db *db, const struct as_schema *schema, struct as_error *err);

#endif
