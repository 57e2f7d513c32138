/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same fact in other words.  Sentences that no run of words joins are
 * held against one another by the rare words they share in any order: names,
 * numbers, dates, the few words that this fact needs.  Most are not alike
 * enough for anything; some are offered to the reader as related, never as
 * equal; and a few share so much of what they say that they are one sentence
 * rearranged, and are matched as such. */
#ifndef AS_ALIGN_RELATED_H
#define AS_ALIGN_RELATED_H

#include <stddef.h>
#include <stdint.h>

#include "align/edges.h"
#include "align/pairing.h"

/* Two units offered as related. */
struct as_kin {
	uint32_t unit[2];
	uint32_t weight;  /* of what they share, eighths of a bit */
	double share;     /* of what the lighter one says, 0..1 */
};

struct as_related {
	struct as_kin *items; /* ascending by unit[0]; a unit is in one at most */
	size_t count, cap;
};

/* Looks among the units without any link, furniture apart.  Those that are one
 * sentence rearranged are linked and added to `edges`.  A word that stands in
 * many sentences is not asked, so that it takes O(words). */
void as_related_find(struct as_related *related, struct as_edges *edges, struct as_pairing *pairing);
void as_related_free(struct as_related *related);

#endif
