/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/object.h"
#include "session/state.h"
#include "store/anchor.h"
#include "store/evidence.h"
#include "store/pin.h"
#include "store/rejection.h"

/* ---- all of them */

static struct as_anchor copy_anchor(struct as_arena *arena, const struct as_anchor *anchor)
{
	struct as_anchor out = *anchor;
	out.document = as_arena_strdup(arena, anchor->document);
	out.sha256 = anchor->sha256 ? as_arena_strdup(arena, anchor->sha256) : NULL;
	out.exact = as_arena_strdup(arena, anchor->exact ? anchor->exact : "");
	out.prefix = as_arena_strdup(arena, anchor->prefix ? anchor->prefix : "");
	out.suffix = as_arena_strdup(arena, anchor->suffix ? anchor->suffix : "");
	return out;
}

static void add(struct as_places *out, enum as_object kind, const char *id, size_t part, const char *type,
		const struct as_anchor *anchor)
{
	if (!anchor->document)
		return; /* evidence need not have a place */
	AS_RESERVE(out->items, out->cap, out->count + 1);
	struct as_place *place = &out->items[out->count++];
	*place = (struct as_place){.kind = kind, .part = part, .anchor = copy_anchor(&out->arena, anchor)};
	place->type = type ? as_arena_strdup(&out->arena, type) : NULL;
	memcpy(place->id, id, sizeof place->id);
}

static bool add_annotations(struct as_places *out, struct as_session *session, struct as_error *err)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	bool ok = as_annotation_list(&list, session->store, NULL, err);
	for (size_t i = 0; ok && i < list.count; i++) {
		const struct as_annotation *item = &list.items[i];
		if (item->kind == AS_DOCUMENT_TAG)
			continue;
		add(out, AS_OBJECT_ANNOTATION, item->id, 0, item->type, &item->anchor);
		for (size_t part = 0; part < item->parts_count; part++)
			add(out, AS_OBJECT_ANNOTATION, item->id, part + 1, item->type, &item->parts[part]);
	}
	as_annotations_free(&list);
	return ok;
}

static bool add_evidence(struct as_places *out, struct as_session *session, struct as_error *err)
{
	struct as_evidence_rows list = AS_EVIDENCE_ROWS_INIT;
	bool ok = as_evidence_list(&list, session->store, NULL, err);
	for (size_t i = 0; ok && i < list.count; i++)
		add(out, AS_OBJECT_EVIDENCE, list.items[i].id, 0, list.items[i].stance, &list.items[i].anchor);
	as_evidence_rows_free(&list);
	return ok;
}

static bool add_pins(struct as_places *out, struct as_session *session, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_pin *pins;
	size_t count;
	bool ok = as_pin_list(&pins, &count, &arena, session->store, NULL, err);
	for (size_t i = 0; ok && i < count; i++)
		for (size_t side = 0; side < 2; side++)
			add(out, AS_OBJECT_PIN, pins[i].id, side, NULL, &pins[i].sides[side]);
	as_arena_free(&arena);
	return ok;
}

static bool add_rejections(struct as_places *out, struct as_session *session, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_rejection *rows;
	size_t count;
	bool ok = as_rejection_list(&rows, &count, &arena, session->store, NULL, err);
	for (size_t i = 0; ok && i < count; i++)
		add(out, AS_OBJECT_REJECTION, rows[i].id, 0, rows[i].type, &rows[i].anchor);
	as_arena_free(&arena);
	return ok;
}

static void add_overrides(struct as_places *out, const struct as_session *session)
{
	for (size_t i = 0; i < session->overrides_count; i++) {
		const struct as_override *override = &session->overrides[i];
		add(out, AS_OBJECT_OVERRIDE, override->id, 0, as_role_name(override->role), &override->anchor);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct as_place *x = a, *y = b;
	int order = strcmp(x->anchor.document, y->anchor.document);
	if (order == 0)
		order = (x->anchor.start > y->anchor.start) - (x->anchor.start < y->anchor.start);
	if (order == 0)
		order = (x->anchor.end > y->anchor.end) - (x->anchor.end < y->anchor.end);
	if (order == 0)
		order = strcmp(x->id, y->id);
	return order ? order : (x->part > y->part) - (x->part < y->part);
}

bool as_session_places(struct as_places *out, struct as_session *session, struct as_error *err)
{
	*out = (struct as_places){0};
	if (!session->store)
		return true;
	bool ok = add_annotations(out, session, err) && add_evidence(out, session, err) &&
		  add_pins(out, session, err) && add_rejections(out, session, err);
	if (!ok) {
		as_places_free(out);
		return false;
	}
	add_overrides(out, session);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_place);
	return true;
}

void as_places_free(struct as_places *places)
{
	free(places->items);
	as_arena_free(&places->arena);
	*places = (struct as_places){0};
}

/* ---- binding one anew */

/* What a binding works with. */
struct binding {
	struct as_arena arena;
	struct as_store *store;
	const struct as_place *place;
	const struct as_doc *doc;
	struct as_anchor anchor; /* the new one */
};

static bool bind_annotation(struct binding *binding, struct as_error *err)
{
	struct as_annotation now;
	const struct as_place *place = binding->place;
	if (!as_annotation_get(&now, &binding->arena, binding->store, place->id, err))
		return false;
	if (place->part > now.parts_count)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("this part of the tag is gone meanwhile"));
	struct as_anchor *anchors = AS_NEW_ARRAY(&binding->arena, struct as_anchor, now.parts_count + 1);
	anchors[0] = now.anchor;
	for (size_t i = 0; i < now.parts_count; i++)
		anchors[i + 1] = now.parts[i];
	anchors[place->part] = binding->anchor;
	for (size_t i = 0; i <= now.parts_count; i++)
		anchors[i].document = binding->anchor.document; /* it may have got another name */
	return as_annotation_move_parts(binding->store, place->id, anchors, now.parts_count + 1, binding->doc, err);
}

static bool bind_evidence(struct binding *binding, struct as_error *err)
{
	return as_evidence_move(binding->store, binding->place->id, &binding->anchor, binding->doc, err);
}

static bool bind_override(struct binding *binding, struct as_error *err)
{
	return as_override_move(binding->store, binding->place->id, &binding->anchor, binding->doc, err);
}

static bool bind_rejection(struct binding *binding, struct as_error *err)
{
	return as_rejection_move(binding->store, binding->place->id, &binding->anchor, binding->doc, err);
}

static bool bind_pin(struct binding *binding, struct as_error *err)
{
	struct as_pin now;
	const struct as_doc *docs[2] = {NULL, NULL};
	if (!as_pin_get(&now, &binding->arena, binding->store, binding->place->id, err))
		return false;
	now.sides[binding->place->part] = binding->anchor;
	docs[binding->place->part] = binding->doc;
	return as_pin_move(binding->store, binding->place->id, now.sides, docs, err);
}

/* The span as this kind of object can have it. */
static struct as_span fitting(const struct as_place *place, const struct as_doc *doc, struct as_span span)
{
	struct as_span passage;
	if ((place->kind != AS_OBJECT_OVERRIDE && place->kind != AS_OBJECT_PIN) ||
	    !as_object_at(&passage, doc, AS_UNIT_PASSAGE, span.start))
		return span;
	if (place->kind == AS_OBJECT_OVERRIDE)
		return passage;
	span.end = span.end < passage.end ? span.end : passage.end;
	return span;
}

bool as_session_bind(struct as_session *session, const struct as_place *place, size_t n, struct as_span span,
		     struct as_error *err)
{
	static bool (*const verbs[AS_OBJECT_COUNT])(struct binding *, struct as_error *) = {
		[AS_OBJECT_ANNOTATION] = bind_annotation, [AS_OBJECT_EVIDENCE] = bind_evidence,
		[AS_OBJECT_OVERRIDE] = bind_override,     [AS_OBJECT_PIN] = bind_pin,
		[AS_OBJECT_REJECTION] = bind_rejection,
	};
	const struct as_doc *doc = as_session_doc(session, n, err);
	if (!doc || !as_session_can_write(session, err))
		return false;
	span = fitting(place, doc, span);
	if (span.end <= span.start || span.end > doc->len)
		return as_error_set(err, AS_ERR_USAGE, _("%s: there is no text in that range"), doc->path);
	as_doc_sha256(session->slots[n].doc);
	struct binding binding = {.store = session->store, .place = place, .doc = doc};
	as_anchor_make(&binding.anchor, &binding.arena, &session->slots[n].offsets, span);
	binding.anchor.document = session->corpus.entries[n].path;
	bool ok = verbs[place->kind](&binding, err);
	as_arena_free(&binding.arena);
	return as_session_changed(session, ok, err);
}

/* ---- taking one away */

/* The annotation's stretches but for one, moved to where they are. */
static bool leave_out(struct as_session *session, const struct as_place *place, const struct as_doc *doc,
		      struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	bool ok = as_annotation_get(&now, &arena, session->store, place->id, err);
	if (ok) {
		struct as_anchor *anchors = AS_NEW_ARRAY(&arena, struct as_anchor, now.parts_count + 1);
		size_t kept = 1;
		anchors[0] = now.anchor;
		for (size_t i = 0; i < now.parts_count; i++)
			if (i + 1 != place->part)
				anchors[kept++] = now.parts[i];
		for (size_t i = 0; i < kept; i++)
			anchors[i].document = doc->path;
		ok = as_annotation_move_parts(session->store, place->id, anchors, kept, doc, err);
	}
	as_arena_free(&arena);
	return as_session_changed(session, ok, err);
}

static bool remove_part(struct as_session *session, const struct as_place *place, struct as_error *err)
{
	int n = as_session_find(session, place->anchor.document);
	if (n < 0)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("%s: this document is not in the corpus"),
				    place->anchor.document);
	const struct as_doc *doc = as_session_doc(session, (size_t)n, err);
	if (!doc || !as_session_can_write(session, err))
		return false;
	as_doc_sha256(session->slots[n].doc);
	return leave_out(session, place, doc, err);
}

bool as_session_unbind(struct as_session *session, const struct as_place *place, struct as_error *err)
{
	const char *const ids[] = {place->id};
	if (place->kind == AS_OBJECT_ANNOTATION && place->part)
		return remove_part(session, place, err);
	return as_session_delete(session, ids, 1, err);
}
