/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/orphans.h"

#include <string.h>

#include "base/i18n.h"
#include "session/orphans.h"
#include "text/find.h"
#include "ui/docs.h"
#include "ui/excerpt.h"
#include "ui/list.h"
#include "ui/text.h"

enum {
	FIRST_MS = 30, /* of looking before the first sight of it */
	STATE = 8, LABEL = 8, KIND = 16, NARROW_KIND = 8, NARROW = 60, /* cells of columns */
	DETAIL_FROM = 7, /* lines of the view from which there is room for it */
};

struct orphans {
	struct as_orphans found;
	struct ui_list list;
	size_t candidate;  /* chosen, of the selected row */
	unsigned changes;
};

/* ---- finding */

static bool orphans_work(struct ui_view *view, int budget_ms)
{
	struct orphans *orphans = view->private;
	bool more = as_orphans_step(&orphans->found, view->shared->session, budget_ms);
	orphans->list.count = orphans->found.count;
	return more;
}

static bool begin(struct ui_view *view, struct as_error *err)
{
	struct orphans *orphans = view->private;
	as_orphans_free(&orphans->found);
	orphans->changes = view->shared->changes;
	orphans->candidate = 0;
	view->working = false;
	if (!as_orphans_begin(&orphans->found, view->shared->session, err))
		return false;
	view->working = orphans_work(view, FIRST_MS);
	return true;
}

static bool orphans_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	(void)target;
	return begin(view, err);
}

static void orphans_close(struct ui_view *view)
{
	as_orphans_free(&((struct orphans *)view->private)->found);
}

static const struct as_orphan *here(const struct orphans *orphans)
{
	return orphans->list.selected < orphans->found.count ? &orphans->found.items[orphans->list.selected] : NULL;
}

/* ---- drawing */

static const char *state_name(enum as_anchor_state state)
{
	return state == AS_ANCHOR_MOVED ? _("moved") : state == AS_ANCHOR_FUZZY ? _("altered") : _("lost");
}

static const char *kind_name(const struct as_place *place)
{
	switch (place->kind) {
	case AS_OBJECT_EVIDENCE: return _("evidence");
	case AS_OBJECT_OVERRIDE: return _("role");
	case AS_OBJECT_PIN: return _("pin");
	case AS_OBJECT_REJECTION: return _("refused");
	default: return place->part ? _("part") : NULL;
	}
}

static void draw_title(const struct ui_view *view, struct term_canvas *canvas)
{
	const struct orphans *orphans = view->private;
	const struct as_orphans *found = &orphans->found;
	struct as_buf text = AS_BUF_INIT;
	as_buf_printf(&text, ngettext("%zu place is not where it was", "%zu places are not where they were", found->count),
		      found->count);
	if (found->count)
		as_buf_printf(&text, _(": %zu lost, %zu altered, %zu moved"), found->states[AS_ANCHOR_ORPHAN],
			      found->states[AS_ANCHOR_FUZZY], found->states[AS_ANCHOR_MOVED]);
	if (view->working)
		as_buf_printf(&text, _(" · looking, %zu of %zu"), found->next, found->places.count);
	else if (found->next < found->places.count)
		as_buf_printf(&text, _(" · stopped after %zu of %zu"), found->next, found->places.count);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_put_fit(canvas, 0, 1, canvas->cols - 2, TERM_TITLE, text.data, text.len);
	as_buf_free(&text);
}

static void draw_row(const struct orphans *orphans, struct ui_shared *shared, struct term_canvas *canvas, int row,
		     size_t index)
{
	const struct as_orphan *orphan = &orphans->found.items[index];
	const struct as_place *place = orphan->place;
	bool selected = index == orphans->list.selected;
	unsigned attr = selected ? TERM_CURSOR_ROW : TERM_NORMAL;
	int col = 3, kind = canvas->cols < NARROW ? NARROW_KIND : KIND;
	if (selected) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	const char *state = state_name(orphan->state);
	bool lost = orphan->state == AS_ANCHOR_ORPHAN;
	term_put_fit(canvas, row, col, STATE, selected ? attr : lost ? TERM_WARNING : TERM_NORMAL, state, strlen(state));
	col += STATE + 1;
	char label[UI_LABEL] = "?";
	if (orphan->doc >= 0)
		ui_doc_label(label, shared->session, (size_t)orphan->doc);
	term_put_fit(canvas, row, col, LABEL, attr, label, strlen(label));
	col += LABEL + 1;
	struct as_buf what = AS_BUF_INIT;
	const char *name = kind_name(place), *type = place->type ? _(place->type) : "";
	as_buf_printf(&what, "%s%s%s", name ? name : "", name && *type ? " " : "", type);
	term_put_fit(canvas, row, col, kind, attr, what.data, what.len);
	as_buf_free(&what);
	col += kind + 1;
	term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, place->anchor.exact, strlen(place->anchor.exact));
}

/* "97% 88%  the words where they may stand now" */
static void draw_candidate(const struct orphans *orphans, const struct as_doc *doc, struct term_canvas *canvas, int row,
			   size_t index)
{
	const struct as_candidate *candidate = &here(orphans)->candidates[index];
	bool chosen = index == orphans->candidate;
	unsigned attr = chosen ? TERM_HEADING : TERM_NORMAL;
	if (chosen)
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
	term_printf(canvas, row, 3, 10, attr, "%3.0f%% %3.0f%%", candidate->words * 100, candidate->around * 100);
	ui_excerpt_span(canvas, row, 14, canvas->cols - 15, chosen ? TERM_NORMAL : TERM_DIM, doc, candidate->span);
}

static void draw_detail(const struct orphans *orphans, struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_orphan *orphan = here(orphans);
	term_hline(canvas, 0, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	if (!orphan)
		return;
	term_put_ui(canvas, 1, 3, 10, TERM_DIM, _("as tagged"));
	ui_excerpt_anchor(canvas, 1, 14, canvas->cols - 15, TERM_NORMAL, &orphan->place->anchor);
	const struct as_doc *doc = orphan->doc >= 0 ? as_session_doc(shared->session, (size_t)orphan->doc, NULL) : NULL;
	if (!doc)
		term_put_fit(canvas, 2, 3, canvas->cols - 4, TERM_WARNING, _("Its document is not in this corpus"),
			     strlen(_("Its document is not in this corpus")));
	else if (!orphan->candidates_count)
		term_put_ui(canvas, 2, 3, canvas->cols - 4, TERM_DIM, _("Nothing like it stands in the document now"));
	for (size_t i = 0; doc && i < orphan->candidates_count && 2 + (int)i < canvas->rows; i++)
		draw_candidate(orphans, doc, canvas, 2 + (int)i, i);
}

static void orphans_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct orphans *orphans = view->private;
	if (orphans->changes != view->shared->changes)
		begin(view, NULL);
	draw_title(view, canvas);
	int detail = canvas->rows < DETAIL_FROM ? 0 : canvas->rows < 2 * DETAIL_FROM ? 4 : 2 + AS_CANDIDATES;
	int height = canvas->rows - 1 - detail;
	size_t before = orphans->list.selected;
	ui_list_fit(&orphans->list, orphans->found.count, height > 0 ? (size_t)height : 1);
	if (before != orphans->list.selected)
		orphans->candidate = 0;
	for (int row = 0; row < height && orphans->list.top + (size_t)row < orphans->found.count; row++)
		draw_row(orphans, view->shared, canvas, row + 1, orphans->list.top + (size_t)row);
	if (!orphans->found.count && !view->working)
		ui_text_say(canvas, 2, 3, TERM_DIM, _("Everything that was tagged stands where it stood"));
	if (detail && orphans->found.count) {
		struct term_canvas part = term_canvas_part(canvas, canvas->rows - detail, 0, detail, canvas->cols);
		draw_detail(orphans, view->shared, &part);
	}
}

static void orphans_status(struct ui_view *view, struct term_canvas *line)
{
	const struct orphans *orphans = view->private;
	const struct as_orphan *orphan = here(orphans);
	struct as_buf text = AS_BUF_INIT;
	if (orphan && orphan->doc < 0)
		as_buf_adds(&text, orphan->place->anchor.document);
	else if (orphan && orphan->candidates_count)
		as_buf_printf(&text, _("%s: place %zu of %zu, %.0f%% of the words, %.0f%% with those around"),
			      orphan->place->anchor.document, orphans->candidate + 1, orphan->candidates_count,
			      orphan->candidates[orphans->candidate].words * 100,
			      orphan->candidates[orphans->candidate].around * 100);
	else if (orphan)
		as_buf_printf(&text, _("%s: open it (Enter) and tag the words anew, or delete this (x)"),
			      orphan->place->anchor.document);
	term_put_fit(line, 0, 1, -1, TERM_DIM, text.data ? text.data : "", text.len);
	as_buf_free(&text);
}

/* ---- acting */

static struct ui_outcome go(const struct orphans *orphans, struct ui_view *view)
{
	const struct as_orphan *orphan = here(orphans);
	if (orphan->doc < 0) {
		ui_say(&view->shared->messages, _("Its document is not in this corpus"));
		return ui_act(UI_ACT_DONE);
	}
	struct ui_target target = {.view = UI_VIEW_READER, .doc = (size_t)orphan->doc};
	if (orphan->candidates_count)
		target.span = orphan->candidates[orphans->candidate].span;
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = target};
}

/* After a change: the list is made again, and the next one is at hand. */
static struct ui_outcome done(struct ui_view *view, const char *what)
{
	view->shared->changes++;
	ui_say(&view->shared->messages, "%s", what);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome bind(const struct orphans *orphans, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_orphan *orphan = here(orphans);
	if (orphan->doc < 0 || !orphan->candidates_count) {
		ui_say(&view->shared->messages, _("There is no place to bind it to; x deletes it"));
		return ui_act(UI_ACT_DONE);
	}
	if (!as_session_bind(view->shared->session, orphan->place, (size_t)orphan->doc,
			     orphan->candidates[orphans->candidate].span, &err))
		return ui_fail(view, &err);
	return done(view, _("Bound to this place; u undoes"));
}

static struct ui_outcome discard(const struct orphans *orphans, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_unbind(view->shared->session, here(orphans)->place, &err))
		return ui_fail(view, &err);
	return done(view, _("Deleted; u undoes"));
}

static struct ui_outcome choose(struct orphans *orphans, bool forward)
{
	size_t count = here(orphans)->candidates_count;
	if (count)
		orphans->candidate = (orphans->candidate + (forward ? 1 : count - 1)) % count;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome orphans_request(struct ui_view *view, const struct ui_call *call)
{
	struct orphans *orphans = view->private;
	size_t before = orphans->list.selected;
	if (ui_list_request(&orphans->list, call->request)) {
		if (before != orphans->list.selected)
			orphans->candidate = 0;
		return ui_act(UI_ACT_DONE);
	}
	if (call->request == UI_CANCEL) {
		bool working = view->working;
		view->working = false;
		return ui_act(working ? UI_ACT_DONE : UI_ACT_BACK);
	}
	if (!here(orphans))
		return ui_act(UI_ACT_IGNORED);
	switch (call->request) {
	case UI_OPEN: return go(orphans, view);
	case UI_BIND: return bind(orphans, view);
	case UI_DISCARD: return discard(orphans, view);
	case UI_CANDIDATE_NEXT: case UI_CANDIDATE_PREV: return choose(orphans, call->request == UI_CANDIDATE_NEXT);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static bool orphans_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct orphans *orphans = view->private;
	struct as_needle needle;
	size_t count = orphans->found.count;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t row = (orphans->list.selected + (forward ? step : count - step)) % count;
			const char *words = orphans->found.items[row].place->anchor.exact;
			struct as_span span;
			found = as_find_next(&span, &needle, words, strlen(words), 0);
			if (found) {
				orphans->list.selected = row;
				orphans->candidate = 0;
			}
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_BIND, NULL}, {UI_DISCARD, NULL}, {UI_CANDIDATE_NEXT, NULL}, {UI_OPEN, N_("Read there")}, {UI_UNDO, NULL},
	{UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_orphans = {
	.name = N_("orphans"),
	.context = UI_IN_ORPHANS,
	.private_size = sizeof(struct orphans),
	.hints = hints,
	.open = orphans_open,
	.close = orphans_close,
	.draw = orphans_draw,
	.status = orphans_status,
	.request = orphans_request,
	.work = orphans_work,
	.search = orphans_search,
};
