/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be computed again: which documents overlap, and which passages.
 *
 * Fingerprints are winnowed word 5-grams (Schleimer, Wilkerson, Aiken 2003,
 * window 4: every shared run of 8 words is found) in an inverted index; the
 * measure is containment, since Jaccard drowns shared passages in boilerplate.
 * In memory only; adding documents one by one keeps every answer current.
 */
#ifndef AS_INDEX_INDEX_H
#define AS_INDEX_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/tokens.h"

struct as_index;

struct as_index *as_index_new(void);
void as_index_free(struct as_index *index);

/* Adds document `doc` (a number of the caller's) by its tokens, which may be
 * freed afterwards; in place of what was added under that number before (a
 * passage's role changed).  Expected O(words).  Prints in more than
 * max(500, 1 %) of the documents are boilerplate and never answer. */
void as_index_add(struct as_index *index, uint32_t doc, const struct as_tokens *tokens);

/* Another document that shares prints with `doc`. */
struct as_overlap {
	uint32_t other;
	uint32_t shared;  /* prints in common */
	double contained; /* share of doc's prints that `other` has: an estimate of containment */
};
/* Furniture counts on neither side.  The overlapping documents, best first; `*out` is malloc'd, owned by the
 * caller.  Documents below `floor` containment (0.03 is a sound one) are left out. */
size_t as_index_overlaps(struct as_overlap **out, const struct as_index *index, uint32_t doc, double floor);

/* Two documents that overlap, docs[0] < docs[1]. */
struct as_index_pair {
	uint32_t docs[2];
	uint32_t shared;     /* prints in common */
	double contained[2]; /* share of each one's prints that the other has: an estimate of containment */
};
/* All pairs that share at least four prints, or half of the smaller one's, in
 * order of their numbers; a print that more than 50 documents have weighs as
 * 50 to that number.  `*out` is malloc'd, the caller's.  O(prints shared by
 * all pairs). */
size_t as_index_pairs(struct as_index_pair **out, const struct as_index *index);

/* Another document that carries a passage: shares enough of its prints that
 * it is the same or an edited passage, in one place or in several. */
struct as_carrier {
	uint32_t doc, passage; /* the passage there that shares most */
	double contained;      /* share of the passage's prints that the document has */
};
/* How many other documents carry passage `passage` of `doc`.  Short passages
 * count when all their words match.  The carriers, best first, in `*out`
 * (malloc, the caller's) when not NULL. */
size_t as_index_carriers(struct as_carrier **out, const struct as_index *index, uint32_t doc, uint32_t passage);

#endif
