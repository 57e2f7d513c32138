/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/object.h"
#include "ui/docs.h"
#include "ui/readerdraw.h"
#include "ui/suggesting.h"
#include "ui/tagdraw.h"
#include "ui/tagedit.h"
#include "ui/tagparts.h"
#include "ui/text.h"

static const struct as_doc *doc_of(const struct ui_reading *reading)
{
	return reading->tagging.cursor.doc;
}

static bool folded_at(const struct ui_reading *reading, size_t at)
{
	const struct as_prose *prose = &reading->page.prose;
	return prose->blocks_count && prose->blocks[as_prose_block_at(prose, at)].folded;
}

/* Puts the cursor at a byte: on its word, or on the fold that hides it. */
static void put(struct ui_reading *reading, size_t at)
{
	struct ui_cursor *cursor = &reading->tagging.cursor;
	const struct as_prose *prose = &reading->page.prose;
	ui_cursor_put(cursor, at);
	if (folded_at(reading, cursor->at))
		ui_cursor_put_blank(cursor, prose->blocks[as_prose_block_at(prose, cursor->at)].span.start);
	ui_tagging_moved(&reading->tagging);
}

/* ---- layout */

static void lay_out(struct ui_reading *reading, const struct ui_shared *shared, size_t measure)
{
	struct as_prose_options options = {.measure = measure, .show_furniture = reading->unfolded};
	ui_page_set(&reading->page, doc_of(reading), &options);
	reading->changes = shared->changes;
	if (folded_at(reading, reading->tagging.cursor.at))
		put(reading, reading->tagging.cursor.at);
}

static void unfold(struct ui_reading *reading, const struct ui_shared *shared, bool on)
{
	size_t at = reading->tagging.cursor.at;
	reading->unfolded = on;
	lay_out(reading, shared, reading->page.prose.options.measure);
	put(reading, at);
}

/* The first word of the report: not of what stands around it. */
static size_t beginning(const struct as_doc *doc)
{
	for (size_t i = 0; i < doc->passages_count; i++)
		if (doc->passages[i].role != AS_ROLE_FURNITURE)
			return doc->passages[i].span.start;
	return 0;
}

/* Tags never move in silence: how many did, and how many have no place left. */
static void tell_anchors(struct ui_reading *reading, struct ui_shared *shared)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, shared->session, reading->tagging.doc, NULL), lost = 0, moved = 0;
	for (size_t i = 0; i < count; i++) {
		lost += items[i].state == AS_ANCHOR_ORPHAN;
		moved += items[i].state == AS_ANCHOR_MOVED || items[i].state == AS_ANCHOR_FUZZY;
	}
	if (lost)
		ui_warn(&shared->messages,
			ngettext("Changed: %zu tag has no place any more; :orphans shows it",
				 "Changed: %zu tags have no place any more; :orphans shows them",
				 lost), lost);
	else if (moved)
		ui_warn(&shared->messages,
			ngettext("This file has changed: %zu tag was found again elsewhere (:orphans)",
				 "This file has changed: %zu tags were found again elsewhere (:orphans)", moved), moved);
}

static bool reader_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct ui_reading *reading = view->private;
	struct as_listing listing;
	const struct as_doc *doc = as_session_doc(view->shared->session, target->doc, err);
	if (!doc)
		return false;
	reading->tagging.doc = target->doc;
	reading->tagging.cursor.doc = doc;
	reading->tagging.cursor.goal = -1;
	as_session_hasten(view->shared->session, target->doc, NULL);
	lay_out(reading, view->shared, ui_reading_measure(view->shared, 80));
	put(reading, as_span_length(target->span) ? target->span.start : beginning(doc));
	as_session_listing(&listing, view->shared->session, target->doc);
	if (listing.changed)
		ui_warn(&view->shared->messages, _("This file has changed since it was tagged"));
	else if (!doc->passages_count)
		ui_say(&view->shared->messages, _("This document is empty"));
	tell_anchors(reading, view->shared);
	return true;
}

static void reader_close(struct ui_view *view)
{
	struct ui_reading *reading = view->private;
	ui_page_free(&reading->page);
	if (reading->searching)
		as_needle_free(&reading->needle);
}

static void reader_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct ui_reading *reading = view->private;
	size_t measure = ui_reading_measure(view->shared, canvas->cols);
	if (measure != reading->page.prose.options.measure || reading->changes != view->shared->changes)
		lay_out(reading, view->shared, measure);
	reading->height = canvas->rows - 1;
	ui_page_reveal(&reading->page, ui_page_at(&reading->page, reading->tagging.cursor.at), reading->height);
	ui_reading_draw(reading, view->shared, canvas);
	ui_suggesting_want(view, reading->tagging.doc);
}

static bool reader_work(struct ui_view *view, int budget_ms)
{
	struct ui_reading *reading = view->private;
	(void)budget_ms;
	ui_suggesting_work(view, reading->tagging.doc);
	return false;
}

static bool reader_look(struct ui_view *view)
{
	struct ui_reading *reading = view->private;
	return ui_doc_tell_outdated(&reading->outdated, view->shared, reading->tagging.doc);
}

static void reader_status(struct ui_view *view, struct term_canvas *line)
{
	struct ui_reading *reading = view->private;
	if (folded_at(reading, reading->tagging.cursor.at))
		term_put_ui(line, 0, 1, -1, TERM_DIM, _("Furniture, folded; Enter shows it"));
	else
		ui_tagging_status(&reading->tagging, view->shared, line);
}

/* ---- moving */

static bool content(struct ui_reading *reading, struct ui_place place)
{
	struct as_span span;
	enum ui_line_kind kind = ui_page_line(&span, &reading->page, place);
	return kind == UI_LINE_TEXT || kind == UI_LINE_FOLDED;
}

static void put_place(struct ui_reading *reading, struct ui_place place)
{
	struct ui_cursor *cursor = &reading->tagging.cursor;
	struct as_span line;
	if (ui_page_line(&line, &reading->page, place) == UI_LINE_FOLDED)
		ui_cursor_put_blank(cursor, reading->page.prose.blocks[place.block].span.start);
	else
		ui_cursor_put_line(cursor, ui_text_byte(doc_of(reading)->text, line, cursor->goal), line);
	ui_tagging_moved(&reading->tagging);
}

/* Moves the cursor by lines; lines without content are passed over.  Paging
 * moves the page as well, so that the cursor keeps its row. */
static void by_lines(struct ui_reading *reading, int lines, bool down, bool paging)
{
	struct ui_cursor *cursor = &reading->tagging.cursor;
	struct ui_place here = ui_page_at(&reading->page, cursor->at), place = here, last = here;
	bool (*step)(struct ui_page *, struct ui_place *) = down ? ui_page_next : ui_page_prev;
	struct as_span line;
	if (!reading->page.prose.blocks_count)
		return; /* an empty document */
	if (cursor->goal < 0)
		cursor->goal = ui_page_line(&line, &reading->page, here) == UI_LINE_TEXT ?
			ui_text_column(doc_of(reading)->text, line, cursor->at) : 0;
	for (int i = 0; (i < lines || !content(reading, place)) && step(&reading->page, &place); i++)
		if (content(reading, place))
			last = place;
	for (int i = 0; paging && i < lines && step(&reading->page, &reading->page.top); i++)
		;
	put_place(reading, content(reading, place) ? place : last);
}

static bool move(struct ui_reading *reading, enum ui_request request)
{
	int page = reading->height > 2 ? reading->height - 1 : 1;
	switch (request) {
	case UI_DOWN: by_lines(reading, 1, true, false); return true;
	case UI_UP: by_lines(reading, 1, false, false); return true;
	case UI_PAGE_DOWN: by_lines(reading, page, true, true); return true;
	case UI_PAGE_UP: by_lines(reading, page, false, true); return true;
	case UI_HALF_DOWN: by_lines(reading, (page + 1) / 2, true, true); return true;
	case UI_HALF_UP: by_lines(reading, (page + 1) / 2, false, true); return true;
	case UI_TOP:
		put(reading, 0);
		reading->page.top = (struct ui_place){0, 0};
		return true;
	case UI_BOTTOM: {
		struct as_span word;
		bool found = as_object_prev(&word, doc_of(reading), AS_UNIT_WORD, doc_of(reading)->len);
		put(reading, found ? word.start : 0);
		return true;
	}
	default: return false;
	}
}

/* Whether the request goes on; and by passages, for which a fold is one stop:
 * words and sentences are looked for behind it. */
static bool goes_on(enum ui_request request)
{
	return request == UI_WORD_NEXT || request == UI_SENTENCE_NEXT || request == UI_PASSAGE_NEXT;
}

static bool stops_at_folds(enum ui_request request)
{
	return request == UI_PASSAGE_NEXT || request == UI_PASSAGE_PREV;
}

/* By word, sentence or passage. */
static bool by_objects(struct ui_reading *reading, enum ui_request request)
{
	struct ui_cursor from = reading->tagging.cursor;
	const struct as_prose *prose = &reading->page.prose;
	size_t to = from.at;
	bool motion, found;
	do {
		if (folded_at(reading, to)) {
			struct as_span fold = prose->blocks[as_prose_block_at(prose, to)].span;
			to = goes_on(request) ? fold.end - 1 : fold.start;
		}
		from.at = to;
		found = ui_cursor_motion(&to, &motion, &from, request);
	} while (found && folded_at(reading, to) && !stops_at_folds(request));
	if (found)
		put(reading, to);
	return motion;
}

/* ---- acting */

static size_t passage_at(const struct ui_reading *reading)
{
	const struct as_prose *prose = &reading->page.prose;
	size_t at = reading->tagging.cursor.at, passage = prose->blocks[as_prose_block_at(prose, at)].passage;
	while (passage + 1 < doc_of(reading)->passages_count && doc_of(reading)->passages[passage].span.end <= at)
		passage++;
	return passage;
}

static struct ui_outcome parallels(struct ui_reading *reading, struct ui_view *view)
{
	struct as_carrier *carriers;
	if (folded_at(reading, reading->tagging.cursor.at)) {
		unfold(reading, view->shared, true);
		return ui_act(UI_ACT_DONE);
	}
	size_t count = as_session_parallels(&carriers, view->shared->session, reading->tagging.doc,
					    passage_at(reading));
	free(carriers);
	if (!count) {
		ui_say(&view->shared->messages, _("No other document carries this passage"));
		return ui_act(UI_ACT_DONE);
	}
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_PARALLELS, .doc = reading->tagging.doc,
		.span = doc_of(reading)->passages[passage_at(reading)].span}};
}

static struct ui_outcome set_role(struct ui_reading *reading, struct ui_view *view, enum as_role role)
{
	struct as_error err = AS_ERROR_INIT;
	if (folded_at(reading, reading->tagging.cursor.at))
		unfold(reading, view->shared, true);
	if (!as_session_set_role(view->shared->session, reading->tagging.doc, passage_at(reading), role, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	ui_say(&view->shared->messages, _("This passage is %s now; u undoes"), ui_role_title(role));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome toggle_furniture(struct ui_reading *reading, struct ui_view *view)
{
	if (!doc_of(reading)->passages_count)
		return ui_act(UI_ACT_DONE);
	enum as_role role = doc_of(reading)->passages[passage_at(reading)].role;
	return set_role(reading, view, role == AS_ROLE_FURNITURE ? AS_ROLE_BODY : AS_ROLE_FURNITURE);
}

static struct ui_outcome role_by_name(struct ui_reading *reading, struct ui_view *view, const char *name)
{
	enum as_role role = as_role_named(name);
	if (role == AS_ROLE_COUNT || !doc_of(reading)->passages_count) {
		ui_warn(&view->shared->messages,
			_("No such role: headline, date, url, byline, dateline, caption, body, furniture"));
		return ui_act(UI_ACT_DONE);
	}
	return set_role(reading, view, role);
}

static struct ui_outcome fold(struct ui_reading *reading, struct ui_view *view)
{
	unfold(reading, view->shared, !reading->unfolded);
	ui_say(&view->shared->messages, reading->unfolded ? _("Furniture is shown") : _("Furniture is folded"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome cancel(struct ui_reading *reading)
{
	if (!reading->searching)
		return ui_act(UI_ACT_IGNORED);
	as_needle_free(&reading->needle);
	reading->searching = false;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome suggestion(struct ui_reading *reading, struct ui_view *view, const struct ui_call *call)
{
	size_t to = SIZE_MAX;
	struct ui_outcome outcome = ui_suggesting_request(&to, &reading->tagging, view, call);
	if (to != SIZE_MAX)
		put(reading, to);
	return outcome;
}

static struct ui_outcome reader_request(struct ui_view *view, const struct ui_call *call)
{
	struct ui_reading *reading = view->private;
	struct ui_outcome outcome = suggestion(reading, view, call);
	if (outcome.act == UI_ACT_IGNORED)
		outcome = ui_tagging_request(&reading->tagging, view, call);
	if (outcome.act != UI_ACT_IGNORED)
		return outcome;
	if (move(reading, call->request) || by_objects(reading, call->request))
		return ui_act(UI_ACT_DONE);
	switch (call->request) {
	case UI_OPEN: return doc_of(reading)->passages_count ? parallels(reading, view) : ui_act(UI_ACT_DONE);
	case UI_COMPARE: return ui_doc_compare(view, reading->tagging.doc);
	case UI_FOLD: return fold(reading, view);
	case UI_FURNITURE: return toggle_furniture(reading, view);
	case UI_TAG_DOCUMENT: return ui_tag_document(view, reading->tagging.doc, call->argument);
	case UI_ROLE: return role_by_name(reading, view, call->argument);
	case UI_CANCEL: return cancel(reading);
	case UI_MARK:
		ui_doc_mark(view->shared, reading->tagging.doc);
		return ui_act(UI_ACT_DONE);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome reader_key(struct ui_view *view, struct term_key key)
{
	struct ui_reading *reading = view->private;
	return ui_tagging_key(&reading->tagging, view, key);
}

static struct ui_outcome reader_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct ui_reading *reading = view->private;
	return ui_tagging_answer(&reading->tagging, view, what, answer, text);
}

/* ---- searching */

static bool find(struct as_span *hit, const struct ui_reading *reading, bool forward, bool *wrapped)
{
	const struct as_doc *doc = doc_of(reading);
	size_t at = reading->tagging.cursor.at;
	*wrapped = false;
	if (forward ? as_find_next(hit, &reading->needle, doc->text, doc->len,
					    ui_text_after(doc->text, doc->len, at)) :
		      as_find_prev(hit, &reading->needle, doc->text, doc->len, at))
		return true;
	*wrapped = true;
	return forward ? as_find_next(hit, &reading->needle, doc->text, doc->len, 0) :
			 as_find_prev(hit, &reading->needle, doc->text, doc->len, doc->len + 1);
}

static bool reader_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct ui_reading *reading = view->private;
	struct as_span hit;
	bool wrapped;
	if (reading->searching)
		as_needle_free(&reading->needle);
	reading->searching = as_needle_init(&reading->needle, phrase, strlen(phrase), false);
	if (!reading->searching || !find(&hit, reading, forward, &wrapped))
		return false;
	if (folded_at(reading, hit.start))
		unfold(reading, view->shared, true);
	put(reading, hit.start);
	if (wrapped)
		ui_say(&view->shared->messages, forward ? _("Found again from the beginning") :
							   _("Found again from the end"));
	return true;
}

static const struct ui_hint hints[] = {
	{UI_ENTITY, NULL}, {UI_CLAIM, NULL}, {UI_RANGE, NULL}, {UI_OPEN, N_("Parallels")}, {UI_COMPARE, NULL},
	{UI_UNDO, NULL}, {UI_REPEAT, NULL}, {UI_SUGGESTION_NEXT, NULL}, {UI_SPREAD, NULL}, {UI_SEARCH, NULL},
	{UI_FOLD, NULL}, {UI_DELETE, NULL}, {UI_NOTE, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_reader = {
	.name = N_("reader"),
	.context = UI_IN_READER,
	.private_size = sizeof(struct ui_reading),
	.hints = hints,
	.open = reader_open,
	.close = reader_close,
	.draw = reader_draw,
	.status = reader_status,
	.request = reader_request,
	.key = reader_key,
	.work = reader_work,
	.look = reader_look,
	.answer = reader_answer,
	.search = reader_search,
};
