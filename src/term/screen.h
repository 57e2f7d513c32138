/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal by way of ncurses: fed with cells, never with strings. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include "base/error.h"
#include "term/backend.h"
#include "term/theme.h"

/* The table, and its `self` in *screen; NULL with an error when the terminal
 * cannot be used.  `heed_no_color`: NO_COLOR makes it mono. */
const struct term_backend *term_screen_open(void **screen, const struct term_theme *theme, const struct term_custom *custom,
					   bool heed_no_color,
					    struct as_error *err);
/* See term_restore(). */
void term_screen_restore(void);

#endif
