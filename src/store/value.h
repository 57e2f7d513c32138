/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field values on their way into actions.  Not for other folders. */
#ifndef AS_STORE_VALUE_H
#define AS_STORE_VALUE_H

#include <stdbool.h>

#include "base/error.h"
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

#endif
