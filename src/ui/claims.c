/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claims.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/filters.h"
#include "text/display.h"
#include "text/find.h"
#include "ui/claimedit.h"
#include "ui/claimlist.h"
#include "ui/claimtable.h"
#include "ui/list.h"
#include "ui/text.h"

enum {
	FIRST_MS = 12,       /* of reading before the first sight of it */
	DIGEST = 5,          /* lines of the claim under the cursor, the rule above them included */
	DIGEST_FROM = 16,    /* lines of the view from which there is room for it, */
	SOURCES_FROM = 12,   /* and for the line of sources */
	STORIES_MOST = 400,  /* documents whose stories are numbered while the reader waits */
	ASK_FILTER = 1,
};

struct claims {
	struct ui_claimlist *list;   /* of all views; borrowed */
	struct ui_list rows;
	bool ordering;               /* the next key names an order */
	bool digested;               /* the claim under the cursor is shown whole below the rows */
	char *mistake;               /* of the filter being typed; owned */
	char *before;                /* the filter that held when another was asked for; owned, may be NULL */
};

static bool claims_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	(void)target;
	(void)err;
	((struct claims *)view->private)->list = ui_claims_of(view->shared);
	return true;
}

static void claims_close(struct ui_view *view)
{
	struct claims *claims = view->private;
	free(claims->mistake);
	free(claims->before);
}

static bool claims_work(struct ui_view *view, int budget_ms)
{
	return ui_claimlist_catch_up(((struct claims *)view->private)->list, view->shared, budget_ms);
}

/* ---- drawing */

__attribute__((format(printf, 3, 4)))
static int piece(struct term_canvas *canvas, int col, const char *format, ...)
{
	struct as_buf text = AS_BUF_INIT;
	int first = col;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&text, format, args);
	va_end(args);
	int cells = (int)as_display_width(text.data, text.len);
	if (col > 1 && col + 3 + cells <= canvas->cols) { /* a count that does not fit is left out */
		col += 1;
		col += term_put_symbol(canvas, 0, col, TERM_TITLE, TERM_SYM_DOT) + 1;
		col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, text.data);
	} else if (first == 1) {
		col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, text.data);
	}
	as_buf_free(&text);
	return col - first;
}

static void draw_counts(const struct claims *claims, struct term_canvas *canvas, int col)
{
	const struct ui_claimlist *list = claims->list;
	struct as_buf states = AS_BUF_INIT;
	static const char *const names[UI_STATES] = {N_("open"), N_("checking"), N_("done")};
	for (size_t i = 0; i < UI_STATES; i++)
		if (list->states[i])
			as_buf_printf(&states, "%s%zu %s", states.len ? ", " : "", list->states[i], _(names[i]));
	if (states.len)
		col += piece(canvas, col, "%s", states.data);
	if (list->marked)
		col += piece(canvas, col, ngettext("%zu marked", "%zu marked", list->marked), list->marked);
	if (list->undecided)
		piece(canvas, col, ngettext("%zu without a verdict", "%zu without a verdict", list->undecided),
		      list->undecided);
	as_buf_free(&states);
}

static void draw_title(const struct ui_view *view, struct term_canvas *canvas)
{
	const struct claims *claims = view->private;
	const struct ui_claimlist *list = claims->list;
	const char *order = _(as_ledger_order_label(list->order)), *name = as_session_name(view->shared->session);
	int cells = (int)as_display_width(order, strlen(order)), col = 1;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	int room = canvas->cols - cells - 4;
	struct term_canvas left = term_canvas_part(canvas, 0, 0, 1, room < canvas->cols / 2 ? canvas->cols : room);
	if (canvas->cols >= 60)
		col += term_put_fit(&left, 0, col, 20, TERM_TITLE, name, strlen(name));
	if (list->filter)
		col += piece(&left, col, _("%zu of %zu claims with %s"), list->count, list->all_count, list->filter);
	else
		col += piece(&left, col, ngettext("%zu claim", "%zu claims", list->count), list->count);
	if (view->working)
		col += piece(&left, col, _("reading, %zu so far"), as_ledger_progress(list->ledger));
	draw_counts(claims, &left, col);
	if (left.cols == canvas->cols)
		return;
	term_put_ui(canvas, 0, canvas->cols - cells - 3, -1, TERM_TITLE, order);
	term_put_symbol(canvas, 0, canvas->cols - 2, TERM_TITLE,
			list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
}

/* Claims by source: a report's source carries them. */
static void draw_sources(const struct claims *claims, struct term_canvas *canvas, int row)
{
	struct as_buf text = AS_BUF_INIT;
	const struct ui_claimlist *list = claims->list;
	for (size_t i = 0; i < list->sources_count; i++)
		as_buf_printf(&text, "%s%s %zu", i ? ", " : "", list->sources[i].name, list->sources[i].claims);
	if (text.len) {
		int used = term_put_ui(canvas, row, 3, -1, TERM_DIM, _("Sources: "));
		term_put_fit(canvas, row, 3 + used, canvas->cols - 4 - used, TERM_DIM, text.data, text.len);
	}
	as_buf_free(&text);
}

static void draw_empty(const struct ui_view *view, struct term_canvas *canvas, int row)
{
	const struct claims *claims = view->private;
	const char *trouble = as_ledger_trouble(claims->list->ledger);
	if (view->working)
		return;
	if (trouble) {
		term_put_fit(canvas, row, 3, canvas->cols - 4, TERM_WARNING, trouble, strlen(trouble));
	} else if (claims->list->filter) {
		ui_text_say(canvas, row, 3, TERM_NORMAL, _("No claim fits the filter; Esc shows all"));
	} else {
		row += ui_text_say(canvas, row, 3, TERM_NORMAL, _("There is no claim yet."));
		ui_text_say(canvas, row, 3, TERM_NORMAL, _("In a document, c claims the sentence at the cursor."));
	}
}

static void claims_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct claims *claims = view->private;
	struct ui_claimtable table;
	if (!view->working)
		view->working = ui_claimlist_catch_up(claims->list, view->shared, FIRST_MS);
	draw_title(view, canvas);
	int top = 1, height = canvas->rows - 1;
	if (canvas->rows >= SOURCES_FROM && claims->list->sources_count) {
		draw_sources(claims, canvas, top++);
		height--;
	}
	if (!claims->list->count) {
		draw_empty(view, canvas, top + 1);
		return;
	}
	ui_claimtable_fit(&table, canvas->cols);
	if (canvas->rows > 4) {
		ui_claimtable_heads(&table, canvas, top++, claims->list);
		height--;
	}
	claims->digested = canvas->rows >= DIGEST_FROM;
	if (claims->digested) {
		height -= DIGEST;
		term_hline(canvas, top + height, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
		ui_claim_digest(canvas, top + height + 1, DIGEST - 1, view->shared, ui_claimlist_here(claims->list));
	}
	claims->rows.selected = claims->list->row;
	ui_list_fit(&claims->rows, claims->list->count, height > 0 ? (size_t)height : 1);
	size_t index = claims->rows.top;
	for (int row = 0; row < height && index < claims->list->count; row++, index++)
		ui_claimtable_row(&table, canvas, top + row, view->shared, claims->list, index,
				  index == claims->rows.selected);
}

static void draw_orders(struct term_canvas *line)
{
	int col = 1;
	for (enum as_ledger_order order = 0; order < AS_LEDGER_ORDER_COUNT; order++) {
		const char *title = _(as_ledger_order_title(order));
		if (col + 4 + (int)as_display_width(title, strlen(title)) > line->cols)
			break;
		col += term_printf(line, 0, col, -1, TERM_KEYBAR_KEY, "%c", as_ledger_order_key(order));
		col += 1 + term_put_ui(line, 0, col + 1, -1, TERM_NORMAL, title);
		col += 1;
	}
}

static void claims_status(struct ui_view *view, struct term_canvas *line)
{
	const struct claims *claims = view->private;
	const struct as_ledger_row *row = ui_claimlist_here(claims->list);
	struct as_buf text = AS_BUF_INIT;
	if (claims->ordering) {
		draw_orders(line);
		return;
	}
	if (claims->mistake)
		as_buf_adds(&text, claims->mistake);
	else if (claims->list->marked)
		as_buf_printf(&text, ngettext("%zu claim is marked: digits, W, D and :field act on it",
					      "%zu claims are marked: digits, W, D and :field act on all of them",
					      claims->list->marked), claims->list->marked);
	else if (row && claims->digested)
		as_buf_printf(&text, _("Claim %zu of %zu, changed %.10s"), claims->list->row + 1, claims->list->count,
			      row->claim->updated ? row->claim->updated : "");
	else if (row) { /* a narrow table has no room for the verdict */
		if (row->claim->verdict && *row->claim->verdict)
			as_buf_printf(&text, "%s \302\267 ", _(row->claim->verdict));
		ui_claim_carried(&text, view->shared->session, row);
	}
	term_put_fit(line, 0, 1, -1, claims->mistake ? TERM_WARNING : TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}

/* ---- order and filter */

static void order_by(struct claims *claims, enum as_ledger_order order)
{
	struct ui_claimlist *list = claims->list;
	list->reversed = list->order == order ? !list->reversed : as_ledger_order_falls(order);
	list->order = order;
	ui_claimlist_build(list);
}

static struct ui_outcome claims_key(struct ui_view *view, struct term_key key)
{
	struct claims *claims = view->private;
	claims->ordering = view->capturing = false;
	for (enum as_ledger_order order = 0; order < AS_LEDGER_ORDER_COUNT; order++)
		if (key.code == (unsigned char)as_ledger_order_key(order) && !key.mods) {
			order_by(claims, order);
			return ui_act(UI_ACT_DONE);
		}
	if (term_key_is_text(key) && key.code == 'o')
		order_by(claims, (claims->list->order + 1) % AS_LEDGER_ORDER_COUNT);
	else
		ui_say(&view->shared->messages, _("The order stays as it is"));
	return ui_act(UI_ACT_DONE);
}

/* Stories are numbered when a query first asks for them. */
static bool know_stories(struct claims *claims, struct ui_view *view, const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_query query;
	bool asks = as_query_parse(&query, text, as_ledger_table(view->shared->session), NULL) && as_query_asks(&query, AS_LEDGER_STORY);
	as_query_free(&query);
	if (!asks || as_ledger_knows_stories(claims->list->ledger))
		return true;
	if (as_session_count(view->shared->session) > STORIES_MOST) {
		ui_warn(&view->shared->messages, _("Of so many documents, \"antisigma claims CORPUS story:N\" finds the "
						   "claims of a story"));
		return false;
	}
	if (as_ledger_number_stories(claims->list->ledger, NULL, NULL, &err))
		return true;
	ui_fail(view, &err);
	return false;
}

/* While `whole` is false the text is still being typed.  One that is no query changes nothing. */
static void set_filter(struct claims *claims, struct ui_view *view, const char *text, bool whole)
{
	struct as_error err = AS_ERROR_INIT;
	free(claims->mistake);
	claims->mistake = NULL;
	if (whole && !know_stories(claims, view, text))
		return;
	if (ui_claimlist_filter(claims->list, text, &err))
		return;
	if (whole)
		ui_fail(view, &err);
	else
		claims->mistake = as_strdup(as_error_text(&err));
	as_error_clear(&err);
}

/* `:filter NAME` recalls what was saved; anything else is taken for a query. */
static struct ui_outcome recall(struct claims *claims, struct ui_view *view, const char *argument)
{
	struct as_error err = AS_ERROR_INIT;
	char *query = as_session_filter(view->shared->session, argument, &err);
	bool name = !strpbrk(argument, " :\"");
	if (query || !name)
		set_filter(claims, view, query ? query : argument, true);
	else
		return ui_fail(view, &err);
	as_error_clear(&err);
	free(query);
	return ui_act(UI_ACT_DONE);
}

/* The filter of now under a name; without a filter the name is taken away. */
static struct ui_outcome save_filter(struct claims *claims, struct ui_view *view, const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	const char *query = claims->list->filter;
	struct ui_messages *messages = &view->shared->messages;
	if (!*name || strpbrk(name, " :\"")) {
		ui_warn(messages, _("save-filter NAME: a name of one word; filter NAME recalls it"));
		return ui_act(UI_ACT_DONE);
	}
	if (!as_session_save_filter(view->shared->session, name, query, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	if (query)
		ui_say(messages, _("Filter %s saved: %s; u undoes"), name, query);
	else
		ui_say(messages, _("Filter %s taken away; u undoes"), name);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome filter(struct claims *claims, struct ui_view *view, const char *argument)
{
	if (*argument)
		return recall(claims, view, argument);
	free(claims->before);
	claims->before = claims->list->filter ? as_strdup(claims->list->filter) : NULL;
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = ASK_FILTER, .label = _("Show only: "), .text = claims->list->filter, .live = true}};
}

static struct ui_outcome claims_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct claims *claims = view->private;
	(void)what;
	if (answer != UI_ANSWER_CHANGED) /* what was typed so far goes, whether it is given or not */
		set_filter(claims, view, claims->before ? claims->before : "", false);
	if (answer != UI_ANSWER_CANCELLED)
		set_filter(claims, view, text, answer == UI_ANSWER_GIVEN);
	return ui_act(UI_ACT_DONE);
}

/* ---- acting */

static struct ui_outcome change(struct claims *claims, struct ui_view *view, const struct ui_call *call)
{
	struct ui_claim_change what;
	const char **ids;
	if (!ui_claim_change_read(&what, view, call, ui_claimlist_here(claims->list)))
		return ui_act(UI_ACT_DONE);
	size_t count = ui_claimlist_chosen(&ids, claims->list);
	ui_claim_change_do(&what, view, ids, count);
	free(ids);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome erase(struct claims *claims, struct ui_view *view)
{
	const char **ids;
	size_t count = ui_claimlist_chosen(&ids, claims->list);
	if (ui_claims_delete(view, ids, count))
		ui_claimlist_unmark_all(claims->list);
	free(ids);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome mark(struct claims *claims)
{
	ui_claimlist_mark(claims->list, claims->list->selected);
	if (claims->list->row + 1 < claims->list->count)
		ui_claimlist_select(claims->list, claims->list->row + 1);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome next_mark(struct claims *claims, struct ui_view *view)
{
	for (size_t step = 1; step <= claims->list->count; step++) {
		size_t row = (claims->list->row + step) % claims->list->count;
		if (!ui_claimlist_is_marked(claims->list, claims->list->rows[row]->claim->id))
			continue;
		ui_claimlist_select(claims->list, row);
		return ui_act(UI_ACT_DONE);
	}
	ui_say(&view->shared->messages, _("No claim is marked; m marks one"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome unchecked(struct claims *claims, struct ui_view *view, bool forward)
{
	size_t before = claims->list->row;
	if (!ui_claimlist_unchecked(claims->list, forward))
		ui_say(&view->shared->messages, _("All claims here are done"));
	else if (claims->list->row == before)
		ui_say(&view->shared->messages, _("All other claims here are done"));
	return ui_act(UI_ACT_DONE);
}

/* Esc takes back marks, then the filter, then the view. */
static struct ui_outcome cancel(struct claims *claims, struct ui_view *view)
{
	if (claims->list->marked)
		ui_claimlist_unmark_all(claims->list);
	else if (claims->list->filter)
		set_filter(claims, view, "", true);
	else
		return ui_act(UI_ACT_BACK);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome on_claim(struct claims *claims, struct ui_view *view, const struct ui_call *call)
{
	const struct as_ledger_row *row = ui_claimlist_here(claims->list);
	switch (call->request) {
	case UI_OPEN:
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_CARD}};
	case UI_CLAIM: return ui_claim_form(view, row);
	case UI_PLACE_NEXT: case UI_PLACE_PREV:
		return ui_claim_next_place(view, row->claim->id, call->request == UI_PLACE_NEXT, UI_ACT_OPEN);
	case UI_VERDICT: case UI_WORK_STATE: case UI_FIELD: return change(claims, view, call);
	case UI_DELETE: return erase(claims, view);
	case UI_MARK: return mark(claims);
	case UI_MARK_NEXT: return next_mark(claims, view);
	case UI_UNCHECKED_NEXT: case UI_UNCHECKED_PREV:
		return unchecked(claims, view, call->request == UI_UNCHECKED_NEXT);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome claims_request(struct ui_view *view, const struct ui_call *call)
{
	struct claims *claims = view->private;
	claims->rows.selected = claims->list->row;
	if (ui_list_request(&claims->rows, call->request)) {
		ui_claimlist_select(claims->list, claims->rows.selected);
		return ui_act(UI_ACT_DONE);
	}
	switch (call->request) {
	case UI_FILTER: return filter(claims, view, call->argument);
	case UI_SAVE_FILTER: return save_filter(claims, view, call->argument);
	case UI_ORDER:
		claims->ordering = view->capturing = true;
		return ui_act(UI_ACT_DONE);
	case UI_CANCEL: return cancel(claims, view);
	default: return claims->list->count ? on_claim(claims, view, call) : ui_act(UI_ACT_IGNORED);
	}
}

static bool claims_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct claims *claims = view->private;
	struct as_needle needle;
	size_t count = claims->list->count;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t row = (claims->list->row + (forward ? step : count - step)) % count;
			const char *sentence = claims->list->rows[row]->sentence;
			struct as_span hit;
			found = as_find_next(&hit, &needle, sentence, strlen(sentence), 0);
			if (found)
				ui_claimlist_select(claims->list, row);
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Card")}, {UI_VERDICT, NULL}, {UI_WORK_STATE, NULL}, {UI_UNCHECKED_NEXT, NULL}, {UI_MARK, NULL},
	{UI_FILTER, NULL}, {UI_ORDER, NULL}, {UI_UNDO, NULL}, {UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_claims = {
	.name = N_("claims"),
	.context = UI_IN_LEDGER,
	.private_size = sizeof(struct claims),
	.hints = hints,
	.open = claims_open,
	.close = claims_close,
	.draw = claims_draw,
	.status = claims_status,
	.request = claims_request,
	.key = claims_key,
	.work = claims_work,
	.answer = claims_answer,
	.search = claims_search,
};
