/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/rows.h"

#include "session/object.h"
#include "ui/text.h"

/* ---- layout */

static void drop_layout(struct ui_rows *rows)
{
	if (rows->set)
		as_pair_layout_free(&rows->layout);
	rows->set = false;
	term_canvas_free(rows->head);
	rows->head = NULL;
}

void ui_rows_free(struct ui_rows *rows)
{
	drop_layout(rows);
	as_comparison_free(&rows->cast);
}

/* Where the cursor is: a byte of a side, the beginning of its row on a fold; -1: nowhere. */
static int place_of_cursor(size_t *at, const struct ui_rows *rows)
{
	int side = rows->set ? ui_rows_side(rows) : -1;
	if (side >= 0) {
		*at = rows->tagging[side].cursor.at;
		return side;
	}
	if (!rows->set || !rows->layout.rows_count)
		return -1;
	const struct as_row *row = &rows->comparison->rows[rows->layout.rows[ui_rows_here(rows)].row];
	side = row->left.passage == AS_NO_PASSAGE;
	*at = side ? row->right.span.start : row->left.span.start;
	return side;
}

void ui_rows_take(struct ui_rows *rows, const struct as_comparison *comparison)
{
	bool laid_out = rows->set;
	size_t at = 0;
	int preferred = rows->side, side = place_of_cursor(&at, rows);
	ui_rows_free(rows);
	rows->base = rows->comparison = comparison;
	if (rows->how.passages || rows->how.ignore_format) {
		as_recast(&rows->cast, comparison, rows->how);
		rows->comparison = &rows->cast;
	}
	if (!laid_out)
		return;
	ui_rows_set(rows);
	if (side >= 0)
		ui_rows_put_place(rows, side, at);
	rows->side = side >= 0 && ui_rows_side(rows) >= 0 ? rows->side : preferred;
}

void ui_rows_set(struct ui_rows *rows)
{
	bool keep = rows->set && rows->layout.rows_count;
	int side = keep ? ui_rows_side(rows) : -1;
	size_t row = keep ? rows->layout.rows[ui_rows_here(rows)].row : 0;
	size_t at = side >= 0 ? rows->tagging[side].cursor.at : 0;
	struct as_pair_options options = {
		.measure = {rows->measure[0], rows->measure[1]},
		.one_column = rows->one_column,
		.order = rows->order == UI_ROWS_RIGHT ? AS_ORDER_RIGHT : AS_ORDER_LEFT,
		.differences_only = rows->order == UI_ROWS_DIFFERENCES,
		.fold_equal = !rows->unfolded,
		.show_furniture = rows->unfolded,
	};
	drop_layout(rows);
	as_pair_layout_init(&rows->layout, rows->comparison, &options);
	rows->set = true;
	rows->line = rows->top = 0;
	if (!keep) {
		ui_rows_put_row(rows, 0);
		return;
	}
	size_t visible = as_pair_layout_row_of(&rows->layout, row);
	if (side >= 0 && as_span_length(ui_rows_span(rows, visible, side)) &&
	    rows->layout.rows[visible].row == row)
		ui_rows_put(rows, visible, side, at);
	else
		ui_rows_put_row(rows, visible);
}

bool ui_rows_reach(struct ui_rows *rows, size_t line)
{
	struct as_pair_layout *layout = &rows->layout;
	while (layout->lines_count <= line && layout->rows_set < layout->rows_count)
		as_pair_layout_until(layout, layout->rows_set);
	return line < layout->lines_count;
}

/* The first line of a visible row. */
static size_t line_of(struct ui_rows *rows, size_t visible)
{
	as_pair_layout_until(&rows->layout, visible);
	return rows->layout.row_line[visible];
}

/* ---- what stands where */

size_t ui_rows_here(const struct ui_rows *rows)
{
	return rows->line < rows->layout.lines_count ? rows->layout.lines[rows->line].row : 0;
}

const struct as_row *ui_rows_row(const struct ui_rows *rows, size_t visible)
{
	const struct as_pair_layout *layout = &rows->layout;
	if (visible >= layout->rows_count || layout->rows[visible].folded)
		return NULL;
	return &rows->comparison->rows[layout->rows[visible].row];
}

struct as_span ui_rows_span(const struct ui_rows *rows, size_t visible, int side)
{
	const struct as_row *row = ui_rows_row(rows, visible);
	const struct as_side *place = row ? (side ? &row->right : &row->left) : NULL;
	return place && place->passage != AS_NO_PASSAGE ? place->span : (struct as_span){0, 0};
}

/* Whether the layout has lines for this side of the row: in one column a same
 * row shows only one. */
static bool shows(struct ui_rows *rows, size_t visible, int side)
{
	if (!as_span_length(ui_rows_span(rows, visible, side)))
		return false;
	for (size_t line = line_of(rows, visible); line < rows->layout.row_line[visible + 1]; line++)
		if (as_span_length(rows->layout.lines[line].side[side].span))
			return true;
	return false;
}

int ui_rows_side(const struct ui_rows *rows)
{
	if (rows->line >= rows->layout.lines_count)
		return -1;
	const struct as_pair_line *line = &rows->layout.lines[rows->line];
	for (int turn = 0; turn < 2; turn++) {
		int side = turn ? !rows->side : rows->side;
		if (as_span_length(line->side[side].span))
			return side;
	}
	return -1;
}

/* ---- putting the cursor */

/* On the line where it is, at the goal column. */
static void put_line(struct ui_rows *rows, int goal)
{
	int side = ui_rows_side(rows);
	if (side < 0)
		return;
	struct ui_tagging *tagging = &rows->tagging[side];
	struct as_span line = rows->layout.lines[rows->line].side[side].span;
	ui_cursor_put_line(&tagging->cursor, ui_text_byte(rows->docs[side]->text, line, goal), line);
	tagging->cursor.goal = goal;
	ui_tagging_moved(tagging);
}

void ui_rows_put_row(struct ui_rows *rows, size_t visible)
{
	if (visible >= rows->layout.rows_count)
		return;
	size_t line = line_of(rows, visible), end = rows->layout.row_line[visible + 1];
	rows->line = line;
	for (; line < end; line++) /* in one column the preferred side may come second */
		if (as_span_length(rows->layout.lines[line].side[rows->side].span)) {
			rows->line = line;
			break;
		}
	put_line(rows, 0);
}

void ui_rows_put(struct ui_rows *rows, size_t visible, int side, size_t at)
{
	size_t found = line_of(rows, visible);
	if (!shows(rows, visible, side)) {
		ui_rows_put_row(rows, visible);
		return;
	}
	for (size_t line = found; line < rows->layout.row_line[visible + 1]; line++) {
		struct as_span span = rows->layout.lines[line].side[side].span;
		bool none = !as_span_length(rows->layout.lines[found].side[side].span);
		if (as_span_length(span) && (span.start <= at || none))
			found = line;
	}
	rows->line = found;
	rows->side = side;
	struct as_span line = rows->layout.lines[found].side[side].span;
	ui_cursor_put_line(&rows->tagging[side].cursor, at, line);
	rows->tagging[side].cursor.goal = -1;
	ui_tagging_moved(&rows->tagging[side]);
}

bool ui_rows_put_place(struct ui_rows *rows, int side, size_t at)
{
	for (size_t i = 0; i < rows->comparison->rows_count; i++) {
		const struct as_side *place = side ? &rows->comparison->rows[i].right : &rows->comparison->rows[i].left;
		if (place->passage == AS_NO_PASSAGE || at >= place->span.end || at < place->span.start)
			continue;
		size_t visible = as_pair_layout_row_of(&rows->layout, i);
		if (ui_rows_row(rows, visible) == &rows->comparison->rows[i])
			ui_rows_put(rows, visible, side, at);
		else
			ui_rows_put_row(rows, visible);
		return true;
	}
	return false;
}

/* ---- moving */

/* Whether the cursor may stop on a line: its own side has text there, or the
 * row lacks that side, or it is a fold. */
static bool stops(struct ui_rows *rows, size_t line)
{
	const struct as_pair_line *this = &rows->layout.lines[line];
	if (rows->one_column || as_span_length(this->side[rows->side].span))
		return true;
	return !as_span_length(ui_rows_span(rows, this->row, rows->side));
}

static void by_lines(struct ui_rows *rows, size_t lines, bool down, bool paging)
{
	int side = ui_rows_side(rows), goal = 0;
	if (!ui_rows_reach(rows, rows->line))
		return; /* no row at all: nothing differs */
	if (side >= 0) {
		struct ui_cursor *cursor = &rows->tagging[side].cursor;
		struct as_span line = rows->layout.lines[rows->line].side[side].span;
		goal = cursor->goal >= 0 ? cursor->goal :
			ui_text_column(rows->docs[side]->text, line, cursor->at);
	}
	size_t line = rows->line, last = line, walked = 0;
	while ((walked < lines || !stops(rows, line)) && (down ? ui_rows_reach(rows, line + 1) : line > 0)) {
		line = down ? line + 1 : line - 1;
		walked++;
		if (stops(rows, line))
			last = line;
	}
	if (paging)
		rows->top = down ? rows->top + lines : rows->top > lines ? rows->top - lines : 0;
	rows->line = stops(rows, line) ? line : last;
	put_line(rows, goal);
}

/* The next (previous) visible row that shows `side`, from `visible` on, or -1. */
static long long row_with(struct ui_rows *rows, size_t visible, int side, bool forward)
{
	long long count = (long long)rows->layout.rows_count;
	for (long long row = (long long)visible + (forward ? 1 : -1); row >= 0 && row < count; row += forward ? 1 : -1)
		if (shows(rows, (size_t)row, side))
			return row;
	return -1;
}

/* By word or sentence inside the row, then on to the next row of this side. */
static void by_objects(struct ui_rows *rows, enum ui_request request, bool forward)
{
	int side = ui_rows_side(rows);
	size_t here = ui_rows_here(rows), to;
	bool motion;
	if (side < 0)
		side = rows->side;
	else {
		struct as_span span = ui_rows_span(rows, here, side);
		if (ui_cursor_motion(&to, &motion, &rows->tagging[side].cursor, request) && to >= span.start &&
		    to < span.end) {
			ui_rows_put(rows, here, side, to);
			return;
		}
	}
	long long row = row_with(rows, here, side, forward);
	if (row < 0)
		return;
	struct as_span span = ui_rows_span(rows, (size_t)row, side), word;
	to = span.start;
	if (!forward && request == UI_WORD_PREV && as_object_prev(&word, rows->docs[side], AS_UNIT_WORD, span.end))
		to = word.start;
	ui_rows_put(rows, (size_t)row, side, to);
}

static void bottom(struct ui_rows *rows)
{
	if (!rows->layout.rows_count)
		return;
	as_pair_layout_until(&rows->layout, rows->layout.rows_count - 1);
	rows->line = rows->layout.lines_count - 1;
	while (rows->line && !stops(rows, rows->line))
		rows->line--;
	put_line(rows, 0);
}

bool ui_rows_move(struct ui_rows *rows, enum ui_request request)
{
	size_t page = rows->height > 2 ? (size_t)rows->height - 1 : 1, here = ui_rows_here(rows);
	switch (request) {
	case UI_DOWN: by_lines(rows, 1, true, false); return true;
	case UI_UP: by_lines(rows, 1, false, false); return true;
	case UI_PAGE_DOWN: by_lines(rows, page, true, true); return true;
	case UI_PAGE_UP: by_lines(rows, page, false, true); return true;
	case UI_HALF_DOWN: by_lines(rows, (page + 1) / 2, true, true); return true;
	case UI_HALF_UP: by_lines(rows, (page + 1) / 2, false, true); return true;
	case UI_WORD_NEXT: case UI_SENTENCE_NEXT: by_objects(rows, request, true); return true;
	case UI_WORD_PREV: case UI_SENTENCE_PREV: by_objects(rows, request, false); return true;
	case UI_PASSAGE_NEXT: ui_rows_put_row(rows, here + 1); return true;
	case UI_PASSAGE_PREV: ui_rows_put_row(rows, here ? here - 1 : 0); return true;
	case UI_TOP: ui_rows_put_row(rows, 0); rows->top = 0; return true;
	case UI_BOTTOM: bottom(rows); return true;
	default: return false;
	}
}

bool ui_rows_difference(struct ui_rows *rows, bool forward)
{
	long long count = (long long)rows->layout.rows_count;
	for (long long at = (long long)ui_rows_here(rows) + (forward ? 1 : -1); at >= 0 && at < count;
	     at += forward ? 1 : -1) {
		const struct as_row *row = ui_rows_row(rows, (size_t)at);
		if (!row || row->furniture ||
		    ((row->relation == AS_SAME || row->relation == AS_FORMAT) && !row->discrepant))
			continue;
		ui_rows_put_row(rows, (size_t)at);
		return true;
	}
	return false;
}

/* The next one of row `visible` after `from`, or before it, that is no note. */
static const struct as_discrepancy *discrepancy_of(const struct ui_rows *rows, size_t visible,
						   const struct as_discrepancy *from, bool forward)
{
	const struct as_row *row = ui_rows_row(rows, visible);
	if (!row || !row->discrepant)
		return NULL;
	const struct as_discrepancy *first = rows->comparison->discrepancies + row->first_discrepancy;
	const struct as_discrepancy *end = first + row->discrepancies_count;
	bool within = from && from >= first && from < end;
	if (forward)
		for (from = within ? from + 1 : first; from < end; from++)
			if (!from->note)
				return from;
	if (!forward)
		for (from = within ? from : end; from-- > first;)
			if (!from->note)
				return from;
	return NULL;
}

const struct as_discrepancy *ui_rows_discrepancy(struct ui_rows *rows, const struct as_discrepancy *from, bool forward)
{
	long long here = (long long)ui_rows_here(rows), count = (long long)rows->layout.rows_count;
	for (long long at = here; at >= 0 && at < count; at += forward ? 1 : -1) {
		const struct as_row *row = ui_rows_row(rows, (size_t)at);
		bool told = at == here && row && from &&
			    (size_t)(from - rows->comparison->discrepancies) - row->first_discrepancy <
				    row->discrepancies_count;
		const struct as_discrepancy *found = at != here || told || forward ?
			discrepancy_of(rows, (size_t)at, from, forward) : NULL;
		if (!found)
			continue;
		int side = rows->side;
		struct as_span span = side ? found->right : found->left;
		struct as_span whole = ui_rows_span(rows, (size_t)at, side);
		if (span.start >= whole.start && span.start < whole.end)
			ui_rows_put(rows, (size_t)at, side, span.start);
		else
			ui_rows_put_row(rows, (size_t)at);
		return found;
	}
	return NULL;
}

/* Where the word at `at` of one side stands on the other; else the row's beginning there. */
static size_t counterpart(const struct ui_rows *rows, const struct as_row *row, int side, size_t at)
{
	const struct as_op *ops = rows->comparison->ops + row->first_op;
	for (size_t i = 0; i < row->ops_count; i++) {
		struct as_span from = side ? ops[i].right : ops[i].left, to = side ? ops[i].left : ops[i].right;
		if (at < from.start || at >= from.end || !as_span_length(to))
			continue;
		size_t offset = at - from.start;
		return offset < as_span_length(to) ? to.start + offset : to.start;
	}
	return side ? row->left.span.start : row->right.span.start;
}

bool ui_rows_cross(struct ui_rows *rows)
{
	size_t here = ui_rows_here(rows);
	int side = ui_rows_side(rows);
	rows->side = side < 0 ? !rows->side : !side;
	if (side < 0 || !shows(rows, here, !side))
		return side < 0;
	size_t at = counterpart(rows, ui_rows_row(rows, here), side, rows->tagging[side].cursor.at);
	while (at > ui_rows_span(rows, here, !side).start && !((unsigned char)rows->docs[!side]->text[at] < 0x80 ||
							      (unsigned char)rows->docs[!side]->text[at] >= 0xc0))
		at--; /* the same offset may lie inside a letter there */
	ui_rows_put(rows, here, !side, at);
	return true;
}

bool ui_rows_to_side(struct ui_rows *rows)
{
	size_t here = ui_rows_here(rows);
	long long row = row_with(rows, here, rows->side, true);
	row = row >= 0 ? row : row_with(rows, here, rows->side, false);
	if (row >= 0)
		ui_rows_put(rows, (size_t)row, rows->side, ui_rows_span(rows, (size_t)row, rows->side).start);
	return row >= 0;
}

/* ---- searching */

static bool find_in(struct as_span *hit, const struct ui_rows *rows, struct as_span span, int side, bool forward,
		    size_t from)
{
	const char *text = rows->docs[side]->text + span.start;
	if (!as_span_length(span))
		return false;
	bool found = forward ? as_find_next(hit, &rows->needle, text, as_span_length(span), from - span.start) :
			       as_find_prev(hit, &rows->needle, text, as_span_length(span), from - span.start);
	hit->start += span.start;
	hit->end += span.start;
	return found;
}

bool ui_rows_find(struct ui_rows *rows, bool forward)
{
	size_t count = rows->layout.rows_count, here = ui_rows_here(rows);
	int side = ui_rows_side(rows) > 0;
	struct as_span hit, span;
	if (!count)
		return false;
	if (ui_rows_side(rows) >= 0) {
		span = ui_rows_span(rows, here, side);
		size_t at = rows->tagging[side].cursor.at;
		if (forward)
			at = ui_text_after(rows->docs[side]->text, span.end, at);
		if (find_in(&hit, rows, span, side, forward, at)) {
			ui_rows_put(rows, here, side, hit.start);
			return true;
		}
	}
	size_t places = 2 * count, place = 2 * here + (size_t)side;
	for (size_t i = 0; i < places; i++) {
		place = (place + (forward ? 1 : places - 1)) % places;
		span = ui_rows_span(rows, place / 2, (int)(place % 2));
		if (!find_in(&hit, rows, span, (int)(place % 2), forward, forward ? span.start : span.end + 1))
			continue;
		ui_rows_put(rows, place / 2, (int)(place % 2), hit.start);
		return true;
	}
	return false;
}

void ui_rows_reveal(struct ui_rows *rows)
{
	size_t height = rows->height > 0 ? (size_t)rows->height : 1;
	size_t here = ui_rows_here(rows);
	if (!rows->layout.rows_count)
		return;
	size_t first = line_of(rows, here), end = rows->layout.row_line[here + 1];
	ui_rows_reach(rows, rows->top + height);
	/* The whole row is shown where it fits, else the cursor's line. */
	bool fits = end - first <= height;
	size_t upper = fits ? first : rows->line, lower = fits ? end - 1 : rows->line;
	bool far = upper + height < rows->top || lower > rows->top + 2 * height;
	if (upper < rows->top)
		rows->top = upper;
	else if (lower >= rows->top + height)
		rows->top = lower - height + 1;
	if (far)
		rows->top = upper > height / 3 ? upper - height / 3 : 0;
	if (!ui_rows_reach(rows, rows->top + height - 1))
		rows->top = rows->layout.lines_count > height ? rows->layout.lines_count - height : 0;
	if (rows->line >= rows->top + height)
		rows->top = rows->line - height + 1;
}
