/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that a reader joined by hand.  Each pair becomes one row: its words
 * are matched with one another and with no others.
 *
 * The units of both documents are cut so that each pinned place is one of
 * them, and pinned words get numbers of their own, the same on both sides of
 * a pin.  So every step of the comparison goes on as it does without pins. */
#ifndef AS_ALIGN_PINS_H
#define AS_ALIGN_PINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/edges.h"
#include "align/pairing.h"
#include "align/result.h"
#include "align/tokens.h"

struct as_pins {
	size_t count;             /* pins that hold */
	uint32_t *of[2];          /* by token of the left, right document: its pin, from 1; 0: none */
	struct as_tokens cut[2];  /* the documents with pinned places as units */
	uint32_t *unit[2];        /* by pin: its unit in `cut` */
	bool turned;              /* of two equal texts, the right one is to come first */
};

/* Pins of words: those without a word on either side, or across passages, or
 * with words that an earlier pin (in the order of the document that comes
 * first) has, do not hold.  O(words + pins log pins). */
void as_pins_init(struct as_pins *pins, const struct as_tokens *left, const struct as_tokens *right,
		  const struct as_pinned *pinned, size_t count);
void as_pins_free(struct as_pins *pins);

/* Tells a pairing of the cut documents which words are pinned; borrowed.
 * O(pinned words, sorted). */
void as_pins_mark(const struct as_pins *pins, struct as_pairing *pairing);
/* Links words inside each pin that has none yet. */
void as_pins_link(const struct as_pins *pins, struct as_pairing *pairing);
/* Adds the edges of pins whose places share no word. */
void as_pins_add(const struct as_pins *pins, struct as_edges *edges, const struct as_pairing *pairing);

#endif
