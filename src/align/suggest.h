/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document names, to be offered for tagging: persons, bodies, places,
 * dates, quantities.
 *
 * Every capitalised name of headline, dateline, caption and body gathers votes
 * for a type from what stands in it and around it, over the whole document; a
 * surname takes the type of the full name; names in one list with others
 * theirs.  A name that nothing speaks for is not offered.  What speaks is data:
 * the classes "known", "part", "before", "after", "link", "plural" of the
 * rules (align/rules.h). */
#ifndef AS_ALIGN_SUGGEST_H
#define AS_ALIGN_SUGGEST_H

#include <stddef.h>

#include "align/rules.h"
#include "align/tokens.h"
#include "model/span.h"

struct as_suggestion {
	struct as_span span; /* bytes of the document's text */
	const char *type;    /* name of a tag; a literal or borrowed from the rules */
};

struct as_suggestions {
	struct as_suggestion *items; /* in the order of the text, none overlaps another; owned */
	size_t count, cap;
};

/* Appends the suggestions of a document, which the tokens are of.  Pure; O(document). */
void as_suggest(struct as_suggestions *out, const struct as_tokens *tokens, const struct as_lexicon *lexicon,
		const struct as_rules *rules);
void as_suggestions_free(struct as_suggestions *list);

#endif
