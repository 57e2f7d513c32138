/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each style looks: one of the 16 ANSI colours or the terminal's own
 * default, and attributes.  In every theme the styles that carry meaning
 * differ by more than colour. */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "term/attr.h"

enum { TERM_DEFAULT_COLOUR = -1 };

struct term_look {
	signed char fg, bg;  /* 0 to 15, or TERM_DEFAULT_COLOUR */
	unsigned short bits; /* of TERM_BITS_MASK */
};

struct term_theme {
	const char *name; /* "default", "mono", "high-contrast", "colour-blind" */
	struct term_look looks[TERM_STYLE_COUNT];
};

/* The theme so called ("color-blind" is taken too), or NULL. */
const struct term_theme *term_theme_find(const char *name);
/* The n-th theme, NULL after the last: for help and completion. */
const struct term_theme *term_theme_at(size_t n);
/* Whether NO_COLOR is set to anything but the empty string. */
bool term_theme_no_color(void);
/* How a cell looks: style and bits joined; REVERSE twice is none. */
struct term_look term_theme_look(const struct term_theme *theme, unsigned attr);

#endif
