/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door from text to a screen or a message: clusters with a known
 * width, and visible tokens ("<U+202E>", "<9B>") for all that a terminal would
 * obey or hide.  What is a token is decided from Unicode's property data:
 * controls, bidirectional and other default-ignorable characters, formats,
 * private use, unassigned and surrogate code points, line separators, and
 * whatever the C library gives no width.  Widths are libc wcwidth() of the
 * cluster's base: the contract that ncurses lays out by.  In a locale that is
 * not UTF-8 every code point outside ASCII becomes a token. */
#ifndef AS_TEXT_DISPLAY_H
#define AS_TEXT_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { AS_GLYPH_BYTES = 48, AS_GLYPH_MARKS = 4 };

/* One cluster, or one piece of one, ready to draw. */
struct as_glyph {
	size_t start, end; /* bytes of the text it stands for */
	uint8_t width;     /* cells it takes: 1 or 2 for text, more for a token */
	uint8_t len;       /* bytes used of `bytes` */
	bool token;        /* stands for something not shown as itself */
	char bytes[AS_GLYPH_BYTES]; /* well-formed UTF-8, printable, NFC where that is shorter */
};

/* The glyph at `at` (< len); the next one is at glyph->end.  A TAB or line
 * break in running text is one space cell (`token` false); elsewhere ask
 * as_display_strict().  Clusters that terminals disagree about (ZWJ
 * sequences, flags) come out piecewise, joiners dropped but marked on the
 * first piece's `token`-less form so that layout is the same everywhere. */
void as_display_next(struct as_glyph *glyph, const char *text, size_t len, size_t at);
/* The same, but TAB, LF, CR are tokens too: for titles, names, prompts. */
void as_display_strict(struct as_glyph *glyph, const char *text, size_t len, size_t at);

/* Cells that as_display_strict() needs for the whole text. */
size_t as_display_width(const char *text, size_t len);
/* Appends the safe form (strict) to out: for messages and terminal output. */
void as_display_text(struct as_buf *out, const char *text, size_t len);
/* The same cut to `cells`, with "…" (or "~" outside UTF-8) when it was cut;
 * returns the cells used. */
size_t as_display_fit(struct as_buf *out, const char *text, size_t len, size_t cells);
/* Whether the text holds anything that would come out as a token. */
bool as_display_suspicious(const char *text, size_t len);

#endif
