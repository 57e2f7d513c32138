/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From history to tables.  Every table but history and meta is made here and
 * nowhere else: the same function serves a new action, undo, redo and check.
 *
 * An action is a JSON object; "do" says what is done (store/effects.c has the
 * verbs; undo and redo besides), "what" to which kind of object, "id" to which
 * one.  An action concerns one object only, so that an object is its own
 * actions in order, those of undone groups left out.  What is said of an object
 * that is not there has no effect; a row without action (withdrawn) has none.
 *
 * With one exception, for histories that were joined: claims and entities that
 * something living points at are held.  (Appearances, evidence and relations
 * point at claims, mentions and claims at entities.)  Where a held one would be
 * gone, it is made of its actions without the deletions, and of every addition
 * whether undone or not; when nothing points at it any more, it is gone.  What
 * points at something that was never added, or withdrawn, is not there itself
 * (a mention or claim only loses the link). */
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
/* Empties the tables and makes them again: after rows of the history came from
 * elsewhere, or were withdrawn.  Within a transaction; the first action that
 * cannot be applied fails it. */
bool as_project_again(struct as_db *db, struct as_error *err);

#endif
