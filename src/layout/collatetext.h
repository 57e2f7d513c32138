/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the cells of a collation are shown and said. */
#ifndef AS_LAYOUT_COLLATETEXT_H
#define AS_LAYOUT_COLLATETEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "align/collation.h"
#include "base/buf.h"

/* Two cells: whether it moved, and what it is ("Ͻ~", " ■", " ·"); in ASCII ")~", " #", " .". */
const char *as_cell_mark(const struct as_cell *cell, bool ascii);
/* The same in words, translated: "edited, moved". */
void as_cell_words(struct as_buf *out, const struct as_cell *cell);
/* "5 reports, 3 independent texts", translated. */
void as_collation_sentence(struct as_buf *out, size_t reports, size_t texts);

#endif
