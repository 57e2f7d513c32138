/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/find.h"

enum { WIDEST = 90 };

void ui_pager_init(struct ui_pager *pager)
{
	*pager = (struct ui_pager){.text = AS_BUF_INIT};
}

void ui_pager_add(struct ui_pager *pager, unsigned attr, int indent, const char *line)
{
	AS_RESERVE(pager->lines, pager->cap, pager->count + 1);
	pager->lines[pager->count++] = (struct ui_pager_line){
		.start = pager->text.len, .len = strlen(line), .indent = indent, .attr = attr};
	as_buf_adds(&pager->text, line);
}

void ui_pager_free(struct ui_pager *pager)
{
	as_buf_free(&pager->text);
	free(pager->lines);
	*pager = (struct ui_pager){.text = AS_BUF_INIT};
}

static void draw_line(const struct ui_pager *pager, struct term_canvas *canvas, int row, size_t index)
{
	const struct ui_pager_line *line = &pager->lines[index];
	const char *text = pager->text.data + line->start;
	const char *tab = memchr(text, '\t', line->len);
	bool here = index == pager->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : line->attr;
	if (here)
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
	size_t first = tab ? (size_t)(tab - text) : line->len;
	int used = term_put_fit(canvas, row, 1, tab ? line->indent - 1 : -1, tab && !here ? TERM_KEYBAR_KEY : attr,
				text, first);
	if (tab) {
		int col = used + 2 > line->indent ? used + 2 : line->indent + 1;
		term_put_fit(canvas, row, col, -1, attr, tab + 1, line->len - first - 1);
	}
	if (here)
		term_set_cursor(canvas, row, 1);
}

void ui_pager_draw(struct ui_pager *pager, struct term_canvas *canvas, const char *title)
{
	int cols = canvas->cols < WIDEST ? canvas->cols : WIDEST;
	int rows = (int)pager->count + 2 < canvas->rows ? (int)pager->count + 2 : canvas->rows;
	int top = (canvas->rows - rows) / 2, left = (canvas->cols - cols) / 2;
	term_fill(canvas, top, left, rows, cols, TERM_NORMAL);
	term_box(canvas, top, left, rows, cols, TERM_BORDER, title);
	struct term_canvas inside = term_canvas_part(canvas, top + 1, left + 1, rows - 2, cols - 2);
	ui_list_fit(&pager->list, pager->count, inside.rows > 0 ? (size_t)inside.rows : 1);
	for (int row = 0; row < inside.rows && pager->list.top + (size_t)row < pager->count; row++)
		draw_line(pager, &inside, row, pager->list.top + (size_t)row);
}

struct ui_outcome ui_pager_request(struct ui_pager *pager, const struct ui_call *call)
{
	if (ui_list_request(&pager->list, call->request))
		return ui_act(UI_ACT_DONE);
	switch (call->request) {
	case UI_OPEN: case UI_HELP: case UI_CANCEL: case UI_BACK:
		return ui_act(UI_ACT_BACK);
	default:
		return ui_act(UI_ACT_IGNORED);
	}
}

bool ui_pager_search(struct ui_pager *pager, const char *phrase, bool forward)
{
	struct as_needle needle;
	struct as_span hit;
	bool found = false;
	if (!as_needle_init(&needle, phrase, strlen(phrase), false))
		return false;
	for (size_t step = 1; step <= pager->count && !found; step++) {
		size_t line = (pager->list.selected + (forward ? step : pager->count - step)) % pager->count;
		found = as_find_next(&hit, &needle, pager->text.data + pager->lines[line].start,
				     pager->lines[line].len, 0);
		if (found)
			pager->list.selected = line;
	}
	as_needle_free(&needle);
	return found;
}
