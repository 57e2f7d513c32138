/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/palette.h"

#include <string.h>

void term_palette_init(struct term_palette *palette, const struct term_theme *theme, const struct term_custom *custom,
		       bool heed_no_color)
{
	*palette = (struct term_palette){.theme = *term_theme_find("mono"), .custom = *custom};
	if ((heed_no_color && term_theme_no_color()) || !has_colors() || start_color() != OK || COLORS < 8)
		return;
	palette->coloured = use_default_colors() == OK;
	term_palette_change(palette, theme);
}

void term_palette_change(struct term_palette *palette, const struct term_theme *theme)
{
	if (!palette->coloured)
		return;
	palette->theme = *theme;
	for (size_t i = 0; i < TERM_STYLE_COUNT; i++)
		if (palette->custom.given[i])
			palette->theme.looks[i] = palette->custom.looks[i];
	memset(palette->paints, 0, sizeof palette->paints); /* to be mixed anew; the pairs stay */
}

static short pair_of(struct term_palette *palette, int fg, int bg)
{
	if (fg == TERM_DEFAULT_COLOUR && bg == TERM_DEFAULT_COLOUR)
		return 0;
	short *pair = &palette->pairs[fg + 1][bg + 1];
	if (!*pair && palette->pair_count + 1 < COLOR_PAIRS &&
	    init_pair((short)(palette->pair_count + 1), (short)fg, (short)bg) == OK)
		*pair = ++palette->pair_count;
	return *pair;
}

static void mix(struct term_palette *palette, struct term_paint *paint, unsigned attr)
{
	static const struct {
		unsigned bit;
		attr_t curses;
	} bits[] = {{TERM_UNDERLINE, A_UNDERLINE}, {TERM_REVERSE, A_REVERSE}, {TERM_BOLD, A_BOLD}, {TERM_FAINT, A_DIM}};
	struct term_look look = term_theme_look(&palette->theme, attr);
	paint->attrs = A_NORMAL;
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (look.bits & bits[i].bit)
			paint->attrs |= bits[i].curses;
	int fg = look.fg, bg = look.bg;
	if (COLORS < 16) { /* bright is bold there, as on a VGA console */
		if (fg >= 8)
			paint->attrs |= A_BOLD;
		fg = fg >= 8 ? fg - 8 : fg;
		bg = bg >= 8 ? bg - 8 : bg;
	}
	paint->pair = pair_of(palette, fg, bg);
	paint->known = true;
}

const struct term_paint *term_palette_paint(struct term_palette *palette, unsigned attr)
{
	struct term_paint *paint =
		&palette->paints[attr & TERM_STYLE_MASK][(attr & TERM_BITS_MASK) >> TERM_BITS_SHIFT];
	if (!paint->known)
		mix(palette, paint, attr);
	return paint;
}
