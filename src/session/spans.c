/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/spans.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/state.h"
#include "store/anchor.h"

/* ---- several stretches */

static int by_start(const void *a, const void *b)
{
	const struct as_span *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

/* In order, without overlaps; returns how many are left. */
static size_t settle(struct as_span *spans, size_t count)
{
	size_t kept = 0;
	qsort(spans, count, sizeof *spans, by_start);
	for (size_t i = 1; i < count; i++) {
		if (spans[i].start > spans[kept].end)
			spans[++kept] = spans[i];
		else if (spans[i].end > spans[kept].end)
			spans[kept].end = spans[i].end;
	}
	return kept + 1;
}

/* Anchors of the stretches, in `arena`. */
static struct as_anchor *make_anchors(struct as_arena *arena, struct as_session *session, size_t n,
				      const struct as_span *spans, size_t count, struct as_error *err)
{
	const struct as_doc *doc = as_session_doc(session, n, err);
	if (!doc)
		return NULL;
	as_doc_sha256(session->slots[n].doc);
	struct as_anchor *anchors = AS_NEW_ARRAY(arena, struct as_anchor, count);
	for (size_t i = 0; i < count; i++) {
		if (spans[i].end <= spans[i].start || spans[i].end > doc->len) {
			as_error_set(err, AS_ERR_USAGE, _("%s: there is no text in that range"), doc->path);
			return NULL;
		}
		as_anchor_make(&anchors[i], arena, &session->slots[n].offsets, spans[i]);
		anchors[i].document = session->corpus.entries[n].path;
	}
	return anchors;
}

/* One action of its own, or a part of the group that is open. */
static bool finish(struct as_session *session, bool own_group, bool ok, struct as_error *err)
{
	if (ok && own_group)
		return as_session_commit(session, err);
	if (own_group)
		as_session_rollback(session);
	return ok;
}

bool as_session_set_spans(struct as_session *session, const char *id, size_t n, const struct as_span *spans,
			  size_t count, struct as_error *err)
{
	if (!count)
		return as_error_set(err, AS_ERR_USAGE, _("a tag without words would be none"));
	struct as_arena arena = {0};
	struct as_span *settled = AS_NEW_ARRAY(&arena, struct as_span, count);
	memcpy(settled, spans, count * sizeof *spans);
	count = settle(settled, count);
	struct as_anchor *anchors = make_anchors(&arena, session, n, settled, count, err);
	bool own_group = !session->in_group, ok = anchors && (!own_group || as_session_begin(session, err));
	if (ok)
		ok = finish(session, own_group, as_annotation_move_parts(session->store, id, anchors, count,
									 session->slots[n].doc, err), err);
	as_arena_free(&arena);
	return ok;
}

size_t as_tagged_spans(struct as_span **out, const struct as_tagged *tagged)
{
	*out = as_calloc(tagged->parts_count + 1, sizeof **out);
	(*out)[0] = tagged->span;
	if (tagged->parts_count)
		memcpy(*out + 1, tagged->parts, tagged->parts_count * sizeof **out);
	return tagged->parts_count + 1;
}

/* ---- whole documents */

bool as_session_tag_document(char id[AS_UUID_TEXT], struct as_session *session, size_t n, const char *type,
			     const char *note, struct as_error *err)
{
	char fresh[AS_UUID_TEXT];
	struct as_annotation annotation = {.kind = AS_DOCUMENT_TAG, .type = type, .note = note};
	bool own_group = !session->in_group;
	if (!as_session_knows_tag(session, type, true, err) || !as_session_doc(session, n, err) ||
	    (own_group && !as_session_begin(session, err)))
		return false;
	as_doc_sha256(session->slots[n].doc);
	annotation.anchor.document = session->corpus.entries[n].path;
	if (!finish(session, own_group, as_annotation_add(fresh, session->store, &annotation, session->slots[n].doc, err),
		    err))
		return false;
	if (id)
		memcpy(id, fresh, sizeof fresh);
	return true;
}

const struct as_annotation *as_session_document_tag(struct as_session *session, size_t doc, const char *type)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (items[i].annotation->kind == AS_DOCUMENT_TAG && !strcmp(items[i].annotation->type, type))
			return items[i].annotation;
	return NULL;
}
