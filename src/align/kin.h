/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many documents are worth comparing, from a sample of the runs of
 * words that they share. */
#ifndef AS_ALIGN_KIN_H
#define AS_ALIGN_KIN_H

#include <stddef.h>

#include "align/tokens.h"

/* shares[a * count + b]: about how much of document a is in b, 0..1; malloc'd,
 * the caller's.  Distinct runs of four words are sampled by their hash, of the
 * longest document some 4096, of the others in the same measure.
 * O(words + samples * count). */
double *as_kin_shares(const struct as_tokens *const *tokens, const struct as_lexicon *lexicon, size_t count);

#endif
