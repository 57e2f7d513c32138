/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/spread.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/doclist.h"
#include "ui/docs.h"
#include "ui/list.h"
#include "ui/offers.h"
#include "ui/text.h"

enum { FIRST_MS = 30, INDENT = 3, BESIDE_MOST = 5 }; /* lines of an offer beside the tag */

struct offering {
	struct as_spread spread;
	const struct as_doc *text; /* borrowed */
	struct ui_list list;
	unsigned changes;
};

static bool offering_work(struct ui_view *view, int budget_ms)
{
	struct offering *offering = view->private;
	return as_session_spread_step(&offering->spread, view->shared->session, budget_ms);
}

static bool offering_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct offering *offering = view->private;
	struct as_session *session = view->shared->session;
	const struct as_tagged *items, *found = NULL;
	offering->text = as_session_doc(session, target->doc, err);
	size_t count = offering->text ? as_session_tagged(&items, session, target->doc, err) : 0;
	for (size_t i = 0; i < count && !found; i++)
		if (!strcmp(items[i].annotation->id, target->id))
			found = &items[i];
	if (!found)
		return offering->text && as_error_set(err, AS_ERR_NOT_FOUND, _("No tag at the cursor"));
	struct as_spread_tag tag = as_spread_tag_of(found->annotation);
	if (!as_session_spread_begin(&offering->spread, session, target->doc, found->span, &tag, err)) {
		as_spread_free(&offering->spread);
		return false;
	}
	offering->changes = view->shared->changes;
	view->working = offering_work(view, FIRST_MS);
	if (view->working || offering->spread.count)
		return true;
	as_spread_free(&offering->spread);
	return as_error_set(err, AS_ERR_NOT_FOUND, _("No other document has such a place"));
}

static void offering_close(struct ui_view *view)
{
	as_spread_free(&((struct offering *)view->private)->spread);
}

/* ---- drawing */

static void draw_title(const struct offering *offering, struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_spread *spread = &offering->spread;
	char label[UI_LABEL];
	size_t open, same = ui_offers_same(&open, spread);
	ui_doc_label(label, shared->session, spread->doc);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	int col = 1;
	col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, label);
	col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, ": ");
	col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, _(spread->tag.type));
	if (spread->count)
		term_printf(canvas, 0, col, -1, TERM_TITLE,
			    ngettext(", %zu place in other documents, %zu with the same words",
				     ", %zu places in other documents, %zu with the same words", spread->count),
			    spread->count, same);
}

static int height_of(const struct offering *offering, struct as_session *session, const struct term_canvas *canvas,
		     size_t index)
{
	const struct as_offer *offer = &offering->spread.items[index];
	return 1 + ui_offer_height(&offering->spread, offer, canvas->cols - INDENT - 1, BESIDE_MOST, session);
}

static int draw_offer(struct offering *offering, struct ui_shared *shared, struct term_canvas *canvas, int row,
		      size_t index)
{
	const struct as_offer *offer = &offering->spread.items[index];
	struct as_listing listing;
	char label[UI_LABEL];
	bool here = index == offering->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : TERM_HEADING;
	as_session_listing(&listing, shared->session, offer->doc);
	ui_doc_label(label, shared->session, offer->doc);
	if (here) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	int col = INDENT;
	col += term_put_ui(canvas, row, col, -1, attr, label) + 1;
	col += term_put_symbol(canvas, row, col, attr, TERM_SYM_PARAGRAPH);
	col += term_printf(canvas, row, col, -1, attr, "%zu ", offer->passage + 1);
	if (offer->discrepant)
		col += term_put_ui(canvas, row, col, -1, TERM_DISCREPANCY, "!") + 1;
	col += term_put_ui(canvas, row, col, -1, attr, offer->taken ? _("taken") : _(as_relation_name(offer->relation)));
	if (offer->date)
		col += term_printf(canvas, row, col, -1, attr, " · %s%s", offer->date, listing.doubtful ? "?" : "");
	if (offer->speaker) {
		col += term_put_ui(canvas, row, col, -1, attr, " · ");
		col += term_put_fit(canvas, row, col, 24, attr, offer->speaker, strlen(offer->speaker));
	}
	col += term_put_ui(canvas, row, col, -1, attr, " · ");
	const char *title = ui_doc_title(&listing);
	term_put_fit(canvas, row, col, -1, attr, title, strlen(title));
	return 1 + ui_offer_beside(canvas, row + 1, INDENT, canvas->cols - INDENT - 1, BESIDE_MOST, shared->session,
				   &offering->spread, offer);
}

/* Scrolls so that the selected offer is whole on the screen, if it can be. */
static void reveal(struct offering *offering, struct as_session *session, const struct term_canvas *canvas, int rows)
{
	struct ui_list *list = &offering->list;
	if (list->top > list->selected)
		list->top = list->selected;
	int used = 0;
	size_t top = list->selected;
	for (used = height_of(offering, session, canvas, top); top > list->top; top--) {
		int above = height_of(offering, session, canvas, top - 1);
		if (used + above > rows)
			break;
		used += above;
	}
	list->top = top;
}

static void offering_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct offering *offering = view->private;
	struct as_session *session = view->shared->session;
	if (offering->changes != view->shared->changes) {
		as_session_spread_look(&offering->spread, session);
		offering->changes = view->shared->changes;
	}
	term_fill(canvas, 0, 0, canvas->rows, canvas->cols, TERM_NORMAL);
	draw_title(offering, view->shared, canvas);
	int row = 1;
	ui_text_fit(canvas, row++, 1, canvas->cols - 2, TERM_BOLD | TERM_NORMAL, offering->text->text,
		    offering->spread.span);
	term_hline(canvas, row++, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	struct ui_list *list = &offering->list;
	list->count = offering->spread.count;
	list->height = 5; /* entries of a page, as a rule */
	if (!list->count)
		return;
	if (list->selected >= list->count)
		list->selected = list->count - 1;
	reveal(offering, session, canvas, canvas->rows - row);
	struct term_canvas part = term_canvas_part(canvas, row, 0, canvas->rows - row, canvas->cols);
	int at = 0;
	for (size_t i = offering->list.top; i < offering->spread.count && at < part.rows; i++)
		at += draw_offer(offering, view->shared, &part, at, i);
}

static void offering_status(struct ui_view *view, struct term_canvas *line)
{
	const struct offering *offering = view->private;
	const struct as_spread *spread = &offering->spread;
	if (view->working)
		term_printf(line, 0, 1, -1, TERM_DIM, _("Comparing: %zu of %zu documents"), spread->compared,
			    spread->chosen_count);
	else if (spread->left_out)
		term_printf(line, 0, 1, -1, TERM_DIM,
			    ngettext("%zu more document that may carry it was not compared",
				     "%zu more documents that may carry it were not compared", spread->left_out),
			    spread->left_out);
	else if (spread->waiting)
		term_put_ui(line, 0, 1, -1, TERM_DIM, _("Documents were still being read: there may be more places"));
}

/* ---- acting */

static struct ui_outcome compare_there(const struct offering *offering)
{
	const struct as_offer *offer = &offering->spread.items[offering->list.selected];
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_COMPARE, .doc = offering->spread.doc, .other = offer->doc, .span = offering->spread.span}};
}

static struct ui_outcome offering_request(struct ui_view *view, const struct ui_call *call)
{
	struct offering *offering = view->private;
	if (view->working && call->request != UI_CANCEL && call->request != UI_BACK)
		view->working = offering_work(view, -1);
	if (ui_list_request(&offering->list, call->request))
		return ui_act(UI_ACT_DONE);
	if (call->request == UI_CANCEL)
		return ui_act(UI_ACT_BACK);
	if (!offering->spread.count)
		return ui_act(UI_ACT_IGNORED);
	switch (call->request) {
	case UI_OPEN: case UI_SPREAD:
		if (ui_offer_take(view, &offering->spread, offering->list.selected, "u") &&
		    offering->list.selected + 1 < offering->spread.count)
			offering->list.selected++;
		return ui_act(UI_ACT_DONE);
	case UI_TAKE_SAME:
		ui_offers_take_same(view, &offering->spread, "u");
		return ui_act(UI_ACT_DONE);
	case UI_COMPARE: return compare_there(offering);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static bool offering_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct offering *offering = view->private;
	size_t count = offering->spread.count;
	for (size_t step = 1; step <= count; step++) {
		size_t row = (offering->list.selected + (forward ? step : count - step)) % count;
		if (!ui_doc_matches(view->shared->session, offering->spread.items[row].doc, phrase))
			continue;
		offering->list.selected = row;
		return true;
	}
	return false;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Take")}, {UI_TAKE_SAME, NULL}, {UI_COMPARE, NULL}, {UI_UNDO, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_spread = {
	.name = N_("offers"),
	.context = UI_IN_SPREAD,
	.private_size = sizeof(struct offering),
	.hints = hints,
	.open = offering_open,
	.close = offering_close,
	.draw = offering_draw,
	.status = offering_status,
	.request = offering_request,
	.work = offering_work,
	.search = offering_search,
};
