/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of one language say of the words of a lexicon: looked up once
 * a folded form, however often the word stands in the documents. */
#ifndef AS_ALIGN_GLOSSARY_H
#define AS_ALIGN_GLOSSARY_H

#include "align/rules.h"
#include "align/tokens.h"

struct as_glossary {
	const struct as_language *language; /* borrowed, as is the lexicon */
	const struct as_lexicon *lexicon;
	const struct as_item **items; /* by id of the form; NULL: not looked up yet */
	uint32_t *lists;              /* by id: see as_glossary_lists(); 0: not looked up yet */
};

/* For the forms that the lexicon has now. */
void as_glossary_init(struct as_glossary *glossary, const struct as_language *language,
		      const struct as_lexicon *lexicon);
void as_glossary_free(struct as_glossary *glossary);

/* The item that begins with the form; one without rules when there is none.
 * Amortised O(1). */
const struct as_item *as_glossary_item(struct as_glossary *glossary, uint32_t id);

/* The lists that the token is in (align/wordlists.h), a bit each: as written by
 * the lists of all languages, folded by the rules of this one, which the user
 * may have added to.  Amortised O(bytes). */
uint32_t as_glossary_lists(struct as_glossary *glossary, const char *text, const struct as_token *token);

#endif
