/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations between claims.  As long as there is one, its two claims stay. */
#ifndef AS_STORE_RELATION_H
#define AS_STORE_RELATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/record.h"
#include "store/store.h"

enum as_relation_field { AS_RELATION_KIND, AS_RELATION_NOTE, AS_RELATION_COUNT };
const char *as_relation_field_name(enum as_relation_field field);
enum as_relation_field as_relation_field_named(const char *name); /* AS_RELATION_COUNT when unknown */

/* Adds one: kind (repeats, contradicts, answers, follows), source and target
 * (ids of two claims) must be stated. */
bool as_relation_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_claim_relation *relation,
		     struct as_error *err);
bool as_relation_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
			struct as_error *err);
bool as_relation_delete(struct as_store *store, const char *id, struct as_error *err);
bool as_relation_get(struct as_claim_relation *out, struct as_arena *arena, struct as_store *store, const char *id,
		     struct as_error *err);
/* Those of one claim, either way, or all (NULL), by created and id; owned by the arena. */
bool as_relation_list(struct as_claim_relation **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      const char *claim, struct as_error *err);

#endif
