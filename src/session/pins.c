/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pins.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/object.h"
#include "session/refind.h"
#include "session/state.h"
#include "store/anchor.h"
#include "store/pin.h"

enum { LEFT, RIGHT, SIDES };

/* What is read of a document, once, to find its ends of pins. */
struct finding {
	const char *path;
	struct as_refind refind;
};

/* Whether the pin joins the two documents: `*turned` when the other way round. */
static bool joins(bool *turned, const struct as_pin *pin, const struct finding found[SIDES])
{
	for (int turn = 0; turn < SIDES; turn++) {
		*turned = turn;
		if (!strcmp(pin->sides[turn].document, found[LEFT].path) &&
		    !strcmp(pin->sides[!turn].document, found[RIGHT].path))
			return true;
	}
	return false;
}

static bool find(struct as_found_pin *out, const struct as_pin *pin, bool turned, struct finding found[SIDES])
{
	struct as_span spans[SIDES];
	for (int side = LEFT; side < SIDES; side++)
		if (as_refind_anchor(&spans[side], &found[side].refind, &pin->sides[turned ? !side : side]) ==
		    AS_ANCHOR_ORPHAN)
			return false;
	*out = (struct as_found_pin){.places = {spans[LEFT], spans[RIGHT]}};
	memcpy(out->id, pin->id, sizeof out->id);
	return true;
}

/* Most sidecars have no pin at all: that is looked up once. */
static bool has_any(struct as_session *session)
{
	if (!as_session_store(session))
		return false;
	if (session->pins_version != session->sidecar_version) {
		struct as_arena arena = {0};
		struct as_pin *pins;
		size_t count;
		session->pins_any = as_pin_list(&pins, &count, &arena, session->store, NULL, NULL) && count;
		session->pins_version = session->sidecar_version;
		as_arena_free(&arena);
	}
	return session->pins_any;
}

/* Both documents in memory, to be searched for places. */
static bool begin(struct finding found[SIDES], struct as_session *session, const size_t numbers[SIDES])
{
	for (int side = LEFT; side < SIDES; side++)
		if (!as_session_doc(session, numbers[side], NULL))
			return false;
	for (int side = LEFT; side < SIDES; side++) {
		struct as_slot *slot = &session->slots[numbers[side]];
		as_doc_sha256(slot->doc);
		as_refind_init(&found[side].refind, &slot->offsets);
	}
	return true;
}

size_t as_session_pins(struct as_found_pin **out, struct as_session *session, size_t left, size_t right)
{
	*out = NULL;
	if (!has_any(session))
		return 0;
	struct as_arena arena = {0};
	struct as_pin *pins;
	size_t numbers[SIDES] = {left, right}, listed = 0, count = 0;
	struct finding found[SIDES];
	for (int side = LEFT; side < SIDES; side++)
		found[side].path = session->corpus.entries[numbers[side]].path;
	if (!as_pin_list(&pins, &listed, &arena, session->store, found[LEFT].path, NULL))
		listed = 0;
	for (size_t i = 0; i < listed; i++) {
		bool turned;
		if (!joins(&turned, &pins[i], found))
			continue;
		if (!*out && !begin(found, session, numbers))
			break;
		*out = *out ? *out : as_calloc(listed, sizeof **out);
		count += find(&(*out)[count], &pins[i], turned, found);
	}
	for (int side = LEFT; *out && side < SIDES; side++)
		as_refind_free(&found[side].refind);
	as_arena_free(&arena);
	return count;
}

/* The anchor of one end, in `arena`. */
static bool make_end(struct as_anchor *out, struct as_arena *arena, struct as_session *session, size_t n,
		     struct as_span span, struct as_error *err)
{
	struct as_span passage, word;
	const struct as_doc *doc = as_session_doc(session, n, err);
	if (!doc)
		return false;
	if (span.end <= span.start || span.end > doc->len || !as_object_at(&word, doc, AS_UNIT_WORD, span.start) ||
	    word.start >= span.end)
		return as_error_set(err, AS_ERR_USAGE, _("%s: there is no word in that range"), doc->path);
	if (!as_object_at(&passage, doc, AS_UNIT_PASSAGE, word.start) || !as_span_contains(passage, span))
		return as_error_set(err, AS_ERR_USAGE, _("%s: a place that is pinned lies in one passage"), doc->path);
	as_doc_sha256(session->slots[n].doc);
	as_anchor_make(out, arena, &session->slots[n].offsets, span);
	out->document = session->corpus.entries[n].path;
	return true;
}

bool as_session_pin(struct as_session *session, size_t left, struct as_span left_span, size_t right,
		    struct as_span right_span, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_anchor ends[SIDES];
	char id[AS_UUID_TEXT];
	bool ok = make_end(&ends[LEFT], &arena, session, left, left_span, err) &&
		  make_end(&ends[RIGHT], &arena, session, right, right_span, err) && as_session_begin(session, err);
	if (ok && !as_pin_add(id, session->store, &ends[LEFT], session->slots[left].doc, &ends[RIGHT],
			      session->slots[right].doc, NULL, err)) {
		as_session_rollback(session);
		ok = false;
	}
	as_arena_free(&arena);
	return ok && as_session_commit(session, err);
}

bool as_session_unpin(struct as_session *session, const char *id, struct as_error *err)
{
	if (!as_session_begin(session, err))
		return false;
	if (as_pin_delete(session->store, id, err))
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}
