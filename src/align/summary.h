/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a comparison come to. */
#ifndef AS_ALIGN_SUMMARY_H
#define AS_ALIGN_SUMMARY_H

#include "align/result.h"

/* Counts the rows anew, by relation, moved and discrepant; furniture apart.
 * What is counted in words stays.  O(rows + discrepancies). */
void as_summary_count(struct as_comparison *comparison);

/* Whether the passages stand in quite another order: of the text in matched
 * rows, less than 60 % is in the heaviest order that both documents share. */
bool as_summary_reordered(const struct as_comparison *comparison);

#endif
