/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --discrepancies`: what a reader must know before trusting either
 * report: the doubts of both about their own metadata, and the discrepancies
 * of their matches. */
#ifndef AS_LAYOUT_DOUBTS_H
#define AS_LAYOUT_DOUBTS_H

#include "align/compare.h"
#include "base/buf.h"

/* Appends a line each, safe for a terminal: kind, the bytes of the files ("-"
 * for a side that has none), the words.  Returns how many contradict; notes
 * are listed but not counted.  O(text). */
size_t as_doubts_write(struct as_buf *out, const struct as_comparison *comparison);

#endif
