/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a document on the canvas, with what lies over it: tags, found
 * text, a range, the cursor's word; and the way between bytes and columns. */
#ifndef UI_TEXT_H
#define UI_TEXT_H

#include <stddef.h>

#include "model/span.h"
#include "term/canvas.h"
#include "text/find.h"

enum { UI_KEEP_STYLE = TERM_STYLE_MASK }; /* a paint that only adds bits */

/* Something that lies over a stretch of text; later ones over earlier ones. */
struct ui_paint {
	struct as_span span;  /* bytes of the document's text */
	unsigned attr;        /* style, or UI_KEEP_STYLE, and bits that add up */
};

/* The paints of one line, in the order of painting. */
struct ui_paints {
	struct ui_paint *items; /* owned */
	size_t count, cap;
};
void ui_paint_add(struct ui_paints *paints, struct as_span line, struct as_span span, unsigned attr);
void ui_paints_free(struct ui_paints *paints);

/* Hits of the needle inside `block` that reach into a line. */
void ui_paint_hits(struct ui_paints *paints, const struct as_needle *needle, const char *text, struct as_span block,
		   struct as_span line);

/* Draws text[line) from (row, col) on, at most `cells` wide. */
void ui_text_draw(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		  struct as_span line, const struct ui_paints *paints);
/* text[span) on one line at most `cells` wide, white space of any sort as one
 * space, with an ellipsis when cut.  Returns the cells used. */
int ui_text_fit(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		struct as_span span);
/* A sentence of our own on as many rows as it takes, from (row, col) to the
 * cell before the last; the rows used. */
int ui_text_say(struct term_canvas *canvas, int row, int col, unsigned attr, const char *sentence);
/* The byte after the letter at `at`: where to look for the next hit from. */
size_t ui_text_after(const char *text, size_t len, size_t at);
/* Cells before byte `at` of the line. */
int ui_text_column(const char *text, struct as_span line, size_t at);
/* The byte of the line that stands at column `column`, or its last one. */
size_t ui_text_byte(const char *text, struct as_span line, int column);

#endif
