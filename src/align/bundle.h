/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the comparison of two documents links, boiled down for merging. */
#ifndef AS_ALIGN_BUNDLE_H
#define AS_ALIGN_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/result.h"

struct as_word_link {
	uint32_t left, right; /* tokens */
};

/* The links of one matched row. */
struct as_strand {
	uint32_t first, count; /* in links */
	uint32_t strength;     /* links, weighed by how alike the row's sides are, in sixteenths */
};

/* Where the two contradict each other. */
struct as_dispute {
	struct as_span left, right;
};

struct as_bundle {
	struct as_strand *strands;
	size_t strands_count, strands_cap;
	struct as_word_link *links;
	size_t links_count, links_cap;
	struct as_dispute *disputes; /* the discrepancies that are more than notes; see below */
	size_t disputes_count, disputes_cap;
	bool disputes_taken;
};

/* Takes the words of the EQUAL and MOVED ops; of words glued on one side the
 * first of each.  O(ops + words). */
void as_bundle_take(struct as_bundle *bundle, const struct as_comparison *comparison,
		    const struct as_lexicon *lexicon);
/* Takes the discrepancies, when they were looked for. */
void as_bundle_take_disputes(struct as_bundle *bundle, const struct as_comparison *comparison);
void as_bundle_free(struct as_bundle *bundle);

/* How far two runs of words say the same from l and r on: the words of each
 * that make one step, glued words being several on one side.  False when the
 * next words differ.  O(letters of the step). */
bool as_words_step(uint32_t step[2], const struct as_lexicon *lexicon, const struct as_token *left,
		   size_t left_count, const struct as_token *right, size_t right_count);

#endif
