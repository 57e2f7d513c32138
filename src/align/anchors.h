/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors: maximal runs of words that two documents share, wherever they
 * stand.  An index of the right text's k-grams answers the left text's; each
 * hit is followed as far as the words agree, once a diagonal.
 *
 * k-grams with too many places say nothing and are passed over (as histogram
 * diff does with frequent lines: Pearce, JGit, 2010), and how many is too
 * many falls until the hits fit a budget linear in the words, so that no text
 * takes more than O(words) hits.  Compare greedy string tiling (Wise 1993). */
#ifndef AS_ALIGN_ANCHORS_H
#define AS_ALIGN_ANCHORS_H

#include <stddef.h>
#include <stdint.h>

#include "align/pairing.h"

struct as_anchor {
	uint32_t left, right; /* first words */
	uint32_t len;         /* words */
};

struct as_anchors {
	struct as_anchor *items; /* ascending by left, then right */
	uint32_t *weights;       /* of each, in eighths of a bit */
	size_t count, cap, weights_cap;
};

/* Finds the runs that weigh at least `floor` eighths of a bit.  Expected
 * O(words), worst case O(AS_PLACES * words). */
enum { AS_PLACES = 64 };
void as_anchors_find(struct as_anchors *anchors, const struct as_pairing *pairing, uint32_t floor);
void as_anchors_free(struct as_anchors *anchors);

#endif
