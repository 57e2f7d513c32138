/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreading a tag: the passages of other documents that correspond to a place,
 * offered to carry the same tag. */
#ifndef AS_SESSION_SPREAD_H
#define AS_SESSION_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "align/result.h"
#include "session/session.h"

enum { AS_SPREAD_DOCUMENTS = 1024 }; /* likeliest documents that are compared for one place */

/* A place of another document.  Strings live as long as the spread. */
struct as_offer {
	size_t doc, passage;
	struct as_span span;       /* bytes of that document's text, on the edges of words */
	struct as_span code_points, file_bytes; /* the same, counted as outputs do */
	enum as_relation relation; /* SAME, FORMAT, EDITED or RELATED, of these words */
	bool discrepant;           /* a discrepancy is more than a note; never SAME or FORMAT then */
	bool taken;                /* has such a tag, or an appearance of the claim, already */
	double similarity;
	const char *words;         /* as they stand there, raw; `words_len` bytes and a NUL */
	size_t words_len;
	const char *date;          /* of the document; NULL: it states none */
	const char *speaker;       /* who is named there as saying it; NULL: nobody, or not a claim */
	const char *form;          /* of the claim there: "quote", "paraphrase", "headline"; NULL for mentions */
	struct as_discrepancy *discrepancies; /* what differs in meaning; `left` is in the document asked for */
	size_t discrepancies_count;
	struct as_span *here;      /* what differs: bytes of the text of the document asked for */
	size_t here_count;
	struct as_span *there;     /* the same in `words` */
	size_t there_count;
};

/* What is to be spread: a tag that stands, or is about to. */
struct as_spread_tag {
	enum as_kind kind;
	const char *type;          /* of a mention */
	char claim[AS_UUID_TEXT];  /* of an appearance; "": of none yet */
	const char *entity;        /* of a mention, to be linked as well; NULL or "": none */
};

struct as_spread {
	struct as_arena arena;
	size_t doc;                /* asked for */
	struct as_span span;
	struct as_spread_tag tag;
	struct as_offer *items;    /* owned: same, format, edited (discrepant first), related; then by document, place */
	size_t count, cap;         /* count is 0 until all documents were held against this one */
	size_t found;              /* items there so far */
	uint32_t *chosen;          /* documents to be held against this one; owned */
	size_t chosen_count, next;
	size_t compared;           /* documents held against it so far */
	size_t left_out;           /* likely ones beyond AS_SPREAD_DOCUMENTS */
	bool waiting;              /* documents are still unread: there may be more */
};

/* The offers for a place.  Documents are those that share fingerprints with
 * this one (all, in a small corpus); each is compared anew, so the cost is that
 * of AS_SPREAD_DOCUMENTS comparisons at most.  In err: the document cannot be
 * read. */
bool as_session_spread(struct as_spread *out, struct as_session *session, size_t doc, struct as_span span,
		       const struct as_spread_tag *tag, struct as_error *err);
/* The same for an annotation, by its id or as it begins. */
bool as_session_spread_of(struct as_spread *out, struct as_session *session, const char *id, struct as_error *err);
/* The same for one other document. */
bool as_session_spread_to(struct as_spread *out, struct as_session *session, size_t doc, struct as_span span,
			  const struct as_spread_tag *tag, size_t other, struct as_error *err);
/* The same in slices: begins, and goes on for about `budget_ms` (negative: to
 * the end); false when all is there.  There is no offer before that. */
bool as_session_spread_begin(struct as_spread *out, struct as_session *session, size_t doc, struct as_span span,
			     const struct as_spread_tag *tag, struct as_error *err);
bool as_session_spread_step(struct as_spread *spread, struct as_session *session, int budget_ms);
/* What an annotation spreads; its strings are the annotation's. */
struct as_spread_tag as_spread_tag_of(const struct as_annotation *annotation);
/* Looks again which offers are taken, after a change of the sidecar. */
void as_session_spread_look(struct as_spread *spread, struct as_session *session);
void as_spread_free(struct as_spread *spread);

/* The offer stands for the very wording, spelling aside, and is still free. */
bool as_offer_is_same(const struct as_offer *offer);

/* Takes offers as one action, which undoes as one: `which` are indices in the
 * spread; those taken already are passed over.  `ids` gets what was made, in
 * that order, and `*taken` how many (both may be NULL). */
bool as_session_take(size_t *taken, char (*ids)[AS_UUID_TEXT], struct as_session *session, struct as_spread *spread,
		     const size_t *which, size_t count, struct as_error *err);
/* Takes the free offers whose relation is `most` at most and, unless `discrepant`, no discrepant ones. */
bool as_session_take_all(size_t *taken, char (*ids)[AS_UUID_TEXT], struct as_session *session,
			 struct as_spread *spread, enum as_relation most, bool discrepant, struct as_error *err);

#endif
