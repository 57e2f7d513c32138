/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First guesses for a claim's fields, from data tables (speech verbs, titles),
 * offered in the form and never stored unasked. */
#ifndef AS_SESSION_GUESS_H
#define AS_SESSION_GUESS_H

#include "base/arena.h"
#include "model/doc.h"
#include "model/span.h"

struct as_guess {
	const char *claimant; /* subject of the nearest speech verb, a surname made full; NULL: none */
	const char *form;     /* "quote" when mostly inside quotation marks, "headline" in a headline, else "paraphrase" */
	const char *said;     /* the document's date, or that of its dateline; NULL: none, or a doubtful one */
};

/* Strings come from `arena` or are literals.  O(document): a surname is
 * looked up there for the full name. */
void as_guess_claim(struct as_guess *guess, struct as_arena *arena, const struct as_doc *doc, struct as_span span);

#endif
