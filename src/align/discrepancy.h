/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences that change meaning, found in the matches of a comparison: other
 * numbers, dates, names, negations, words in quotation marks, speakers.
 *
 * Rests on the links of words, not on how a face shows them, so that nothing
 * is swallowed by joining; and on the rules of the documents' language. */
#ifndef AS_ALIGN_DISCREPANCY_H
#define AS_ALIGN_DISCREPANCY_H

#include "align/result.h"
#include "align/rules.h"
#include "align/tokens.h"

/* Fills in the discrepancies of a fresh comparison of two documents of this
 * lexicon.  O(words of the matched rows that are not the same). */
void as_discrepancies_find(struct as_comparison *comparison, const struct as_lexicon *lexicon,
			   const struct as_rules *rules);

#endif
