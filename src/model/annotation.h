/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader makes: annotations (mentions of entities, appearances of
 * claims, tags of whole documents), entities, evidence and what ties them, as
 * plain structs.  Strings are owned by the arena the caller read them into;
 * NULL means "not stated". */
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

enum as_kind {
	AS_MENTION,
	AS_APPEARANCE,
	AS_DOCUMENT_TAG, /* of a whole document: its anchor is 0..0, its words are "" */
	AS_KINDS
};
const char *as_kind_name(enum as_kind kind);       /* "mention", "appearance", "document" */
enum as_kind as_kind_named(const char *name);      /* AS_MENTION when unknown */

struct as_annotation {
	char id[AS_UUID_TEXT];
	enum as_kind kind;
	struct as_anchor anchor;
	const struct as_anchor *parts; /* further parts of a discontinuous span, all in the same document */
	size_t parts_count;
	const char *type;        /* name of the tag: "person" ...; "claim" for appearances */
	const char *note;
	const char *annotator;
	const char *created, *updated; /* ISO 8601 UTC */

	/* mentions only: the entity they name; "" while not linked */
	char entity[AS_UUID_TEXT];
	const char *canonical, *external_id; /* of that entity; filled on reading */

	/* appearances only: the claim they make */
	char claim[AS_UUID_TEXT];
	const char *normalised;  /* the claim as one checkable sentence */
	const char *claimant, *role, *said; /* who, as what, when (YYYY-MM-DD or as written) */
	const char *form;        /* quote, paraphrase, headline, implied */
	const char *checkworthy; /* yes, no */
	const char *state;       /* open, checking, done */
	const char *verdict, *scale; /* a word of the scale; "name version" of the scale */
	const char *rationale;   /* why this verdict */
	const char *reviewer;    /* who looked at it again */
	const char *claimant_entity; /* id of the entity that the claimant is */
};

/* Who or what mentions name. */
struct as_entity {
	char id[AS_UUID_TEXT];
	const char *canonical;   /* its one name */
	const char *type;        /* "person" ...: name of a tag */
	const char *external_id; /* Wikidata QID or URL */
	const char *note;
	const char *annotator, *created, *updated;
};

struct as_evidence {
	char id[AS_UUID_TEXT], claim[AS_UUID_TEXT];
	const char *url, *title, *accessed, *archive_url;
	const char *stance; /* supports, refutes, context */
	const char *quote, *note;
	struct as_anchor anchor; /* a place in a document of the corpus; document NULL: none */
	const char *annotator, *created, *updated;
};

/* Between two claims: "source repeats target". */
struct as_claim_relation {
	char id[AS_UUID_TEXT], source[AS_UUID_TEXT], target[AS_UUID_TEXT];
	const char *kind; /* repeats, contradicts, answers, follows */
	const char *note;
	const char *annotator, *created, *updated;
};

/* A note on anything that has an id: document, claim, entity, annotation ... */
struct as_note {
	char id[AS_UUID_TEXT], object[AS_UUID_TEXT];
	const char *text;
	const char *annotator, *created, *updated;
};

/* Two places that the reader says belong together, whatever a comparison says. */
struct as_pin {
	char id[AS_UUID_TEXT];
	struct as_anchor sides[2]; /* left, right */
	const char *note;
	const char *annotator, *created, *updated;
};

/* A suggestion that the reader refused: these words are no `type`. */
struct as_rejection {
	char id[AS_UUID_TEXT];
	struct as_anchor anchor;
	const char *type;
	const char *annotator, *created, *updated;
};

/* A saved filter of the ledger. */
struct as_filter {
	char id[AS_UUID_TEXT];
	const char *name, *query;
	const char *annotator, *created, *updated;
};

/* One tag of the codebook as the sidecar keeps it. */
struct as_codebook_tag {
	char id[AS_UUID_TEXT];   /* made from the name: sidecars agree on it */
	const char *name;        /* "person" */
	const char *key;         /* one letter; NULL: none */
	const char *colour, *description;
	const char *parent;      /* name of the tag above it */
	const char *type;        /* what it tags: "mention" or "document"; NULL: "mention" */
	const char *annotator, *created, *updated;
};

/* Who says what a tag is: the program, the user's file, the sidecar. */
enum as_tag_origin { AS_TAG_OWN, AS_TAG_FILE, AS_TAG_SIDECAR };

/* A tag as it is in force; the set is data (session/codebook.h). */
struct as_tag {
	const char *name;  /* "person" */
	char key;          /* 'p'; 0: none */
	const char *colour;      /* "red", "bright-red", "default" */
	const char *description; /* NULL: none; the program's own are untranslated */
	const char *parent;        /* name of the tag above it; NULL: none */
	bool of_documents;         /* tags whole documents, not words */
	enum as_tag_origin origin;
};

#endif
