/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a cell means to what ncurses paints: attributes and a colour
 * pair, made when a look is first met. */
#ifndef TERM_PALETTE_H
#define TERM_PALETTE_H

#include <curses.h>
#include <stdbool.h>

#include "term/theme.h"

enum { TERM_BITS_SHIFT = 8, TERM_BITS_COUNT = 16, TERM_PAIR_SIDE = 17 };

struct term_paint {
	attr_t attrs;
	short pair;
	bool known;
};

struct term_palette {
	struct term_theme theme;        /* mono when there are no colours to be had */
	struct term_custom custom;
	bool coloured;                  /* whether there are */
	struct term_paint paints[TERM_STYLE_COUNT][TERM_BITS_COUNT];
	short pairs[TERM_PAIR_SIDE][TERM_PAIR_SIDE]; /* by fg + 1, bg + 1; 0: not made yet */
	short pair_count;
};

/* After newterm(): starts colours, unless NO_COLOR is set and heeded, or the
 * terminal has fewer than eight of them or no default ones. */
void term_palette_init(struct term_palette *palette, const struct term_theme *theme, const struct term_custom *custom,
		       bool heed_no_color);
/* Another theme; a terminal without colours keeps the one it has. */
void term_palette_change(struct term_palette *palette, const struct term_theme *theme);
/* Borrowed; of a style joined with bits. */
const struct term_paint *term_palette_paint(struct term_palette *palette, unsigned attr);

#endif
