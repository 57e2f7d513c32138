/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the reader looks: title, gutter, frames, folded furniture, text. */
#ifndef UI_READERDRAW_H
#define UI_READERDRAW_H

#include <stdbool.h>

#include "text/find.h"
#include "ui/page.h"
#include "ui/tagging.h"
#include "ui/view.h"

/* What there is to draw; the reader's own state. */
struct ui_reading {
	struct ui_page page;
	struct ui_tagging tagging;
	struct as_needle needle; /* while `searching` */
	bool searching;
	bool unfolded;           /* furniture is shown */
	bool outdated;           /* the file changed on disk, and that was said */
	int height;              /* rows of text, as drawn last */
	unsigned changes;        /* of the shared state, when laid out */
};

/* Cells of text in a view of `cols` columns, as far as the settings allow. */
size_t ui_reading_measure(const struct ui_shared *shared, int cols);
void ui_reading_draw(struct ui_reading *reading, struct ui_shared *shared, struct term_canvas *canvas);
/* Translated name of a role. */
const char *ui_role_title(enum as_role role);

#endif
