/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyword in context: every place of a corpus where a phrase or pattern stands,
 * furniture included, date and URL lines not.
 *
 * A scan over the documents now; callers only see hits that arrive in steps,
 * so that an index on disk can take its place. */
#ifndef AS_SESSION_SEARCH_H
#define AS_SESSION_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "session/hits.h"
#include "session/session.h"

enum {
	AS_SEARCH_HITS = 100000,   /* hits kept at most */
	AS_SEARCH_CONTEXT = 320,   /* bytes kept on either side, unless asked for more or less */
	AS_SEARCH_MATCH = 1024,    /* bytes kept of a match */
};

enum as_search_kind {
	AS_SEARCH_PHRASE, /* whatever case, accents and white space (text/find.h) */
	AS_SEARCH_EXACT,  /* byte for byte */
	AS_SEARCH_REGEX,  /* PCRE2, capitals and small letters alike (text/regex.h) */
	AS_SEARCH_REGEX_CASE,
};

struct as_search_options {
	enum as_search_kind kind;
	size_t most;      /* hits kept; 0: AS_SEARCH_HITS */
	size_t context;   /* bytes kept on either side; 0: AS_SEARCH_CONTEXT */
};

struct as_search;

/* Begins a search; nothing is read yet.  A phrase in which nothing can be
 * looked for, or a wrong pattern, is refused. */
bool as_search_new(struct as_search **out, struct as_session *session, const char *query, size_t len,
		   const struct as_search_options *options, struct as_error *err);
void as_search_free(struct as_search *search);

struct as_search_progress {
	size_t done, total;  /* documents */
	size_t unread;       /* of these, that could not be read */
	size_t costly;       /* passages that the pattern was too costly for: given up there */
	bool full;           /* there are more hits than are kept */
};
/* Works for about `budget_ms`; false when it is over.  New hits come after
 * those there are, in order of document and place. */
bool as_search_step(struct as_search *search, int budget_ms, struct as_search_progress *progress);

/* The hits so far; borrowed until the next step or sort. */
size_t as_search_hits(const struct as_hit **out, const struct as_search *search);

/* Puts the hits in order; call it when the search is over (steps append). */
void as_search_sort(struct as_search *search, enum as_search_order order);

#endif
