/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations of the session's documents, with where they stand now. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/refind.h"
#include "session/state.h"
#include "store/claim.h"

enum { RELISTED_LEAST = 64 };

static int compare_tagged(const void *a, const void *b)
{
	const struct as_tagged *x = a, *y = b;
	bool lost_x = x->state == AS_ANCHOR_ORPHAN, lost_y = y->state == AS_ANCHOR_ORPHAN;
	if (lost_x != lost_y)
		return lost_x ? 1 : -1;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end < y->span.end ? -1 : 1;
	/* Tags of one place stand in the order in which they were made; ids are random. */
	int order = strcmp(x->annotation->created, y->annotation->created);
	if (order == 0)
		order = strcmp(x->annotation->type, y->annotation->type);
	return order ? order : strcmp(x->annotation->id, y->annotation->id);
}

/* The further parts that are still there; a lost one makes the tag doubtful. */
static void place_parts(struct as_tagged *tagged, struct as_span *parts, struct as_refind *refind)
{
	const struct as_annotation *annotation = tagged->annotation;
	tagged->parts = parts;
	for (size_t i = 0; i < annotation->parts_count; i++) {
		enum as_anchor_state state = as_refind_anchor(&parts[tagged->parts_count], refind, &annotation->parts[i]);
		tagged->parts_count += state != AS_ANCHOR_ORPHAN;
		if (state == AS_ANCHOR_ORPHAN)
			state = AS_ANCHOR_FUZZY;
		tagged->state = state > tagged->state ? state : tagged->state;
	}
}

static void place_tagged(struct as_slot *slot)
{
	size_t parts = 0;
	for (size_t i = 0; i < slot->annotations.count; i++)
		parts += slot->annotations.items[i].parts_count;
	slot->tagged_parts = as_realloc(slot->tagged_parts, parts + 1, sizeof *slot->tagged_parts);
	parts = 0;
	slot->tagged_count = slot->annotations.count;
	slot->tagged = as_realloc(slot->tagged, slot->tagged_count + 1, sizeof *slot->tagged);
	struct as_refind refind;
	as_refind_init(&refind, &slot->offsets);
	for (size_t i = 0; i < slot->tagged_count; i++) {
		const struct as_annotation *annotation = &slot->annotations.items[i];
		struct as_tagged *tagged = &slot->tagged[i];
		*tagged = (struct as_tagged){.annotation = annotation};
		if (annotation->kind == AS_DOCUMENT_TAG)
			continue; /* of no place in it */
		tagged->state = as_refind_anchor(&tagged->span, &refind, &annotation->anchor);
		if (tagged->state == AS_ANCHOR_ORPHAN)
			tagged->span = (struct as_span){0, 0};
		else
			place_parts(tagged, &slot->tagged_parts[parts], &refind);
		parts += annotation->parts_count;
	}
	as_refind_free(&refind);
	qsort(slot->tagged, slot->tagged_count, sizeof *slot->tagged, compare_tagged);
}

/* Those of a document, under whatever name the sidecar knows it; they get the
 * name that it has now. */
static bool list_tags(struct as_annotations *list, struct as_session *session, size_t doc, struct as_error *err)
{
	const char *path = session->corpus.entries[doc].path;
	bool ok = as_annotation_list(list, session->store, path, err);
	for (size_t i = 0; ok && i < session->moved_count; i++)
		ok = session->moved[i].doc != doc ||
		     as_annotation_list(list, session->store, session->moved[i].path, err);
	for (size_t i = 0; i < list->count; i++)
		list->items[i].anchor.document = path;
	return ok;
}

/* ---- kept by what changes */

const struct as_annotation *as_session_tag_with(const struct as_slot *slot, const char *id)
{
	for (size_t i = 0; slot->listed && i < slot->annotations.count; i++)
		if (!strcmp(slot->annotations.items[i].id, id))
			return &slot->annotations.items[i];
	return NULL;
}

/* The last of the annotations takes its place. */
void as_session_drop_tag(struct as_slot *slot, const struct as_annotation *annotation)
{
	struct as_annotation *items = slot->annotations.items, *last = &items[--slot->annotations.count];
	size_t kept = 0;
	for (size_t i = 0; i < slot->tagged_count; i++) {
		if (slot->tagged[i].annotation == annotation)
			continue;
		slot->tagged[kept] = slot->tagged[i];
		if (slot->tagged[kept].annotation == last)
			slot->tagged[kept].annotation = annotation;
		kept++;
	}
	slot->tagged_count = kept;
	items[annotation - items] = *last;
}

/* Room for one more: all may move. */
static void make_room(struct as_slot *slot)
{
	struct as_annotations *list = &slot->annotations;
	size_t *at = as_calloc(slot->tagged_count + 1, sizeof *at);
	for (size_t i = 0; i < slot->tagged_count; i++)
		at[i] = (size_t)(slot->tagged[i].annotation - list->items);
	AS_RESERVE(list->items, list->cap, list->count + 1);
	slot->tagged = as_realloc(slot->tagged, slot->tagged_count + 2, sizeof *slot->tagged);
	for (size_t i = 0; i < slot->tagged_count; i++)
		slot->tagged[i].annotation = &list->items[at[i]];
	free(at);
}

/* Where a tag of one part stands. */
static struct as_tagged place_one(struct as_slot *slot, const struct as_annotation *annotation)
{
	struct as_tagged tagged = {.annotation = annotation};
	struct as_refind refind;
	if (annotation->kind == AS_DOCUMENT_TAG)
		return tagged;
	as_refind_init(&refind, &slot->offsets);
	tagged.state = as_refind_anchor(&tagged.span, &refind, &annotation->anchor);
	if (tagged.state == AS_ANCHOR_ORPHAN)
		tagged.span = (struct as_span){0, 0};
	as_refind_free(&refind);
	return tagged;
}

bool as_session_add_tag(struct as_session *session, size_t doc, const char *id)
{
	struct as_slot *slot = &session->slots[doc];
	struct as_annotations *list = &slot->annotations;
	make_room(slot);
	struct as_annotation *fresh = &list->items[list->count];
	if (!as_annotation_get(fresh, &list->arena, session->store, id, NULL))
		return false;
	/* Parts lie in one piece with those of the others: rare, so all are placed again. */
	if (fresh->parts_count || ++slot->relisted > list->count + RELISTED_LEAST) {
		slot->listed = false;
		return true;
	}
	fresh->anchor.document = session->corpus.entries[doc].path;
	list->count++;
	struct as_tagged tagged = place_one(slot, fresh);
	size_t at = slot->tagged_count++;
	for (; at > 0 && compare_tagged(&slot->tagged[at - 1], &tagged) > 0; at--)
		slot->tagged[at] = slot->tagged[at - 1];
	slot->tagged[at] = tagged;
	return true;
}

/* ---- asked for */

size_t as_session_tagged(const struct as_tagged **out, struct as_session *session, size_t doc, struct as_error *err)
{
	struct as_slot *slot = &session->slots[doc];
	*out = NULL;
	if (!session->store)
		return 0;
	if (!slot->listed) {
		if (!as_session_doc(session, doc, err))
			return 0;
		as_doc_sha256(slot->doc);
		as_annotations_free(&slot->annotations);
		slot->annotations = (struct as_annotations)AS_ANNOTATIONS_INIT;
		if (!list_tags(&slot->annotations, session, doc, err))
			return 0;
		place_tagged(slot);
		slot->listed = true;
		slot->relisted = 0;
	}
	*out = slot->tagged;
	return slot->tagged_count;
}

size_t as_session_annotations(const struct as_annotation ***out, struct as_session *session, struct as_error *err)
{
	*out = NULL;
	if (!session->store)
		return 0;
	if (session->all_version != session->sidecar_version) {
		as_annotations_free(&session->all);
		session->all = (struct as_annotations)AS_ANNOTATIONS_INIT;
		if (!as_annotation_list(&session->all, session->store, NULL, err))
			return 0;
		session->all_sorted = as_realloc(session->all_sorted, session->all.count + 1,
						 sizeof *session->all_sorted);
		for (size_t i = 0; i < session->all.count; i++) {
			struct as_anchor *anchor = &session->all.items[i].anchor;
			int moved = as_session_find_moved(session, anchor->document);
			if (moved >= 0)
				anchor->document = session->corpus.entries[moved].path;
			session->all_sorted[i] = &session->all.items[i];
		}
		session->all_version = session->sidecar_version;
	}
	*out = session->all_sorted;
	return session->all.count;
}

void as_session_find_anchors(struct as_session *session, struct as_annotation *annotations, size_t count)
{
	const char *path = NULL;
	int n = -1;
	struct as_refind refind = {0};
	for (size_t i = 0; i < count; i++) {
		struct as_anchor *anchor = &annotations[i].anchor;
		if (!path || strcmp(path, anchor->document) != 0) {
			path = anchor->document;
			n = as_session_find(session, path);
			if (n >= 0 && !as_session_glance(session, (size_t)n, NULL))
				n = -1;
			as_refind_free(&refind);
			if (n >= 0)
				as_refind_init(&refind, &session->slots[n].offsets);
		}
		struct as_span span;
		if (n >= 0)
			anchor->document = session->corpus.entries[n].path;
		bool whole = annotations[i].kind == AS_DOCUMENT_TAG && n >= 0;
		anchor->state = whole ? AS_ANCHOR_EXACT : n >= 0 ? as_refind_anchor(&span, &refind, anchor) :
								   AS_ANCHOR_ORPHAN;
	}
	as_refind_free(&refind);
}

void as_session_claim_progress(size_t *claims, size_t *done, struct as_session *session, size_t doc)
{
	struct as_slot *slot = &session->slots[doc];
	*claims = *done = 0;
	if (!as_session_store(session) || !slot->tags)
		return;
	as_claim_progress(claims, done, session->store, session->corpus.entries[doc].path, NULL);
	for (size_t i = 0; i < session->moved_count; i++) {
		size_t more, more_done;
		if (session->moved[i].doc != doc ||
		    !as_claim_progress(&more, &more_done, session->store, session->moved[i].path, NULL))
			continue;
		*claims += more;
		*done += more_done;
	}
}
