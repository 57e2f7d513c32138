/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on its way to standard output: always in its safe display form, with
 * SGR attributes (ECMA-48) when asked for.  The screen has its own themes. */
#ifndef AS_LAYOUT_PAINT_H
#define AS_LAYOUT_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "layout/pair.h"
#include "model/span.h"

/* PLAIN: no escape sequence at all; MONO: bold, underline, dim (NO_COLOR on a
 * terminal); COLOUR: these and the 8 ANSI colours. */
enum as_paint { AS_PAINT_PLAIN, AS_PAINT_MONO, AS_PAINT_COLOUR };

/* What a stretch of output is. */
enum as_ink {
	AS_INK_NONE, AS_INK_TITLE, AS_INK_SPINE, AS_INK_FURNITURE,
	AS_INK_LEFT_ROW, AS_INK_RIGHT_ROW,  /* rows of one side only */
	AS_INK_FORMAT, AS_INK_CHANGED, AS_INK_LEFT_WORDS, AS_INK_RIGHT_WORDS, AS_INK_MOVED, AS_INK_DISCREPANCY,
	AS_INKS
};
enum as_ink as_paint_ink(enum as_segment_kind kind, bool right);

/* Appends text[span] in its safe form, TAB and line breaks as one space each;
 * returns the cells it takes.  O(span). */
size_t as_paint_text(struct as_buf *out, enum as_paint paint, enum as_ink ink, const char *text, struct as_span span);
/* Appends words of the program itself as they are. */
void as_paint_own(struct as_buf *out, enum as_paint paint, enum as_ink ink, const char *words);

/* Appends a line that explains a discrepancy: "! number: 412 / 421", a note
 * with ". " instead; in its safe form, cut to `cells`. */
void as_paint_discrepancy(struct as_buf *out, enum as_paint paint, const struct as_discrepancy *discrepancy,
			  size_t cells);

#endif
