/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/glossary.h"

#include <stdlib.h>

#include "align/wordlists.h"
#include "base/mem.h"

/* Of a form that the rules do not know. */
static const struct as_item nothing;

void as_glossary_init(struct as_glossary *glossary, const struct as_language *language,
		      const struct as_lexicon *lexicon)
{
	*glossary = (struct as_glossary){
		.language = language, .lexicon = lexicon,
		.items = as_calloc((size_t)lexicon->forms_count + 1, sizeof *glossary->items),
		.spoken = as_calloc((size_t)lexicon->forms_count + 1, 1),
	};
}

void as_glossary_free(struct as_glossary *glossary)
{
	free(glossary->items);
	free(glossary->spoken);
	*glossary = (struct as_glossary){0};
}

const struct as_item *as_glossary_item(struct as_glossary *glossary, uint32_t id)
{
	const struct as_item **item = &glossary->items[id];
	if (!*item) {
		const struct as_form *form = &glossary->lexicon->forms[id];
		*item = as_rules_item(glossary->language, form->text, form->len);
		*item = *item ? *item : &nothing;
	}
	return *item;
}

/* Whether the form is the word but for ASCII case: then the lists, which look
 * at words as written, say the same of both. */
static bool is_plain(const struct as_form *form, const char *word, size_t len)
{
	if (form->len != len)
		return false;
	for (size_t i = 0; i < len; i++) {
		char byte = word[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte + ('a' - 'A'));
		if (byte != form->text[i])
			return false;
	}
	return true;
}

bool as_glossary_may_speak(struct as_glossary *glossary, const char *text, const struct as_token *token)
{
	enum { UNKNOWN, SILENT, SPEAKS };
	const struct as_form *form = &glossary->lexicon->forms[token->id];
	uint8_t *spoken = &glossary->spoken[token->id];
	if (*spoken == UNKNOWN)
		*spoken = as_wordlist_has(AS_WORDS_SPEECH, form->text, form->len) ||
			  as_wordlist_has(AS_WORDS_ATTRIBUTION, form->text, form->len) ? SPEAKS : SILENT;
	return *spoken == SPEAKS || !is_plain(form, text + token->start, token->end - token->start);
}
