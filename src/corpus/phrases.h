/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases by which a page's text gives away what a line is: navigation,
 * notices, share and rating lines, photo credits, bylines, credit lines.  They
 * are data (phrases.def); structure is the readers' business. */
#ifndef AS_CORPUS_PHRASES_H
#define AS_CORPUS_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#include "model/span.h"

/* What follows from a phrase. */
enum as_phrase_kind {
	AS_PHRASE_LINE,    /* this line is furniture, wherever it stands */
	AS_PHRASE_LABEL,   /* furniture only outside the report's body (before it, or after its end) */
	AS_PHRASE_NEXT,    /* furniture, with the title-like line after it */
	AS_PHRASE_LIST,    /* furniture, with the bullets and lines set in that follow it */
	AS_PHRASE_REST,    /* furniture, with all that follows, unless that is more report than came before */
	AS_PHRASE_CAPTION, /* a caption begins so */
	AS_PHRASE_CREDIT,  /* "Reporting by ...": who made the report; stays part of it */
	AS_PHRASE_BYLINE,  /* "By ..." */
	AS_PHRASE_DATED,   /* "Published ...": a date follows */
};

struct as_phrase {
	const char *pattern; /* folded as as_fold_search() does; '*' is anything, '#' a number */
	enum as_phrase_kind kind;
	uint16_t longest;    /* bytes a line may have to be meant */
	const char *rule;    /* said of a passage it decides */
};

/* The first phrase that the line is, or NULL.  Looks at the line's first 96
 * bytes (56 of one longer than 160), without bullets before and punctuation
 * after them, so a pattern for long lines must end in a star early.  O(phrases). */
const struct as_phrase *as_phrase_find(const char *text, struct as_span line);

/* All of them, for the test that holds the patterns to their folded form. */
const struct as_phrase *as_phrases(size_t *count);

#endif
