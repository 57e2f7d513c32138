/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagparts.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/spans.h"

static const struct as_tagged *with_id(struct as_session *session, size_t doc, const char *id)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(items[i].annotation->id, id))
			return &items[i];
	return NULL;
}

/* ---- parts */

static struct ui_outcome pick(struct ui_tagging *tagging, struct ui_view *view)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, view->shared->session);
	if (!here)
		return ui_tagging_say(view, _("On a tag, + begins a further part of it"));
	memcpy(tagging->parted, here->annotation->id, sizeof tagging->parted);
	char *words = ui_tagging_quote(tagging, here->span);
	ui_say(&view->shared->messages, _("On other words or with a range, + adds them to %s \"%s\"; Esc drops it"),
	       _(here->annotation->type), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome add(struct ui_tagging *tagging, struct ui_view *view)
{
	struct as_session *session = view->shared->session;
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *to = with_id(session, tagging->doc, tagging->parted);
	struct as_span fresh, *spans;
	*tagging->parted = '\0';
	if (!to || to->state == AS_ANCHOR_ORPHAN)
		return pick(tagging, view);
	if (!ui_tagging_object(&fresh, tagging))
		return ui_tagging_say(view, _("Nothing to tag here"));
	size_t count = as_tagged_spans(&spans, to);
	spans = as_realloc(spans, count + 1, sizeof *spans);
	spans[count++] = fresh;
	bool fine = as_session_set_spans(session, to->annotation->id, tagging->doc, spans, count, &err);
	free(spans);
	if (!fine)
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	ui_tagging_range(tagging, view, false);
	char *words = ui_tagging_quote(tagging, fresh);
	ui_say(&view->shared->messages, _("\"%s\" is a part of the tag now; u undoes"), words);
	free(words);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome take_off(struct ui_tagging *tagging, struct ui_view *view)
{
	struct as_session *session = view->shared->session;
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, session);
	struct as_span *spans;
	if (!here)
		return ui_tagging_none(view);
	if (!here->parts_count)
		return ui_tagging_say(view, _("The tag has no other part; D deletes it"));
	size_t count = as_tagged_spans(&spans, here), part = ui_tagging_part(here, tagging);
	memmove(&spans[part], &spans[part + 1], (count - part - 1) * sizeof *spans);
	bool fine = as_session_set_spans(session, here->annotation->id, tagging->doc, spans, count - 1, &err);
	free(spans);
	if (!fine)
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	return ui_tagging_say(view, _("The part is off the tag; u undoes"));
}

struct ui_outcome ui_tagging_parts(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call)
{
	switch (call->request) {
	case UI_PART: return *tagging->parted ? add(tagging, view) : pick(tagging, view);
	case UI_PART_REMOVE: return take_off(tagging, view);
	case UI_CANCEL:
		if (!*tagging->parted)
			return ui_act(UI_ACT_IGNORED);
		*tagging->parted = '\0';
		return ui_tagging_say(view, _("No part is added"));
	default: return ui_act(UI_ACT_IGNORED);
	}
}

/* ---- whole documents */

struct ui_outcome ui_tag_document(struct ui_view *view, size_t doc, const char *type)
{
	struct as_session *session = view->shared->session;
	struct as_error err = AS_ERROR_INIT;
	if (!*type)
		return ui_tagging_say(view, _("Which tag? Such as :tag event"));
	const struct as_annotation *has = as_session_document_tag(session, doc, type);
	const char *id = has ? has->id : NULL;
	bool fine = id ? as_session_delete(session, &id, 1, &err)
		       : as_session_tag_document(NULL, session, doc, type, NULL, &err);
	if (!fine)
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	ui_say(&view->shared->messages, id ? _("The document is no longer tagged %s; u undoes") :
					     _("The document is tagged %s; u undoes"), _(type));
	return ui_act(UI_ACT_DONE);
}

/* Tags those that have it not yet, or, when all have it, takes it off all: one
 * step.  `*off` tells which. */
static bool turn_tags(bool *off, struct as_session *session, const size_t *docs, size_t count, const char *type,
		      struct as_error *err)
{
	const char **ids = as_calloc(count + 1, sizeof *ids);
	size_t tagged = 0;
	for (size_t i = 0; i < count; i++) {
		const struct as_annotation *tag = as_session_document_tag(session, docs[i], type);
		if (tag)
			ids[tagged++] = tag->id;
	}
	*off = tagged == count;
	bool ok = as_session_begin(session, err);
	if (ok) {
		if (*off)
			ok = as_session_delete(session, ids, tagged, err);
		for (size_t i = 0; i < count && ok && !*off; i++)
			ok = as_session_document_tag(session, docs[i], type) ||
			     as_session_tag_document(NULL, session, docs[i], type, NULL, err);
		if (ok)
			ok = as_session_commit(session, err);
		else
			as_session_rollback(session);
	}
	free(ids);
	return ok;
}

struct ui_outcome ui_tag_documents(struct ui_view *view, const size_t *docs, size_t count, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	bool off;
	if (count == 1 || !*type)
		return ui_tag_document(view, docs[0], type);
	if (!turn_tags(&off, view->shared->session, docs, count, type, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	ui_say(&view->shared->messages, off ?
	       ngettext("%zu marked document is no longer tagged %s; u undoes",
			"%zu marked documents are no longer tagged %s; u undoes", count) :
	       ngettext("%zu marked document is tagged %s; u undoes", "%zu marked documents are tagged %s; u undoes",
			count), count, _(type));
	return ui_act(UI_ACT_DONE);
}

void ui_document_tags(struct as_buf *out, struct as_session *session, size_t doc)
{
	struct as_listing listing;
	const struct as_tagged *items;
	as_session_listing(&listing, session, doc);
	size_t count = listing.tags ? as_session_tagged(&items, session, doc, NULL) : 0;
	bool first = true;
	for (size_t i = 0; i < count; i++) {
		if (items[i].annotation->kind != AS_DOCUMENT_TAG)
			continue;
		as_buf_printf(out, "%s%s", first ? "" : ", ", _(items[i].annotation->type));
		first = false;
	}
}
