/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words with what stands before and after them, the words in one column. */
#ifndef UI_KWIC_H
#define UI_KWIC_H

#include <stddef.h>

#include "term/canvas.h"

struct ui_kwic {
	const char *before, *words, *after;
	size_t before_len, words_len, after_len;
	unsigned attr, words_attr;
};

/* Draws them from `col` to the right edge, white space of any sort as one space. */
void ui_kwic_draw(struct term_canvas *canvas, int row, int col, const struct ui_kwic *kwic);

#endif
