/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two words are the same, spelling aside. */
#ifndef AS_ALIGN_LIKENESS_H
#define AS_ALIGN_LIKENESS_H

#include <stdbool.h>
#include <stdint.h>

#include "align/pairing.h"

enum as_likeness { AS_UNLIKE, AS_ALIKE, AS_ACCENT_LOST, AS_GLUED_LEFT, AS_GLUED_RIGHT };

/* A word as it is held against others: what is looked up once for all of them. */
struct as_spelling {
	uint32_t word;              /* its number in the pairing */
	const struct as_form *form;
	const struct as_form *next; /* of the word after it, or NULL */
	uint32_t len, glued;        /* bytes of the form; with the next one's, or 0 */
	uint32_t pin;               /* words of different pins are never alike */
	bool accented;              /* written with a letter beyond ASCII */
};

/* The token of a side; `next` says that the word after it may be glued to it. */
struct as_spelling as_spelling_of(const struct as_pairing *pairing, int side, uint32_t token, bool next);

/* AS_GLUED_LEFT: the left word is the right one and its next in one;
 * AS_GLUED_RIGHT the reverse. */
enum as_likeness as_likeness_of(const struct as_spelling *left, const struct as_spelling *right);

#endif
