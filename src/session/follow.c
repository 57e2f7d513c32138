/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After a change of our own: what the session knows follows by what was
 * touched, not by what there is. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/state.h"
#include "store/place.h"
#include "store/touched.h"

/* The document that has this id in the sidecar under its present name; -1: none. */
static int document_with(struct as_session *session, const char *id)
{
	if (!session->by_id.count)
		for (size_t n = 0; n < session->corpus.count; n++) {
			char known[AS_UUID_TEXT];
			as_place_document_id(known, session->corpus.entries[n].path);
			as_map_put(&session->by_id, known, strlen(known), (uint32_t)n, NULL);
		}
	const uint32_t *n = as_map_get(&session->by_id, id, strlen(id));
	return n ? (int)*n : -1;
}

static bool all_are_here(struct as_session *session, const struct as_touched *touched)
{
	for (size_t i = 0; i < touched->count; i++)
		if (*touched->items[i].annotation && document_with(session, touched->items[i].document) < 0)
			return false;
	return true;
}

static bool is_first_of(const struct as_touched *touched, size_t i, bool document)
{
	for (size_t k = 0; k < i; k++)
		if (document ? !strcmp(touched->items[k].document, touched->items[i].document)
			     : !strcmp(touched->items[k].annotation, touched->items[i].annotation))
			return false;
	return true;
}

/* As it was: out of the list of its document, and of the tally. */
static void forget(struct as_session *session, const struct as_touch *touch)
{
	struct as_slot *slot = &session->slots[document_with(session, touch->document)];
	const struct as_annotation *was = as_session_tag_with(slot, touch->annotation);
	if (was && touch->how == AS_TOUCH_SELF)
		as_session_tally_remove(session, was);
	else if (!slot->listed && touch->how == AS_TOUCH_SELF)
		session->tally.fresh = false; /* nobody knows which words these were */
	if (was)
		as_session_drop_tag(slot, was);
}

/* As it is, if it still is. */
static bool learn(struct as_session *session, const struct as_touch *touch)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	char document[AS_UUID_TEXT];
	struct as_error err = AS_ERROR_INIT;
	bool there = as_annotation_get(&now, &arena, session->store, touch->annotation, &err);
	bool ok = there || err.code == AS_ERR_NOT_FOUND;
	if (there) {
		as_place_document_id(document, now.anchor.document);
		int n = document_with(session, document);
		if (touch->how != AS_TOUCH_SHOWN)
			as_session_tally_add(session, &now);
		ok = n >= 0 && (!session->slots[n].listed || as_session_add_tag(session, (size_t)n, touch->annotation));
	}
	as_error_clear(&err);
	as_arena_free(&arena);
	return ok;
}

static bool follow_document(struct as_session *session, const char *id)
{
	int n = document_with(session, id);
	if (n < 0)
		return true;
	struct as_slot *slot = &session->slots[n];
	const char *path = session->corpus.entries[n].path;
	char sha256[AS_SHA256_HEX];
	if (!as_document_hash(sha256, session->store, path, NULL))
		return false;
	if (!*sha256)
		slot->tagged_sha256 = NULL;
	else if (!slot->tagged_sha256 || strcmp(slot->tagged_sha256, sha256) != 0)
		slot->tagged_sha256 = as_arena_strdup(&session->sidecar_arena, sha256);
	if (*sha256 && slot->doc && !slot->sha256)
		slot->sha256 = as_arena_strdup(&session->arena, as_doc_sha256(slot->doc));
	if (slot->listed)
		slot->tags = slot->annotations.count;
	return slot->listed || !session->tags_known || as_annotation_count(&slot->tags, session->store, path, NULL);
}

static bool follow(struct as_session *session, const struct as_touched *touched)
{
	bool ok = true;
	for (size_t i = 0; i < touched->count; i++)
		if (*touched->items[i].annotation)
			forget(session, &touched->items[i]);
	for (size_t i = 0; ok && i < touched->count; i++)
		ok = !*touched->items[i].annotation || !is_first_of(touched, i, false) ||
		     learn(session, &touched->items[i]);
	for (size_t i = 0; ok && i < touched->count; i++)
		ok = !is_first_of(touched, i, true) || follow_document(session, touched->items[i].document);
	/* Those that linking added are in the register already. */
	if (touched->entities_changed || touched->entities_added != session->register_.added)
		session->register_.fresh = false;
	session->register_.added = 0;
	return ok;
}

bool as_session_follow(struct as_session *session)
{
	struct as_touched touched;
	bool ok = as_touched_take(&touched, session->store) && !session->moved_count &&
		  all_are_here(session, &touched) && follow(session, &touched);
	if (ok)
		session->sidecar_version++;
	as_touched_free(&touched);
	return ok;
}
