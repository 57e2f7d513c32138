/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What corresponds in the right document of a comparison to a stretch of the
 * left one: the sentence to the sentences it is matched with, a name to the
 * words it is aligned with. */
#ifndef AS_ALIGN_COUNTERPART_H
#define AS_ALIGN_COUNTERPART_H

#include <stdbool.h>
#include <stddef.h>

#include "align/result.h"
#include "base/arena.h"

struct as_counterpart {
	enum as_relation relation; /* SAME, FORMAT, EDITED or RELATED: of these words, not of their rows */
	struct as_span span;       /* of the right text, on the edges of words */
	size_t passage;            /* of the right document */
	double similarity;         /* of its best row */
	bool discrepant;           /* one of the discrepancies is more than a note; then EDITED at least */
	const struct as_discrepancy **discrepancies; /* in the arena; they are the comparison's */
	size_t discrepancies_count;
	struct as_span *differs[2]; /* words in the span asked for, and in `span`, that the other has not so; in the arena */
	size_t differs_count[2];
};

/* The counterparts of `span` (bytes of the left text), in the order of the
 * right document, in `arena`.  `statement`: the words say something, so that
 * it matters who says them and whether they are negated around them; else they
 * name something.  Furniture of the right document is left out.  O(text of the
 * rows that the span touches). */
size_t as_counterparts_find(struct as_counterpart **out, struct as_arena *arena, const struct as_comparison *comparison,
			    struct as_span span, bool statement);

#endif
