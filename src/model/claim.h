/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim with all the places where it appears.  Strings are owned by the arena
 * the caller read them into; NULL means "not stated". */
#ifndef AS_MODEL_CLAIM_H
#define AS_MODEL_CLAIM_H

#include <stddef.h>
#include <stdint.h>

#include "base/uuid.h"

/* What the sidecar knows of a document that carries claims; one for all places in it. */
struct as_claim_document {
	const char *path, *title, *date, *source; /* NULL: not stated */
	int number, text, story;   /* the caller's; -1 at first */
};

struct as_claim_place {
	char id[AS_UUID_TEXT];     /* of the appearance */
	struct as_claim_document *document;
	const char *form, *note, *annotator;
	const char *text;          /* the words */
	uint64_t start;            /* code point where they begin */
};

struct as_claim {
	char id[AS_UUID_TEXT];
	const char *normalised, *claimant, *role, *said, *checkworthy, *state, *verdict, *scale;
	const char *rationale, *reviewer;
	const char *annotator, *created;
	const char *updated;       /* the claim, or one of its appearances */
	struct as_claim_place *places; /* by the document's date (those without last), path, place in it */
	size_t places_count;
	size_t evidence;           /* rows of it */
};

#endif
