/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading claims, each once, with the places where it appears (model/claim.h). */
#ifndef AS_STORE_CLAIM_H
#define AS_STORE_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "model/claim.h"
#include "store/store.h"

struct as_claims {
	struct as_arena arena;     /* all but `items` */
	struct as_claim *items;    /* by id; owned */
	size_t count, cap;
	struct as_map documents;   /* path: index into `known` */
	struct as_claim_document **known;
	size_t known_count, known_cap;
};
void as_claims_free(struct as_claims *claims);

/* Appends the `most` claims whose ids follow `after` ("" begins), so that many
 * can be read piece by piece: none come when those were all.  One query. */
bool as_claim_list(struct as_claims *claims, struct as_store *store, const char *after, size_t most,
		   struct as_error *err);
/* Reads one of them again into `*claim`, a part of `claims`; AS_ERR_NOT_FOUND when it is gone. */
bool as_claim_get(struct as_claim *claim, struct as_claims *claims, struct as_store *store, const char *id,
		  struct as_error *err);

/* How many claims a document (path) makes, and how many of them are done. */
bool as_claim_progress(size_t *claims, size_t *done, struct as_store *store, const char *document,
		       struct as_error *err);

#endif
