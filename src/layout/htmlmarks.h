/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One side of a row as HTML: its words, with what differs marked by elements
 * that tell it without colour. */
#ifndef AS_LAYOUT_HTMLMARKS_H
#define AS_LAYOUT_HTMLMARKS_H

#include "align/result.h"
#include "base/buf.h"

/* Appends the text of side `side` (0 left, 1 right) of a row: <del> and <ins>
 * around words that the other side lacks or has otherwise, <i> around words
 * spelt otherwise, <q> around words out of order, <mark> around discrepancies,
 * each with a link to "#d" and its number in the comparison, from 1.
 * O(text + steps log steps). */
void as_htmlmarks_add(struct as_buf *out, const struct as_comparison *comparison, const struct as_row *row, int side);

#endif
