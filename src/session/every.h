/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place where some words stand, to be tagged alike: found in slices, in
 * one document or in all, chosen place by place, tagged as one step of undo. */
#ifndef AS_SESSION_EVERY_H
#define AS_SESSION_EVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/session.h"

enum { AS_EVERY_MOST = 100000, AS_EVERY_CONTEXT = 256 }; /* places kept; bytes of context on either side */

struct as_every_place {
	uint32_t doc;
	struct as_span span;      /* bytes of its text; holds the words as they are */
	const char *before, *after;
	uint32_t before_len, after_len;
	bool tagged;              /* lies in a tag of the type already: left out */
	bool on;                  /* to be tagged */
};

struct as_every;

/* Looks for the words of `span` in the document, whole and with the same
 * capitals; nothing elsewhere yet.  The mentions will be linked to `entity`,
 * for "" to the one that the words name. */
bool as_every_new(struct as_every **out, struct as_session *session, size_t doc, struct as_span span, const char *type,
		  const char *entity, struct as_error *err);
/* What was begun and not finished is taken back. */
void as_every_free(struct as_every *every);

/* Goes on through the other documents for about `budget_ms`; false when all were looked through. */
bool as_every_step(struct as_every *every, int budget_ms);
/* Documents looked through so far. */
size_t as_every_done(const struct as_every *every);
/* Whether there are more places than are kept. */
bool as_every_full(const struct as_every *every);

/* The places so far, those of the first document before all others, `*here` of
 * them (may be NULL); their `on` may be set by the caller.  Valid until the next step. */
size_t as_every_places(struct as_every_place **out, size_t *here, const struct as_every *every);
/* The words that are looked for; not terminated. */
const char *as_every_words(size_t *len, const struct as_every *every);

/* Tags the first `count` places as far as they are on: for about `budget_ms` a
 * call.  `*more` says that it is to be called again; nothing else may be done
 * with the session until then.  After the last call all are safe on disk; on
 * failure, and when the places are freed, none is tagged. */
bool as_every_tag(bool *more, struct as_every *every, size_t count, int budget_ms, struct as_error *err);
/* New tags, and places whose words are not there any more. */
size_t as_every_tagged(size_t *lost, const struct as_every *every);

#endif
