/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One matched row under scrutiny, and the list its discrepancies go into. */
#ifndef AS_ALIGN_SCRUTINY_H
#define AS_ALIGN_SCRUTINY_H

#include "align/speech.h"
#include "align/strand.h"

struct as_scrutiny {
	struct as_comparison *comparison;
	const struct as_row *row;
	size_t *cap;               /* of comparison->discrepancies */
	size_t first;              /* this row's first */
	struct as_strand side[2];
	const struct as_speech *speech[2]; /* of the passages; NULL: nothing is said or quoted in the row */
	struct as_arena *arena;    /* for the time of this row */
};

/* Whether a discrepancy of this row already has a part of these words. */
bool as_scrutiny_has(const struct as_scrutiny *scrutiny, int side, struct as_span span);
/* Adds one, unless the row has very many; `why` is "LABEL: left / right" with the words of the spans, or of
 * `shown` when that is not NULL.  Whether it was added. */
bool as_scrutiny_add(struct as_scrutiny *scrutiny, enum as_discrepancy_kind kind, const char *label,
		     const struct as_span spans[2], const struct as_span shown[2]);

#endif
