/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/doctable.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "text/display.h"
#include "ui/docs.h"

enum { MARGIN = 3, TITLE_LEAST = 20 };

/* The columns as they stand, the width they would like, and which go first
 * when there is no room. */
static const enum ui_order columns[] = {UI_BY_DATE, UI_BY_SOURCE, UI_BY_TITLE, UI_BY_WORDS, UI_BY_SHARES, UI_BY_TAGS};
static const int wanted[UI_ORDER_COUNT] = {
	[UI_BY_DATE] = 11, [UI_BY_SOURCE] = 20, [UI_BY_WORDS] = 6, [UI_BY_SHARES] = 9, [UI_BY_TAGS] = 3};
static const enum ui_order dropped[] = {UI_BY_SOURCE, UI_BY_SHARES, UI_BY_TAGS, UI_BY_WORDS, UI_BY_DATE};
enum { COLUMNS = sizeof columns / sizeof *columns, DROPPED = sizeof dropped / sizeof *dropped };

static int head_width(enum ui_order column)
{
	const char *title = ui_order_title(column);
	return (int)as_display_width(title, strlen(title)) + 1; /* and the arrow */
}

/* A share and the label of the partner; labels of one corpus are about as long. */
static int shares_width(const struct as_session *session)
{
	char label[UI_LABEL] = "";
	if (as_session_count(session))
		ui_doc_label(label, session, 0);
	int cells = 5 + (int)as_display_width(label, strlen(label));
	return cells < wanted[UI_BY_SHARES] ? wanted[UI_BY_SHARES] : cells;
}

void ui_doctable_fit(struct ui_doctable *table, int cols, const struct as_session *session)
{
	int used = MARGIN;
	*table = (struct ui_doctable){.cols = cols};
	for (size_t i = 0; i < DROPPED; i++) {
		enum ui_order column = dropped[i];
		int head = head_width(column), width = column == UI_BY_SHARES ? shares_width(session) : wanted[column];
		table->width[column] = width > head ? width : head;
		used += table->width[column] + 1;
	}
	for (size_t i = 0; i < DROPPED && cols - used < TITLE_LEAST; i++) {
		used -= table->width[dropped[i]] + 1;
		table->width[dropped[i]] = 0;
	}
	int rest = cols - used;
	/* Room to spare: whole names of sources before titles of half a line. */
	if (table->width[UI_BY_SOURCE] && rest > 80) {
		table->width[UI_BY_SOURCE] += 8;
		rest -= 8;
	}
	table->width[UI_BY_TITLE] = rest > 1 ? rest - 1 : 1;
}

static bool right_aligned(enum ui_order column)
{
	return column == UI_BY_WORDS || column == UI_BY_TAGS;
}

void ui_doctable_heads(const struct ui_doctable *table, struct term_canvas *canvas, int row,
		       const struct ui_doclist *list)
{
	int col = MARGIN;
	for (size_t i = 0; i < COLUMNS; i++) {
		enum ui_order column = columns[i];
		int width = table->width[column];
		if (!width)
			continue;
		const char *title = ui_order_title(column);
		int cells = (int)as_display_width(title, strlen(title)), at = col;
		if (right_aligned(column) && cells < width)
			at += width - cells;
		int used = term_put_ui(canvas, row, at, width, TERM_COLUMN_HEAD, title);
		if (list->order == column)
			term_put_symbol(canvas, row, right_aligned(column) ? at - 1 : at + used, TERM_COLUMN_HEAD,
					list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
		col += width + 1;
	}
}

/* ---- cells */

static void put_date(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
		     const struct as_listing *listing)
{
	if (!listing->date) {
		term_put_ui(canvas, row, col, width, attr, "-");
		return;
	}
	int used = term_put_fit(canvas, row, col, width - 1, attr, listing->date, strlen(listing->date));
	if (listing->doubtful)
		term_put_ui(canvas, row, col + used, 1, attr | TERM_BOLD, "?");
}

/* A document that cannot be read has nothing but its name and the reason. */
static void put_trouble(struct term_canvas *canvas, int row, int cols, unsigned attr, const struct as_listing *listing)
{
	int col = MARGIN;
	col += term_put_fit(canvas, row, col, cols / 2, attr, listing->path, strlen(listing->path));
	col += term_put_ui(canvas, row, col, cols - col, attr, ": ");
	term_put_fit(canvas, row, col, cols - col, attr == TERM_NORMAL ? TERM_WARNING : attr, listing->trouble,
		     strlen(listing->trouble));
}

static void put_shares(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
		       const struct as_session *session, const struct as_listing *listing)
{
	char label[UI_LABEL];
	if (!listing->compared)
		return;
	if (listing->partner < 0) {
		term_put_symbol(canvas, row, col + 3, attr, TERM_SYM_DOT);
		return;
	}
	ui_doc_label(label, session, (size_t)listing->partner);
	int used = term_printf(canvas, row, col, 4, attr, "%3.0f%%", listing->contained * 100);
	term_put_ui(canvas, row, col + used + 1, width - used - 1, attr, label);
}

static void put_figure(struct term_canvas *canvas, int row, int col, int width, unsigned attr, size_t figure)
{
	char text[32];
	int cells = snprintf(text, sizeof text, "%zu", figure);
	term_put_ui(canvas, row, cells < width ? col + width - cells : col, width, attr, text);
}

static void put_cell(struct term_canvas *canvas, int row, int col, int width, unsigned attr, enum ui_order column,
		     const struct as_session *session, const struct as_listing *listing)
{
	if (column != UI_BY_TITLE && !listing->read)
		return;
	switch (column) {
	case UI_BY_DATE: put_date(canvas, row, col, width, attr, listing); break;
	case UI_BY_SOURCE: {
		const char *source = listing->source ? listing->source : "-";
		term_put_fit(canvas, row, col, width, attr, source, strlen(source));
		break;
	}
	case UI_BY_TITLE: {
		const char *title = ui_doc_title(listing);
		term_put_fit(canvas, row, col, width, attr, title, strlen(title));
		break;
	}
	case UI_BY_WORDS:
		if (listing->counted)
			put_figure(canvas, row, col, width, attr, listing->words);
		break;
	case UI_BY_SHARES: put_shares(canvas, row, col, width, attr, session, listing); break;
	case UI_BY_TAGS:
		if (listing->tags)
			put_figure(canvas, row, col, width, attr, listing->tags);
		break;
	default: break;
	}
}

void ui_doctable_row(const struct ui_doctable *table, struct term_canvas *canvas, int row,
		     const struct ui_shared *shared, size_t doc, bool selected)
{
	struct as_listing listing;
	bool marked = ui_doc_marked(shared, doc);
	as_session_listing(&listing, shared->session, doc);
	unsigned attr = selected ? TERM_CURSOR_ROW : marked ? TERM_SELECTED :
			!listing.read && !listing.trouble ? TERM_DIM : TERM_NORMAL;
	if (attr != TERM_NORMAL)
		term_fill(canvas, row, 0, 1, table->cols, attr);
	if (marked)
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_BULLET);
	if (selected) {
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	if (listing.trouble) {
		put_trouble(canvas, row, table->cols, attr, &listing);
		return;
	}
	int col = MARGIN;
	for (size_t i = 0; i < COLUMNS; i++) {
		int width = table->width[columns[i]];
		if (!width)
			continue;
		put_cell(canvas, row, col, width, attr, columns[i], shared->session, &listing);
		col += width + 1;
	}
}
