/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words written together stand or fall together. */
#ifndef AS_ALIGN_WHOLE_H
#define AS_ALIGN_WHOLE_H

#include "align/pairing.h"

/* Finds the joints of both texts, where two words are written together; once,
 * before the first as_whole_words().  O(text). */
void as_whole_find(struct as_pairing *pairing);

/* Takes back the links of words joined by marks ("U.S.-led", "Sunday,Russia")
 * unless all words of the joint are linked, one after the other: half of
 * "US-backed" is not equal to half of "U.S.-led".  O(joints). */
void as_whole_words(struct as_pairing *pairing);

#endif
