/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field values on their way into actions.  Not for other folders. */
#ifndef AS_STORE_VALUE_H
#define AS_STORE_VALUE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/uuid.h"
#include "store/handle.h"

/* Whether a field takes `value`: one of `allowed` (NULL-terminated; NULL: any
 * text), and stated at all when it is required. */
bool as_value_fits(const char *field, const char *value, const char *const *allowed, bool required,
		   struct as_error *err);
/* Equal; NULL and "" are both "not stated". */
bool as_value_same(const char *a, const char *b);
/* "name": value, null when not stated. */
void as_value_put(struct as_action *action, const char *name, const char *value);
/* Spares a sidecar being made only to find out that `id` is not in it. */
bool as_value_known(struct as_store *store, const char *id, struct as_error *err);

/* Ids that a query gives in its first column, ?1 being `value`.  Listed before
 * anything is done with them: in a damaged sidecar a row may outlast its own
 * deletion, and asking for "the next one" would never end. */
struct as_ids {
	char (*items)[AS_UUID_TEXT]; /* owned */
	size_t count, cap;
};
bool as_ids_of(struct as_ids *ids, struct as_store *store, const char *sql, const char *value, struct as_error *err);
void as_ids_free(struct as_ids *ids);

#endif
