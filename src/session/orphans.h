/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of the sidecar whose words are not where they were: documents
 * changed.  Nothing is bound anew here; as_session_bind() does what the reader
 * decides. */
#ifndef AS_SESSION_ORPHANS_H
#define AS_SESSION_ORPHANS_H

#include <stdbool.h>
#include <stddef.h>

#include "session/places.h"
#include "session/refind.h"

struct as_orphan {
	const struct as_place *place;
	int doc;                     /* -1: its document is not here, or cannot be read */
	enum as_anchor_state state;  /* moved, fuzzy or orphan */
	struct as_candidate candidates[AS_CANDIDATES]; /* best first; of what is moved or fuzzy, the place found */
	size_t candidates_count;
};

struct as_orphans {
	struct as_places places;
	struct as_orphan *items;     /* by document, then old place; owned */
	size_t count, cap;
	size_t states[AS_ANCHOR_STATES]; /* how many there are of each */
	size_t next;                 /* places looked at so far */
};

/* Begins: reads the places, no document yet. */
bool as_orphans_begin(struct as_orphans *out, struct as_session *session, struct as_error *err);
/* Looks at further documents for about `budget_ms`; false when there are no
 * more.  Places in a document that is as it was then cost nothing else. */
bool as_orphans_step(struct as_orphans *orphans, struct as_session *session, int budget_ms);
void as_orphans_free(struct as_orphans *orphans);

#endif
