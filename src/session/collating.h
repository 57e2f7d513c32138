/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of a session collated, and how many independent texts it has. */
#ifndef AS_SESSION_COLLATING_H
#define AS_SESSION_COLLATING_H

#include <stdbool.h>
#include <stddef.h>

#include "align/collate.h"
#include "session/session.h"

struct as_collating {
	size_t *docs;      /* by column: numbers in the session */
	size_t count;
	struct as_lexicon lexicon;
	struct as_tokens *tokens;
	const struct as_tokens **list; /* of `tokens` */
	struct as_collation collation; /* points into the above: do not copy the struct */
};

/* Collates `count` documents, each once; with the medoid as base, by passages
 * (as_collation_lay() changes that).  Fails when one of them cannot be read, or
 * when they are fewer than two or more than AS_COLLATE_MOST. */
bool as_collating_open(struct as_collating *collating, struct as_session *session, const size_t *docs, size_t count,
		       struct as_error *err);
void as_collating_free(struct as_collating *collating);

/* Independent texts among the documents that can be read (align/texts.h), by
 * the partners found; 0 while they are still looked for. */
size_t as_session_independent(const struct as_session *session);

/* The documents of one story with `doc`, itself included, ascending: those
 * that partners join; at most AS_STORY_MOST.  Malloc'd, the caller's. */
enum { AS_STORY_MOST = 48 };
size_t as_session_story(size_t **out, const struct as_session *session, size_t doc);

#endif
