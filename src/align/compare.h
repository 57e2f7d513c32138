/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two documents: which of their sentences and passages are the same,
 * differ, moved, or stand on one side only, and which words inside correspond.
 * Pure functions: no files, no screen, no widths.
 *
 * The result is deterministic, and the comparison of (b, a) is that of (a, b)
 * with the sides exchanged, except for the order of rows.  Where both documents
 * are long a second thread helps; the result does not depend on it.
 */
#ifndef AS_ALIGN_COMPARE_H
#define AS_ALIGN_COMPARE_H

#include <stddef.h>

#include "align/result.h"
#include "align/tokens.h"

/* Compares two prepared documents of one lexicon.  Near-linear in the words of
 * both in practice; bounded in the worst case (see compare.c). */
void as_compare(struct as_comparison *comparison, const struct as_tokens *left, const struct as_tokens *right,
		const struct as_lexicon *lexicon);
/* The same with places that the reader joined: each pair is a row of its own,
 * whose words match no others.  Pins that overlap another, or hold no word, or
 * lie in several passages, are passed over (see align/pins.h). */
void as_compare_pinned(struct as_comparison *comparison, const struct as_tokens *left, const struct as_tokens *right,
		       const struct as_lexicon *lexicon, const struct as_pinned *pins, size_t count);
void as_comparison_free(struct as_comparison *comparison);

/* The order in which rows stand when the right document leads: `order` gets
 * rows_count indices into rows (malloc, owned by the caller). */
size_t *as_comparison_right_order(const struct as_comparison *comparison);

#endif
