/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/every.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "session/every.h"
#include "text/find.h"
#include "ui/docs.h"
#include "ui/kwic.h"
#include "ui/linking.h"
#include "ui/list.h"

enum { LABEL = 9, MARGIN = 4, AT_ONCE_MS = 150 }; /* tagging that the reader need not see */

struct every {
	struct as_every *places; /* owned */
	struct ui_list list;
	bool everywhere;         /* all documents are shown, not only the one */
	bool looked;             /* all were looked through */
	bool tagging;
	size_t on;               /* places to be tagged, of those shown */
	size_t shown;
	char type[64];
	char entity[AS_UUID_TEXT];
};

static void count(struct every *every)
{
	struct as_every_place *places;
	size_t here, all = as_every_places(&places, &here, every->places);
	every->shown = every->everywhere ? all : here;
	every->on = 0;
	for (size_t i = 0; i < every->shown; i++)
		every->on += places[i].on;
}

static struct as_every_place *place_at(const struct every *every, size_t index)
{
	struct as_every_place *places;
	as_every_places(&places, NULL, every->places);
	return &places[index];
}

static bool every_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct every *every = view->private;
	snprintf(every->type, sizeof every->type, "%s", view->shared->last_type);
	memcpy(every->entity, target->id, sizeof every->entity);
	if (!as_every_new(&every->places, view->shared->session, target->doc, target->span, every->type, target->id, err))
		return false;
	count(every);
	return true;
}

static void every_close(struct ui_view *view)
{
	as_every_free(((struct every *)view->private)->places);
}

/* ---- drawing */

/* "person Sergei Ryabkov" or "person "Ryabkov"". */
static void name(struct as_buf *out, const struct every *every, struct as_session *session)
{
	size_t len;
	const char *words = as_every_words(&len, every->places);
	struct as_buf quoted = AS_BUF_INIT;
	as_buf_add(&quoted, words, len < 200 ? len : 200);
	as_buf_addc(&quoted, '\0');
	ui_linking_name(out, session, every->type, every->entity, quoted.data);
	as_buf_free(&quoted);
}

static void draw_title(const struct every *every, struct ui_view *view, struct term_canvas *canvas)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_session *session = view->shared->session;
	name(&text, every, session);
	as_buf_printf(&text, every->everywhere ? _(": %zu of %zu places in all documents") :
						 _(": %zu of %zu places in this document"), every->on, every->shown);
	if (view->working && !every->tagging)
		as_buf_printf(&text, _(", %zu of %zu documents searched"), as_every_done(every->places),
			      as_session_count(session));
	else if (every->everywhere && as_every_full(every->places))
		as_buf_printf(&text, ", %s", _("and more"));
	else if (every->everywhere && !every->looked)
		as_buf_printf(&text, _(", stopped after %zu of %zu documents"), as_every_done(every->places),
			      as_session_count(session));
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_put_fit(canvas, 0, 1, canvas->cols - 2, TERM_TITLE, text.data, text.len);
	as_buf_free(&text);
}

static void draw_row(const struct every *every, struct ui_shared *shared, struct term_canvas *canvas, int row,
		     size_t index)
{
	const struct as_every_place *place = place_at(every, index);
	bool here = index == every->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : place->on ? TERM_NORMAL : TERM_DIM;
	char label[UI_LABEL];
	size_t len;
	const char *words = as_every_words(&len, every->places);
	if (here) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 0);
	}
	if (place->tagged)
		term_put_symbol(canvas, row, 2, attr, TERM_SYM_SAME);
	else if (place->on)
		term_put_symbol(canvas, row, 2, attr, TERM_SYM_BULLET);
	ui_doc_label(label, shared->session, place->doc);
	term_put_fit(canvas, row, MARGIN, LABEL - 1, here ? attr : TERM_DIM, label, strlen(label));
	ui_kwic_draw(canvas, row, MARGIN + LABEL, &(struct ui_kwic){
		.before = place->before, .before_len = place->before_len, .words = words, .words_len = len,
		.after = place->after, .after_len = place->after_len, .attr = attr,
		.words_attr = place->on ? TERM_SEARCH_HIT : attr | TERM_UNDERLINE});
}

static void every_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct every *every = view->private;
	count(every);
	draw_title(every, view, canvas);
	int height = canvas->rows - 1;
	ui_list_fit(&every->list, every->shown, height > 0 ? (size_t)height : 1);
	for (int row = 0; row < height && every->list.top + (size_t)row < every->shown; row++)
		draw_row(every, view->shared, canvas, row + 1, every->list.top + (size_t)row);
	if (!every->shown && !view->working)
		term_put_ui(canvas, 2, MARGIN, -1, TERM_DIM, _("No place here; * looks in all documents"));
}

static void every_status(struct ui_view *view, struct term_canvas *line)
{
	const struct every *every = view->private;
	if (every->tagging) {
		term_printf(line, 0, 1, -1, TERM_DIM, _("Tagging: %zu of %zu; Ctrl-C takes it back"),
			    as_every_tagged(&(size_t){0}, every->places), every->on);
		return;
	}
	if (!every->shown)
		return;
	struct as_listing listing;
	const struct as_every_place *place = place_at(every, every->list.selected);
	struct as_buf text = AS_BUF_INIT;
	as_session_listing(&listing, view->shared->session, place->doc);
	as_buf_printf(&text, "%s: %s", place->tagged ? _("tagged already") : place->on ? _("to be tagged") : _("left out"),
		      listing.path);
	term_put_fit(line, 0, 1, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}

/* ---- tagging */

static void say_tagged(struct every *every, struct ui_view *view)
{
	size_t lost, tagged = as_every_tagged(&lost, every->places);
	struct as_buf text = AS_BUF_INIT;
	name(&text, every, view->shared->session);
	if (lost)
		ui_warn(&view->shared->messages,
			ngettext("%s: %zu place tagged, %zu have other words now; u undoes",
				 "%s: %zu places tagged, %zu have other words now; u undoes all", tagged), text.data,
			tagged, lost);
	else
		ui_say(&view->shared->messages,
		       ngettext("%s: %zu place tagged; u undoes", "%s: %zu places tagged; u undoes all", tagged),
		       text.data, tagged);
	as_buf_free(&text);
}

/* A slice of it; false when it is over, done or failed. */
static bool tag_on(struct every *every, struct ui_view *view, int budget_ms)
{
	struct as_error err = AS_ERROR_INIT;
	bool more, fine = as_every_tag(&more, every->places, every->shown, budget_ms, &err);
	if (fine && more)
		return true;
	every->tagging = false;
	view->capturing = true; /* it is over: the next key, whichever, goes back */
	view->shared->changes++;
	if (fine)
		say_tagged(every, view);
	else
		ui_fail(view, &err);
	return false;
}

static struct ui_outcome apply(struct every *every, struct ui_view *view)
{
	count(every);
	if (!every->on) {
		ui_say(&view->shared->messages, _("No place is chosen; * looks in all documents, Esc goes back"));
		return ui_act(UI_ACT_DONE);
	}
	every->tagging = true;
	view->working = tag_on(every, view, AT_ONCE_MS);
	return ui_act(view->working ? UI_ACT_DONE : UI_ACT_BACK);
}

static bool every_work(struct ui_view *view, int budget_ms)
{
	struct every *every = view->private;
	if (every->tagging)
		return tag_on(every, view, budget_ms);
	every->looked = !as_every_step(every->places, budget_ms);
	return !every->looked;
}

/* ---- requests */

static struct ui_outcome widen(struct every *every, struct ui_view *view)
{
	every->everywhere = !every->everywhere;
	view->working = every->everywhere && !every->looked && every_work(view, 12);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome toggle(struct every *every)
{
	struct as_every_place *place = every->shown ? place_at(every, every->list.selected) : NULL;
	if (place && !place->tagged)
		place->on = !place->on;
	if (every->list.selected + 1 < every->shown)
		every->list.selected++;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome toggle_all(struct every *every)
{
	bool on = !every->on;
	for (size_t i = 0; i < every->shown; i++)
		place_at(every, i)->on = on && !place_at(every, i)->tagged;
	return ui_act(UI_ACT_DONE);
}

/* Stops what runs; what was being tagged is taken back. */
static struct ui_outcome cancel(struct every *every, struct ui_view *view)
{
	if (every->tagging)
		ui_say(&view->shared->messages, _("Stopped; nothing was tagged"));
	if (every->tagging || !view->working)
		return ui_act(UI_ACT_BACK);
	view->working = false;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome every_key(struct ui_view *view, struct term_key key)
{
	(void)view;
	(void)key;
	return ui_act(UI_ACT_BACK);
}

static struct ui_outcome every_request(struct ui_view *view, const struct ui_call *call)
{
	struct every *every = view->private;
	enum ui_request request = call->request == UI_PAGE_ON ? UI_PAGE_DOWN : call->request;
	if (request == UI_CANCEL)
		return cancel(every, view);
	if (every->tagging)
		return ui_act(UI_ACT_DONE); /* nothing else goes on meanwhile */
	if (ui_list_request(&every->list, request))
		return ui_act(UI_ACT_DONE);
	switch (request) {
	case UI_OPEN: return apply(every, view);
	case UI_EVERY: return widen(every, view);
	case UI_TOGGLE: return toggle(every);
	case UI_TOGGLE_ALL: return toggle_all(every);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static bool every_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct every *every = view->private;
	struct as_needle needle;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= every->shown && !found; step++) {
			size_t row = (every->list.selected + (forward ? step : every->shown - step)) % every->shown;
			const struct as_every_place *place = place_at(every, row);
			struct as_span hit;
			found = as_find_next(&hit, &needle, place->before, place->before_len, 0) ||
				as_find_next(&hit, &needle, place->after, place->after_len, 0);
			if (found)
				every->list.selected = row;
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Tag them")}, {UI_TOGGLE, NULL}, {UI_EVERY, N_("All documents")}, {UI_TOGGLE_ALL, NULL},
	{UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_every = {
	.name = N_("every place"),
	.context = UI_IN_EVERY,
	.private_size = sizeof(struct every),
	.hints = hints,
	.open = every_open,
	.close = every_close,
	.draw = every_draw,
	.status = every_status,
	.request = every_request,
	.key = every_key,
	.work = every_work,
	.search = every_search,
};
