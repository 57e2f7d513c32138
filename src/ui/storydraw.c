/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/storydraw.h"

#include <string.h>

#include "base/i18n.h"
#include "layout/collatetext.h"
#include "text/display.h"
#include "text/wrap.h"
#include "ui/docs.h"
#include "ui/text.h"

enum {
	COLUMN = 4,           /* cells of a column: a blank or a discrepancy, moved, state; a blank */
	TEXT_LEAST = 28,      /* cells of the wording */
	TEXT_AT = 3,          /* where it begins */
	TITLE_LEAST = 16,     /* cells of the title's left, if the base is to be named beside it */
	WORDING_LINES = 3,    /* of the cell under the cursor */
	ENTRY_LEAST = 38,     /* cells of an entry of the legend */
	ROWS_LEAST = 6,       /* rows of the grid that are worth more than what is below */
};

/* Where things stand on a canvas of this size. */
struct frame {
	int text;        /* cells of the wording */
	size_t columns;  /* shown */
	int top;         /* line of the first row: below title and heads */
	int rows;        /* of the grid */
	int wording;     /* lines of the cell's text, 0: no room */
	int legend;      /* lines of the legend */
	int entries;     /* of the legend, a line */
};

static const struct as_cell *cell_at(const struct ui_grid *grid, size_t row, size_t column)
{
	return as_collation_cell(&grid->collating->collation, row, column);
}

/* The text that leads a row. */
static const struct as_doc *lead_of(struct as_span *span, const struct ui_grid *grid, size_t row)
{
	size_t lead = grid->collating->collation.rows[row].lead;
	*span = cell_at(grid, row, lead)->span;
	return grid->collating->tokens[lead].doc;
}

static void fit(struct frame *frame, struct ui_grid *grid, const struct term_canvas *canvas)
{
	size_t count = grid->collating->count;
	int room = canvas->cols - TEXT_AT - TEXT_LEAST;
	*frame = (struct frame){.columns = room >= COLUMN ? (size_t)(room / COLUMN) : 1};
	if (frame->columns > count)
		frame->columns = count;
	frame->text = canvas->cols - TEXT_AT - (int)frame->columns * COLUMN;
	if (grid->column < grid->left)
		grid->left = grid->column;
	if (grid->column >= grid->left + frame->columns)
		grid->left = grid->column - frame->columns + 1;
	if (grid->left + frame->columns > count)
		grid->left = count - frame->columns;
	frame->top = canvas->rows > 3 ? 2 : 1;
	frame->entries = canvas->cols / ENTRY_LEAST > 0 ? canvas->cols / ENTRY_LEAST : 1;
	int below = canvas->rows - 2 - ROWS_LEAST;
	if (below >= WORDING_LINES + 1)
		frame->wording = WORDING_LINES;
	below -= frame->wording + 1;
	int wanted = ((int)frame->columns + frame->entries - 1) / frame->entries;
	if (frame->wording && below > 0)
		frame->legend = below - 1 < wanted ? below - 1 : wanted;
	if (frame->legend < 0)
		frame->legend = 0;
	frame->rows = canvas->rows - frame->top - (frame->wording ? frame->wording + 1 : 0) -
		      (frame->legend ? frame->legend + 1 : 0);
	if (frame->rows < 1)
		frame->rows = 1;
	ui_list_fit(&grid->rows, grid->collating->collation.rows_count, (size_t)frame->rows);
}

/* ---- title and heads */

static void draw_title(const struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_collation *collation = &grid->collating->collation;
	struct as_buf text = AS_BUF_INIT;
	char label[UI_LABEL];
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	ui_doc_label(label, shared->session, grid->collating->docs[collation->base]);
	as_buf_printf(&text, _("base: %zu %s, %s"), collation->base + 1, label,
		      collation->by == AS_BY_SENTENCE ? _("sentences") : _("passages"));
	int right = canvas->cols - 1 - (int)as_display_width(text.data, text.len);
	bool wide = right > TITLE_LEAST;
	struct term_canvas left = term_canvas_part(canvas, 0, 0, 1, wide ? right - 1 : canvas->cols);
	if (wide)
		term_put_text(canvas, 0, right, -1, TERM_TITLE, text.data, text.len);
	as_buf_clear(&text);
	const char *name = as_session_name(shared->session);
	int col = 1;
	col += term_put_fit(&left, 0, col, 30, TERM_TITLE, name, strlen(name)) + 1;
	col += term_put_symbol(&left, 0, col, TERM_TITLE, TERM_SYM_DOT) + 1;
	as_collation_sentence(&text, collation->count, collation->texts.count);
	term_put_ui(&left, 0, col, -1, TERM_TITLE, text.data);
	as_buf_free(&text);
}

static int column_at(const struct frame *frame, const struct ui_grid *grid, size_t column)
{
	return TEXT_AT + frame->text + (int)(column - grid->left) * COLUMN;
}

static void draw_heads(const struct frame *frame, const struct ui_grid *grid, struct term_canvas *canvas)
{
	size_t end = grid->left + frame->columns, count = grid->collating->count;
	term_put_ui(canvas, 1, TEXT_AT, frame->text - 1, TERM_COLUMN_HEAD,
		    grid->collating->collation.by == AS_BY_SENTENCE ? _("Sentence") : _("Passage"));
	if (grid->left)
		term_put_symbol(canvas, 1, TEXT_AT + frame->text - 1, TERM_COLUMN_HEAD, TERM_SYM_LEFT_ONLY);
	for (size_t column = grid->left; column < end; column++) {
		unsigned attr = TERM_COLUMN_HEAD;
		if (column == grid->column)
			attr |= TERM_REVERSE;
		if (column == grid->collating->collation.base)
			attr |= TERM_UNDERLINE;
		term_printf(canvas, 1, column_at(frame, grid, column), COLUMN - 1, attr, "%3zu", column + 1);
	}
	if (end < count)
		term_put_symbol(canvas, 1, canvas->cols - 1, TERM_COLUMN_HEAD, TERM_SYM_RIGHT_ONLY);
}

/* ---- the grid */

/* Text as one line: breaks and runs of white space are a space. */
static void put_line(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		     struct as_span span)
{
	struct as_buf line = AS_BUF_INIT;
	for (size_t i = span.start; i < span.end && line.len < 8 * (size_t)cells; i++) {
		bool space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		if (!space)
			as_buf_addc(&line, text[i]);
		else if (line.len && line.data[line.len - 1] != ' ')
			as_buf_addc(&line, ' ');
	}
	term_put_fit(canvas, row, col, cells, attr, line.data, line.len);
	as_buf_free(&line);
}

static void draw_cell(const struct frame *frame, const struct ui_grid *grid, struct term_canvas *canvas, int at,
		      size_t row, size_t column)
{
	static const struct {
		enum term_symbol symbol;
		unsigned attr;
	} looks[AS_CELL_STATES] = {
		[AS_CELL_ABSENT] = {TERM_SYM_DOT, TERM_DIM},
		[AS_CELL_SAME] = {TERM_SYM_BLOCK, TERM_NORMAL},
		[AS_CELL_FORMAT] = {TERM_SYM_FORMAT_ONLY, TERM_FORMAT_ONLY},
		[AS_CELL_EDITED] = {TERM_SYM_EDITED, TERM_CHANGED},
	};
	const struct as_cell *cell = cell_at(grid, row, column);
	int col = column_at(frame, grid, column) + 1;
	if (cell->discrepant)
		term_put_text(canvas, at, col - 1, 1, TERM_DISCREPANCY, "!", 1);
	bool here = row == grid->rows.selected && column == grid->column;
	if (cell->moved)
		term_put_symbol(canvas, at, col, TERM_MOVED, TERM_SYM_MOVED);
	unsigned attr = looks[cell->state].attr;
	if (grid->collating->collation.rows[row].lead == column)
		attr |= TERM_BOLD;
	term_put_symbol(canvas, at, col + 1, attr, looks[cell->state].symbol);
	if (!here)
		return;
	term_restyle(canvas, at, col, 2, TERM_CURSOR_WORD);
	term_set_cursor(canvas, at, col + 1);
}

static void draw_row(const struct frame *frame, const struct ui_grid *grid, struct term_canvas *canvas, int at,
		     size_t row)
{
	struct as_span span;
	const struct as_doc *doc = lead_of(&span, grid, row);
	bool here = row == grid->rows.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : TERM_NORMAL;
	if (here) {
		term_fill(canvas, at, 0, 1, TEXT_AT + frame->text, attr);
		term_put_symbol(canvas, at, 1, attr, TERM_SYM_POINTER);
	}
	put_line(canvas, at, TEXT_AT, frame->text - 1, attr, doc->text, span);
	for (size_t column = grid->left; column < grid->left + frame->columns; column++)
		draw_cell(frame, grid, canvas, at, row, column);
}

/* ---- below the grid */

/* The wording of the cell under the cursor, or what it lacks. */
static void draw_wording(const struct frame *frame, const struct ui_grid *grid, struct term_canvas *canvas, int at)
{
	const struct as_cell *cell = cell_at(grid, grid->rows.selected, grid->column);
	unsigned attr = cell->state == AS_CELL_ABSENT ? TERM_DIM : TERM_NORMAL;
	struct as_span span = cell->span;
	const struct as_doc *doc = grid->collating->tokens[grid->column].doc;
	if (cell->state == AS_CELL_ABSENT)
		doc = lead_of(&span, grid, grid->rows.selected);
	if (as_span_length(span) > 4096)
		span.end = span.start + 4096; /* more than the lines can hold */
	struct as_lines lines = {0};
	as_wrap(&lines, doc->text + span.start, as_span_length(span), span.start, (size_t)(canvas->cols - 2), 0);
	for (int i = 0; i < frame->wording && (size_t)i < lines.count; i++)
		ui_text_draw(canvas, at + i, 1, canvas->cols - 2, attr, doc->text, lines.items[i],
			     &(struct ui_paints){.count = 0});
	if (lines.count > (size_t)frame->wording)
		term_put_symbol(canvas, at + frame->wording - 1, canvas->cols - 1, TERM_DIM, TERM_SYM_ELLIPSIS);
	as_lines_free(&lines);
}

static void draw_entry(const struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *entry,
		       size_t column)
{
	const struct as_nearest *nearest = &grid->collating->collation.nearest[column];
	struct as_listing listing;
	char label[UI_LABEL];
	size_t doc = grid->collating->docs[column];
	as_session_listing(&listing, shared->session, doc);
	ui_doc_label(label, shared->session, doc);
	unsigned attr = column == grid->column ? TERM_HEADING : TERM_DIM;
	int col = term_printf(entry, 0, 0, -1, attr, "%3zu ", column + 1);
	col += term_put_ui(entry, 0, col, -1, attr, label) + 1;
	if (as_is_copy(nearest))
		col += term_printf(entry, 0, col, -1, attr, _("%.0f%% in %d "), nearest->contained * 100,
				   (int)nearest->other + 1);
	const char *title = ui_doc_title(&listing);
	term_put_fit(entry, 0, col, -1, attr, title, strlen(title));
}

static void draw_legend(const struct frame *frame, const struct ui_grid *grid, const struct ui_shared *shared,
			struct term_canvas *canvas, int at)
{
	int cells = canvas->cols / frame->entries, room = frame->legend * frame->entries;
	/* When not all fit, those around the cursor's column. */
	size_t first = grid->left;
	if (grid->column >= first + (size_t)room)
		first = grid->column - (size_t)room + 1;
	for (int i = 0; i < room && first + (size_t)i < grid->left + frame->columns; i++) {
		struct term_canvas entry = term_canvas_part(canvas, at + i / frame->entries,
							    i % frame->entries * cells, 1, cells - 1);
		draw_entry(grid, shared, &entry, first + (size_t)i);
	}
}

void ui_grid_draw(struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *canvas)
{
	struct frame frame;
	fit(&frame, grid, canvas);
	draw_title(grid, shared, canvas);
	if (frame.top > 1)
		draw_heads(&frame, grid, canvas);
	size_t count = grid->collating->collation.rows_count;
	for (int i = 0; i < frame.rows && grid->rows.top + (size_t)i < count; i++)
		draw_row(&frame, grid, canvas, frame.top + i, grid->rows.top + (size_t)i);
	int at = frame.top + frame.rows;
	if (!count) {
		term_put_ui(canvas, frame.top, TEXT_AT, -1, TERM_NORMAL, _("The base has no text"));
		return;
	}
	if (frame.wording) {
		term_hline(canvas, at, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
		draw_wording(&frame, grid, canvas, at + 1);
		at += 1 + frame.wording;
	}
	if (frame.legend) {
		term_hline(canvas, at, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
		draw_legend(&frame, grid, shared, canvas, at + 1);
	}
}

void ui_grid_status(const struct ui_grid *grid, const struct ui_shared *shared, struct term_canvas *line)
{
	const struct as_collation *collation = &grid->collating->collation;
	if (!collation->rows_count)
		return;
	const struct as_cell *cell = cell_at(grid, grid->rows.selected, grid->column);
	const struct as_collation_row *row = &collation->rows[grid->rows.selected];
	struct as_buf text = AS_BUF_INIT;
	char label[UI_LABEL];
	ui_doc_label(label, shared->session, grid->collating->docs[grid->column]);
	as_buf_printf(&text, "%zu %s: ", grid->column + 1, label);
	as_cell_words(&text, cell);
	if (cell->state == AS_CELL_EDITED)
		as_buf_printf(&text, _(", %.0f%% of the words"), cell->share * 100);
	if (cell->state != AS_CELL_ABSENT)
		as_buf_printf(&text, _(", passage %d"), cell->passage + 1);
	as_buf_printf(&text, ngettext("; %zu report has it", "; %zu reports have it", row->present), row->present);
	if (row->lead != collation->base)
		as_buf_printf(&text, _(", the base does not: wording of %zu"), row->lead + 1);
	term_put_fit(line, 0, 1, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}
