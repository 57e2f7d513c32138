/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says something in a passage: verbs of saying with their subjects, and
 * what stands between quotation marks. */
#ifndef AS_ALIGN_SPEECH_H
#define AS_ALIGN_SPEECH_H

#include <stdbool.h>
#include <stddef.h>

#include "align/glossary.h"
#include "align/tokens.h"
#include "model/doc.h"
#include "model/span.h"
#include "text/word.h"

/* A verb of saying outside quotation marks, and who does it. */
struct as_attribution {
	struct as_span verb;
	struct as_span subject; /* of doc->text, without articles and titles */
	bool pronoun;           /* the subject only points at someone */
};

/* A passage read for speech. */
struct as_speech {
	const struct as_doc *doc; /* borrowed */
	struct as_span passage;
	struct as_words words;
	uint32_t *lists;          /* of each word, a bit each (align/wordlists.h) */
	struct as_span *quotes;   /* with their marks, in order; an open one ends with the passage */
	size_t quotes_count, quotes_cap;
	struct as_attribution *items; /* in order */
	size_t count, cap;
};

/* O(passage). */
void as_speech_read(struct as_speech *speech, const struct as_doc *doc, size_t passage);
/* The same of a document whose words are known, but for the words, which are
 * not kept; by the rules of the glossary's language, too, which the user may
 * have added to. */
void as_speech_read_tokens(struct as_speech *speech, const struct as_tokens *tokens, size_t passage,
			   struct as_glossary *glossary);
void as_speech_free(struct as_speech *speech);
/* The quotation that holds byte `at`; NULL when none does. */
const struct as_span *as_speech_quote_at(const struct as_speech *speech, size_t at);

#endif
