/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box with lines of our own to scroll and search: help, messages. */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/list.h"
#include "ui/view.h"

struct ui_pager_line {
	size_t start, len; /* in `text` */
	int indent;        /* cells before what follows a TAB in the line */
	unsigned attr;
};

/* A row of the screen: a line, or a piece of one that is too long for a row. */
struct ui_pager_row {
	size_t line;
	size_t start, len; /* in `text` */
};

struct ui_pager {
	struct as_buf text;
	struct ui_pager_line *lines; /* owned */
	size_t count, cap;
	struct ui_pager_row *rows; /* the lines as wrapped for `width` cells; owned */
	size_t rows_count, rows_cap;
	int width;            /* 0: not wrapped yet */
	struct ui_list list;  /* of the rows */
};

void ui_pager_init(struct ui_pager *pager);
/* Adds a line; a TAB in it moves to column `indent`, where the rest of it is
 * wrapped.  Before the first drawing. */
void ui_pager_add(struct ui_pager *pager, unsigned attr, int indent, const char *line);
/* Begins with the last line, not with the first. */
void ui_pager_to_end(struct ui_pager *pager);
/* Draws the box; which rows of how many are seen stands in its frame when they are not all. */
void ui_pager_draw(struct ui_pager *pager, struct term_canvas *canvas, const char *title);
struct ui_outcome ui_pager_request(struct ui_pager *pager, const struct ui_call *call);
bool ui_pager_search(struct ui_pager *pager, const char *phrase, bool forward);
void ui_pager_free(struct ui_pager *pager);

#endif
