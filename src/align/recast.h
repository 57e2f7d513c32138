/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison told in another way: by whole passages, or without the
 * differences that are of form only.  Every face can show the result as it
 * shows the comparison itself. */
#ifndef AS_ALIGN_RECAST_H
#define AS_ALIGN_RECAST_H

#include <stdbool.h>

#include "align/result.h"

struct as_recast {
	bool passages;      /* rows of passages instead of sentences: see below */
	bool ignore_format; /* words that differ in case, accents or punctuation only are equal */
};

/* `out` gets rows, ops and discrepancies of its own, for as_comparison_free(),
 * but borrows documents and words from `of`, which must outlive it.
 *
 * By passages: all matches of one pair of passages are one row with the ops of
 * them all, words of the one side alone included; matches out of that row's
 * own order are MOVED ops, related sentences in it replace one another.  The
 * row is as different as its parts, and moved when most of its text is.  A
 * passage split or merged is several rows of one group; where the parts of
 * several pairs are mixed up, each run of one pair is a row.  Every text
 * still stands in one row.  The similarity is the mean by length.
 *
 * Ignoring format: such rows become `same`, but for those with a discrepancy.
 *
 * The recast of the swapped comparison is the swapped recast.
 * O(rows log rows + ops log ops). */
void as_recast(struct as_comparison *out, const struct as_comparison *of, struct as_recast how);

#endif
