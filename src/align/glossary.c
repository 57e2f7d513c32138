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
		.lists = as_calloc((size_t)lexicon->forms_count + 1, sizeof *glossary->lists),
	};
}

void as_glossary_free(struct as_glossary *glossary)
{
	free(glossary->items);
	free(glossary->lists);
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

/* The lists of a form by the rules of the language. */
static uint32_t lists_by_rules(struct as_glossary *glossary, uint32_t id)
{
	uint32_t lists = 0;
	const struct as_rule *rule = as_rules_first(glossary->language, as_glossary_item(glossary, id));
	for (; rule; rule = as_rules_next(glossary->language, rule))
		if (rule->class >= AS_RULE_SPEECH && rule->class < AS_RULE_SPEECH + (int)AS_WORDLISTS)
			lists |= 1u << (rule->class - AS_RULE_SPEECH);
		else if (rule->class == AS_RULE_WEEKDAY)
			lists |= 1u << AS_WORDS_WEEKDAY;
	return lists;
}

uint32_t as_glossary_lists(struct as_glossary *glossary, const char *text, const struct as_token *token)
{
	const uint32_t known = 1u << AS_WORDLISTS;
	const struct as_form *form = &glossary->lexicon->forms[token->id];
	const char *word = text + token->start;
	size_t len = token->end - token->start;
	uint32_t *lists = &glossary->lists[token->id];
	if (!*lists)
		*lists = known | as_wordlists_of(form->text, form->len) | lists_by_rules(glossary, token->id);
	return is_plain(form, word, len) ? *lists : *lists | as_wordlists_of(word, len);
}
