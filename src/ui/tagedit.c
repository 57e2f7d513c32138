/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagedit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/object.h"
#include "session/spans.h"
#include "ui/claimedit.h"
#include "ui/claimfields.h"
#include "ui/linking.h"

struct ui_outcome ui_tagging_retype(struct ui_tagging *tagging, struct ui_view *view, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_none(view);
	struct as_span span = here->span;
	if (!as_session_set_type(view->shared->session, here->annotation->id, type, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	char *words = ui_tagging_quote(tagging, span);
	ui_say(&view->shared->messages, _("Now %s \"%s\"; u undoes"), _(type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome verdict(struct ui_tagging *tagging, struct ui_view *view, struct term_key key)
{
	struct as_error err = AS_ERROR_INIT;
	size_t count;
	const char *name = ui_claim_verdict(view->shared->session, key.code);
	struct ui_tagging look = *tagging;
	if (!name)
		return ui_no_verdict(view);
	ui_tagging_here(&count, tagging, view->shared->session);
	for (size_t i = 0; i < count; i++) {
		look.cycle = tagging->cycle + i; /* the first claim among the tags here */
		const struct as_tagged *here = ui_tagging_here(NULL, &look, view->shared->session);
		if (here->annotation->kind != AS_APPEARANCE)
			continue;
		if (!as_session_set_field(view->shared->session, here->annotation->id, "verdict", name, &err))
			return ui_fail(view, &err);
		ui_tagging_changed(view);
		ui_say(&view->shared->messages, _("Verdict: %s; u undoes"), _(name));
		return ui_act(UI_ACT_DONE);
	}
	return ui_tagging_say(view, _("No claim at the cursor: c makes one of the sentence"));
}

static struct ui_outcome erase(struct ui_tagging *tagging, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_none(view);
	char *words = ui_tagging_quote(tagging, here->span);
	char type[sizeof view->shared->last_type];
	snprintf(type, sizeof type, "%s", here->annotation->type);
	const char *id = here->annotation->id;
	bool fine = as_session_delete(view->shared->session, &id, 1, &err);
	if (fine) {
		ui_tagging_changed(view);
		tagging->cycle = 0;
		ui_say(&view->shared->messages, _("Deleted: %s \"%s\"; u undoes"), _(type), words);
	}
	free(words);
	return fine ? ui_act(UI_ACT_DONE) : ui_fail(view, &err);
}

static const struct {
	enum ui_request request;
	enum as_end end;
	enum as_unit_kind unit;
	bool forward;
} ends[] = {
	{UI_END_FORWARD, AS_END_END, AS_UNIT_WORD, true},
	{UI_END_BACK, AS_END_END, AS_UNIT_WORD, false},
	{UI_START_FORWARD, AS_END_START, AS_UNIT_WORD, true},
	{UI_START_BACK, AS_END_START, AS_UNIT_WORD, false},
	{UI_END_SENTENCE_FORWARD, AS_END_END, AS_UNIT_SENTENCE, true},
	{UI_END_SENTENCE_BACK, AS_END_END, AS_UNIT_SENTENCE, false},
	{UI_START_SENTENCE_FORWARD, AS_END_START, AS_UNIT_SENTENCE, true},
	{UI_START_SENTENCE_BACK, AS_END_START, AS_UNIT_SENTENCE, false},
	{UI_END_LETTER_FORWARD, AS_END_END, AS_UNIT_GRAPHEME, true},
	{UI_END_LETTER_BACK, AS_END_END, AS_UNIT_GRAPHEME, false},
	{UI_START_LETTER_FORWARD, AS_END_START, AS_UNIT_GRAPHEME, true},
	{UI_START_LETTER_BACK, AS_END_START, AS_UNIT_GRAPHEME, false},
};

static struct ui_outcome move_end(struct ui_tagging *tagging, struct ui_view *view, size_t which)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_none(view);
	struct as_span *spans, span;
	size_t count = as_tagged_spans(&spans, here), part = ui_tagging_part(here, tagging);
	span = spans[part];
	if (!as_object_move_end(&span, tagging->cursor.doc, ends[which].end, ends[which].unit, ends[which].forward)) {
		free(spans);
		return ui_tagging_say(view, _("It cannot be moved further"));
	}
	spans[part] = span;
	char type[sizeof view->shared->last_type];
	snprintf(type, sizeof type, "%s", here->annotation->type);
	bool fine = as_session_set_spans(view->shared->session, here->annotation->id, tagging->doc, spans, count, &err);
	free(spans);
	if (!fine)
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	if (tagging->cursor.at < span.start || tagging->cursor.at >= span.end)
		ui_cursor_put(&tagging->cursor, tagging->cursor.at < span.start ? span.start : span.end - 1);
	char *words = ui_tagging_quote(tagging, span);
	ui_say(&view->shared->messages, _("Now %s \"%s\"; u undoes"), _(type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome cycle(struct ui_tagging *tagging, struct ui_view *view)
{
	size_t count;
	ui_tagging_here(&count, tagging, view->shared->session);
	if (!count)
		return ui_tagging_none(view);
	if (count > 1)
		tagging->cycle = (tagging->cycle + 1) % count;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	char *words = ui_tagging_quote(tagging, here->span);
	ui_say(&view->shared->messages, _("Tag %zu of %zu: %s \"%s\""), tagging->cycle + 1, count,
	       _(here->annotation->type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome spread(struct ui_tagging *tagging, struct ui_view *view)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_none(view);
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_SPREAD, .doc = tagging->doc, .span = here->span}};
	memcpy(open.target.id, here->annotation->id, sizeof open.target.id);
	return open;
}

/* To the next report of the claim among the tags here. */
static struct ui_outcome next_place(struct ui_tagging *tagging, struct ui_view *view, bool forward)
{
	size_t count;
	struct ui_tagging look = *tagging;
	ui_tagging_here(&count, tagging, view->shared->session);
	for (size_t i = 0; i < count; i++) {
		look.cycle = tagging->cycle + i;
		const struct as_tagged *here = ui_tagging_here(NULL, &look, view->shared->session);
		if (here->annotation->kind == AS_APPEARANCE)
			return ui_claim_next_place(view, here->annotation->id, forward, UI_ACT_REPLACE);
	}
	ui_say(&view->shared->messages, _("No claim at the cursor: c makes one of the sentence"));
	return ui_act(UI_ACT_DONE);
}

/* ---- notes */

static struct ui_outcome note(struct ui_tagging *tagging, struct ui_view *view, enum ui_act how)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_none(view);
	memcpy(tagging->noted, here->annotation->id, sizeof tagging->noted);
	return (struct ui_outcome){.act = how, .question = {.what = UI_ASK_NOTE, .label = _("Note: "),
							    .text = here->annotation->note}};
}

struct ui_outcome ui_tagging_answer(struct ui_tagging *tagging, struct ui_view *view, int what, enum ui_answer answer,
				    const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	if (what == UI_ASK_LINK)
		return ui_linking_answer(tagging, view, answer, text);
	if (what != UI_ASK_NOTE)
		return ui_act(UI_ACT_IGNORED);
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	if (!as_session_set_field(view->shared->session, tagging->noted, "note", text, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	return ui_tagging_say(view, *text ? _("Note kept; u undoes") : _("Note emptied; u undoes"));
}

/* ---- dispatch */

struct ui_outcome ui_tagging_edit(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call)
{
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i].request == call->request)
			return move_end(tagging, view, i);
	switch (call->request) {
	case UI_NOTE: return note(tagging, view, UI_ACT_ASK);
	case UI_EDITOR: return note(tagging, view, UI_ACT_EDIT);
	case UI_DELETE: return erase(tagging, view);
	case UI_SPREAD: return spread(tagging, view);
	case UI_PLACE_NEXT: return next_place(tagging, view, true);
	case UI_PLACE_PREV: return next_place(tagging, view, false);
	case UI_TAG_CYCLE: return cycle(tagging, view);
	case UI_VERDICT: return verdict(tagging, view, call->key);
	default: return ui_linking_request(tagging, view, call);
	}
}
