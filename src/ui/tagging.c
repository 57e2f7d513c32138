/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagging.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "session/entities.h"
#include "session/object.h"
#include "session/register.h"
#include "ui/keymap.h"
#include "ui/linking.h"
#include "ui/tagedit.h"
#include "ui/tagparts.h"

/* ---- keys of tags */

static void await(struct ui_tagging *tagging, struct ui_view *view, enum ui_waiting waiting)
{
	tagging->waiting = waiting;
	view->capturing = waiting != UI_WAITING_NOT;
}

void ui_tagging_drop(struct ui_tagging *tagging, struct ui_view *view)
{
	ui_tagging_range(tagging, view, false);
	await(tagging, view, UI_WAITING_NOT);
}

/* ---- entities */

/* What was tagged, what could be next, and, the first time, where it is kept. */
static void say_tagged(struct ui_tagging *tagging, struct ui_view *view, struct as_span span, const char *type,
		       bool first)
{
	struct as_session *session = view->shared->session;
	const struct as_linked *linked = as_session_linked(session);
	struct as_buf text = AS_BUF_INIT, what = AS_BUF_INIT;
	struct as_span *places;
	size_t more = as_object_occurrences(&places, tagging->cursor.doc, span);
	more -= more > 0;
	free(places);
	char *words = ui_tagging_quote(tagging, span);
	ui_linking_phrase(&what, session, type, linked->how == AS_LINK_KNOWN ? linked->entity : "", words);
	as_buf_printf(&text, linked->how == AS_LINK_SEVERAL ? _("%s, linked to none, L links; u undoes") : _("%s; u undoes"),
		      what.data);
	if (more)
		as_buf_printf(&text, ngettext("; * tags %zu more here", "; * tags %zu more here", more), more);
	if (first) {
		const char *sidecar = as_session_sidecar(session);
		bool elsewhere = as_session_sidecar_elsewhere(session);
		as_buf_printf(&text, _("; kept in %s"), elsewhere ? sidecar : as_path_basename(sidecar));
	}
	ui_say(&view->shared->messages, "%s", text.data);
	free(words);
	as_buf_free(&text);
	as_buf_free(&what);
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

/* `entity`: the one that was chosen ("" for a new one), NULL when nothing was asked. */
static struct ui_outcome put_on(struct ui_tagging *tagging, struct ui_view *view, struct as_span span, const char *type,
				const char *entity)
{
	struct ui_shared *shared = view->shared;
	struct as_error err = AS_ERROR_INIT;
	bool first = !as_session_store(shared->session);
	if (entity ? !as_session_tag_as(shared->session, tagging->doc, span, type, entity, &err) :
		     !as_session_tag(NULL, shared->session, tagging->doc, span, type, NULL, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	if (type != shared->last_type) /* else it is being repeated */
		snprintf(shared->last_type, sizeof shared->last_type, "%s", type);
	ui_tagging_range(tagging, view, false);
	tagging->cycle = 0;
	say_tagged(tagging, view, span, type, first);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome put(struct ui_tagging *tagging, struct ui_view *view, const char *type)
{
	struct as_span span;
	if (!ui_tagging_object(&span, tagging))
		return ui_tagging_say(view, _("Nothing to tag here"));
	if (tagged_so(tagging, view->shared->session, span, type)) {
		ui_tagging_range(tagging, view, false);
		return ui_tagging_say(view, _("Tagged so already"));
	}
	if (!ui_linking_ask(tagging, view, span, type))
		return put_on(tagging, view, span, type, NULL);
	await(tagging, view, UI_WAITING_ENTITY);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome choose_entity(struct ui_tagging *tagging, struct ui_view *view, struct term_key key)
{
	const char *entity;
	if (ui_linking_choice(&entity, tagging, key))
		return put_on(tagging, view, tagging->fits_span, tagging->fits_type, entity);
	await(tagging, view, UI_WAITING_ENTITY);
	return ui_tagging_say(view, _("A digit chooses, n makes a new one, Esc links to none"));
}

/* The one entity that the words name; "" when none or several do. */
static void entity_of(char id[AS_UUID_TEXT], const struct ui_tagging *tagging, struct as_session *session,
		      struct as_span span, const char *type)
{
	struct as_fit fits[AS_FITS_MOST];
	const char *words = tagging->cursor.doc->text + span.start;
	id[0] = '\0';
	if (as_session_names_entities(type) &&
	    as_session_fits(fits, session, words, as_span_length(span), type, NULL) == 1)
		memcpy(id, fits[0].id, AS_UUID_TEXT);
}

/* The places of the words of the tag here, else of the words that would be tagged like the last ones. */
static struct ui_outcome every(struct ui_tagging *tagging, struct ui_view *view)
{
	struct ui_shared *shared = view->shared;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, shared->session);
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_EVERY, .doc = tagging->doc}};
	if (here && here->annotation->kind == AS_MENTION && !tagging->ranging) {
		open.target.span = here->span;
		snprintf(shared->last_type, sizeof shared->last_type, "%s", here->annotation->type);
		memcpy(open.target.id, here->annotation->entity, sizeof open.target.id);
	} else if (*shared->last_type && strcmp(shared->last_type, "claim") != 0 &&
		   ui_tagging_object(&open.target.span, tagging)) {
		entity_of(open.target.id, tagging, shared->session, open.target.span, shared->last_type);
	} else {
		return ui_tagging_say(view, _("Tag one place first, then * tags every other"));
	}
	ui_tagging_range(tagging, view, false);
	return open;
}

struct ui_outcome ui_tagging_key(struct ui_tagging *tagging, struct ui_view *view, struct term_key key)
{
	enum ui_waiting waiting = tagging->waiting;
	const struct as_tag *tags;
	size_t count = as_session_tags(&tags, view->shared->session);
	if (!waiting)
		return ui_act(UI_ACT_IGNORED);
	await(tagging, view, UI_WAITING_NOT);
	if (waiting == UI_WAITING_ENTITY)
		return choose_entity(tagging, view, key);
	for (size_t i = 0; i < count; i++)
		if (!key.mods && tags[i].key && key.code == (unsigned char)tags[i].key && !tags[i].of_documents)
			return waiting == UI_WAITING_TYPE ? put(tagging, view, tags[i].name) :
							    ui_tagging_retype(tagging, view, tags[i].name);
	if (!term_key_is_text(key))
		return ui_tagging_say(view, _("Not tagged"));
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
		return ui_tagging_say(view, _("Nothing to claim here"));
	}
	snprintf(view->shared->last_type, sizeof view->shared->last_type, "claim");
	ui_tagging_range(tagging, view, false);
	return open;
}

/* ---- ranges */

static struct ui_outcome toggle_range(struct ui_tagging *tagging, struct ui_view *view)
{
	if (tagging->ranging) {
		ui_tagging_range(tagging, view, false);
		return ui_act(UI_ACT_DONE);
	}
	if (!as_span_length(tagging->cursor.word))
		return ui_tagging_say(view, _("No word at the cursor"));
	tagging->anchor = tagging->cursor.word;
	ui_tagging_range(tagging, view, true);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome widen(struct ui_tagging *tagging, enum as_unit_kind unit)
{
	struct as_span here, there;
	const struct as_doc *doc = tagging->cursor.doc;
	if (as_object_at(&here, doc, unit, tagging->cursor.at) &&
	    as_object_at(&there, doc, unit, tagging->anchor.start))
		tagging->anchor = as_span_join(tagging->anchor, as_span_join(here, there));
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
		ui_tagging_range(tagging, view, false);
		return ui_act(UI_ACT_DONE);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome repeat(struct ui_tagging *tagging, struct ui_view *view)
{
	const char *type = view->shared->last_type;
	if (!*type)
		return ui_tagging_say(view, _("Nothing to repeat yet: tag something first"));
	return strcmp(type, "claim") ? put(tagging, view, type) : claim(tagging, view);
}

static struct ui_outcome begin(struct ui_tagging *tagging, struct ui_view *view, enum ui_waiting waiting)
{
	struct as_span span;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (waiting == UI_WAITING_TYPE && !ui_tagging_object(&span, tagging))
		return ui_tagging_say(view, _("Nothing to tag here"));
	if (waiting == UI_WAITING_RETYPE && !here)
		return ui_tagging_none(view);
	if (waiting == UI_WAITING_RETYPE && here->annotation->kind == AS_APPEARANCE)
		return ui_tagging_say(view, _("A claim has no other type: D deletes it, e tags the words"));
	await(tagging, view, waiting);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_tagging_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call)
{
	struct ui_outcome outcome = ui_tagging_edit(tagging, view, call);
	if (outcome.act == UI_ACT_IGNORED && tagging->ranging)
		outcome = in_range(tagging, view, call->request);
	if (outcome.act == UI_ACT_IGNORED)
		outcome = ui_tagging_parts(tagging, view, call);
	if (outcome.act != UI_ACT_IGNORED)
		return outcome;
	switch (call->request) {
	case UI_ENTITY: return begin(tagging, view, UI_WAITING_TYPE);
	case UI_RETYPE: return begin(tagging, view, UI_WAITING_RETYPE);
	case UI_CLAIM: return claim(tagging, view);
	case UI_RANGE: return toggle_range(tagging, view);
	case UI_REPEAT: return repeat(tagging, view);
	case UI_EVERY: return every(tagging, view);
	default: return ui_act(UI_ACT_IGNORED);
	}
}
