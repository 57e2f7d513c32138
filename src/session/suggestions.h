/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions of tags for the documents of a session: what the recogniser finds
 * (align/suggest.h) and what the reader tagged elsewhere, but for what is
 * tagged already or was refused. */
#ifndef AS_SESSION_SUGGESTIONS_H
#define AS_SESSION_SUGGESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "align/suggest.h"
#include "session/session.h"

enum { AS_SUGGEST_MIB = 2 }; /* longer documents have no suggestions */

/* Whether all that is known of the document's suggestions is of now. */
bool as_session_suggested(const struct as_session *session, size_t doc);
/* Finds them: for idle moments.  The first time of a session it reads the names
 * that come with the program; after changes of tags it looks at these again.
 * O(document), and O(annotations) when others than new tags changed. */
void as_session_suggest(struct as_session *session, size_t doc);
/* Those of a document as far as they are known, in order; borrowed until the
 * next call of a function of this file, or change. */
size_t as_session_suggestions(const struct as_suggestion **out, struct as_session *session, size_t doc);

/* The suggestion that holds byte `at`, NULL when none does; the first that
 * begins after it, or the last that begins before; NULL: none. */
const struct as_suggestion *as_session_suggestion_at(struct as_session *session, size_t doc, size_t at);
const struct as_suggestion *as_session_suggestion_next(struct as_session *session, size_t doc, size_t at,
						       bool forward);

/* Tags what is suggested: one transaction. */
bool as_session_accept(struct as_session *session, size_t doc, struct as_suggestion suggestion, struct as_error *err);
/* Tags it and all suggestions of the same words and type, in this document or
 * in all; undone as one.  The counts (may be NULL) are of new tags, and of the
 * documents that have them. */
bool as_session_accept_alike(size_t *tagged, size_t *documents, struct as_session *session, size_t doc,
			     struct as_suggestion suggestion, bool everywhere, struct as_error *err);
/* Remembers that it was refused: it stays away from this place. */
bool as_session_refuse(struct as_session *session, size_t doc, struct as_suggestion suggestion, struct as_error *err);

#endif
