/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door from text to a screen or a message: pieces of text with a
 * known width, and visible tokens ("<U+202E>", "<9B>") for all that a terminal
 * would obey or hide.
 *
 * Tokens, decided from Unicode's property data (libunistring): controls,
 * formats, bidirectional and other default-ignorable characters, private use,
 * unassigned and surrogate code points, line and paragraph separators; besides
 * the few characters that print as nothing (see display.c), what the C library
 * gives no width, invalid bytes, and a "<" that would read as one of these
 * tokens, so that the safe form of a text can be read back.
 *
 * Widths are libc wcwidth() of the piece's base: the contract that ncurses
 * lays out by.  Where terminals differ from it the piece is made such that they
 * agree: emoji joined by ZWJ are pieces of their own, the joiner dropped; so
 * are flag letters; a skin tone is a token; variation selectors 15 and 16 on an
 * emoji are dropped.  White space (Zs but the visible U+1680) is blank cells.
 * Marks stay with their base, up to AS_GLYPH_MARKS; more are tokens.  A mark
 * without a base stands on U+25CC.  Pieces are composed (NFC) where that is
 * shorter.
 *
 * In a locale that is not UTF-8 every code point outside ASCII is a token. */
#ifndef AS_TEXT_DISPLAY_H
#define AS_TEXT_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { AS_GLYPH_BYTES = 48, AS_GLYPH_MARKS = 4 };

/* One piece of text, ready to draw: a grapheme cluster, or part of one. */
struct as_glyph {
	size_t start, end; /* bytes of the text it stands for */
	uint8_t width;     /* cells it takes: 1 or 2 for text, more for a token */
	uint8_t len;       /* bytes used of `bytes`, at least 1 */
	bool token;        /* stands for something not shown as itself; `bytes` is ASCII */
	char bytes[AS_GLYPH_BYTES]; /* well-formed UTF-8, printable, not terminated */
};

/* The glyph at `at` (< len, 0 or the end of the glyph before); the next one is
 * at glyph->end.  A TAB or line break (LF, CR, CRLF) in running text is one
 * space cell (`token` false); elsewhere ask as_display_strict(). */
void as_display_next(struct as_glyph *glyph, const char *text, size_t len, size_t at);
/* The same, but TAB, LF, CR are tokens too: for titles, names, prompts. */
void as_display_strict(struct as_glyph *glyph, const char *text, size_t len, size_t at);

/* How many bytes from `at` on are each a glyph of their own of one cell,
 * whatever stands around them: printable ASCII, without a "<" and without the
 * last before what could be a mark on it.  Spares most of a text the way
 * through the two above; O(bytes). */
size_t as_display_plain(const char *text, size_t len, size_t at);

/* Cells that as_display_strict() needs for the whole text. */
size_t as_display_width(const char *text, size_t len);
/* Appends the safe form (strict) to out: for messages and terminal output. */
void as_display_text(struct as_buf *out, const char *text, size_t len);
/* The same cut to `cells`, with "…" (or "~" outside UTF-8) when it was cut;
 * returns the cells used. */
size_t as_display_fit(struct as_buf *out, const char *text, size_t len, size_t cells);
/* Whether running text holds anything that would come out as a token in a
 * UTF-8 locale. */
bool as_display_suspicious(const char *text, size_t len);

#endif
