/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/display.h"
#include "text/find.h"
#include "text/wrap.h"

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

void ui_pager_to_end(struct ui_pager *pager)
{
	pager->list.selected = pager->count ? pager->count - 1 : 0;
}

void ui_pager_free(struct ui_pager *pager)
{
	as_buf_free(&pager->text);
	free(pager->lines);
	free(pager->rows);
	*pager = (struct ui_pager){.text = AS_BUF_INIT};
}

/* Where the text of a line begins that is wrapped: behind its keys. */
static size_t wrapped_from(const struct ui_pager *pager, const struct ui_pager_line *line)
{
	const char *text = pager->text.data + line->start;
	const char *tab = memchr(text, '\t', line->len);
	return line->start + (tab ? (size_t)(tab - text) + 1 : 0);
}

/* Cells before that text: its keys may be wider than their column. */
static int column_of(const struct ui_pager *pager, const struct ui_pager_line *line)
{
	size_t from = wrapped_from(pager, line);
	if (from == line->start)
		return 1;
	int keys = (int)as_display_width(pager->text.data + line->start, from - 1 - line->start);
	int indent = line->indent < pager->width / 3 ? line->indent : pager->width / 3;
	return keys + 3 > indent + 1 ? keys + 3 : indent + 1;
}

static void add_row(struct ui_pager *pager, size_t line, size_t start, size_t end)
{
	AS_RESERVE(pager->rows, pager->rows_cap, pager->rows_count + 1);
	pager->rows[pager->rows_count++] = (struct ui_pager_row){.line = line, .start = start, .len = end - start};
}

/* Wraps all lines for a box of `width` cells; the selection stays on its line. */
static void lay(struct ui_pager *pager, int width)
{
	struct as_lines pieces = {0};
	size_t selected = pager->rows_count ? pager->rows[pager->list.selected].line : pager->list.selected;
	pager->rows_count = 0;
	pager->width = width;
	for (size_t i = 0; i < pager->count; i++) {
		const struct ui_pager_line *line = &pager->lines[i];
		size_t from = wrapped_from(pager, line), end = line->start + line->len;
		int room = width - column_of(pager, line);
		as_lines_clear(&pieces);
		as_wrap(&pieces, pager->text.data + from, end - from, from, room > 1 ? (size_t)room : 1, 0);
		if (i == selected)
			pager->list.selected = pager->rows_count;
		if (!pieces.count)
			add_row(pager, i, from, end);
		for (size_t n = 0; n < pieces.count; n++)
			add_row(pager, i, pieces.items[n].start, pieces.items[n].end);
	}
	as_lines_free(&pieces);
}

static void draw_row(const struct ui_pager *pager, struct term_canvas *canvas, int row, size_t index)
{
	const struct ui_pager_row *piece = &pager->rows[index];
	const struct ui_pager_line *line = &pager->lines[piece->line];
	bool here = index == pager->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : line->attr;
	size_t from = wrapped_from(pager, line), end = piece->start + piece->len;
	if (here)
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
	if (from > line->start && piece->start == from)
		term_put_fit(canvas, row, 1, -1, here ? attr : TERM_KEYBAR_KEY, pager->text.data + line->start,
			     from - 1 - line->start);
	while (end > piece->start && pager->text.data[end - 1] == ' ')
		end--;
	term_put_fit(canvas, row, column_of(pager, line), -1, attr, pager->text.data + piece->start,
		     end - piece->start);
	if (here)
		term_set_cursor(canvas, row, 1);
}

/* " 1-20/96 " in the lower edge of the box when there are more rows than it shows. */
static void draw_extent(const struct ui_pager *pager, struct term_canvas *canvas, int row, int end)
{
	char extent[72];
	const struct ui_list *list = &pager->list;
	if (pager->rows_count <= list->height)
		return;
	int cells = snprintf(extent, sizeof extent, " %zu-%zu/%zu ", list->top + 1, list->top + list->height,
			     pager->rows_count);
	if (cells + 4 <= end)
		term_put_ui(canvas, row, end - cells - 2, -1, TERM_BORDER, extent);
}

void ui_pager_draw(struct ui_pager *pager, struct term_canvas *canvas, const char *title)
{
	int cols = canvas->cols < WIDEST ? canvas->cols : WIDEST;
	if (pager->width != cols - 2)
		lay(pager, cols - 2);
	int rows = (int)pager->rows_count + 2 < canvas->rows ? (int)pager->rows_count + 2 : canvas->rows;
	int top = (canvas->rows - rows) / 2, left = (canvas->cols - cols) / 2;
	term_fill(canvas, top, left, rows, cols, TERM_NORMAL);
	term_box(canvas, top, left, rows, cols, TERM_BORDER, title);
	struct term_canvas inside = term_canvas_part(canvas, top + 1, left + 1, rows - 2, cols - 2);
	ui_list_fit(&pager->list, pager->rows_count, inside.rows > 0 ? (size_t)inside.rows : 1);
	draw_extent(pager, canvas, top + rows - 1, left + cols);
	for (int row = 0; row < inside.rows && pager->list.top + (size_t)row < pager->rows_count; row++)
		draw_row(pager, &inside, row, pager->list.top + (size_t)row);
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

/* Onto the first row of a line, with its last one in sight, too. */
static void to_line(struct ui_pager *pager, size_t line)
{
	size_t row = 0;
	while (row + 1 < pager->rows_count && pager->rows[row].line < line)
		row++;
	pager->list.selected = row;
	while (row + 1 < pager->rows_count && pager->rows[row + 1].line == line)
		row++;
	if (row >= pager->list.top + pager->list.height)
		pager->list.top = row - pager->list.height + 1;
}

bool ui_pager_search(struct ui_pager *pager, const char *phrase, bool forward)
{
	struct as_needle needle;
	struct as_span hit;
	bool found = false;
	if (!as_needle_init(&needle, phrase, strlen(phrase), false))
		return false;
	size_t here = pager->rows_count ? pager->rows[pager->list.selected].line : 0;
	for (size_t step = 1; step <= pager->count && !found; step++) {
		size_t line = (here + (forward ? step : pager->count - step)) % pager->count;
		found = as_find_next(&hit, &needle, pager->text.data + pager->lines[line].start,
				     pager->lines[line].len, 0);
		if (found)
			to_line(pager, line);
	}
	as_needle_free(&needle);
	return found;
}
