/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/offers.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/wrap.h"
#include "ui/docs.h"
#include "ui/text.h"

enum {
	WORDS_AT = 15,       /* column of an offer's words in its line */
	BESIDE_FROM = 60,    /* cells from which two columns stand side by side */
	GAP = 3,             /* between them */
	WHY_MOST = 2,        /* discrepancies shown in full */
	WORDS_SHOWN = 4096,  /* bytes: more than the lines can hold */
};

/* ---- one line */

static void put_mark(struct term_canvas *canvas, int row, int col, const struct as_offer *offer)
{
	static const enum term_symbol symbols[] = {
		[AS_SAME] = TERM_SYM_SAME, [AS_FORMAT] = TERM_SYM_FORMAT_ONLY, [AS_EDITED] = TERM_SYM_EDITED};
	if (offer->discrepant)
		term_put_ui(canvas, row, col, 1, TERM_DISCREPANCY, "!");
	if (offer->relation == AS_RELATED)
		term_put_ui(canvas, row, col + 1, 1, TERM_CHANGED, ":");
	else
		term_put_symbol(canvas, row, col + 1, offer->relation == AS_EDITED ? TERM_CHANGED : TERM_DIM,
				symbols[offer->relation]);
}

/* What stands at the right end of the line; its cells. */
static int put_remark(struct term_canvas *canvas, int row, int col, int cells, const struct as_offer *offer)
{
	const char *text = offer->taken ? _("taken") : offer->relation == AS_RELATED ? _("related") : NULL;
	unsigned attr = TERM_DIM;
	for (size_t i = 0; i < offer->discrepancies_count && !offer->taken && offer->discrepant; i++)
		if (!offer->discrepancies[i].note) {
			text = offer->discrepancies[i].why;
			attr = TERM_DISCREPANCY;
			break;
		}
	if (!text)
		return 0;
	int width = (int)as_display_width(text, strlen(text)), most = (cells - WORDS_AT) / 2;
	if (most < 1)
		return 0;
	width = width > most ? most : width;
	term_put_fit(canvas, row, col + cells - width, width, attr, text, strlen(text));
	return width + 1;
}

void ui_offer_line(struct term_canvas *canvas, int row, int col, int cells, const struct as_session *session,
		   const struct as_offer *offer, bool here)
{
	char label[UI_LABEL];
	unsigned attr = here ? TERM_CURSOR_ROW : offer->taken ? TERM_DIM : TERM_NORMAL;
	if (here) {
		term_fill(canvas, row, col, 1, cells, attr);
		term_put_symbol(canvas, row, col, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, col);
	}
	ui_doc_label(label, session, offer->doc);
	int at = col + 2;
	at += term_put_ui(canvas, row, at, 6, attr, label) + 1;
	at += term_put_symbol(canvas, row, at, attr, TERM_SYM_PARAGRAPH);
	term_printf(canvas, row, at, -1, attr, "%zu", offer->passage + 1);
	put_mark(canvas, row, col + WORDS_AT - 3, offer);
	int remark = put_remark(canvas, row, col, cells, offer);
	ui_text_fit(canvas, row, col + WORDS_AT, cells - WORDS_AT - remark, attr, offer->words,
		    (struct as_span){0, offer->words_len});
}

/* ---- side by side */

/* The texts of both columns, wrapped. */
struct columns {
	const char *text[2];
	struct as_span span[2];
	const struct as_span *differs[2];
	size_t differs_count[2];
	struct as_lines lines[2];
	bool both;   /* else the offer's alone */
	int measure;
};

static void wrap(struct columns *columns, const struct as_spread *spread, const struct as_offer *offer, int cells,
		 struct as_session *session)
{
	const struct as_doc *doc = as_session_doc(session, spread->doc, NULL);
	*columns = (struct columns){
		.text = {doc ? doc->text : "", offer->words}, .span = {spread->span, {0, offer->words_len}},
		.differs = {offer->here, offer->there}, .differs_count = {offer->here_count, offer->there_count},
		.both = doc && cells >= BESIDE_FROM && offer->relation > AS_SAME, .measure = cells};
	if (columns->both)
		columns->measure = (cells - GAP) / 2;
	if (columns->measure < 1)
		columns->measure = 1;
	for (int side = !columns->both; side < 2; side++) {
		struct as_span span = columns->span[side];
		size_t len = as_span_length(span) < WORDS_SHOWN ? as_span_length(span) : WORDS_SHOWN;
		as_wrap(&columns->lines[side], columns->text[side] + span.start, len, span.start,
			(size_t)columns->measure, 0);
	}
}

static void columns_free(struct columns *columns)
{
	as_lines_free(&columns->lines[0]);
	as_lines_free(&columns->lines[1]);
}

static void draw_line(struct term_canvas *canvas, int row, int col, const struct columns *columns, int side, size_t n,
		      bool last)
{
	if (n >= columns->lines[side].count)
		return;
	struct as_span line = columns->lines[side].items[n];
	struct ui_paints paints = {0};
	for (size_t i = 0; i < columns->differs_count[side]; i++)
		ui_paint_add(&paints, line, columns->differs[side][i], TERM_CHANGED);
	ui_text_draw(canvas, row, col, columns->measure, TERM_NORMAL, columns->text[side], line, &paints);
	ui_paints_free(&paints);
	if (last && n + 1 < columns->lines[side].count)
		term_put_symbol(canvas, row, col + columns->measure - 1, TERM_DIM, TERM_SYM_ELLIPSIS);
}

static int whys_of(const struct as_offer *offer)
{
	return offer->discrepancies_count < WHY_MOST ? (int)offer->discrepancies_count : WHY_MOST;
}

static int lines_of(const struct columns *columns)
{
	size_t lines = columns->lines[1].count;
	if (columns->both && columns->lines[0].count > lines)
		lines = columns->lines[0].count;
	return lines < TERM_SIDE_LIMIT ? (int)lines : TERM_SIDE_LIMIT;
}

int ui_offer_height(const struct as_spread *spread, const struct as_offer *offer, int cells, int most,
		    struct as_session *session)
{
	struct columns columns;
	wrap(&columns, spread, offer, cells, session);
	int height = whys_of(offer) + lines_of(&columns);
	columns_free(&columns);
	return height < most ? height : most;
}

int ui_offer_beside(struct term_canvas *canvas, int row, int col, int cells, int most, struct as_session *session,
		    const struct as_spread *spread, const struct as_offer *offer)
{
	struct columns columns;
	int used = 0;
	wrap(&columns, spread, offer, cells, session);
	for (; used < whys_of(offer) && used < most; used++) {
		const struct as_discrepancy *one = &offer->discrepancies[used];
		int at = col;
		if (!one->note)
			at += term_put_ui(canvas, row + used, at, 1, TERM_DISCREPANCY, "!") + 1;
		term_put_fit(canvas, row + used, at, cells - (at - col), TERM_NORMAL, one->why, strlen(one->why));
	}
	int lines = lines_of(&columns);
	for (int n = 0; n < lines && used < most; n++, used++) {
		bool last = used + 1 == most;
		if (columns.both) {
			draw_line(canvas, row + used, col, &columns, 0, (size_t)n, last);
			term_put_symbol(canvas, row + used, col + columns.measure + 1, TERM_BORDER, TERM_SYM_VERTICAL);
		}
		int right = col + (columns.both ? columns.measure + GAP : 0);
		draw_line(canvas, row + used, right, &columns, 1, (size_t)n, last);
	}
	columns_free(&columns);
	return used;
}

/* ---- taking */

size_t ui_offers_same(size_t *open, const struct as_spread *spread)
{
	size_t same = 0;
	*open = 0;
	for (size_t i = 0; i < spread->count; i++) {
		same += spread->items[i].relation <= AS_FORMAT;
		*open += as_offer_is_same(&spread->items[i]);
	}
	return same;
}

static bool said(struct ui_view *view, bool fine, size_t taken, const char *undo, struct as_error *err)
{
	if (!fine) {
		ui_fail(view, err);
		return false;
	}
	view->shared->changes++;
	ui_say(&view->shared->messages, ngettext("Taken in %zu more place; %s undoes",
						 "Taken in %zu more places; %s undoes", taken), taken, undo);
	return true;
}

bool ui_offer_take(struct ui_view *view, struct as_spread *spread, size_t which, const char *undo)
{
	struct as_error err = AS_ERROR_INIT;
	size_t taken = 0;
	if (spread->items[which].taken) {
		ui_say(&view->shared->messages, _("Taken already"));
		return false;
	}
	bool fine = as_session_take(&taken, NULL, view->shared->session, spread, &which, 1, &err);
	return said(view, fine, taken, undo, &err);
}

bool ui_offers_take_same(struct ui_view *view, struct as_spread *spread, const char *undo)
{
	struct as_error err = AS_ERROR_INIT;
	size_t taken = 0, open, same = ui_offers_same(&open, spread);
	if (!open) {
		ui_say(&view->shared->messages, same ? _("Every place with the same words is taken already") :
			spread->count ? _("No other document has the same words; other wordings are in the list") :
					_("No other document has such a place"));
		return false;
	}
	bool fine = as_session_take_all(&taken, NULL, view->shared->session, spread, AS_FORMAT, false, &err);
	return said(view, fine, taken, undo, &err);
}
