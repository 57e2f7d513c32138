/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who said what of a claim when, as the history has it, and what somebody
 * confirmed: for telling where annotators disagree, and that this was settled. */
#ifndef AS_STORE_RULING_H
#define AS_STORE_RULING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

/* A setting of a claim's verdict, state or claimant; or the word of somebody
 * that what an annotation or a claim's field says is right. */
struct as_ruling {
	const char *object; /* id */
	const char *field;  /* "verdict", "state", "claimant"; "" for an annotation as a whole */
	const char *value;  /* NULL: taken away, or a confirmation */
	const char *annotator, *time;
	bool confirms;
};

/* All that were not undone, by object and field, each in the order in which they
 * were made; what a claim began with counts, its first state does not.  In
 * `arena`.  O(history). */
bool as_ruling_list(struct as_ruling **out, size_t *count, struct as_arena *arena, struct as_store *store,
		     struct as_error *err);

/* Says that an annotation is right (`field` NULL), or what the field of a
 * claim says is.  One action. */
bool as_ruling_confirm(struct as_store *store, const char *id, const char *field, struct as_error *err);

#endif
