/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The story on the canvas. */
#ifndef UI_STORYDRAW_H
#define UI_STORYDRAW_H

#include <stddef.h>

#include "session/collating.h"
#include "ui/list.h"
#include "ui/view.h"

/* What the view shows, and where the cursor stands. */
struct ui_grid {
	const struct as_collating *collating; /* borrowed */
	struct ui_list rows;   /* the cursor's row */
	size_t column;         /* ... and column */
	size_t left;           /* the first column shown */
};

/* Title, heads, rows; below them the text of the cell under the cursor and a
 * legend of the reports, as far as there is room.  Fits grid->rows and ->left
 * to the canvas. */
void ui_grid_draw(struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *canvas);

/* What the cell under the cursor is, in a sentence. */
void ui_grid_status(const struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *line);

#endif
