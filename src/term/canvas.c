/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/canvas.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static_assert(sizeof(struct term_cell) == TERM_CELL_BYTES + 4, "cells are compared by memcmp");

static const struct term_cell blank_cell = {.bytes = " ", .len = 1, .width = 1, .attr = TERM_NORMAL};

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* ---- making */

struct term_canvas *term_canvas_new(int rows, int cols)
{
	struct term_canvas *canvas = as_calloc(1, sizeof *canvas);
	canvas->root = canvas;
	canvas->ascii = term_symbol_needs_ascii();
	term_canvas_resize(canvas, rows, cols);
	return canvas;
}

void term_canvas_free(struct term_canvas *canvas)
{
	if (!canvas)
		return;
	free(canvas->cells);
	free(canvas);
}

void term_canvas_resize(struct term_canvas *canvas, int rows, int cols)
{
	rows = clamp(rows, 0, TERM_SIDE_LIMIT);
	cols = clamp(cols, 0, TERM_SIDE_LIMIT);
	if (!canvas->cells || rows != canvas->rows || cols != canvas->cols) {
		size_t count = (size_t)rows * (size_t)cols;
		canvas->cells = as_realloc(canvas->cells, count ? count : 1, sizeof *canvas->cells);
		canvas->rows = rows;
		canvas->cols = canvas->stride = cols;
	}
	term_canvas_clear(canvas);
}

void term_canvas_clear(struct term_canvas *canvas)
{
	if (canvas->root == canvas)
		canvas->cursor_row = canvas->cursor_col = 0;
	term_fill(canvas, 0, 0, canvas->rows, canvas->cols, TERM_NORMAL);
}

/* The columns or rows that [start, start + count) shares with [0, limit),
 * computed so that no sum can overflow. */
static void clip(int *start, int *count, int limit)
{
	long long from = *start, to = from + (*count > 0 ? *count : 0);
	if (from < 0)
		from = 0;
	if (to > limit)
		to = limit;
	*start = (int)(from < limit ? from : limit);
	*count = to > from ? (int)(to - from) : 0;
}

struct term_canvas term_canvas_part(struct term_canvas *canvas, int row, int col, int rows, int cols)
{
	struct term_canvas part = *canvas;
	clip(&row, &rows, canvas->rows);
	clip(&col, &cols, canvas->cols);
	if (rows && cols)
		part.cells = canvas->cells + (ptrdiff_t)row * canvas->stride + col;
	part.rows = rows;
	part.cols = cols;
	part.top = canvas->top + row;
	part.left = canvas->left + col;
	return part;
}

/* ---- cells */

static struct term_cell *cell_at(const struct term_canvas *canvas, int row, int col)
{
	return canvas->cells + (ptrdiff_t)row * canvas->stride + col;
}

static void blank(struct term_cell *cell)
{
	uint16_t attr = cell->attr;
	*cell = blank_cell;
	cell->attr = attr;
}

/* Before the cells [col, col + cells) are overwritten: a wide glyph that
 * reaches in or out of them loses its other half.  The neighbours are looked
 * at in the root, for a part may begin or end inside a glyph. */
static void sever(const struct term_canvas *canvas, int row, int col, int cells)
{
	struct term_cell *first = cell_at(canvas, row, col);
	struct term_cell *last = first + cells - 1;
	if (!first->width && canvas->left + col > 0)
		blank(first - 1);
	if (last->width == 2 && canvas->left + col + cells < canvas->root->cols)
		blank(last + 1);
}

static bool on_row(const struct term_canvas *canvas, int row)
{
	return row >= 0 && row < canvas->rows;
}

/* One glyph of `width` 1 or 2 that lies inside the canvas. */
static void store(struct term_canvas *canvas, int row, int col, int width, unsigned attr, const char *bytes, size_t len)
{
	sever(canvas, row, col, width);
	struct term_cell *cell = cell_at(canvas, row, col);
	if (len > TERM_CELL_BYTES) { /* more marks than any terminal shows: cut at a character */
		len = TERM_CELL_BYTES;
		while (((unsigned char)bytes[len] & 0xc0) == 0x80)
			len--;
	}
	memset(cell->bytes, 0, sizeof cell->bytes);
	memcpy(cell->bytes, bytes, len);
	cell->len = (uint8_t)len;
	cell->width = (uint8_t)width;
	cell->attr = (uint16_t)attr;
	if (width == 2) {
		memset(cell[1].bytes, 0, sizeof cell[1].bytes);
		cell[1].len = cell[1].width = 0;
		cell[1].attr = (uint16_t)attr;
	}
}

/* A glyph at `col`, which may be left of the canvas, with its right end at
 * most at `limit`.  Tokens are cut cell by cell (their bytes are ASCII);
 * anything else is drawn whole or left out, a cut half as a blank.  Returns
 * the cells advanced, 0 when there is no room. */
static int place(struct term_canvas *canvas, int row, int col, int limit, unsigned attr, const struct as_glyph *glyph)
{
	if (!glyph->width || col >= limit)
		return 0;
	if (glyph->token) {
		attr = (attr & TERM_BITS_MASK) | TERM_TOKEN;
		int used = 0;
		for (; used < glyph->len && col + used < limit; used++)
			if (col + used >= 0 && on_row(canvas, row))
				store(canvas, row, col + used, 1, attr, glyph->bytes + used, 1);
		return used;
	}
	if (glyph->width > limit - col)
		return 0;
	if (!on_row(canvas, row))
		return glyph->width;
	if (col >= 0)
		store(canvas, row, col, glyph->width, attr, glyph->bytes, glyph->len);
	else if (col + glyph->width > 0)
		store(canvas, row, 0, 1, attr, " ", 1);
	return glyph->width;
}

/* ---- text */

/* The column that text from `col` on must not pass. */
static int limit_of(const struct term_canvas *canvas, int col, int max_cells)
{
	if (max_cells < 0)
		return canvas->cols;
	long long limit = (long long)col + max_cells;
	return limit < canvas->cols ? (int)limit : canvas->cols;
}

/* Blank cells, by copying what is filled already: cell by cell the compiler
 * writes halves and reads wholes, which takes thrice as long. */
static void fill(struct term_cell *cells, int count, unsigned attr)
{
	cells[0] = blank_cell;
	cells[0].attr = (uint16_t)attr;
	for (int done = 1, more; done < count; done += more) {
		more = done < count - done ? done : count - done;
		memcpy(cells + done, cells, (size_t)more * sizeof *cells);
	}
}

/* Draws plain ASCII from `col` on; returns the cells used.  Nearly all of a
 * Latin text comes this way. */
static int draw_plain(struct term_canvas *canvas, int row, int col, int limit, unsigned attr, const char *text,
		      size_t len)
{
	int room = limit > col ? limit - col : 0;
	int used = len < (size_t)room ? (int)len : room, first = col < 0 ? -col : 0;
	if (first >= used || !on_row(canvas, row))
		return used;
	sever(canvas, row, col + first, used - first);
	struct term_cell *cells = cell_at(canvas, row, col + first);
	fill(cells, used - first, attr);
	for (int i = first; i < used; i++)
		cells[i - first].bytes[0] = text[i];
	return used;
}

/* Draws what fits; *rest is where it stopped (`len` when all was drawn). */
static int draw_text(struct term_canvas *canvas, int row, int col, int limit, unsigned attr, const char *text,
		     size_t len, size_t *rest)
{
	int used = 0;
	size_t at = 0;
	while (at < len) {
		struct as_glyph glyph;
		size_t plain = as_display_plain(text, len, at);
		if (plain) {
			int drawn = draw_plain(canvas, row, col + used, limit, attr, text + at, plain);
			used += drawn;
			at += (size_t)drawn;
			if ((size_t)drawn < plain)
				break;
			continue;
		}
		as_display_strict(&glyph, text, len, at);
		int cells = place(canvas, row, col + used, limit, attr, &glyph);
		if (!cells && glyph.width)
			break;
		used += cells;
		at = glyph.end;
		if (cells < glyph.width)
			break;
	}
	*rest = at;
	return used;
}

int term_put_text(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text,
		  size_t len)
{
	size_t rest;
	return draw_text(canvas, row, col, limit_of(canvas, col, max_cells), attr, text, len, &rest);
}

/* Whether the text takes more than `cells`; looks no further than that. */
static bool exceeds(const char *text, size_t len, int cells)
{
	long long used = 0;
	for (size_t at = 0; at < len && used <= cells;) {
		struct as_glyph glyph;
		size_t plain = as_display_plain(text, len, at);
		if (plain) {
			used += (long long)plain;
			at += plain;
			continue;
		}
		as_display_strict(&glyph, text, len, at);
		used += glyph.width;
		at = glyph.end;
	}
	return used > cells;
}

int term_put_fit(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text,
		 size_t len)
{
	size_t rest;
	int limit = limit_of(canvas, col, max_cells);
	if (limit <= col)
		return 0;
	if (!exceeds(text, len, limit - col))
		return draw_text(canvas, row, col, limit, attr, text, len, &rest);
	int used = draw_text(canvas, row, col, limit - 1, attr, text, len, &rest);
	return used + term_put_symbol(canvas, row, col + used, attr, TERM_SYM_ELLIPSIS);
}

int term_put_ui(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text)
{
	return term_put_fit(canvas, row, col, max_cells, attr, text, strlen(text));
}

int term_printf(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *format, ...)
{
	struct as_buf text = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&text, format, args);
	va_end(args);
	int used = term_put_fit(canvas, row, col, max_cells, attr, text.data, text.len);
	as_buf_free(&text);
	return used;
}

void term_put_number(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, size_t number)
{
	enum { DIGITS = 20 };
	char text[DIGITS];
	int used = cells < DIGITS ? cells : DIGITS, at = used;
	do
		text[--at] = (char)('0' + number % 10);
	while ((number /= 10) && at > 0);
	memset(text, ' ', (size_t)at);
	term_put_text(canvas, row, col, used, attr, text, (size_t)used);
}

int term_put_glyph(struct term_canvas *canvas, int row, int col, unsigned attr, const struct as_glyph *glyph)
{
	return place(canvas, row, col, canvas->cols, attr, glyph);
}

int term_put_symbol(struct term_canvas *canvas, int row, int col, unsigned attr, enum term_symbol symbol)
{
	const char *text = term_symbol_text(symbol, canvas->ascii);
	if (on_row(canvas, row) && col >= 0 && col < canvas->cols)
		store(canvas, row, col, 1, attr, text, strlen(text));
	return col < canvas->cols;
}

/* ---- areas */

void term_fill(struct term_canvas *canvas, int row, int col, int rows, int cols, unsigned attr)
{
	clip(&row, &rows, canvas->rows);
	clip(&col, &cols, canvas->cols);
	if (!cols)
		return;
	for (int r = row; r < row + rows; r++) {
		if (canvas->cols < canvas->root->cols || cols < canvas->cols)
			sever(canvas, r, col, cols);
		fill(cell_at(canvas, r, col), cols, attr);
	}
}

void term_copy(struct term_canvas *canvas, const struct term_canvas *from)
{
	int rows = from->rows < canvas->rows ? from->rows : canvas->rows;
	int cols = from->cols < canvas->cols ? from->cols : canvas->cols;
	for (int row = 0; row < rows && cols; row++) {
		sever(canvas, row, 0, cols);
		memcpy(cell_at(canvas, row, 0), cell_at(from, row, 0), (size_t)cols * sizeof *from->cells);
		if (cell_at(from, row, cols - 1)->width == 2) /* its other half stayed behind */
			blank(cell_at(canvas, row, cols - 1));
	}
}

void term_hline(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, enum term_symbol symbol)
{
	clip(&col, &cells, canvas->cols);
	if (!cells || !on_row(canvas, row))
		return;
	sever(canvas, row, col, cells);
	term_put_symbol(canvas, row, col, attr, symbol);
	struct term_cell *first = cell_at(canvas, row, col);
	for (int c = 1; c < cells; c++)
		first[c] = *first;
}

void term_vline(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, enum term_symbol symbol)
{
	clip(&row, &cells, canvas->rows);
	for (int r = 0; r < cells; r++)
		term_put_symbol(canvas, row + r, col, attr, symbol);
}

void term_box(struct term_canvas *canvas, int row, int col, int rows, int cols, unsigned attr, const char *title)
{
	if (rows < 2 || cols < 2)
		return;
	int bottom = row + rows - 1, right = col + cols - 1;
	term_hline(canvas, row, col + 1, cols - 2, attr, TERM_SYM_HORIZONTAL);
	term_hline(canvas, bottom, col + 1, cols - 2, attr, TERM_SYM_HORIZONTAL);
	term_vline(canvas, row + 1, col, rows - 2, attr, TERM_SYM_VERTICAL);
	term_vline(canvas, row + 1, right, rows - 2, attr, TERM_SYM_VERTICAL);
	term_put_symbol(canvas, row, col, attr, TERM_SYM_TOP_LEFT);
	term_put_symbol(canvas, row, right, attr, TERM_SYM_TOP_RIGHT);
	term_put_symbol(canvas, bottom, col, attr, TERM_SYM_BOTTOM_LEFT);
	term_put_symbol(canvas, bottom, right, attr, TERM_SYM_BOTTOM_RIGHT);
	if (title && cols > 4) {
		int used = term_put_ui(canvas, row, col + 2, cols - 4, TERM_HEADING, title);
		term_fill(canvas, row, col + 1, 1, 1, attr);
		term_fill(canvas, row, col + 2 + used, 1, 1, attr);
	}
}

/* The whole glyphs that [col, col + cells) touches: an attribute never stops
 * in the middle of one. */
static struct term_cell *glyphs_of(struct term_canvas *canvas, int row, int col, int *cells)
{
	clip(&col, cells, canvas->cols);
	if (!on_row(canvas, row) || !*cells)
		return NULL;
	struct term_cell *first = cell_at(canvas, row, col), *last = first + *cells - 1;
	if (!first->width && canvas->left + col > 0)
		first--, ++*cells;
	if (last->width == 2 && last + 1 < cell_at(canvas, row, 0) - canvas->left + canvas->root->cols)
		++*cells;
	return first;
}

void term_restyle(struct term_canvas *canvas, int row, int col, int cells, enum term_style style)
{
	struct term_cell *cell = glyphs_of(canvas, row, col, &cells);
	for (int c = 0; cell && c < cells; c++)
		cell[c].attr = (uint16_t)((cell[c].attr & TERM_BITS_MASK) | (unsigned)style);
}

void term_add_bits(struct term_canvas *canvas, int row, int col, int cells, unsigned bits)
{
	struct term_cell *cell = glyphs_of(canvas, row, col, &cells);
	for (int c = 0; cell && c < cells; c++)
		cell[c].attr = (uint16_t)(cell[c].attr | (bits & TERM_BITS_MASK));
}

void term_set_cursor(struct term_canvas *canvas, int row, int col)
{
	struct term_canvas *root = canvas->root;
	row = clamp(row, 0, canvas->rows ? canvas->rows - 1 : 0) + canvas->top;
	col = clamp(col, 0, canvas->cols ? canvas->cols - 1 : 0) + canvas->left;
	root->cursor_row = clamp(row, 0, root->rows ? root->rows - 1 : 0);
	root->cursor_col = clamp(col, 0, root->cols ? root->cols - 1 : 0);
}

/* ---- dump */

static char style_letter(unsigned attr)
{
	static const char letters[TERM_STYLE_COUNT] = {
#define STYLE_LETTER(name, letter) [TERM_##name] = letter,
		TERM_STYLES(STYLE_LETTER)
#undef STYLE_LETTER
	};
	return letters[attr & TERM_STYLE_MASK];
}

static void end_line(struct as_buf *out, size_t start)
{
	size_t len = out->len;
	while (len > start && out->data[len - 1] == ' ')
		len--;
	as_buf_truncate(out, len);
	as_buf_addc(out, '\n');
}

static void dump_styles(const struct term_cell *cell, int cols, struct as_buf *out)
{
	int last = cols;
	while (last > 0 && (cell[last - 1].attr & TERM_STYLE_MASK) == TERM_NORMAL)
		last--;
	if (!last)
		return;
	as_buf_adds(out, "s|");
	for (int c = 0; c < last; c++)
		as_buf_addc(out, style_letter(cell[c].attr));
	as_buf_addc(out, '\n');
}

static void dump_bit(const struct term_cell *cell, int cols, unsigned bit, char letter, struct as_buf *out)
{
	bool any = false;
	for (int c = 0; c < cols && !any; c++)
		any = cell[c].attr & bit;
	if (!any)
		return;
	as_buf_printf(out, "%c|", letter);
	size_t start = out->len;
	for (int c = 0; c < cols; c++)
		as_buf_addc(out, cell[c].attr & bit ? '^' : ' ');
	end_line(out, start);
}

void term_canvas_dump(const struct term_canvas *canvas, struct as_buf *out, bool with_attrs)
{
	for (int row = 0; row < canvas->rows; row++) {
		const struct term_cell *cell = cell_at(canvas, row, 0);
		if (with_attrs)
			as_buf_adds(out, "t|");
		size_t start = out->len;
		for (int c = 0; c < canvas->cols; c++)
			as_buf_add(out, cell[c].bytes, cell[c].len);
		end_line(out, start);
		if (!with_attrs)
			continue;
		dump_styles(cell, canvas->cols, out);
		dump_bit(cell, canvas->cols, TERM_UNDERLINE, 'u', out);
		dump_bit(cell, canvas->cols, TERM_REVERSE, 'r', out);
		dump_bit(cell, canvas->cols, TERM_BOLD, 'b', out);
		dump_bit(cell, canvas->cols, TERM_FAINT, 'f', out);
	}
	if (with_attrs)
		as_buf_printf(out, "cursor %d %d\n", canvas->root->cursor_row, canvas->root->cursor_col);
}
