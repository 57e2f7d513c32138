/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/rules.h"
#include "align/wordlists.h"
#include "tap.h"

static const struct as_language *language_of(const struct as_rules *rules, const char *code)
{
	for (size_t i = 0; i < rules->count; i++)
		if (!strcmp(rules->languages[i].code, code))
			return &rules->languages[i];
	return NULL;
}

static const struct as_rule *rule_of(const struct as_language *language, const char *words, enum as_rule_class class)
{
	const struct as_rule *rule = as_rules_first(language, as_rules_item(language, words, strlen(words)));
	while (rule && rule->class != class)
		rule = as_rules_next(language, rule);
	return rule;
}

static void test_own(void)
{
	struct as_rules rules;
	as_rules_init(&rules);
	const struct as_language *english = language_of(&rules, "en"), *german = language_of(&rules, "de");
	OK(english && german, "two languages come with the program");
	IS_INT(rule_of(english, "seven", AS_RULE_NUMBER)->number, 7, "a number word has its value");
	IS(rule_of(english, "per cent", AS_RULE_UNIT)->value, "share", "an item may have two words");
	OK(rule_of(english, "%", AS_RULE_UNIT), "and be a sign");
	OK(rule_of(english, "may", AS_RULE_MONTH)->capital && !rule_of(english, "may", AS_RULE_MODAL)->capital,
	   "one word says several things: May, may");
	OK(rule_of(english, "wont", AS_RULE_NEGATION), "an item is found by its folded form");
	const struct as_item *few = as_rules_item(english, "no fewer", 8);
	OK(few && few->longer && !as_rules_first(english, few), "the beginning of a longer item is known as one");
	OK(few && few->classes == (AS_RULE_BIT(AS_RULE_HEDGE) | AS_RULE_BIT(AS_RULE_IDIOM)), "and of which classes it is");
	const struct as_rule *rose = rule_of(english, "rose", AS_RULE_OPPOSITE), *fell = rule_of(english, "fell", AS_RULE_OPPOSITE);
	OK(rose && fell && !strcmp(rose->value, fell->value) && rose->part != fell->part, "opposites are two parts of one pair");
	OK(german->nouns_capitalised && german->decimal == ',', "German writes nouns with a capital, decimals with a comma");
	as_rules_free(&rules);
	OK(as_wordlist_has(AS_WORDS_SPEECH, "Said", 4) && as_wordlist_has(AS_WORDS_SPEECH, "sagte", 5),
	   "verbs of saying are those of the same files");
	OK(!as_wordlist_has(AS_WORDS_SPEECH, "sai", 3), "whole words only");
}

static void test_added(void)
{
	struct as_rules rules;
	struct as_error err = AS_ERROR_INIT;
	as_rules_init(&rules);
	static const char more[] = "# mine\nlanguage: en\nunit length 1852: nautical mile, nautical miles # at sea\n"
				   "language: sv\nnegation: inte\n";
	OK(as_rules_add(&rules, "mine.rules", more, strlen(more), &err), "a file adds to a language and brings another");
	IS_INT(rule_of(language_of(&rules, "en"), "nautical miles", AS_RULE_UNIT)->number, 1852, "its unit is known");
	OK(language_of(&rules, "sv") && rule_of(language_of(&rules, "sv"), "inte", AS_RULE_NEGATION), "so is its language");
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"language: en\nnegatoin: not\n", "x.rules:2: no class of rules has this name: negatoin"},
		{"negation: not\n", "x.rules:1: a line \"language: CODE\" must come first: negation"},
		{"language: en\n\nnumber: one\n", "x.rules:3: a number is wanted before the colon: "},
		{"language: en\nnumber x7: one\n", "x.rules:2: a number is wanted before the colon: x7"},
		{"language: en\nnot never\n", "x.rules:2: no colon in this line: not never"},
		{"language: en\nopposite level: rose\n", "x.rules:2: two words with a slash between them are wanted here: rose"},
		{"language: en\nnegation no: not\n", "x.rules:2: not understood before the colon: no"},
		{"language:\n", "x.rules:1: no language is named: language:"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		OK(!as_rules_add(&rules, "x.rules", wrong[i].text, strlen(wrong[i].text), &err), "a mistake is refused");
		IS(as_error_text(&err), wrong[i].says, "and named with file and line");
		as_error_clear(&err);
	}
	as_rules_free(&rules);
}

/* Whatever stands in a user's file, it is read or refused. */
static void test_hostile(void)
{
	static const char pieces[] = "language: en\nnumber 1:,,,/ /# \x00\xff:unit a 1e999: \xe2\x82 modal \t\r\n%:opposite x: a/, /b";
	struct as_rules rules;
	unsigned state = 7;
	char text[512];
	for (int round = 0; round < 3000; round++) {
		size_t len = 13;
		memcpy(text, "language: en\n", len);
		while (len < sizeof text - 16) {
			state = state * 1103515245u + 12345u;
			size_t from = (state >> 16) % (sizeof pieces - 1), take = 1 + (state >> 8) % 12;
			for (size_t i = 0; i < take && from + i < sizeof pieces - 1; i++)
				text[len++] = pieces[from + i];
		}
		rules = (struct as_rules){0};
		as_rules_add(&rules, "fuzz", text, len, NULL);
		as_rules_free(&rules);
	}
	OK(true, "random files do no harm");
}

int main(void)
{
	test_own();
	test_added();
	test_hostile();
	return tap_done();
}
