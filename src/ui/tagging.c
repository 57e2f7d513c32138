/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagging.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "session/object.h"
#include "text/display.h"
#include "ui/claimfields.h"
#include "ui/keymap.h"

/* ---- what is meant */

static struct as_span join(struct as_span a, struct as_span b)
{
	return (struct as_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

bool ui_tagging_object(struct as_span *out, const struct ui_tagging *tagging)
{
	const struct ui_cursor *cursor = &tagging->cursor;
	if (tagging->ranging) {
		*out = as_span_length(cursor->word) ? join(tagging->anchor, cursor->word) : tagging->anchor;
		return true;
	}
	return as_span_length(cursor->word) && as_object_at(out, cursor->doc, AS_UNIT_NAME, cursor->at);
}

static bool tagged_at(const struct as_tagged *tagged, size_t at)
{
	return tagged->span.start <= at && at < tagged->span.end;
}

/* Whether a is meant before b: inner before outer, then in the order of the document. */
static bool inner(const struct as_tagged *a, const struct as_tagged *b)
{
	size_t of_a = as_span_length(a->span), of_b = as_span_length(b->span);
	return of_a != of_b ? of_a < of_b : a < b;
}

const struct as_tagged *ui_tagging_here(size_t *count, const struct ui_tagging *tagging, struct as_session *session)
{
	const struct as_tagged *items;
	size_t total = as_session_tagged(&items, session, tagging->doc, NULL);
	size_t at = tagging->cursor.at, here = 0;
	for (size_t i = 0; i < total; i++)
		here += tagged_at(&items[i], at);
	if (count)
		*count = here;
	if (!here)
		return NULL;
	const struct as_tagged *found = NULL;
	for (size_t turn = 0; turn <= tagging->cycle % here; turn++) {
		const struct as_tagged *next = NULL;
		for (size_t i = 0; i < total; i++)
			if (tagged_at(&items[i], at) && (!found || inner(found, &items[i])) &&
			    (!next || inner(&items[i], next)))
				next = &items[i];
		found = next;
	}
	return found;
}

void ui_tagging_moved(struct ui_tagging *tagging)
{
	tagging->cycle = 0;
}

/* ---- saying it */

enum { QUOTE_CELLS = 32 };

/* The words of a span, shortened, as they may stand in a message; owned by the caller. */
static char *quote(const struct ui_tagging *tagging, struct as_span span)
{
	struct as_buf out = AS_BUF_INIT;
	size_t cells = 0;
	const char *text = tagging->cursor.doc->text;
	for (size_t at = span.start; at < span.end;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, span.end, at);
		cells += glyph.width;
		if (cells > QUOTE_CELLS) {
			as_buf_adds(&out, "...");
			break;
		}
		as_buf_add(&out, glyph.bytes, glyph.len);
		at = glyph.end;
	}
	return as_buf_detach(&out);
}

/* After a change everyone looks again. */
static void changed(struct ui_view *view)
{
	view->shared->changes++;
}

static struct ui_outcome say(struct ui_view *view, const char *text)
{
	ui_say(&view->shared->messages, "%s", text);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome no_tag(struct ui_view *view)
{
	return say(view, _("No tag at the cursor"));
}

static void await(struct ui_tagging *tagging, struct ui_view *view, enum ui_waiting waiting)
{
	tagging->waiting = waiting;
	view->capturing = waiting != UI_WAITING_NOT;
}

static void range(struct ui_tagging *tagging, struct ui_view *view, bool on)
{
	tagging->ranging = on;
	view->above = on ? UI_IN_RANGE : 0;
}

void ui_tagging_drop(struct ui_tagging *tagging, struct ui_view *view)
{
	range(tagging, view, false);
	await(tagging, view, UI_WAITING_NOT);
}

/* ---- entities */

/* What was tagged, what could be next, and, the first time, where it is kept. */
static void say_tagged(struct ui_tagging *tagging, struct ui_view *view, struct as_span span, const char *type,
		       bool first)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_span *places;
	size_t more = as_object_occurrences(&places, tagging->cursor.doc, span);
	more -= more > 0;
	free(places);
	char *words = quote(tagging, span);
	as_buf_printf(&text, _("%s \"%s\"; u undoes"), _(type), words);
	if (more)
		as_buf_printf(&text, ngettext("; * tags %zu more here", "; * tags %zu more here", more), more);
	if (first) {
		const char *sidecar = as_session_sidecar(view->shared->session);
		bool elsewhere = as_session_sidecar_elsewhere(view->shared->session);
		as_buf_printf(&text, _("; kept in %s"), elsewhere ? sidecar : as_path_basename(sidecar));
	}
	ui_say(&view->shared->messages, "%s", text.data);
	free(words);
	as_buf_free(&text);
}

/* Whether the very span has a tag of the type: a second one would say nothing more. */
static bool tagged_so(const struct ui_tagging *tagging, struct as_session *session, struct as_span span,
		      const char *type)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, tagging->doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (items[i].span.start == span.start && items[i].span.end == span.end &&
		    !strcmp(items[i].annotation->type, type))
			return true;
	return false;
}

static struct ui_outcome put(struct ui_tagging *tagging, struct ui_view *view, const char *type)
{
	struct ui_shared *shared = view->shared;
	struct as_error err = AS_ERROR_INIT;
	struct as_span span;
	if (!ui_tagging_object(&span, tagging))
		return say(view, _("Nothing to tag here"));
	if (tagged_so(tagging, shared->session, span, type)) {
		range(tagging, view, false);
		return say(view, _("Tagged so already"));
	}
	bool first = !as_session_store(shared->session);
	if (!as_session_tag(NULL, shared->session, tagging->doc, span, type, NULL, &err))
		return ui_fail(view, &err);
	changed(view);
	if (type != shared->last_type) /* else it is being repeated */
		snprintf(shared->last_type, sizeof shared->last_type, "%s", type);
	range(tagging, view, false);
	tagging->cycle = 0;
	say_tagged(tagging, view, span, type, first);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome every(struct ui_tagging *tagging, struct ui_view *view)
{
	struct ui_shared *shared = view->shared;
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, shared->session);
	char type[sizeof shared->last_type];
	struct as_span span, *places;
	if (here && here->annotation->kind == AS_MENTION && !tagging->ranging) {
		span = here->span;
		snprintf(type, sizeof type, "%s", here->annotation->type);
	} else if (*shared->last_type && ui_tagging_object(&span, tagging)) {
		snprintf(type, sizeof type, "%s", shared->last_type);
	} else {
		return say(view, _("Tag one place first, then * tags every other"));
	}
	size_t count = as_object_occurrences(&places, tagging->cursor.doc, span), tagged = 0;
	bool fine = as_session_tag_all(&tagged, shared->session, tagging->doc, places, count, type, &err);
	free(places);
	if (!fine)
		return ui_fail(view, &err);
	changed(view);
	range(tagging, view, false);
	char *words = quote(tagging, span);
	if (tagged)
		ui_say(&shared->messages,
		       ngettext("%s \"%s\": %zu place tagged; u undoes", "%s \"%s\": %zu places tagged; u undoes all",
				tagged), _(type), words, tagged);
	else
		ui_say(&shared->messages, _("%s \"%s\": every place is tagged already"), _(type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome retype(struct ui_tagging *tagging, struct ui_view *view, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return no_tag(view);
	struct as_span span = here->span;
	if (!as_session_set_type(view->shared->session, here->annotation->id, type, &err))
		return ui_fail(view, &err);
	changed(view);
	char *words = quote(tagging, span);
	ui_say(&view->shared->messages, _("Now %s \"%s\"; u undoes"), _(type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_tagging_key(struct ui_tagging *tagging, struct ui_view *view, struct term_key key)
{
	enum ui_waiting waiting = tagging->waiting;
	const struct as_tag *tags;
	size_t count = as_session_tags(&tags, view->shared->session);
	if (!waiting)
		return ui_act(UI_ACT_IGNORED);
	await(tagging, view, UI_WAITING_NOT);
	for (size_t i = 0; i < count; i++)
		if (!key.mods && key.code == (unsigned char)tags[i].key)
			return waiting == UI_WAITING_TYPE ? put(tagging, view, tags[i].name) :
							    retype(tagging, view, tags[i].name);
	if (!term_key_is_text(key))
		return say(view, _("Not tagged"));
	struct as_buf name = AS_BUF_INIT;
	ui_keys_show(&name, &key, 1);
	ui_say(&view->shared->messages, _("Not tagged: no tag has the key %s"), name.data);
	as_buf_free(&name);
	return ui_act(UI_ACT_DONE);
}

/* ---- claims */

static struct ui_outcome claim(struct ui_tagging *tagging, struct ui_view *view)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_CLAIM, .doc = tagging->doc}};
	if (here && here->annotation->kind == AS_APPEARANCE && !tagging->ranging) {
		memcpy(open.target.id, here->annotation->id, sizeof open.target.id);
		open.target.span = here->span;
	} else if (tagging->ranging) {
		ui_tagging_object(&open.target.span, tagging);
	} else if (!as_object_at(&open.target.span, tagging->cursor.doc, AS_UNIT_SENTENCE, tagging->cursor.at)) {
		return say(view, _("Nothing to claim here"));
	}
	snprintf(view->shared->last_type, sizeof view->shared->last_type, "claim");
	range(tagging, view, false);
	return open;
}

static struct ui_outcome verdict(struct ui_tagging *tagging, struct ui_view *view, struct term_key key)
{
	struct as_error err = AS_ERROR_INIT;
	size_t count;
	const char *name = ui_claim_verdict(key.code);
	struct ui_tagging look = *tagging;
	ui_tagging_here(&count, tagging, view->shared->session);
	for (size_t i = 0; name && i < count; i++) {
		look.cycle = tagging->cycle + i; /* the first claim among the tags here */
		const struct as_tagged *here = ui_tagging_here(NULL, &look, view->shared->session);
		if (here->annotation->kind != AS_APPEARANCE)
			continue;
		if (!as_session_set_field(view->shared->session, here->annotation->id, "verdict", name, &err))
			return ui_fail(view, &err);
		changed(view);
		ui_say(&view->shared->messages, _("Verdict: %s; u undoes"), _(name));
		return ui_act(UI_ACT_DONE);
	}
	return say(view, _("No claim at the cursor: c makes one of the sentence"));
}

/* ---- the tag at the cursor */

static struct ui_outcome erase(struct ui_tagging *tagging, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return no_tag(view);
	char *words = quote(tagging, here->span);
	char type[sizeof view->shared->last_type];
	snprintf(type, sizeof type, "%s", here->annotation->type);
	const char *id = here->annotation->id;
	bool fine = as_session_delete(view->shared->session, &id, 1, &err);
	if (fine) {
		changed(view);
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
		return no_tag(view);
	struct as_span span = here->span;
	if (!as_object_move_end(&span, tagging->cursor.doc, ends[which].end, ends[which].unit, ends[which].forward))
		return say(view, _("It cannot be moved further"));
	char type[sizeof view->shared->last_type];
	snprintf(type, sizeof type, "%s", here->annotation->type);
	if (!as_session_set_span(view->shared->session, here->annotation->id, tagging->doc, span, &err))
		return ui_fail(view, &err);
	changed(view);
	if (tagging->cursor.at < span.start || tagging->cursor.at >= span.end)
		ui_cursor_put(&tagging->cursor, tagging->cursor.at < span.start ? span.start : span.end - 1);
	char *words = quote(tagging, span);
	ui_say(&view->shared->messages, _("Now %s \"%s\"; u undoes"), _(type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome cycle(struct ui_tagging *tagging, struct ui_view *view)
{
	size_t count;
	ui_tagging_here(&count, tagging, view->shared->session);
	if (!count)
		return no_tag(view);
	if (count > 1)
		tagging->cycle = (tagging->cycle + 1) % count;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	char *words = quote(tagging, here->span);
	ui_say(&view->shared->messages, _("Tag %zu of %zu: %s \"%s\""), tagging->cycle + 1, count,
	       _(here->annotation->type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

/* ---- notes */

static struct ui_outcome note(struct ui_tagging *tagging, struct ui_view *view, enum ui_act how)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return no_tag(view);
	memcpy(tagging->noted, here->annotation->id, sizeof tagging->noted);
	return (struct ui_outcome){.act = how, .question = {.what = UI_ASK_NOTE, .label = _("Note: "),
							    .text = here->annotation->note}};
}

struct ui_outcome ui_tagging_answer(struct ui_tagging *tagging, struct ui_view *view, int what, enum ui_answer answer,
				    const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	if (what != UI_ASK_NOTE)
		return ui_act(UI_ACT_IGNORED);
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	if (!as_session_set_field(view->shared->session, tagging->noted, "note", text, &err))
		return ui_fail(view, &err);
	changed(view);
	return say(view, *text ? _("Note kept; u undoes") : _("Note emptied; u undoes"));
}

/* ---- ranges */

static struct ui_outcome toggle_range(struct ui_tagging *tagging, struct ui_view *view)
{
	if (tagging->ranging) {
		range(tagging, view, false);
		return ui_act(UI_ACT_DONE);
	}
	if (!as_span_length(tagging->cursor.word))
		return say(view, _("No word at the cursor"));
	tagging->anchor = tagging->cursor.word;
	range(tagging, view, true);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome widen(struct ui_tagging *tagging, enum as_unit_kind unit)
{
	struct as_span here, there;
	const struct as_doc *doc = tagging->cursor.doc;
	if (as_object_at(&here, doc, unit, tagging->cursor.at) &&
	    as_object_at(&there, doc, unit, tagging->anchor.start))
		tagging->anchor = join(tagging->anchor, join(here, there));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome swap_ends(struct ui_tagging *tagging)
{
	struct as_span anchor = tagging->anchor;
	if (as_span_length(tagging->cursor.word)) {
		tagging->anchor = tagging->cursor.word;
		ui_cursor_put(&tagging->cursor, anchor.start);
	}
	return ui_act(UI_ACT_DONE);
}

/* ---- dispatch */

static struct ui_outcome in_range(struct ui_tagging *tagging, struct ui_view *view, enum ui_request request)
{
	switch (request) {
	case UI_RANGE_SENTENCE: return widen(tagging, AS_UNIT_SENTENCE);
	case UI_RANGE_PASSAGE: return widen(tagging, AS_UNIT_PASSAGE);
	case UI_RANGE_SWAP: return swap_ends(tagging);
	case UI_CANCEL:
		range(tagging, view, false);
		return ui_act(UI_ACT_DONE);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome repeat(struct ui_tagging *tagging, struct ui_view *view)
{
	const char *type = view->shared->last_type;
	if (!*type)
		return say(view, _("Nothing to repeat yet: tag something first"));
	return strcmp(type, "claim") ? put(tagging, view, type) : claim(tagging, view);
}

static struct ui_outcome begin(struct ui_tagging *tagging, struct ui_view *view, enum ui_waiting waiting)
{
	struct as_span span;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (waiting == UI_WAITING_TYPE && !ui_tagging_object(&span, tagging))
		return say(view, _("Nothing to tag here"));
	if (waiting == UI_WAITING_RETYPE && !here)
		return no_tag(view);
	if (waiting == UI_WAITING_RETYPE && here->annotation->kind == AS_APPEARANCE)
		return say(view, _("A claim has no other type: D deletes it, e tags the words"));
	await(tagging, view, waiting);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_tagging_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call)
{
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i].request == call->request)
			return move_end(tagging, view, i);
	if (tagging->ranging) {
		struct ui_outcome outcome = in_range(tagging, view, call->request);
		if (outcome.act != UI_ACT_IGNORED)
			return outcome;
	}
	switch (call->request) {
	case UI_ENTITY: return begin(tagging, view, UI_WAITING_TYPE);
	case UI_RETYPE: return begin(tagging, view, UI_WAITING_RETYPE);
	case UI_CLAIM: return claim(tagging, view);
	case UI_RANGE: return toggle_range(tagging, view);
	case UI_REPEAT: return repeat(tagging, view);
	case UI_EVERY: return every(tagging, view);
	case UI_NOTE: return note(tagging, view, UI_ACT_ASK);
	case UI_EDITOR: return note(tagging, view, UI_ACT_EDIT);
	case UI_DELETE: return erase(tagging, view);
	case UI_TAG_CYCLE: return cycle(tagging, view);
	case UI_VERDICT: return verdict(tagging, view, call->key);
	default: return ui_act(UI_ACT_IGNORED);
	}
}
