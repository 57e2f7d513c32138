/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the list of documents on the canvas, and the heads above. */
#ifndef UI_DOCTABLE_H
#define UI_DOCTABLE_H

#include <stdbool.h>

#include "ui/doclist.h"
#include "ui/view.h"

struct ui_doctable {
	int width[UI_ORDER_COUNT]; /* cells; 0: left out */
	int cols;
};
/* Chooses the columns that fit. */
void ui_doctable_fit(struct ui_doctable *table, int cols, const struct as_session *session);
/* The names of the columns, with an arrow at the one that orders. */
void ui_doctable_heads(const struct ui_doctable *table, struct term_canvas *canvas, int row,
		       const struct ui_doclist *list);
void ui_doctable_row(const struct ui_doctable *table, struct term_canvas *canvas, int row,
		     const struct ui_shared *shared, size_t doc, bool selected);

#endif
