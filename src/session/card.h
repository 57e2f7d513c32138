/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the card of a claim beside its places: evidence, relations,
 * and of each place where it is now and who is named there. */
#ifndef AS_SESSION_CARD_H
#define AS_SESSION_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "align/wording.h"
#include "base/arena.h"
#include "model/claim.h"
#include "session/session.h"

struct as_card_relation {
	char id[AS_UUID_TEXT], other[AS_UUID_TEXT]; /* its own; the other claim's */
	bool outward;        /* this claim does it to the other one */
	const char *kind;    /* repeats, contradicts, answers, follows */
	const char *note;
};

struct as_card {
	struct as_arena arena;            /* all of it */
	struct as_evidence *evidence;     /* oldest first */
	size_t evidence_count;
	struct as_card_relation *relations;
	size_t relations_count;
};

bool as_card_load(struct as_card *card, struct as_session *session, const char *claim, struct as_error *err);
void as_card_free(struct as_card *card);

/* A place of a claim as its document has it now. */
struct as_card_place {
	struct as_span span;      /* bytes of the document's text; empty: not found any more */
	size_t passage;           /* from 0 */
	const char *speaker;      /* who is named there as saying it, guessed; in the card's arena; NULL: nobody */
	struct as_wording wording; /* held against the claim's first place: differs[1] is of this one */
};
/* Looks at place `n`.  O(document) for the first of one document. */
void as_card_look(struct as_card_place *out, struct as_card *card, struct as_session *session,
		  const struct as_claim *claim, size_t n);

/* The next (or previous) place, round, of the claim after the appearance `id`,
 * or its first one when `id` is the claim's; places that cannot be found in the
 * corpus are passed over.  AS_ERR_NOT_FOUND when there is no other. */
bool as_session_next_place(size_t *doc, struct as_span *span, struct as_session *session, const char *id, bool forward,
			   struct as_error *err);

/* Says that claim `source` repeats, contradicts, answers or follows (from) each
 * of the targets, as one step of the history.  `ids` (may be NULL) gets the
 * relations'. */
bool as_session_relate(char (*ids)[AS_UUID_TEXT], struct as_session *session, const char *source, const char *kind,
		       const char *const *targets, size_t count, struct as_error *err);

#endif
