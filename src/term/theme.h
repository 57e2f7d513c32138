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

/* Looks of the user's own: they hold in every theme. */
struct term_custom {
	bool given[TERM_STYLE_COUNT];
	struct term_look looks[TERM_STYLE_COUNT];
};

/* The style so called ("tag-person", "moved"); TERM_STYLE_COUNT when none is. */
unsigned term_style_named(const char *name);
/* The n-th style's name, NULL after the last; in `out`. */
const char *term_style_name(char out[32], unsigned style);
/* Reads a look: a colour (black red green yellow blue magenta cyan white, with
 * "bright-" before it, or "default"), "on" with another one, and "bold",
 * "underline", "reverse", "faint", in any order.  False for anything else. */
bool term_look_parse(struct term_look *look, const char *text);

/* The theme so called ("color-blind" is taken too), or NULL. */
const struct term_theme *term_theme_find(const char *name);
/* The n-th theme, NULL after the last: for help and completion. */
const struct term_theme *term_theme_at(size_t n);
/* Whether NO_COLOR is set to anything but the empty string. */
bool term_theme_no_color(void);
/* How a cell looks: style and bits joined; REVERSE twice is none. */
struct term_look term_theme_look(const struct term_theme *theme, unsigned attr);

#endif
