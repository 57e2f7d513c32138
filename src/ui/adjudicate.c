/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/adjudicate.h"

#include <string.h>

#include "base/i18n.h"
#include "session/disputes.h"
#include "text/find.h"
#include "ui/docs.h"
#include "ui/excerpt.h"
#include "ui/list.h"
#include "ui/text.h"

enum {
	KIND = 10, LABEL = 8,  /* cells of columns */
	DETAIL = 5,            /* lines of the two sides, the rule above them included */
	LIST_LEAST = 2,        /* lines of the list that the sides leave */
	DATE = 10,
};

struct adjudicating {
	struct as_disputes found;
	struct ui_list list;
	size_t settled;        /* since the view was opened */
	unsigned changes;
};

static bool look(struct ui_view *view, struct as_error *err)
{
	struct adjudicating *adjudicating = view->private;
	as_disputes_free(&adjudicating->found);
	adjudicating->changes = view->shared->changes;
	return as_session_disputes(&adjudicating->found, view->shared->session, err);
}

static bool adjudicate_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	(void)target;
	return look(view, err);
}

static void adjudicate_close(struct ui_view *view)
{
	as_disputes_free(&((struct adjudicating *)view->private)->found);
}

static const struct as_dispute *here(const struct adjudicating *adjudicating)
{
	return adjudicating->list.selected < adjudicating->found.count
		       ? &adjudicating->found.items[adjudicating->list.selected] : NULL;
}

/* ---- drawing */

static const char *kind_name(const struct as_dispute *dispute)
{
	switch (dispute->kind) {
	case AS_DISPUTE_TYPE: return _("type");
	case AS_DISPUTE_BOUNDS: return _("bounds");
	case AS_DISPUTE_ALONE: return _("alone");
	default: return _(dispute->field);
	}
}

static void draw_title(const struct adjudicating *adjudicating, struct term_canvas *canvas)
{
	size_t count = adjudicating->found.count;
	struct as_buf text = AS_BUF_INIT;
	if (count)
		as_buf_printf(&text, ngettext("Dispute %zu of %zu", "Dispute %zu of %zu", count),
			      adjudicating->list.selected + 1, count);
	else
		as_buf_adds(&text, _("No disputes"));
	if (adjudicating->settled)
		as_buf_printf(&text, ngettext(" · %zu settled", " · %zu settled", adjudicating->settled),
			      adjudicating->settled);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_put_fit(canvas, 0, 1, canvas->cols - 2, TERM_TITLE, text.data, text.len);
	as_buf_free(&text);
}

static void draw_row(const struct adjudicating *adjudicating, struct ui_shared *shared, struct term_canvas *canvas,
		     int row, size_t index)
{
	const struct as_dispute *dispute = &adjudicating->found.items[index];
	bool selected = index == adjudicating->list.selected;
	unsigned attr = selected ? TERM_CURSOR_ROW : TERM_NORMAL;
	char label[UI_LABEL] = "-";
	int col = 3;
	if (selected) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	const char *kind = kind_name(dispute);
	term_put_fit(canvas, row, col, KIND, attr, kind, strlen(kind));
	col += KIND + 1;
	if (dispute->doc >= 0)
		ui_doc_label(label, shared->session, (size_t)dispute->doc);
	term_put_fit(canvas, row, col, LABEL, attr, label, strlen(label));
	col += LABEL + 1;
	const char *words = dispute->words ? dispute->words : dispute->sides[0].words;
	term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, words, strlen(words));
}

/* "1 ann    person    2026-01-02", and the words in their place below. */
static void draw_side(const struct as_dispute *dispute, int side, const struct as_doc *doc, struct term_canvas *canvas,
		      int row)
{
	const struct as_dispute_side *shown = &dispute->sides[side];
	int col = 2 + term_printf(canvas, row, 1, -1, TERM_KEYBAR_KEY, "%d", side + 1);
	if (!shown->annotator) {
		term_put_ui(canvas, row, col, -1, TERM_DIM, _("nobody else tagged it"));
		return;
	}
	col += term_put_fit(canvas, row, col, 24, TERM_HEADING, shown->annotator, strlen(shown->annotator)) + 2;
	const char *value = shown->value ? _(shown->value) : _("taken away");
	col += term_put_fit(canvas, row, col, canvas->cols - col - 1, TERM_BOLD | TERM_NORMAL, value, strlen(value)) + 2;
	if (shown->time && col + DATE < canvas->cols)
		term_put_text(canvas, row, col, DATE, TERM_DIM, shown->time, strnlen(shown->time, DATE));
	if (doc && *shown->id)
		ui_excerpt_span(canvas, row + 1, 3, canvas->cols - 4, TERM_NORMAL, doc, shown->span);
}

static void draw_detail(const struct adjudicating *adjudicating, struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_dispute *dispute = here(adjudicating);
	term_hline(canvas, 0, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	if (!dispute)
		return;
	const struct as_doc *doc = dispute->doc >= 0 ? as_session_doc(shared->session, (size_t)dispute->doc, NULL) : NULL;
	bool field = dispute->kind == AS_DISPUTE_FIELD;
	if (field && doc)
		ui_excerpt_span(canvas, 1, 3, canvas->cols - 4, TERM_NORMAL, doc, dispute->span);
	draw_side(dispute, 0, doc, canvas, field ? 2 : 1);
	draw_side(dispute, 1, doc, canvas, 3);
}

static void adjudicate_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct adjudicating *adjudicating = view->private;
	struct as_error err = AS_ERROR_INIT;
	if (adjudicating->changes != view->shared->changes && !look(view, &err))
		ui_fail(view, &err);
	size_t count = adjudicating->found.count;
	bool detailed = canvas->rows >= 1 + LIST_LEAST + DETAIL;
	int height = canvas->rows - 1 - (detailed ? DETAIL : 0);
	ui_list_fit(&adjudicating->list, count, height > 0 ? (size_t)height : 1);
	draw_title(adjudicating, canvas);
	for (int row = 0; row < height && adjudicating->list.top + (size_t)row < count; row++)
		draw_row(adjudicating, view->shared, canvas, row + 1, adjudicating->list.top + (size_t)row);
	if (!count)
		ui_text_say(canvas, 2, 3, TERM_DIM, _("Annotators do not disagree, or all of it is settled"));
	if (detailed && count) {
		struct term_canvas part = term_canvas_part(canvas, canvas->rows - DETAIL, 0, DETAIL, canvas->cols);
		draw_detail(adjudicating, view->shared, &part);
	}
}

static void adjudicate_status(struct ui_view *view, struct term_canvas *line)
{
	const struct adjudicating *adjudicating = view->private;
	const struct as_dispute *dispute = here(adjudicating);
	const char *what = NULL;
	if (!dispute)
		return;
	switch (dispute->kind) {
	case AS_DISPUTE_TYPE: what = _("Overlapping tags of different types: the one not taken is deleted"); break;
	case AS_DISPUTE_BOUNDS: what = _("The same tag with different bounds: one of them stays"); break;
	case AS_DISPUTE_ALONE: what = _("Only one tagged it, in a document that all tagged: 1 keeps it, 2 deletes it"); break;
	default: what = _("Two annotators set it differently: the value taken is set"); break;
	}
	term_put_fit(line, 0, 1, -1, TERM_DIM, what, strlen(what));
}

/* ---- acting */

static struct ui_outcome settle(struct adjudicating *adjudicating, struct ui_view *view, enum as_settlement how)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_dispute *dispute = here(adjudicating);
	const char *said = how == AS_KEEP_BOTH ? _("Both are kept; u undoes") : _("Settled; u undoes");
	if (!as_session_settle(view->shared->session, dispute, how, &err))
		return ui_fail(view, &err);
	adjudicating->settled++;
	view->shared->changes++;
	ui_say(&view->shared->messages, "%s", said);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome go(const struct adjudicating *adjudicating, struct ui_view *view)
{
	const struct as_dispute *dispute = here(adjudicating);
	if (dispute->doc >= 0)
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
			.view = UI_VIEW_READER, .doc = (size_t)dispute->doc, .span = dispute->span}};
	ui_say(&view->shared->messages, _("Its document is not in this corpus"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome adjudicate_request(struct ui_view *view, const struct ui_call *call)
{
	struct adjudicating *adjudicating = view->private;
	enum ui_request request = call->request == UI_SKIP ? UI_DOWN : call->request;
	if (ui_list_request(&adjudicating->list, request))
		return ui_act(UI_ACT_DONE);
	if (request == UI_CANCEL)
		return ui_act(UI_ACT_BACK);
	if (!here(adjudicating))
		return ui_act(UI_ACT_IGNORED);
	switch (request) {
	case UI_OPEN: return go(adjudicating, view);
	case UI_TAKE_FIRST: return settle(adjudicating, view, AS_TAKE_FIRST);
	case UI_TAKE_SECOND: return settle(adjudicating, view, AS_TAKE_SECOND);
	case UI_KEEP_BOTH: return settle(adjudicating, view, AS_KEEP_BOTH);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static bool holds(const struct as_needle *needle, const char *text)
{
	struct as_span span;
	return text && as_find_next(&span, needle, text, strlen(text), 0);
}

static bool adjudicate_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct adjudicating *adjudicating = view->private;
	struct as_needle needle;
	size_t count = adjudicating->found.count;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t row = (adjudicating->list.selected + (forward ? step : count - step)) % count;
			const struct as_dispute *dispute = &adjudicating->found.items[row];
			found = holds(&needle, dispute->words) || holds(&needle, dispute->sides[0].words) ||
				holds(&needle, dispute->sides[1].words);
			if (found)
				adjudicating->list.selected = row;
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_TAKE_FIRST, NULL}, {UI_TAKE_SECOND, NULL}, {UI_KEEP_BOTH, NULL}, {UI_SKIP, NULL}, {UI_OPEN, N_("Read there")},
	{UI_UNDO, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_adjudicate = {
	.name = N_("adjudicate"),
	.context = UI_IN_ADJUDICATE,
	.private_size = sizeof(struct adjudicating),
	.hints = hints,
	.open = adjudicate_open,
	.close = adjudicate_close,
	.draw = adjudicate_draw,
	.status = adjudicate_status,
	.request = adjudicate_request,
	.search = adjudicate_search,
};
