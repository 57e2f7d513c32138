/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a comparison looks: heads, spine, ordinals, marked words. */
#ifndef UI_ROWSDRAW_H
#define UI_ROWSDRAW_H

#include "ui/rows.h"
#include "ui/view.h"

enum { UI_TWO_COLUMNS = 70 }; /* cells below which there is one column */

/* Cells of text of each side in a view of `cols` columns. */
void ui_rows_measure(size_t measure[2], bool *one_column, int cols);
/* Lines of the head in a view of `height` rows. */
int ui_rows_head(int height);
/* Into the status line: in which way the comparison is told, when not as it is. */
void ui_rows_draw_state(const struct ui_rows *rows, struct term_canvas *line);
void ui_rows_draw(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas);

#endif
