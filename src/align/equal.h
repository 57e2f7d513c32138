/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences that are equal, where anchors do not reach. */
#ifndef AS_ALIGN_EQUAL_H
#define AS_ALIGN_EQUAL_H

#include "align/pairing.h"

/* Whole units of few words that no anchor reaches ("He declined."), or that
 * stand too often to be anchors: linked when they are equal word by word, not
 * linked yet, and as many on either side.  O(units log units + words). */
void as_equal_link(struct as_pairing *pairing);

#endif
