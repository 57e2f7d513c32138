/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in order and what was moved. */
#ifndef AS_ALIGN_ORDER_H
#define AS_ALIGN_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of things in the order of one text: where they stand in the other, and how
 * much they weigh. */
struct as_placed {
	uint32_t at;     /* no two the same */
	uint32_t weight; /* > 0 */
	bool moved;      /* result: not in the heaviest increasing subsequence */
};

/* Marks as moved what is not in the heaviest subsequence of rising `at`: the
 * least weight moves, as in NewsEdits (Spangher and others 2022) and wikEd
 * diff (Cacycle 2014).  Among equals the one that ends first and leaves the
 * most in front is kept.  O(count log count). */
void as_order_mark(struct as_placed *items, size_t count);

#endif
