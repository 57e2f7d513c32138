/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between words already linked: here, and only here, single words
 * are matched, and spellings that no index would find (glued or cut words,
 * letters lost with their accents).
 *
 * Each gap is solved by a weighted longest common subsequence (Needleman and
 * Wunsch 1970) in which neighbouring matches are worth more; gaps are at most
 * AS_GAP words on a side, so all of them take O(AS_GAP * words). */
#ifndef AS_ALIGN_GAPS_H
#define AS_ALIGN_GAPS_H

#include "align/pairing.h"

enum { AS_GAP = 48 };

/* All gaps beside and between the words linked so far. */
void as_gaps_fill(struct as_pairing *pairing);

/* The free words of two whole units, if they are few enough; returns how many
 * words were linked.  `given` says that the two belong together, so that even
 * words of no weight are linked. */
uint32_t as_gaps_fill_units(struct as_pairing *pairing, uint32_t left, uint32_t right, bool given);

#endif
