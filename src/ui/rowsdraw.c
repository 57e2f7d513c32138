/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/rowsdraw.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "layout/facts.h"
#include "ui/docs.h"
#include "ui/tagdraw.h"
#include "ui/text.h"

/* Two columns: ordinal, text | spine | ordinal, text.  One: spine, ordinal,
 * text; the right document's lines stand further in. */
enum { ORDINAL = 4, SPINE = 4, ONE_MARGIN = 7, ONE_INDENT = 2 };
/* Wide screens have the overview at their right edge: where one is, and a mark. */
enum { OVERVIEW_FROM = 110, OVERVIEW = 2 };

static int column_width(int cols, int side)
{
	int left = (cols - SPINE) / 2;
	return side ? cols - SPINE - left : left;
}

/* Cells of the rows themselves. */
static int rows_width(int cols)
{
	return cols >= OVERVIEW_FROM ? cols - OVERVIEW : cols;
}

void ui_rows_measure(size_t measure[2], bool *one_column, int cols)
{
	cols = rows_width(cols);
	*one_column = cols < UI_TWO_COLUMNS;
	for (int side = 0; side < 2; side++) {
		int cells = *one_column ? cols - ONE_MARGIN - ONE_INDENT - 1 : column_width(cols, side) - ORDINAL;
		measure[side] = (size_t)(cells < 1 ? 1 : cells);
	}
}

int ui_rows_head(int height)
{
	return height < 8 ? 1 : 3;
}

/* ---- the head */

static void head_text(struct as_buf *out, const struct ui_shared *shared, size_t doc)
{
	struct as_listing listing;
	char label[UI_LABEL];
	as_session_listing(&listing, shared->session, doc);
	ui_doc_label(label, shared->session, doc);
	as_buf_adds(out, label);
	if (listing.source && listing.date)
		as_buf_printf(out, " %s %s%s ", listing.source, listing.date, listing.doubtful ? "?" : "");
	as_buf_printf(out, " %s", ui_doc_title(&listing));
}

static void shares_text(struct as_buf *out, const struct ui_rows *rows, const struct ui_shared *shared, int side)
{
	const struct as_summary *summary = &rows->comparison->summary;
	double share = side ? summary->right_in_left : summary->left_in_right;
	char label[UI_LABEL];
	ui_doc_label(label, shared->session, rows->tagging[!side].doc);
	as_buf_printf(out, _("%.0f%% is in %s"), share * 100, label);
	size_t alone = side ? summary->right_only : summary->left_only;
	if (alone)
		as_buf_printf(out, ngettext(", %zu only here", ", %zu only here", alone), alone);
}

static const char *order_text(enum ui_row_order order)
{
	static const char *const texts[UI_ROW_ORDERS] = {
		N_("left order"), N_("right order"), N_("differences only")};
	return _(texts[order]);
}

/* On the line below the two reports: what holds of them both, as much as there is room for. */
static void draw_facts(const struct ui_rows *rows, struct term_canvas *canvas, int room)
{
	struct as_summary summary = rows->comparison->summary;
	struct as_buf facts = AS_BUF_INIT;
	summary.discrepancies += rows->docs[0]->doubts_count + rows->docs[1]->doubts_count; /* ]d shows them, too */
	as_facts_add(&facts, &summary, room > 3 ? (size_t)room - 3 : 0);
	if (facts.len) {
		term_put_ui(canvas, 2, 1, -1, TERM_DIM, " ");
		int col = term_put_ui(canvas, 2, 2, -1, summary.discrepancies ? TERM_HEADING : TERM_DIM, facts.data);
		term_put_ui(canvas, 2, 2 + col, -1, TERM_DIM, " ");
	}
	as_buf_free(&facts);
}

static void draw_reports(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas, int room)
{
	int middle = rows->one_column ? canvas->cols / 2 : column_width(canvas->cols, 0) + SPINE / 2 - 1;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	for (int side = 0; side < 2; side++) {
		struct as_buf text = AS_BUF_INIT;
		int col = side ? middle + 2 : 1, cells = side ? canvas->cols - middle - 2 : middle - 2;
		head_text(&text, shared, rows->tagging[side].doc);
		term_put_fit(canvas, 0, col, cells, TERM_TITLE | (side == rows->side ? TERM_BOLD : 0), text.data,
			     text.len);
		if (canvas->rows > 1) {
			as_buf_clear(&text);
			shares_text(&text, rows, shared, side);
			term_put_fit(canvas, 1, col, cells, TERM_DIM, text.data, text.len);
		}
		as_buf_free(&text);
	}
	term_put_symbol(canvas, 0, middle, TERM_TITLE, TERM_SYM_DOUBLE_VERTICAL);
	if (canvas->rows == 1)
		return;
	term_put_symbol(canvas, 1, middle, TERM_BORDER, TERM_SYM_DOUBLE_VERTICAL);
	term_hline(canvas, 2, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	if (!rows->one_column) {
		term_put_symbol(canvas, 2, middle - 1, TERM_BORDER, TERM_SYM_TEE_DOWN);
		term_put_symbol(canvas, 2, middle + 2, TERM_BORDER, TERM_SYM_TEE_DOWN);
	}
	draw_facts(rows, canvas, !rows->one_column && middle - 1 < room ? middle - 1 : room);
}

/* The head is drawn when something in it changes and copied for each screen:
 * its sentences are a third of what a step costs. */
static void draw_head(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas, int head)
{
	struct as_buf place = AS_BUF_INIT;
	as_buf_printf(&place, _(" %s %zu/%zu "), order_text(rows->order),
		      rows->layout.rows_count ? ui_rows_here(rows) + 1 : 0, rows->layout.rows_count);
	int room = canvas->cols - (int)as_display_width(place.data, place.len) - 1;
	if (!rows->head)
		rows->head = term_canvas_new(0, 0);
	if (rows->head->rows != head || rows->head->cols != canvas->cols || rows->head->ascii != canvas->ascii ||
	    rows->head_side != rows->side || rows->head_room != room) {
		term_canvas_resize(rows->head, head, canvas->cols);
		rows->head->ascii = canvas->ascii;
		rows->head_side = rows->side;
		rows->head_room = room;
		draw_reports(rows, shared, rows->head, room);
	}
	term_copy(canvas, rows->head);
	if (head > 1)
		term_put_ui(canvas, 2, room, -1, TERM_DIM, place.data);
	as_buf_free(&place);
}

void ui_rows_draw_state(const struct ui_rows *rows, struct term_canvas *line)
{
	struct as_buf state = AS_BUF_INIT;
	if (rows->how.passages)
		as_buf_printf(&state, "  %s", _("passages"));
	if (rows->how.ignore_format)
		as_buf_printf(&state, "%s%s", rows->how.passages ? ", " : "  ", _("form ignored"));
	int cells = (int)as_display_width(state.data, state.len), most = line->cols / 2;
	cells = cells < most ? cells : most;
	if (cells > 0)
		term_put_ui(line, 0, line->cols - cells - 1, cells, TERM_DIM, state.data);
	as_buf_free(&state);
}

/* ---- lines */

static unsigned segment_attr(enum as_segment_kind kind, int side)
{
	switch (kind) {
	case AS_SEGMENT_FORMAT: return TERM_FORMAT_ONLY;
	case AS_SEGMENT_CHANGED: return TERM_CHANGED;
	case AS_SEGMENT_ONE_SIDE: return side ? TERM_ADDED : TERM_REMOVED;
	case AS_SEGMENT_MOVED: return TERM_MOVED;
	default: return TERM_NORMAL;
	}
}

static unsigned spine_attr(const struct as_row *row)
{
	if (row->discrepant)
		return TERM_DISCREPANCY;
	switch (row->relation) {
	case AS_LEFT_ONLY: return TERM_REMOVED;
	case AS_RIGHT_ONLY: return TERM_ADDED;
	case AS_EDITED: case AS_RELATED: return row->moved ? TERM_MOVED : TERM_CHANGED;
	default: return row->moved ? TERM_MOVED : TERM_DIM;
	}
}

static void draw_side(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas, int row, int col,
		      size_t index, int side)
{
	const struct as_pair_line *line = &rows->layout.lines[index];
	const struct as_column_line *column = &line->side[side];
	const struct as_row *of = ui_rows_row(rows, line->row);
	const char *text = rows->docs[side]->text;
	bool focused = index >= rows->layout.row_line[ui_rows_here(rows)] && line->row == ui_rows_here(rows) &&
		       side == ui_rows_side(rows);
	struct ui_paints paints = {0};
	for (uint32_t i = 0; i < column->segments_count; i++) {
		const struct as_segment *segment = &rows->layout.segments[column->first_segment + i];
		if (segment->kind != AS_SEGMENT_PLAIN)
			ui_paint_add(&paints, column->span, segment->span, segment_attr(segment->kind, side));
	}
	if (as_span_length(rows->marked[side]))
		ui_paint_add(&paints, column->span, rows->marked[side], TERM_SELECTED);
	if (rows->searching)
		ui_paint_hits(&paints, &rows->needle, text, ui_rows_span(rows, line->row, side), column->span);
	ui_tagging_paint(&paints, &rows->tagging[side], shared->session, column->span, focused);
	ui_text_draw(canvas, row, col, (int)rows->measure[side], of->furniture ? TERM_FURNITURE : TERM_NORMAL, text,
		     column->span, &paints);
	ui_paints_free(&paints);
	if (index == rows->line && focused)
		term_set_cursor(canvas, row, col + ui_text_column(text, column->span, rows->tagging[side].cursor.at));
}

static bool first_of_side(const struct ui_rows *rows, size_t index, int side)
{
	const struct as_pair_line *line = &rows->layout.lines[index];
	return line->side[side].span.start <= ui_rows_span(rows, line->row, side).start;
}

static void draw_ordinal(struct ui_rows *rows, struct term_canvas *canvas, int row, int col, size_t index, int side)
{
	const struct as_pair_line *line = &rows->layout.lines[index];
	const struct as_row *of = ui_rows_row(rows, line->row);
	bool here = line->row == ui_rows_here(rows) && ui_rows_side(rows) == side;
	if (first_of_side(rows, index, side))
		term_put_number(canvas, row, col, 3, here ? TERM_CURSOR_ROW : TERM_GUTTER,
				(size_t)(side ? of->right.passage : of->left.passage) + 1);
}

static void draw_fold(struct ui_rows *rows, struct term_canvas *canvas, int row, size_t index)
{
	const struct as_pair_row *fold = &rows->layout.rows[rows->layout.lines[index].row];
	struct as_buf text = AS_BUF_INIT;
	unsigned attr = index == rows->line ? TERM_CURSOR_ROW : TERM_FURNITURE;
	if (fold->furniture)
		as_buf_printf(&text, ngettext("%zu passage of furniture (z unfolds)",
					      "%zu passages of furniture (z unfolds)", fold->folded), fold->folded);
	else
		as_buf_printf(&text, ngettext("%zu same row (z unfolds)", "%zu same rows (z unfolds)", fold->folded),
			      fold->folded);
	term_put_symbol(canvas, row, ORDINAL - 2, attr, TERM_SYM_POINTER);
	term_put_ui(canvas, row, ORDINAL, -1, attr, text.data);
	if (index == rows->line)
		term_set_cursor(canvas, row, ORDINAL);
	as_buf_free(&text);
}

static void draw_two(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas, int row, size_t index)
{
	const struct as_pair_line *line = &rows->layout.lines[index];
	const struct as_row *of = ui_rows_row(rows, line->row);
	int middle = column_width(canvas->cols, 0);
	term_put_symbol(canvas, row, middle, TERM_BORDER, TERM_SYM_VERTICAL);
	term_put_symbol(canvas, row, middle + SPINE - 1, TERM_BORDER, TERM_SYM_VERTICAL);
	if (line->first)
		term_put_ui(canvas, row, middle + 1, 2, spine_attr(of), as_row_spine(of, canvas->ascii));
	for (int side = 0; side < 2; side++) {
		if (!as_span_length(line->side[side].span))
			continue;
		int col = side ? middle + SPINE : 0;
		draw_ordinal(rows, canvas, row, col, index, side);
		draw_side(rows, shared, canvas, row, col + ORDINAL, index, side);
	}
}

static void draw_one(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *canvas, int row, size_t index)
{
	const struct as_pair_line *line = &rows->layout.lines[index];
	const struct as_row *of = ui_rows_row(rows, line->row);
	int side = as_span_length(line->side[0].span) ? 0 : 1, indent = side ? ONE_INDENT : 0;
	if (line->first)
		term_put_ui(canvas, row, 0, 2, spine_attr(of), as_row_spine(of, canvas->ascii));
	if (!as_span_length(line->side[side].span))
		return;
	draw_ordinal(rows, canvas, row, ONE_MARGIN - ORDINAL + indent, index, side);
	draw_side(rows, shared, canvas, row, ONE_MARGIN + indent, index, side);
}

/* ---- the overview */

/* What a row is at a glance, the gravest last. */
enum glance { LEAVE_OUT, EQUAL, FORMAT, LEFT, RIGHT, RELATED, EDITED, MOVED, GRAVE, GLANCES };

static enum glance glance(const struct ui_rows *rows, size_t visible)
{
	static const enum glance of[AS_RELATIONS] = {
		[AS_SAME] = EQUAL, [AS_FORMAT] = FORMAT, [AS_EDITED] = EDITED, [AS_RELATED] = RELATED,
		[AS_LEFT_ONLY] = LEFT, [AS_RIGHT_ONLY] = RIGHT};
	const struct as_row *row = ui_rows_row(rows, visible);
	if (!row)
		return rows->layout.rows[visible].furniture ? LEAVE_OUT : EQUAL;
	return row->furniture ? LEAVE_OUT : row->discrepant ? GRAVE : row->moved ? MOVED : of[row->relation];
}

static void draw_glance(struct term_canvas *canvas, int row, int col, enum glance mark)
{
	static const struct { unsigned attr; enum term_symbol symbol; } looks[GLANCES] = {
		[LEAVE_OUT] = {TERM_FURNITURE, TERM_SYM_DOT}, [EQUAL] = {TERM_DIM, TERM_SYM_SAME},
		[FORMAT] = {TERM_FORMAT_ONLY, TERM_SYM_FORMAT_ONLY}, [LEFT] = {TERM_REMOVED, TERM_SYM_LEFT_ONLY},
		[RIGHT] = {TERM_ADDED, TERM_SYM_RIGHT_ONLY}, [EDITED] = {TERM_CHANGED, TERM_SYM_EDITED},
		[MOVED] = {TERM_MOVED, TERM_SYM_MOVED}};
	if (mark == GRAVE)
		term_put_ui(canvas, row, col, 1, TERM_DISCREPANCY, "!");
	else if (mark == RELATED)
		term_put_ui(canvas, row, col, 1, TERM_CHANGED, ":");
	else
		term_put_symbol(canvas, row, col, looks[mark].attr, looks[mark].symbol);
}

/* The whole comparison in a column of `height` cells: the gravest mark of the
 * rows a cell stands for; beside it what is on the screen, and the cursor. */
static void draw_overview(struct ui_rows *rows, struct term_canvas *canvas, int head, int height)
{
	size_t count = rows->layout.rows_count, lines = rows->layout.lines_count, here = ui_rows_here(rows);
	if (!count || !lines || height < 1 || rows->top >= lines)
		return;
	size_t last = rows->top + (size_t)height < lines ? rows->top + (size_t)height - 1 : lines - 1;
	size_t first = rows->layout.lines[rows->top].row, cells = count < (size_t)height ? count : (size_t)height;
	last = rows->layout.lines[last].row;
	for (size_t cell = 0; cell < cells; cell++) {
		size_t from = cell * count / cells, to = (cell + 1) * count / cells;
		enum glance mark = LEAVE_OUT;
		for (size_t i = from; i < to; i++)
			mark = glance(rows, i) > mark ? glance(rows, i) : mark;
		int row = head + (int)cell, col = canvas->cols - OVERVIEW;
		if (from <= here && here < to)
			term_put_symbol(canvas, row, col, TERM_BORDER, TERM_SYM_POINTER);
		else if (from <= last && to > first)
			term_put_symbol(canvas, row, col, TERM_BORDER, TERM_SYM_VERTICAL);
		draw_glance(canvas, row, col + 1, mark);
	}
}

void ui_rows_draw(struct ui_rows *rows, struct ui_shared *shared, struct term_canvas *whole)
{
	int head = ui_rows_head(whole->rows), width = rows_width(whole->cols);
	struct term_canvas part = term_canvas_part(whole, 0, 0, whole->rows, width), *canvas = &part;
	term_fill(whole, 0, width, 1, whole->cols - width, TERM_TITLE);
	draw_head(rows, shared, canvas, head);
	for (int i = 0; i < rows->height; i++) {
		size_t index = rows->top + (size_t)i;
		if (!ui_rows_reach(rows, index))
			break;
		if (rows->layout.rows[rows->layout.lines[index].row].folded)
			draw_fold(rows, canvas, head + i, index);
		else if (rows->one_column)
			draw_one(rows, shared, canvas, head + i, index);
		else
			draw_two(rows, shared, canvas, head + i, index);
	}
	if (!rows->layout.rows_count)
		term_put_ui(canvas, head, ORDINAL, -1, TERM_NORMAL, rows->order == UI_ROWS_DIFFERENCES ?
			    _("The two reports do not differ") : _("There is nothing to compare"));
	int side = ui_rows_side(rows);
	if (side >= 0)
		ui_tagging_legend(&rows->tagging[side], shared->session, whole);
	if (width < whole->cols)
		draw_overview(rows, whole, head, rows->height);
}
