/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line of prose may be broken (UAX #14, libunistring), and prose cut
 * into lines of at most `measure` cells at such places; a word longer than the
 * measure is cut between glyphs.  Widths are those of as_display_next(), so a
 * line break inside the text is a space like another.  White space at a break
 * belongs to the line before it and hangs over. */
#ifndef AS_TEXT_WRAP_H
#define AS_TEXT_WRAP_H

#include <stddef.h>

#include "model/span.h"

struct as_lines {
	struct as_span *items; /* in bytes of the text given (base added); owned */
	size_t count, cap;
};

/* Appends the lines of text[0..len), `base` added to each; at least one unless
 * len is 0.  They cover the text exactly.  `indent` cells are taken from the
 * first line's measure.  A single glyph (a token) may be wider than a line.
 * O(len), with 2 bytes of memory a byte while it runs. */
void as_wrap(struct as_lines *lines, const char *text, size_t len, size_t base, size_t measure, size_t indent);
void as_lines_clear(struct as_lines *lines);
void as_lines_free(struct as_lines *lines);

#endif
