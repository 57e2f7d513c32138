/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parallels.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/wrap.h"
#include "ui/doclist.h"
#include "ui/docs.h"
#include "ui/list.h"
#include "ui/text.h"

enum { HEAD_LINES = 3, ENTRY_LINES = 4 }; /* of the passage; of an entry: its head, wording, a blank */

struct parallels {
	size_t doc, passage;
	const struct as_doc *text; /* borrowed */
	struct as_carrier *items;  /* owned */
	size_t count;
	struct ui_list list;
};

static size_t passage_at(const struct as_doc *doc, size_t at)
{
	size_t passage = 0;
	while (passage + 1 < doc->passages_count && doc->passages[passage].span.end <= at)
		passage++;
	return passage;
}

static bool parallels_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct parallels *parallels = view->private;
	parallels->doc = target->doc;
	parallels->text = as_session_doc(view->shared->session, target->doc, err);
	if (!parallels->text)
		return false;
	parallels->passage = passage_at(parallels->text, target->span.start);
	parallels->count = as_session_parallels(&parallels->items, view->shared->session, target->doc,
						parallels->passage);
	return true;
}

static void parallels_close(struct ui_view *view)
{
	free(((struct parallels *)view->private)->items);
}

/* At most `rows` wrapped lines of a passage; returns those used. */
static int draw_passage(struct term_canvas *canvas, int row, int col, int rows, unsigned attr,
			const struct as_doc *doc, size_t passage)
{
	struct as_span span = doc->passages[passage].span;
	struct as_lines lines = {0};
	int used = 0;
	if (canvas->cols - col - 1 < 1)
		return 0;
	if (as_span_length(span) > 4096)
		span.end = span.start + 4096; /* more than the rows can hold */
	as_wrap(&lines, doc->text + span.start, as_span_length(span), span.start, (size_t)(canvas->cols - col - 1), 0);
	for (; used < rows && (size_t)used < lines.count; used++)
		ui_text_draw(canvas, row + used, col, canvas->cols - col, attr, doc->text, lines.items[used],
			     &(struct ui_paints){.count = 0});
	if ((size_t)used < lines.count && used)
		term_put_symbol(canvas, row + used - 1, canvas->cols - 1, TERM_DIM, TERM_SYM_ELLIPSIS);
	as_lines_free(&lines);
	return used;
}

static void draw_entry(struct parallels *parallels, struct ui_shared *shared, struct term_canvas *canvas, int row,
		       size_t index)
{
	const struct as_carrier *carrier = &parallels->items[index];
	const struct as_doc *doc = as_session_doc(shared->session, carrier->doc, NULL);
	struct as_listing listing;
	char label[UI_LABEL];
	bool here = index == parallels->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : TERM_HEADING;
	as_session_listing(&listing, shared->session, carrier->doc);
	ui_doc_label(label, shared->session, carrier->doc);
	if (here) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	int col = 3;
	col += term_put_ui(canvas, row, col, -1, attr, label) + 1;
	col += term_put_symbol(canvas, row, col, attr, TERM_SYM_PARAGRAPH);
	col += term_printf(canvas, row, col, -1, attr, "%u  %.0f%%  ", carrier->passage + 1, carrier->contained * 100);
	const char *title = ui_doc_title(&listing);
	term_put_fit(canvas, row, col, -1, attr, title, strlen(title));
	if (doc && carrier->passage < doc->passages_count)
		draw_passage(canvas, row + 1, 3, ENTRY_LINES - 2, TERM_NORMAL, doc, carrier->passage);
}

static void parallels_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct parallels *parallels = view->private;
	char label[UI_LABEL];
	ui_doc_label(label, view->shared->session, parallels->doc);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_printf(canvas, 0, 1, -1, TERM_TITLE,
		    ngettext("%s, passage %zu: carried by %zu passage of other documents",
			     "%s, passage %zu: carried by %zu passages of other documents", parallels->count),
		    label, parallels->passage + 1, parallels->count);
	int row = 1;
	row += draw_passage(canvas, row, 1, HEAD_LINES, TERM_DIM, parallels->text, parallels->passage);
	term_hline(canvas, row++, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	int fit = (canvas->rows - row + 1) / ENTRY_LINES;
	ui_list_fit(&parallels->list, parallels->count, fit > 0 ? (size_t)fit : 1);
	for (size_t i = parallels->list.top; i < parallels->count && row < canvas->rows; i++, row += ENTRY_LINES)
		draw_entry(parallels, view->shared, canvas, row, i);
}

static struct ui_outcome parallels_request(struct ui_view *view, const struct ui_call *call)
{
	struct parallels *parallels = view->private;
	if (ui_list_request(&parallels->list, call->request))
		return ui_act(UI_ACT_DONE);
	if ((call->request == UI_OPEN || call->request == UI_COMPARE) && parallels->count) {
		const struct as_carrier *carrier = &parallels->items[parallels->list.selected];
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
			.view = UI_VIEW_COMPARE, .doc = parallels->doc, .other = carrier->doc,
			.span = parallels->text->passages[parallels->passage].span}};
	}
	return ui_act(call->request == UI_CANCEL ? UI_ACT_BACK : UI_ACT_IGNORED);
}

static bool parallels_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct parallels *parallels = view->private;
	size_t count = parallels->count;
	for (size_t step = 1; step <= count; step++) {
		size_t row = (parallels->list.selected + (forward ? step : count - step)) % count;
		if (!ui_doc_matches(view->shared->session, parallels->items[row].doc, phrase))
			continue;
		parallels->list.selected = row;
		return true;
	}
	return false;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Compare there")}, {UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_parallels = {
	.name = N_("parallels"),
	.context = UI_IN_PARALLELS,
	.private_size = sizeof(struct parallels),
	.hints = hints,
	.open = parallels_open,
	.close = parallels_close,
	.draw = parallels_draw,
	.request = parallels_request,
	.search = parallels_search,
};
