/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/show.h"

#include <curses.h>
#include <stddef.h>
#include <string.h>

#include "text/utf8.h"

static bool to_curses(cchar_t *out, struct term_palette *palette, const struct term_cell *cell)
{
	const struct term_paint *paint = term_palette_paint(palette, cell->attr);
	wchar_t wide[CCHARW_MAX + 1];
	size_t count = 0;
	if (cell->len == 1)
		wide[count++] = (wchar_t)(unsigned char)cell->bytes[0];
	for (size_t at = 0; cell->len > 1 && at < cell->len && count < CCHARW_MAX;) {
		uint32_t code;
		at += as_utf8_next(&code, cell->bytes, cell->len, at);
		wide[count++] = (wchar_t)code;
	}
	wide[count] = L'\0';
	return setcchar(out, wide, paint->attrs, paint->pair, NULL) == OK;
}

static bool same_cell(const struct term_cell *a, const struct term_cell *b)
{
	return !memcmp(a, b, sizeof *a);
}

static bool has_wide(const struct term_cell *cells, int cols)
{
	for (int col = 0; cells && col < cols; col++)
		if (cells[col].width != 1)
			return true;
	return false;
}

/* Rows without wide glyphs, before and after, are handed over from the first
 * change to the last: curses compares again in any case, and so does not look
 * at what is beside each cell.  Of cells alike only the letter is changed:
 * setcchar() for each was most of the cost of a page. */
static void show_narrow(struct term_palette *palette, int row, int cols, const struct term_cell *next,
			const struct term_cell *shown)
{
	cchar_t run[TERM_SIDE_LIMIT];
	int first = 0, end = cols, like = -1; /* the last cell of ASCII that setcchar() made */
	while (shown && first < end && same_cell(&next[first], &shown[first]))
		first++;
	while (shown && end > first && same_cell(&next[end - 1], &shown[end - 1]))
		end--;
	for (int col = first; col < end; col++) {
		if (like >= 0 && next[col].len == 1 && next[col].attr == next[like].attr) {
			run[col] = run[like];
			run[col].chars[0] = (wchar_t)(unsigned char)next[col].bytes[0];
		} else if (!to_curses(&run[col], palette, &next[col])) {
			setcchar(&run[col], L" ", A_NORMAL, 0, NULL);
		} else if (next[col].len == 1) {
			like = col;
		}
	}
	mvadd_wchnstr(row, first, run + first, end - first);
}

static void show_row(struct term_palette *palette, int row, int cols, const struct term_cell *next,
		     const struct term_cell *shown)
{
	if (!has_wide(next, cols) && !has_wide(shown, cols)) {
		show_narrow(palette, row, cols, next, shown);
		return;
	}
	cchar_t cell;
	bool there = false; /* whether curses' cursor is at the next cell */
	for (int col = 0; col < cols; col++) {
		if (!next[col].width) /* drawn with its first half */
			continue;
		if (shown && same_cell(&next[col], &shown[col])) {
			there = false;
			continue;
		}
		if (!there)
			move(row, col);
		if (to_curses(&cell, palette, &next[col]))
			add_wch(&cell);
		there = col + next[col].width < cols;
	}
}

void term_show(struct term_palette *palette, const struct term_canvas *next, const struct term_canvas *shown)
{
	size_t row_size = (size_t)next->cols * sizeof *next->cells;
	for (int row = 0; row < next->rows; row++) {
		const struct term_cell *new_row = next->cells + (ptrdiff_t)row * next->stride;
		const struct term_cell *old_row = shown ? shown->cells + (ptrdiff_t)row * shown->stride : NULL;
		if (old_row && !memcmp(new_row, old_row, row_size))
			continue;
		show_row(palette, row, next->cols, new_row, old_row);
	}
	move(next->cursor_row, next->cursor_col);
}
