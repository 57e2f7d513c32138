/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two words are the same, spelling aside. */
#ifndef AS_ALIGN_LIKENESS_H
#define AS_ALIGN_LIKENESS_H

#include <stdbool.h>
#include <stdint.h>

#include "align/pairing.h"

enum as_likeness { AS_UNLIKE, AS_ALIKE, AS_ACCENT_LOST, AS_GLUED_LEFT, AS_GLUED_RIGHT };

/* AS_GLUED_LEFT: left word l is right words r, r + 1 in one; AS_GLUED_RIGHT
 * the reverse.  The next word must be there (`l + 1`, `r + 1` < count). */
enum as_likeness as_likeness_of(const struct as_pairing *pairing, uint32_t l, uint32_t r, bool next_left,
				bool next_right);

#endif
