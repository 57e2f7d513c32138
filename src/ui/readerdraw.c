/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/readerdraw.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/docs.h"
#include "ui/tagdraw.h"
#include "ui/tagparts.h"

/* The gutter: carriers, tag letters, the frame's edge. */
enum { AT_CARRIED = 0, AT_LETTERS = 3, AT_FRAME = 5, GUTTER = 7 };

size_t ui_reading_measure(const struct ui_shared *shared, int cols)
{
	size_t measure = cols > GUTTER + 1 ? (size_t)(cols - GUTTER - 1) : 1, most = shared->measure;
	return measure > most ? most : measure;
}

const char *ui_role_title(enum as_role role)
{
	static const char *const titles[AS_ROLE_COUNT] = {
		[AS_ROLE_HEADLINE] = N_("headline"), [AS_ROLE_DATE] = N_("date"), [AS_ROLE_URL] = N_("address"),
		[AS_ROLE_BYLINE] = N_("byline"), [AS_ROLE_DATELINE] = N_("dateline"),
		[AS_ROLE_CAPTION] = N_("caption"), [AS_ROLE_BODY] = N_("body"),
		[AS_ROLE_FURNITURE] = N_("furniture"),
	};
	return _(titles[role]);
}

static unsigned text_style(enum as_role role)
{
	switch (role) {
	case AS_ROLE_HEADLINE: return TERM_HEADING;
	case AS_ROLE_DATE: case AS_ROLE_URL: case AS_ROLE_BYLINE: return TERM_DIM;
	case AS_ROLE_FURNITURE: return TERM_FURNITURE;
	default: return TERM_NORMAL;
	}
}

static void draw_title(const struct ui_reading *reading, struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_doc *doc = reading->tagging.cursor.doc;
	struct as_listing listing;
	char label[UI_LABEL];
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	as_session_listing(&listing, shared->session, reading->tagging.doc);
	ui_doc_label(label, shared->session, reading->tagging.doc);
	int col = 1 + term_put_ui(canvas, 0, 1, -1, TERM_TITLE, label) + 1;
	struct as_buf tags = AS_BUF_INIT;
	ui_document_tags(&tags, shared->session, reading->tagging.doc);
	if (tags.len) {
		col += term_put_fit(canvas, 0, col, canvas->cols / 3, TERM_TITLE | TERM_UNDERLINE, tags.data, tags.len);
		col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, ": ");
	}
	as_buf_free(&tags);
	const char *title = ui_doc_title(&listing);
	term_put_fit(canvas, 0, col, canvas->cols - col - 6, TERM_TITLE, title, strlen(title));
	size_t at = reading->tagging.cursor.at;
	term_put_number(canvas, 0, canvas->cols - 5, 3, TERM_TITLE,
			doc->len ? (at >= doc->len ? 100 : (at + 1) * 100 / doc->len) : 100);
	term_put_ui(canvas, 0, canvas->cols - 2, -1, TERM_TITLE, "%");
}

static void draw_label(struct ui_reading *reading, struct term_canvas *canvas, int row, int left, size_t block)
{
	enum as_role role = reading->page.prose.doc->passages[reading->page.prose.blocks[block].passage].role;
	term_put_symbol(canvas, row, left + AT_FRAME, TERM_BORDER, TERM_SYM_TOP_LEFT);
	term_put_ui(canvas, row, left + GUTTER, -1, TERM_DIM, ui_role_title(role));
}

static void draw_fold(struct ui_reading *reading, struct term_canvas *canvas, int row, int left, size_t block)
{
	const struct as_prose_block *fold = &reading->page.prose.blocks[block];
	bool here = reading->tagging.cursor.at >= fold->span.start && reading->tagging.cursor.at < fold->span.end;
	term_put_symbol(canvas, row, left + AT_FRAME, TERM_FURNITURE, TERM_SYM_POINTER);
	int col = left + GUTTER;
	col += term_printf(canvas, row, col, -1, here ? TERM_CURSOR_ROW : TERM_FURNITURE,
			   ngettext("%zu passage of furniture", "%zu passages of furniture", fold->folded),
			   fold->folded);
	term_put_ui(canvas, row, col, -1, TERM_DIM, _("  (z unfolds)"));
	if (here)
		term_set_cursor(canvas, row, left + GUTTER);
}

static void draw_gutter(struct ui_reading *reading, struct ui_shared *shared, struct term_canvas *canvas, int row,
			int left, size_t block, struct as_span line)
{
	const struct as_prose_block *this = &reading->page.prose.blocks[block];
	const int *carried = as_session_carried(shared->session, reading->tagging.doc);
	bool report = as_role_is_report(reading->page.prose.doc->passages[this->passage].role);
	if (line.start == this->span.start && !this->continues && report && carried) {
		int carriers = carried[this->passage];
		if (carriers > 99)
			term_put_ui(canvas, row, left + AT_CARRIED, 2, TERM_GUTTER, "++");
		else if (carriers > 0)
			term_put_number(canvas, row, left + AT_CARRIED, 2, TERM_GUTTER, (size_t)carriers);
		else if (carriers == 0)
			term_put_symbol(canvas, row, left + AT_CARRIED + 1, TERM_DIM, TERM_SYM_DOT);
	}
	char letters[UI_LETTERS];
	ui_tagging_letters(letters, &reading->tagging, shared->session, line);
	term_put_ui(canvas, row, left + AT_LETTERS, UI_LETTERS - 1, TERM_GUTTER, letters);
	if (ui_page_framed(&reading->page, block))
		term_put_symbol(canvas, row, left + AT_FRAME, TERM_BORDER, TERM_SYM_VERTICAL);
}

static void draw_text(struct ui_reading *reading, struct ui_shared *shared, struct term_canvas *canvas, int row,
		      int left, size_t block, struct as_span line)
{
	const struct as_doc *doc = reading->tagging.cursor.doc;
	const struct as_prose_block *this = &reading->page.prose.blocks[block];
	struct ui_paints paints = {0};
	draw_gutter(reading, shared, canvas, row, left, block, line);
	if (reading->searching)
		ui_paint_hits(&paints, &reading->needle, doc->text, this->span, line);
	ui_tagging_paint(&paints, &reading->tagging, shared->session, line, true);
	ui_text_draw(canvas, row, left + GUTTER, canvas->cols - left - GUTTER,
		     text_style(doc->passages[this->passage].role), doc->text, line, &paints);
	ui_paints_free(&paints);
	size_t at = reading->tagging.cursor.at;
	if (line.start <= at && at < line.end)
		term_set_cursor(canvas, row, left + GUTTER + ui_text_column(doc->text, line, at));
}

void ui_reading_draw(struct ui_reading *reading, struct ui_shared *shared, struct term_canvas *canvas)
{
	struct ui_place place = reading->page.top;
	int left = (canvas->cols - GUTTER - (int)ui_reading_measure(shared, canvas->cols)) / 2;
	if (canvas->cols <= GUTTER + (int)shared->measure + 2)
		left = 0;
	draw_title(reading, shared, canvas);
	for (int row = 1; row < canvas->rows && reading->page.prose.blocks_count; row++) {
		struct as_span line;
		switch (ui_page_line(&line, &reading->page, place)) {
		case UI_LINE_BLANK: break;
		case UI_LINE_LABEL: draw_label(reading, canvas, row, left, place.block); break;
		case UI_LINE_FOLDED: draw_fold(reading, canvas, row, left, place.block); break;
		case UI_LINE_TEXT: draw_text(reading, shared, canvas, row, left, place.block, line); break;
		}
		if (!ui_page_next(&reading->page, &place))
			break;
	}
	ui_tagging_legend(&reading->tagging, shared->session, canvas);
}
