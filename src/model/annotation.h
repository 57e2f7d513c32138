/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader makes: annotations (mentions of entities, appearances of
 * claims) and evidence, as plain structs.  Strings are owned by the arena the
 * caller read them into; NULL means "not stated". */
#ifndef AS_MODEL_ANNOTATION_H
#define AS_MODEL_ANNOTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/uuid.h"

enum { AS_CONTEXT = 32 }; /* code points of prefix and of suffix */

/* How sure a span still is of its place. */
enum as_anchor_state { AS_ANCHOR_EXACT, AS_ANCHOR_MOVED, AS_ANCHOR_FUZZY, AS_ANCHOR_ORPHAN, AS_ANCHOR_STATES };
const char *as_anchor_state_name(enum as_anchor_state state); /* "exact" ... */

/* A span as it is stored: offsets in both units, and enough text to find it
 * again when the document changed. */
struct as_anchor {
	const char *document;     /* path relative to the corpus */
	const char *sha256;       /* of the document's bytes when tagged */
	uint64_t start, end;            /* code points of the decoded text */
	uint64_t start_byte, end_byte;  /* bytes of the file as stored */
	const char *exact;        /* the words themselves; invalid bytes as U+FFFD */
	const char *prefix, *suffix;    /* up to AS_CONTEXT code points around them */
	enum as_anchor_state state;
};

enum as_kind { AS_MENTION, AS_APPEARANCE };

struct as_annotation {
	char id[AS_UUID_TEXT];
	enum as_kind kind;
	struct as_anchor anchor;
	const char *type;        /* name of the tag: "person" ...; "claim" for appearances */
	const char *note;
	const char *annotator;
	const char *created, *updated; /* ISO 8601 UTC */

	/* appearances only: the claim they make */
	char claim[AS_UUID_TEXT];
	const char *normalised;  /* the claim as one checkable sentence */
	const char *claimant, *role, *said; /* who, as what, when (YYYY-MM-DD or as written) */
	const char *form;        /* quote, paraphrase, headline, implied */
	const char *checkworthy; /* yes, no */
	const char *state;       /* open, checking, done */
	const char *verdict, *scale;
};

struct as_evidence {
	char id[AS_UUID_TEXT], claim[AS_UUID_TEXT];
	const char *url, *title, *accessed, *archive_url;
	const char *stance; /* supports, refutes, context */
	const char *quote, *note;
	const char *annotator, *created, *updated;
};

/* One kind of entity that a key tags; the set is data (see session). */
struct as_tag {
	const char *name;  /* "person" */
	char key;          /* 'p' */
	const char *colour;
	const char *description;
};

#endif
