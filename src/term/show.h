/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cells of the canvas to cells of curses. */
#ifndef TERM_SHOW_H
#define TERM_SHOW_H

#include "term/canvas.h"
#include "term/palette.h"

/* Gives curses the cells of `next` that differ from those of `shown` (NULL:
 * all), and the cursor.  Both are as large as the screen. */
void term_show(struct term_palette *palette, const struct term_canvas *next, const struct term_canvas *shown);

#endif
