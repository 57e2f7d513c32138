/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words with what stands around them, on one line. */
#ifndef UI_EXCERPT_H
#define UI_EXCERPT_H

#include "model/annotation.h"
#include "model/doc.h"
#include "term/canvas.h"

/* The words as bold, between what is before and after them, in `cells`: the
 * words first, then as much of both sides as fits, with an ellipsis where the
 * words are cut. */
void ui_excerpt_anchor(struct term_canvas *canvas, int row, int col, int cells, unsigned attr,
		       const struct as_anchor *anchor);
/* The same of a place of a document. */
void ui_excerpt_span(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const struct as_doc *doc,
		     struct as_span span);

#endif
