/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where annotators disagree, and settling it.
 *
 * Of the tags, those of two annotators that overlap and differ, in type or
 * bounds, where neither has the other's too; and those that only one set in a
 * document in which all tagged something.  Of the claims, each field (verdict,
 * state, claimant) that was last set otherwise by another annotator.  What
 * somebody confirmed, or what a third one set after two had differed, is
 * settled. */
#ifndef AS_SESSION_DISPUTES_H
#define AS_SESSION_DISPUTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "session/session.h"

enum as_dispute_kind {
	AS_DISPUTE_TYPE,   /* overlapping tags of other types */
	AS_DISPUTE_BOUNDS, /* of the same type, with other bounds */
	AS_DISPUTE_ALONE,  /* the first side has a tag, nobody else */
	AS_DISPUTE_FIELD,  /* of a claim */
	AS_DISPUTE_KINDS
};
const char *as_dispute_kind_name(enum as_dispute_kind kind); /* "type" ...: for machines */

struct as_dispute_side {
	const char *annotator;  /* of ALONE, second: NULL */
	const char *value;      /* type of the tag, or what the field was set to; NULL: nothing */
	const char *words;      /* tagged; NULL for a field */
	struct as_span span;    /* where they stand now */
	const char *time;
	char id[AS_UUID_TEXT];  /* annotation; "" for a field, and where there is none */
};

struct as_dispute {
	enum as_dispute_kind kind;
	int doc;                /* of the place, -1: the claim has none here */
	struct as_span span;    /* of both sides, or of the claim's first appearance */
	const char *field;      /* FIELD: "verdict" ... */
	const char *words;      /* FIELD: the claim */
	char claim[AS_UUID_TEXT];
	struct as_dispute_side sides[2];
};

struct as_disputes {
	struct as_arena arena;  /* every string */
	struct as_dispute *items; /* tags by document and place, then claims; owned */
	size_t count, cap;
	size_t lost;            /* tags left out, since their words are not found */
};

/* All of them.  Reads the documents that have tags.  O(tags log tags +
 * overlapping pairs). */
bool as_session_disputes(struct as_disputes *out, struct as_session *session, struct as_error *err);
void as_disputes_free(struct as_disputes *disputes);

enum as_settlement { AS_TAKE_FIRST, AS_TAKE_SECOND, AS_KEEP_BOTH };
/* Settles one, as one action.  Of two tags the other is deleted (a claim's
 * appearance gets the bounds of the one taken instead, so that its claim
 * stays), of a lone one taking the second deletes it; of a field that value is
 * set.  What stays is confirmed.  AS_KEEP_BOTH leaves all as it is. */
bool as_session_settle(struct as_session *session, const struct as_dispute *dispute, enum as_settlement how,
		       struct as_error *err);

#endif
