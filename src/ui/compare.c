/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/spread.h"
#include "ui/docs.h"
#include "ui/pinning.h"
#include "ui/rowsdraw.h"
#include "ui/suggesting.h"
#include "ui/tagdraw.h"
#include "ui/tagedit.h"

struct comparing {
	struct ui_rows rows;
	size_t doubt;     /* the next doubt of a document to tell, counted over both */
	const struct as_discrepancy *told; /* the last one that was shown; NULL: none */
	unsigned changes; /* of the shared state, when compared */
	bool placed;      /* whether the cursor was put where the view was opened for */
	struct ui_target target;
	bool outdated[2]; /* the file of that side changed on disk, and that was said */
};

/* The tagging of the side that keys act on. */
static struct ui_tagging *focus(struct comparing *comparing)
{
	int side = ui_rows_side(&comparing->rows);
	return side < 0 ? NULL : &comparing->rows.tagging[side];
}

static bool compare_docs(struct comparing *comparing, struct ui_shared *shared, struct as_error *err)
{
	struct ui_rows *rows = &comparing->rows;
	const struct as_comparison *comparison =
		as_session_compare(shared->session, rows->tagging[0].doc, rows->tagging[1].doc, err);
	comparing->changes = shared->changes;
	if (comparison && comparison != rows->base) {
		comparing->told = NULL;
		ui_rows_take(rows, comparison);
	}
	return comparison;
}

static bool compare_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct comparing *comparing = view->private;
	struct ui_rows *rows = &comparing->rows;
	for (int side = 0; side < 2; side++) {
		size_t number = side ? target->other : target->doc;
		rows->docs[side] = as_session_doc(view->shared->session, number, err);
		if (!rows->docs[side])
			return false;
		rows->tagging[side] = (struct ui_tagging){
			.doc = number, .cursor = {.doc = rows->docs[side], .goal = -1}};
	}
	comparing->target = *target;
	return compare_docs(comparing, view->shared, err);
}

static void compare_close(struct ui_view *view)
{
	struct comparing *comparing = view->private;
	ui_rows_free(&comparing->rows);
	if (comparing->rows.searching)
		as_needle_free(&comparing->rows.needle);
}

/* ---- drawing */

static void fit(struct comparing *comparing, struct ui_shared *shared, struct term_canvas *canvas)
{
	struct ui_rows *rows = &comparing->rows;
	size_t measure[2];
	bool one_column, anew = !rows->set;
	ui_rows_measure(measure, &one_column, canvas->cols);
	if (comparing->changes != shared->changes)
		compare_docs(comparing, shared, NULL); /* else what was compared before stays */
	anew = anew || memcmp(measure, rows->measure, sizeof measure) || one_column != rows->one_column;
	if (anew) {
		memcpy(rows->measure, measure, sizeof measure);
		rows->one_column = one_column;
		ui_rows_set(rows);
	}
	if (!comparing->placed) {
		const struct ui_target *target = &comparing->target;
		rows->side = target->right;
		if (as_span_length(target->span))
			ui_rows_put_place(rows, target->right, target->span.start);
		else
			ui_rows_put_row(rows, 0);
		comparing->placed = true;
	}
	if (one_column && !shared->said_narrow) {
		shared->said_narrow = true;
		ui_say(&shared->messages, _("One column: narrower than %d"), UI_TWO_COLUMNS);
	}
}

static void compare_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct comparing *comparing = view->private;
	fit(comparing, view->shared, canvas);
	comparing->rows.height = canvas->rows - ui_rows_head(canvas->rows);
	ui_rows_reveal(&comparing->rows);
	ui_rows_draw(&comparing->rows, view->shared, canvas);
	for (int side = 0; side < 2; side++)
		ui_suggesting_want(view, comparing->rows.tagging[side].doc);
}

static bool compare_work(struct ui_view *view, int budget_ms)
{
	struct comparing *comparing = view->private;
	(void)budget_ms;
	for (int side = 0; side < 2; side++)
		ui_suggesting_work(view, comparing->rows.tagging[side].doc);
	return false;
}

static bool compare_look(struct ui_view *view)
{
	struct comparing *comparing = view->private;
	bool news = false;
	for (int side = 0; side < 2; side++)
		news |= ui_doc_tell_outdated(&comparing->outdated[side], view->shared,
					     comparing->rows.tagging[side].doc);
	return news;
}

static void compare_status(struct ui_view *view, struct term_canvas *line)
{
	struct comparing *comparing = view->private;
	if (focus(comparing))
		ui_tagging_status(focus(comparing), view->shared, line);
	ui_rows_draw_state(&comparing->rows, line);
}

/* ---- acting */

static struct ui_outcome done(void)
{
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome difference(struct comparing *comparing, struct ui_view *view, bool forward)
{
	if (!ui_rows_difference(&comparing->rows, forward))
		ui_say(&view->shared->messages, forward ? _("No difference below") : _("No difference above"));
	return done();
}

/* What the documents say against themselves: number `n`, counted over both. */
static void tell_doubt(struct comparing *comparing, struct ui_view *view, size_t n)
{
	const struct ui_rows *rows = &comparing->rows;
	size_t left = rows->docs[0]->doubts_count;
	int side = n >= left;
	struct as_buf text = AS_BUF_INIT;
	char label[UI_LABEL];
	ui_doc_label(label, view->shared->session, rows->tagging[side].doc);
	ui_doc_doubt(&text, rows->docs[side], side ? n - left : n);
	ui_say(&view->shared->messages, "! %s: %s", label, text.data);
	as_buf_free(&text);
}

/* First the doubts about the documents as wholes, then the discrepancies of
 * their rows from the cursor on. */
static struct ui_outcome discrepancy(struct comparing *comparing, struct ui_view *view, bool forward)
{
	struct ui_rows *rows = &comparing->rows;
	size_t doubts = rows->docs[0]->doubts_count + rows->docs[1]->doubts_count;
	if (forward && comparing->doubt < doubts) {
		tell_doubt(comparing, view, comparing->doubt++);
		return done();
	}
	const struct as_discrepancy *found = ui_rows_discrepancy(rows, comparing->told, forward);
	if (found) {
		comparing->told = found;
		ui_say(&view->shared->messages, "! %s", found->why);
	} else if (!forward && comparing->doubt > 0) {
		comparing->told = NULL;
		tell_doubt(comparing, view, --comparing->doubt);
	} else if (!doubts && !rows->comparison->summary.discrepancies) {
		ui_say(&view->shared->messages, _("No discrepancy was found"));
	} else {
		ui_say(&view->shared->messages, forward ? _("No discrepancy below") : _("No discrepancy above"));
	}
	return done();
}

static struct ui_outcome order(struct comparing *comparing, struct ui_view *view)
{
	static const char *const said[UI_ROW_ORDERS] = {
		N_("In the order of the left report"), N_("In the order of the right report"),
		N_("Only what differs, in the order of the left report")};
	struct ui_rows *rows = &comparing->rows;
	rows->order = (rows->order + 1) % UI_ROW_ORDERS;
	ui_rows_set(rows);
	ui_say(&view->shared->messages, "%s", _(said[rows->order]));
	return done();
}

static struct ui_outcome fold(struct comparing *comparing, struct ui_view *view)
{
	struct ui_rows *rows = &comparing->rows;
	rows->unfolded = !rows->unfolded;
	ui_rows_set(rows);
	ui_say(&view->shared->messages, rows->unfolded ? _("Everything is shown") :
							  _("Furniture and runs of equal rows are folded"));
	return done();
}

/* Told in another way: without differences of form, or by passages. */
static struct ui_outcome recast(struct comparing *comparing, struct ui_view *view, const char *said)
{
	comparing->told = NULL;
	ui_rows_take(&comparing->rows, comparing->rows.base);
	ui_say(&view->shared->messages, "%s", said);
	return done();
}

static struct ui_outcome ignore_format(struct comparing *comparing, struct ui_view *view)
{
	bool *ignored = &comparing->rows.how.ignore_format;
	size_t rows = comparing->rows.base->summary.format;
	*ignored = !*ignored;
	if (!*ignored)
		return recast(comparing, view, _("Differences of form are shown"));
	char *said = as_asprintf(ngettext("%zu row that differs in form only counts as the same; = shows it again",
					  "%zu rows that differ in form only count as the same; = shows them again",
					  rows), rows);
	struct ui_outcome outcome = recast(comparing, view, rows ? said :
		_("No row differs in form only; inside rows, such words are no longer marked"));
	free(said);
	return outcome;
}

static struct ui_outcome units(struct comparing *comparing, struct ui_view *view)
{
	bool *passages = &comparing->rows.how.passages;
	*passages = !*passages;
	return recast(comparing, view, *passages ? _("Rows of whole passages") : _("Rows of sentences"));
}

static struct ui_outcome enter(struct comparing *comparing, struct ui_view *view)
{
	struct ui_tagging *tagging = focus(comparing);
	if (!tagging)
		return fold(comparing, view);
	size_t at = tagging->cursor.at;
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_READER, .doc = tagging->doc, .span = {at, at + 1}}};
}

/* The tag at the cursor, on the other side too: all that corresponds to it
 * there, but what is only related when there is nothing else. */
static struct ui_outcome copy_across(struct comparing *comparing, struct ui_view *view)
{
	struct ui_tagging *from = focus(comparing);
	struct as_session *session = view->shared->session;
	const struct as_tagged *here = from ? ui_tagging_here(NULL, from, session) : NULL;
	if (!here)
		return ui_tagging_none(view);
	struct as_error err = AS_ERROR_INIT;
	struct as_spread spread;
	struct as_spread_tag tag = as_spread_tag_of(here->annotation);
	size_t other = comparing->rows.tagging[from == &comparing->rows.tagging[0]].doc, taken = 0;
	bool fine = as_session_spread_to(&spread, session, from->doc, here->span, &tag, other, &err);
	enum as_relation most = fine && spread.count && spread.items[0].relation == AS_RELATED ? AS_RELATED : AS_EDITED;
	const char *why = NULL;
	for (size_t i = 0; fine && i < spread.count && !why; i++)
		if (spread.items[i].discrepant && spread.items[i].discrepancies_count)
			why = spread.items[i].discrepancies[0].why;
	fine = fine && as_session_take_all(&taken, NULL, session, &spread, most, true, &err);
	if (fine && taken && why)
		ui_say(&view->shared->messages, _("Copied across, with a discrepancy; u undoes. ! %s"), why);
	else if (fine)
		ui_say(&view->shared->messages, "%s", taken ? _("Copied to the other side; u undoes") :
			spread.count ? _("The other side has it already") :
				       _("Nothing on the other side corresponds to it"));
	as_spread_free(&spread);
	if (!fine)
		return ui_fail(view, &err);
	view->shared->changes++;
	return done();
}

/* To the other side; with an end of a pin marked, on to where that has text. */
static struct ui_outcome cross(struct comparing *comparing, struct ui_view *view)
{
	struct ui_rows *rows = &comparing->rows;
	if (!ui_rows_cross(rows) && (ui_pinning_side(rows) < 0 || !ui_rows_to_side(rows)))
		ui_say(&view->shared->messages, _("This row stands on one side only"));
	return done();
}

static struct ui_outcome cancel(struct comparing *comparing)
{
	struct ui_rows *rows = &comparing->rows;
	if (ui_pinning_drop(rows))
		return done();
	if (!rows->searching)
		return ui_act(UI_ACT_IGNORED);
	as_needle_free(&rows->needle);
	rows->searching = false;
	return done();
}

/* Puts the cursor where a byte of a side is shown, unfolded if need be. */
static void reveal(struct ui_rows *rows, int side, size_t to)
{
	ui_rows_put_place(rows, side, to);
	if (ui_rows_side(rows) == side && rows->tagging[side].cursor.at == to)
		return;
	rows->unfolded = true;
	if (rows->order == UI_ROWS_DIFFERENCES)
		rows->order = UI_ROWS_LEFT;
	ui_rows_set(rows);
	ui_rows_put_place(rows, side, to);
}

static struct ui_outcome suggestion(struct comparing *comparing, struct ui_view *view, const struct ui_call *call)
{
	size_t to = SIZE_MAX;
	struct ui_outcome outcome = ui_suggesting_request(&to, focus(comparing), view, call);
	if (to != SIZE_MAX)
		reveal(&comparing->rows, ui_rows_side(&comparing->rows), to);
	return outcome;
}

static struct ui_outcome compare_request(struct ui_view *view, const struct ui_call *call)
{
	struct comparing *comparing = view->private;
	if (call->request == UI_SPREAD)
		return copy_across(comparing, view);
	if (focus(comparing)) {
		struct ui_outcome outcome = suggestion(comparing, view, call);
		if (outcome.act == UI_ACT_IGNORED)
			outcome = ui_tagging_request(focus(comparing), view, call);
		if (outcome.act != UI_ACT_IGNORED)
			return outcome;
	}
	struct ui_tagging *before = focus(comparing);
	bool moved = ui_rows_move(&comparing->rows, call->request);
	if (before && before != focus(comparing))
		ui_tagging_drop(before, view); /* a range lies in one document */
	if (moved)
		return done();
	switch (call->request) {
	case UI_DIFFERENCE_NEXT: return difference(comparing, view, true);
	case UI_DIFFERENCE_PREV: return difference(comparing, view, false);
	case UI_DOUBT_NEXT: return discrepancy(comparing, view, true);
	case UI_DOUBT_PREV: return discrepancy(comparing, view, false);
	case UI_ROW_ORDER: return order(comparing, view);
	case UI_FOLD: return fold(comparing, view);
	case UI_PIN: return ui_pinning_request(&comparing->rows, view);
	case UI_IGNORE_FORMAT: return ignore_format(comparing, view);
	case UI_ROW_UNITS: return units(comparing, view);
	case UI_OPEN: return enter(comparing, view);
	case UI_CANCEL: return cancel(comparing);
	case UI_SIDE:
		if (before)
			ui_tagging_drop(before, view);
		return cross(comparing, view);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome compare_key(struct ui_view *view, struct term_key key)
{
	struct comparing *comparing = view->private;
	return focus(comparing) ? ui_tagging_key(focus(comparing), view, key) : ui_act(UI_ACT_IGNORED);
}

static struct ui_outcome compare_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct comparing *comparing = view->private;
	return focus(comparing) ? ui_tagging_answer(focus(comparing), view, what, answer, text) : done();
}

static bool compare_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct comparing *comparing = view->private;
	struct ui_rows *rows = &comparing->rows;
	if (rows->searching)
		as_needle_free(&rows->needle);
	rows->searching = as_needle_init(&rows->needle, phrase, strlen(phrase), false);
	if (!rows->searching)
		return false;
	if (ui_rows_find(rows, forward))
		return true;
	if (rows->unfolded)
		return false;
	rows->unfolded = true; /* perhaps it is in a fold */
	ui_rows_set(rows);
	if (ui_rows_find(rows, forward))
		return true;
	rows->unfolded = false;
	ui_rows_set(rows);
	return false;
}

static const struct ui_hint hints[] = {
	{UI_DIFFERENCE_NEXT, NULL}, {UI_SIDE, NULL}, {UI_ROW_ORDER, NULL}, {UI_FOLD, NULL}, {UI_ENTITY, NULL},
	{UI_CLAIM, NULL}, {UI_DOUBT_NEXT, NULL}, {UI_ROW_UNITS, NULL}, {UI_IGNORE_FORMAT, NULL}, {UI_PIN, NULL},
	{UI_OPEN, N_("Read")}, {UI_RANGE, NULL}, {UI_UNDO, NULL}, {UI_SUGGESTION_NEXT, NULL},
	{UI_SPREAD, N_("Copy across")}, {UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_compare = {
	.name = N_("comparison"),
	.context = UI_IN_COMPARE,
	.private_size = sizeof(struct comparing),
	.hints = hints,
	.open = compare_open,
	.close = compare_close,
	.draw = compare_draw,
	.status = compare_status,
	.request = compare_request,
	.key = compare_key,
	.work = compare_work,
	.look = compare_look,
	.answer = compare_answer,
	.search = compare_search,
};
