/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words of the left side of a row stand on its right side: the stretch
 * that holds as many of their fellows and as few other words as possible. */
#ifndef AS_ALIGN_WINDOW_H
#define AS_ALIGN_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

#include "align/result.h"

struct as_window {
	struct as_span span;  /* of the right text */
	size_t words;         /* of the part asked for */
	size_t mapped;        /* words in `span` that are linked with words of the part */
	bool telling;         /* one of them is a name, a figure or a long word */
	bool whole;           /* the part is all that the row has on its left side */
	bool plain;           /* every word of the part is there, in order, and no other */
};

/* For `part` of the left side of an aligned row, in bytes of the left text; a
 * word that is glued to another on one side is cut where the part ends.  A
 * whole side corresponds to the whole other side, whole sentences to whole
 * sentences.  False when nothing of the part stands there.  O(text of the
 * row). */
bool as_window_find(struct as_window *out, const struct as_comparison *comparison, const struct as_row *row,
		    struct as_span part);

#endif
