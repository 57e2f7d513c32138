/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two lines at the bottom: what is said, and what keys do here. */
#ifndef UI_BARS_H
#define UI_BARS_H

#include "term/canvas.h"
#include "ui/view.h"

struct as_scale; /* session/scale.h */

/* The key bar as drawn last: most keys do not change it, and it is a third of
 * the words on a screen. */
struct ui_keybar {
	const struct ui_keymap *keymap; /* borrowed; set before the first drawing */
	struct term_canvas *drawn; /* owned */
	const struct ui_hint *hints;
	const struct as_scale *scale; /* whose digits are shown; set before each drawing */
	const struct as_scale *drawn_scale;
};

/* The key bar: whole hints as far as they fit, `?:Help` always at the right. */
void ui_draw_keybar(struct ui_keybar *bar, struct term_canvas *line, const struct ui_hint *hints);
void ui_keybar_free(struct ui_keybar *bar);
/* The key bar while a command is typed: the names that fit what is there. */
void ui_draw_names(struct term_canvas *line, const char *typed, unsigned context);
/* A sentence on line `row`.  What is too long for a line grows upwards over
 * the view, by two lines at most and never over the cursor. */
void ui_draw_message(struct term_canvas *canvas, int row, const struct ui_message *message);

/* A sentence on a line that cannot grow: its clauses as far as they fit, each
 * whole.  For what keys do, and for titles. */
void ui_draw_clauses(struct term_canvas *line, unsigned attr, const char *sentence);

#endif
