/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining sidecars, and withdrawing what must not stay.
 *
 * A sidecar is the union of what its origins did.  Merging takes the rows of
 * another sidecar's history that this one lacks and makes all tables again, in
 * the order (Lamport time, origin, seq): so it is the same whichever is merged
 * into which, in which order, and however often.  Nothing is dropped; where
 * both sides changed the same thing, the later change holds, and the conflict
 * is told. */
#ifndef AS_STORE_MERGE_H
#define AS_STORE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

/* Both sidecars changed the same field of one object since they parted. */
struct as_merge_conflict {
	const char *what;      /* kind of object: "claim", "annotation" ... */
	const char *id;
	const char *words;     /* that tell it: tagged words, sentence, name; NULL: none */
	const char *field;     /* "verdict" ...; "span"; "" when one side deleted what the other changed */
	const char *ours, *theirs;           /* values; NULL: emptied or deleted */
	const char *our_annotator, *their_annotator;
	bool ours_holds;
};

struct as_merge {
	struct as_arena arena;
	struct as_merge_conflict *conflicts; /* by object and field; in the arena */
	size_t conflicts_count;
	size_t taken;     /* history rows that this sidecar lacked */
	size_t withdrawn; /* rows of which the other side had withdrawn the content */
};

/* Merges the sidecar at `path` into this one; `dry` only says what would
 * happen.  Both are checked first: AS_ERR_DAMAGED when one does not hold
 * together, AS_ERR_CONFLICT when both went on as the same origin (a copy put
 * back in its place), which cannot be joined.  All or nothing.  `out` is to be
 * freed by as_merge_free() when true was returned.  O(both histories). */
bool as_merge(struct as_merge *out, struct as_store *store, const char *path, bool dry, struct as_error *err);
void as_merge_free(struct as_merge *merge);

#endif
