/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/search.h"
#include "text/display.h"
#include "text/find.h"
#include "ui/docs.h"
#include "ui/kwic.h"
#include "ui/list.h"

enum { LABEL = 9, FIRST_MS = 12, ASK_QUERY = 1 }; /* cells of the document's label, with a blank */

struct search {
	struct as_search *search; /* owned */
	struct as_search_progress progress;
	struct ui_list list;
	enum as_search_order order;
	char *query;              /* as typed; owned */
	bool stopped;
};

/* ---- the query */

/* Options stand before the words, as on the command line; returns the words. */
static const char *read_options(struct as_search_options *options, const char *query)
{
	static const struct {
		const char *name;
		enum as_search_kind kind;
	} kinds[] = {{"--exact ", AS_SEARCH_EXACT}, {"--regex ", AS_SEARCH_REGEX}, {"--case ", AS_SEARCH_REGEX_CASE}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strncmp(query, kinds[i].name, strlen(kinds[i].name))) {
			options->kind = kinds[i].kind;
			return query + strlen(kinds[i].name);
		}
	return query;
}

static bool search_work(struct ui_view *view, int budget_ms)
{
	struct search *search = view->private;
	bool more = as_search_step(search->search, budget_ms, &search->progress);
	const struct as_hit *hits;
	search->list.count = as_search_hits(&hits, search->search);
	if (!more && search->order != AS_SEARCH_BY_DOCUMENT)
		as_search_sort(search->search, search->order);
	return more;
}

static bool search_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct search *search = view->private;
	struct as_search_options options = {.kind = AS_SEARCH_PHRASE};
	(void)target;
	const char *words = read_options(&options, view->shared->query);
	if (!as_search_new(&search->search, view->shared->session, words, strlen(words), &options, err))
		return false;
	if (options.kind == AS_SEARCH_PHRASE) /* n goes on with it in the document */
		snprintf(view->shared->phrase, sizeof view->shared->phrase, "%s", words);
	search->query = as_strdup(view->shared->query);
	view->working = search_work(view, FIRST_MS);
	return true;
}

static void search_close(struct ui_view *view)
{
	struct search *search = view->private;
	as_search_free(search->search);
	free(search->query);
}

static const struct as_hit *hit_at(const struct search *search, size_t index)
{
	const struct as_hit *hits;
	size_t count = as_search_hits(&hits, search->search);
	return index < count ? &hits[index] : NULL;
}

/* ---- drawing */

static const char *order_title(enum as_search_order order)
{
	static const char *const titles[AS_SEARCH_ORDERS] = {
		N_("by document"), N_("by the words before"), N_("by the words after")};
	return _(titles[order]);
}

static void draw_title(const struct ui_view *view, struct term_canvas *canvas)
{
	const struct search *search = view->private;
	struct as_buf text = AS_BUF_INIT;
	size_t count = search->list.count;
	as_buf_printf(&text, ngettext("%s: %zu place", "%s: %zu places", count), search->query, count);
	if (view->working)
		as_buf_printf(&text, _(", %zu of %zu documents searched"), search->progress.done,
			      search->progress.total);
	else if (search->stopped)
		as_buf_printf(&text, _(", stopped after %zu of %zu documents"), search->progress.done,
			      search->progress.total);
	else if (search->progress.full)
		as_buf_printf(&text, ", %s", _("and more"));
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	const char *order = order_title(search->order);
	int right = (int)as_display_width(order, strlen(order)) + 1;
	term_put_fit(canvas, 0, 1, canvas->cols - right - 2, TERM_TITLE, text.data, text.len);
	if (canvas->cols > 2 * right)
		term_put_ui(canvas, 0, canvas->cols - right, -1, TERM_TITLE, order);
	as_buf_free(&text);
}

static void draw_hit(const struct ui_view *view, struct term_canvas *canvas, int row, size_t index)
{
	const struct search *search = view->private;
	const struct as_hit *hit = hit_at(search, index);
	bool here = index == search->list.selected;
	unsigned attr = here ? TERM_CURSOR_ROW : TERM_NORMAL;
	char label[UI_LABEL];
	if (!hit)
		return;
	ui_doc_label(label, view->shared->session, hit->doc);
	if (here) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 0);
	}
	term_put_fit(canvas, row, 2, LABEL - 1, here ? attr : TERM_DIM, label, strlen(label));
	ui_kwic_draw(canvas, row, LABEL + 2, &(struct ui_kwic){
		.before = hit->text, .before_len = hit->left, .words = hit->text + hit->left, .words_len = hit->match,
		.after = hit->text + hit->left + hit->match, .after_len = hit->right, .attr = attr,
		.words_attr = TERM_SEARCH_HIT});
}

static void search_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct search *search = view->private;
	draw_title(view, canvas);
	int height = canvas->rows - 1;
	ui_list_fit(&search->list, search->list.count, height > 0 ? (size_t)height : 1);
	for (int row = 0; row < height && search->list.top + (size_t)row < search->list.count; row++)
		draw_hit(view, canvas, row + 1, search->list.top + (size_t)row);
	if (!search->list.count && !view->working)
		term_put_ui(canvas, 2, 2, -1, TERM_DIM, _("Nothing found; F searches for something else"));
}

static void search_status(struct ui_view *view, struct term_canvas *line)
{
	const struct search *search = view->private;
	const struct as_hit *hit = hit_at(search, search->list.selected);
	struct as_listing listing;
	struct as_buf text = AS_BUF_INIT;
	if (hit) {
		as_session_listing(&listing, view->shared->session, hit->doc);
		as_buf_printf(&text, _("%s, passage %u: %s"), listing.path, hit->passage + 1, ui_doc_title(&listing));
	} else if (search->progress.costly) {
		as_buf_adds(&text, _("The pattern was too costly, and was given up"));
	}
	term_put_fit(line, 0, 1, -1, hit ? TERM_DIM : TERM_WARNING, text.data, text.len);
	as_buf_free(&text);
}

/* ---- acting */

static struct ui_outcome stop(struct ui_view *view)
{
	struct search *search = view->private;
	if (!view->working)
		return ui_act(UI_ACT_BACK);
	view->working = false;
	search->stopped = true;
	if (search->order != AS_SEARCH_BY_DOCUMENT)
		as_search_sort(search->search, search->order);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome reorder(struct ui_view *view)
{
	struct search *search = view->private;
	search->order = (search->order + 1) % AS_SEARCH_ORDERS;
	if (!view->working)
		as_search_sort(search->search, search->order);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome search_request(struct ui_view *view, const struct ui_call *call)
{
	struct search *search = view->private;
	if (ui_list_request(&search->list, call->request))
		return ui_act(UI_ACT_DONE);
	const struct as_hit *hit = hit_at(search, search->list.selected);
	switch (call->request) {
	case UI_CANCEL: return stop(view);
	case UI_ORDER: return reorder(view);
	case UI_CORPUS_SEARCH: return ui_doc_search_all(view, ASK_QUERY, call->argument);
	case UI_OPEN:
		if (!hit)
			return ui_act(UI_ACT_DONE);
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
			.view = UI_VIEW_READER, .doc = hit->doc, .span = hit->span}};
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome search_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	if (what != ASK_QUERY || answer != UI_ANSWER_GIVEN || !*text)
		return ui_act(UI_ACT_DONE);
	struct ui_outcome outcome = ui_doc_search_all(view, what, text);
	outcome.act = UI_ACT_REPLACE;
	return outcome;
}

/* To the next place whose context holds the phrase. */
static bool search_find(struct ui_view *view, const char *phrase, bool forward)
{
	struct search *search = view->private;
	struct as_needle needle;
	size_t count = search->list.count;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t at = (search->list.selected + (forward ? step : count - step)) % count;
			const struct as_hit *hit = hit_at(search, at);
			struct as_span span;
			found = as_find_next(&span, &needle, hit->text, hit->left + hit->match + hit->right, 0);
			if (found)
				search->list.selected = at;
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Read")}, {UI_ORDER, NULL}, {UI_CORPUS_SEARCH, NULL}, {UI_SEARCH, NULL}, {UI_BACK, NULL},
	{UI_NONE, NULL},
};

const struct ui_view_ops ui_search = {
	.name = N_("search"),
	.context = UI_IN_SEARCH,
	.private_size = sizeof(struct search),
	.hints = hints,
	.open = search_open,
	.close = search_close,
	.draw = search_draw,
	.status = search_status,
	.request = search_request,
	.work = search_work,
	.answer = search_answer,
	.search = search_find,
};
