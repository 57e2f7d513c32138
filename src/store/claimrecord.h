/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim as a record of its own fields, whatever its appearances: for the
 * verbs of store/annotation.h, store/evidence.h and store/relation.h.  (To
 * read claims with their places: store/claim.h.) */
#ifndef AS_STORE_CLAIMRECORD_H
#define AS_STORE_CLAIMRECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/record.h"
#include "store/store.h"

/* A claim's fields in the order of the enumeration in store/annotation.h, in a
 * struct as_annotation. */
extern const struct as_record_kind as_claimrecord_kind;

/* Whether there is a claim with this id: AS_ERR_NOT_FOUND if not. */
bool as_claimrecord_known(struct as_store *store, const char *id, struct as_error *err);
/* The claim that `id`, its own or that of an appearance, names. */
bool as_claimrecord_named(char out[AS_UUID_TEXT], struct as_store *store, const char *id, struct as_error *err);
/* Fills an annotation with a claim's fields: `claim` is its id, there is no
 * anchor, annotator and times are those of the claim. */
bool as_claimrecord_get(struct as_annotation *out, struct as_arena *arena, struct as_store *store, const char *id,
		  struct as_error *err);

#endif
