/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved filters of the claims ledger: a name and a query.  The query is the
 * faces' business. */
#ifndef AS_STORE_FILTER_H
#define AS_STORE_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/record.h"
#include "store/store.h"

/* Saves a query under a name, in place of what it said before.  `id` (may be NULL) gets its id. */
bool as_filter_set(char id[AS_UUID_TEXT], struct as_store *store, const char *name, const char *query,
		   struct as_error *err);
bool as_filter_delete(struct as_store *store, const char *id, struct as_error *err);
/* All by name; owned by the arena. */
bool as_filter_list(struct as_filter **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    struct as_error *err);

#endif
