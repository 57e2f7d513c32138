/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entityedit.h"

#include <string.h>

#include "base/i18n.h"
#include "session/entities.h"

static const struct {
	enum ui_request request;
	int what;
	const char *label; /* of the question */
} asked[] = {
	{UI_RENAME, UI_ASK_RENAME, N_("Name: ")},
	{UI_ADD_NAME, UI_ASK_ADD_NAME, N_("One more name: ")},
	{UI_REMOVE_NAME, UI_ASK_REMOVE_NAME, N_("Take away the name: ")},
	{UI_EXTERNAL_ID, UI_ASK_EXTERNAL_ID, N_("Wikidata id or address: ")},
	{UI_NOTE, UI_ASK_ENTITY_NOTE, N_("Note: ")},
	{UI_EDITOR, UI_ASK_ENTITY_NOTE, N_("Note: ")},
};

/* What the line begins with. */
static const char *given(const struct as_entity_item *item, int what)
{
	switch (what) {
	case UI_ASK_RENAME: return item->row.entity.canonical;
	case UI_ASK_REMOVE_NAME: return item->aliases[item->aliases_count - 1];
	case UI_ASK_EXTERNAL_ID: return item->row.entity.external_id;
	case UI_ASK_ENTITY_NOTE: return item->row.entity.note;
	default: return NULL;
	}
}

struct ui_outcome ui_entity_request(struct ui_view *view, const struct as_entity_item *item, const struct ui_call *call)
{
	size_t i = 0;
	while (i < sizeof asked / sizeof *asked && asked[i].request != call->request)
		i++;
	if (i == sizeof asked / sizeof *asked)
		return ui_act(UI_ACT_IGNORED);
	if (*call->argument)
		return ui_entity_answer(view, item->row.entity.id, asked[i].what, UI_ANSWER_GIVEN, call->argument);
	if (asked[i].what == UI_ASK_REMOVE_NAME && !item->aliases_count) {
		ui_say(&view->shared->messages, _("%s has no other name"), item->row.entity.canonical);
		return ui_act(UI_ACT_DONE);
	}
	return (struct ui_outcome){
		.act = call->request == UI_EDITOR ? UI_ACT_EDIT : UI_ACT_ASK,
		.question = {.what = asked[i].what, .label = _(asked[i].label), .text = given(item, asked[i].what)}};
}

static bool change(struct ui_view *view, const char *id, int what, const char *text, struct as_error *err)
{
	struct as_session *session = view->shared->session;
	switch (what) {
	case UI_ASK_RENAME: return as_session_entity_set(session, id, "canonical", text, err);
	case UI_ASK_ADD_NAME: return as_session_entity_alias(session, id, text, err);
	case UI_ASK_REMOVE_NAME: return as_session_entity_unalias(session, id, text, err);
	case UI_ASK_EXTERNAL_ID: return as_session_entity_set(session, id, "external_id", text, err);
	default: return as_session_entity_set(session, id, "note", text, err);
	}
}

static void say_changed(struct ui_view *view, int what, const char *text)
{
	struct ui_messages *messages = &view->shared->messages;
	switch (what) {
	case UI_ASK_RENAME: ui_say(messages, _("Now called %s; u undoes"), text); break;
	case UI_ASK_ADD_NAME: ui_say(messages, _("Also called %s now; u undoes"), text); break;
	case UI_ASK_REMOVE_NAME: ui_say(messages, _("Not called %s any more; u undoes"), text); break;
	case UI_ASK_EXTERNAL_ID:
		if (*text)
			ui_say(messages, _("External id: %s; u undoes"), text);
		else
			ui_say(messages, _("External id taken away; u undoes"));
		break;
	default: ui_say(messages, "%s", *text ? _("Note kept; u undoes") : _("Note emptied; u undoes"));
	}
}

struct ui_outcome ui_entity_answer(struct ui_view *view, const char *id, int what, enum ui_answer answer,
				   const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	bool may_be_empty = what == UI_ASK_EXTERNAL_ID || what == UI_ASK_ENTITY_NOTE;
	if (answer != UI_ANSWER_GIVEN || (!*text && !may_be_empty))
		return ui_act(UI_ACT_DONE);
	if (!change(view, id, what, text, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	say_changed(view, what, text);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_entity_retype(struct ui_view *view, const struct as_entity_item *item, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	size_t mentions = item->row.mentions;
	if (!as_session_entity_set(view->shared->session, item->row.entity.id, "type", type, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	ui_say(&view->shared->messages,
	       ngettext("Now %s, with %zu mention; u undoes", "Now %s, with %zu mentions; u undoes", mentions), _(type),
	       mentions);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_entities_delete(struct ui_view *view, const char *const *ids, size_t count)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_delete(view->shared->session, ids, count, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	ui_say(&view->shared->messages,
	       ngettext("%zu entity deleted, its tags are kept; u undoes",
			"%zu entities deleted, their tags are kept; u undoes", count), count);
	return ui_act(UI_ACT_DONE);
}

bool ui_entities_merge(struct ui_view *view, const char *const *ids, size_t count, const struct as_entity_item *into)
{
	struct as_error err = AS_ERROR_INIT;
	size_t others = 0;
	for (size_t i = 0; i < count; i++)
		others += strcmp(ids[i], into->row.entity.id) != 0;
	if (!others) {
		ui_say(&view->shared->messages, _("m marks entities, M on another merges them into that one"));
		return false;
	}
	struct as_buf name = AS_BUF_INIT;
	as_buf_adds(&name, into->row.entity.canonical);
	bool done = as_session_entity_merge(view->shared->session, ids, count, into->row.entity.id, &err);
	if (done) {
		view->shared->changes++;
		ui_say(&view->shared->messages,
		       ngettext("%zu entity merged into %s; u undoes", "%zu entities merged into %s; u undoes", others),
		       others, name.data);
	} else {
		ui_fail(view, &err);
	}
	as_buf_free(&name);
	return done;
}
