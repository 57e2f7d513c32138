/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/orphans.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "session/state.h"

bool as_orphans_begin(struct as_orphans *out, struct as_session *session, struct as_error *err)
{
	*out = (struct as_orphans){0};
	return as_session_places(&out->places, session, err);
}

void as_orphans_free(struct as_orphans *orphans)
{
	as_places_free(&orphans->places);
	free(orphans->items);
	*orphans = (struct as_orphans){0};
}

static struct as_orphan *add(struct as_orphans *orphans, const struct as_place *place, int doc,
			     enum as_anchor_state state)
{
	AS_RESERVE(orphans->items, orphans->cap, orphans->count + 1);
	struct as_orphan *orphan = &orphans->items[orphans->count++];
	*orphan = (struct as_orphan){.place = place, .doc = doc, .state = state};
	orphans->states[state]++;
	return orphan;
}

static bool same_span(struct as_span a, struct as_span b)
{
	return a.start == b.start && a.end == b.end;
}

/* The place found stands first, whatever the others are like. */
static void put_first(struct as_orphan *orphan, struct as_span found)
{
	size_t at = 0;
	while (at < orphan->candidates_count && !same_span(orphan->candidates[at].span, found))
		at++;
	struct as_candidate first = {.span = found, .words = 1, .around = 1};
	if (at < orphan->candidates_count)
		first = orphan->candidates[at];
	else if (orphan->candidates_count < AS_CANDIDATES)
		orphan->candidates_count++;
	else
		at--;
	memmove(orphan->candidates + 1, orphan->candidates, at * sizeof *orphan->candidates);
	orphan->candidates[0] = first;
}

static void look_at(struct as_orphans *orphans, const struct as_place *place, int doc, struct as_refind *refind)
{
	struct as_span found = {0, 0};
	const char *now = refind->offsets->doc->sha256;
	if (place->anchor.sha256 && !strcmp(place->anchor.sha256, now))
		return;
	enum as_anchor_state state = as_refind_anchor(&found, refind, &place->anchor);
	if (state == AS_ANCHOR_EXACT)
		return;
	struct as_orphan *orphan = add(orphans, place, doc, state);
	orphan->candidates_count = as_refind_candidates(orphan->candidates, refind, &place->anchor);
	if (state != AS_ANCHOR_ORPHAN)
		put_first(orphan, found);
}

/* All places of the next document. */
static void next_document(struct as_orphans *orphans, struct as_session *session)
{
	const struct as_places *places = &orphans->places;
	const char *path = places->items[orphans->next].anchor.document;
	int doc = as_session_find(session, path);
	if (doc >= 0 && !as_session_glance(session, (size_t)doc, NULL))
		doc = -1;
	struct as_refind refind = {0};
	if (doc >= 0)
		as_refind_init(&refind, &session->slots[doc].offsets);
	for (; orphans->next < places->count; orphans->next++) {
		const struct as_place *place = &places->items[orphans->next];
		if (strcmp(place->anchor.document, path) != 0)
			break;
		if (doc >= 0)
			look_at(orphans, place, doc, &refind);
		else
			add(orphans, place, -1, AS_ANCHOR_ORPHAN);
	}
	as_refind_free(&refind);
}

bool as_orphans_step(struct as_orphans *orphans, struct as_session *session, int budget_ms)
{
	int64_t end = as_clock_ms() + budget_ms;
	while (orphans->next < orphans->places.count) {
		next_document(orphans, session);
		if (as_clock_ms() >= end)
			break;
	}
	return orphans->next < orphans->places.count;
}
