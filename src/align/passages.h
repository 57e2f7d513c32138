/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows of sentences to rows of whole passages: see align/recast.h. */
#ifndef AS_ALIGN_PASSAGES_H
#define AS_ALIGN_PASSAGES_H

#include "align/result.h"

/* Fills the rows, ops and discrepancies of `out`, which has the documents of
 * `of` and nothing else yet.  O(rows log rows + ops log ops). */
void as_passages_make(struct as_comparison *out, const struct as_comparison *of);

#endif
