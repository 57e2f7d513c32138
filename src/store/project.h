/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From history to tables.  Every table but history and meta is made here and
 * nowhere else: the same function serves a new action, undo, redo and check.
 *
 * An action is a JSON object; "do" says what is done (add, change, move,
 * delete; state for documents; undo, redo), "what" to which kind of object,
 * "id" to which one.  An action concerns one object only, so that an object is
 * its own actions in order, those of undone groups left out. */
#ifndef AS_STORE_PROJECT_H
#define AS_STORE_PROJECT_H

#include <stdbool.h>

#include "base/error.h"
#include "db/db.h"

/* Applies the history row (origin, seq), which must be the last in order. */
bool as_project_row(struct as_db *db, const char *origin, int64_t seq, struct as_error *err);

/* Told about each row that cannot be applied; the others still are. */
typedef void as_project_failed(void *data, const char *origin, int64_t seq, const struct as_error *err);

/* Makes all tables from the history; they must be empty. */
bool as_project_all(struct as_db *db, as_project_failed *failed, void *data, struct as_error *err);

#endif
