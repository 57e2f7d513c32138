/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place that the sidecar keeps: of annotations and their further parts,
 * evidence, roles given by hand, pins, refused suggestions. */
#ifndef AS_SESSION_PLACES_H
#define AS_SESSION_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "session/session.h"
#include "store/store.h"

struct as_place {
	enum as_object kind;     /* annotation, evidence, override, pin or rejection */
	char id[AS_UUID_TEXT];   /* of that */
	size_t part;             /* 0; of a tag, its further part; of a pin, its right side is 1 */
	const char *type;        /* name of the tag, stance, role, name of the refused tag; NULL for pins */
	struct as_anchor anchor; /* as stored */
};

struct as_places {
	struct as_arena arena;   /* every string */
	struct as_place *items;  /* by document, then place; owned */
	size_t count, cap;
};

/* All of them; tags of whole documents have none.  O(places log places). */
bool as_session_places(struct as_places *out, struct as_session *session, struct as_error *err);
void as_places_free(struct as_places *places);

/* Gives the place another span of document `doc`, which becomes what is kept of
 * it: words, context, hash.  All else stays: id, links, fields, and other
 * parts as they are stored.  A role takes the passage in which the span
 * begins, a pin what of the span lies in it.  One action. */
bool as_session_bind(struct as_session *session, const struct as_place *place, size_t doc, struct as_span span,
		     struct as_error *err);
/* Deletes what has the place; of a tag's further part only that.  One action. */
bool as_session_unbind(struct as_session *session, const struct as_place *place, struct as_error *err);

#endif
