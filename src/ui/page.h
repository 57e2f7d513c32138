/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a page to scroll: the blocks of layout/prose.h, with a blank
 * line or a label before some, addressed by block and line so that nothing off
 * the screen need be wrapped. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/prose.h"

/* A line of the page. */
struct ui_place {
	size_t block;
	int line;    /* 0-based in the block, lead lines included */
};

enum ui_line_kind { UI_LINE_BLANK, UI_LINE_LABEL, UI_LINE_TEXT, UI_LINE_FOLDED };

struct ui_page {
	struct as_prose prose;
	bool set;             /* whether prose has been laid out */
	struct ui_place top;  /* first line on the screen */
};

/* Lays the document out anew; what was on top stays on top. */
void ui_page_set(struct ui_page *page, const struct as_doc *doc, const struct as_prose_options *options);
void ui_page_free(struct ui_page *page);

/* What a line is; `*span` its text when it is TEXT. */
enum ui_line_kind ui_page_line(struct as_span *span, struct ui_page *page, struct ui_place place);
/* Whether the block stands in a frame, with a label: headline, byline ... */
bool ui_page_framed(const struct ui_page *page, size_t block);
/* One line on (back); false at the end (beginning). */
bool ui_page_next(struct ui_page *page, struct ui_place *place);
bool ui_page_prev(struct ui_page *page, struct ui_place *place);
/* The line that shows byte `at`. */
struct ui_place ui_page_at(struct ui_page *page, size_t at);
/* Scrolls as little as needed so that the line is among `height` rows; far
 * jumps put it in the middle. */
void ui_page_reveal(struct ui_page *page, struct ui_place place, int height);
/* Row of the line on the screen, or -1. */
int ui_page_row(struct ui_page *page, struct ui_place place, int height);

#endif
