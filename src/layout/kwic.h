/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyword in context: a place of a text with what stands before and after it,
 * cut so that places of many texts can stand in one column. */
#ifndef AS_LAYOUT_KWIC_H
#define AS_LAYOUT_KWIC_H

#include <stddef.h>

#include "base/buf.h"

/* Appends text[0..len) with each run of white space as one space. */
void as_kwic_flat(struct as_buf *out, const char *text, size_t len);

/* The end of text[0..len) that `cells` hold: the byte where it begins, a whole
 * glyph (text/display.h); `*used` are its cells.  O(len). */
size_t as_kwic_tail(size_t *used, const char *text, size_t len, size_t cells);
/* The beginning that `cells` hold: the byte where it ends.  O(cells). */
size_t as_kwic_head(size_t *used, const char *text, size_t len, size_t cells);

#endif
