/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a language: its words for numbers, units, days, months, its
 * negations, modals, verbs of saying, names for one and the same thing.  Data:
 * one file a language (src/align/rules), compiled in; files of the same form
 * add to them or bring another language.
 *
 * A line is "class VALUE: item, item ..."; an item is a word or a few; "#"
 * begins a comment.  The first line that says something is "language: CODE".
 * Items compare folded (text/fold.h); one written with a capital is found only
 * where the text has a capital, too ("May", not "may").
 */
#ifndef AS_ALIGN_RULES_H
#define AS_ALIGN_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"

enum as_rule_class {
	AS_RULE_COMMON,     /* frequent words: tell the language of a document, weigh nothing */
	AS_RULE_NUMBER,     /* VALUE: "seven" */
	AS_RULE_ORDINAL,    /* VALUE: "seventh" */
	AS_RULE_SCALE,      /* VALUE: "million" */
	AS_RULE_UNIT,       /* VALUE is DIMENSION and FACTOR: "unit length 1000: kilometres" */
	AS_RULE_HEDGE,      /* VALUE names what is alike: "hedge about: around, roughly" */
	AS_RULE_WEEKDAY,    /* VALUE 1 to 7 */
	AS_RULE_MONTH,      /* VALUE 1 to 12 */
	AS_RULE_HALFDAY,    /* VALUE hours added: "halfday 12: p.m." */
	AS_RULE_RELATIVE,   /* VALUE names the day or time meant: "yesterday" */
	AS_RULE_NEGATION,   /* "not", "no intention" */
	AS_RULE_NEGATIVE,   /* as good as a negation, but nothing by itself: "refused" */
	AS_RULE_IDIOM,      /* negation only by its words: "not only" */
	AS_RULE_PREFIX,     /* negates the word it begins: "un" */
	AS_RULE_MODAL,      /* VALUE names what is alike: "modal will: will, would" */
	AS_RULE_OPPOSITE,   /* VALUE names the pair, items "a/b": "rose/fell" */
	AS_RULE_SAME,       /* VALUE names the thing: "same US: United States, Washington" */
	AS_RULE_VAGUE,      /* VALUE at least, not twenty times it: "vague 100: hundreds" */
	AS_RULE_FRACTION,   /* VALUE after a number or "a": "fraction 0.25: quarter, quarters" */
	AS_RULE_RATIO,      /* between the numbers of one: "in" of "one in five" */
	AS_RULE_MINUS,      /* before a number: "minus" */
	AS_RULE_SINGLE,     /* counts one: "a"; before a unit of time also "per" */
	AS_RULE_CLOCK,      /* VALUE hours: "noon" */
	AS_RULE_FORM,       /* VALUE names the verb: "form know: know, knew" */
	AS_RULE_CONTRACTION, /* VALUE is what it stands for, joined by "+": "contraction do+not: don't" */
	AS_RULE_LOCATIVE,   /* before the name of a place, where all nouns have capitals: German "in" */
	AS_RULE_SPEAKER,    /* VALUE names who speaks: "speaker police: police, detectives" */
	AS_RULE_PLACE,      /* VALUE names the part of a country: "place north: north, northern" */
	AS_RULE_CAPITALS,   /* another word in capitals: "US", "WHO" */
	AS_RULE_ENDING,     /* "x/y": names that end so are one: "e/ian" (Ukraine, Ukrainian) */
	AS_RULE_NOUNS,      /* "capitalised": a capital does not make a name */
	AS_RULE_DECIMAL,    /* "point" or "comma": before decimals; the other one groups thousands */
	AS_RULE_SPEECH, AS_RULE_BETWEEN, AS_RULE_PRONOUN, AS_RULE_ARTICLE, AS_RULE_TITLE, AS_RULE_OFFICE,
	AS_RULE_CONNECTOR, AS_RULE_OPENER, AS_RULE_STOP, AS_RULE_BODY, AS_RULE_ATTRIBUTION, /* see align/wordlists.h */
	/* for suggestions; VALUE is the type of tag, "none" for what is not tagged */
	AS_RULE_KNOWN,      /* a name: "known place: Kyiv" */
	AS_RULE_PART,       /* VALUE and WEIGHT: a word of a name that tells: "part organisation 3: Ministry" */
	AS_RULE_BEFORE,     /* VALUE and WEIGHT, below 0 against it: stands before: "before place 2: near" */
	AS_RULE_AFTER,      /* likewise, stands after: "after place 3: region" */
	AS_RULE_LEAD,       /* likewise, of "date", "quantity" and "list": "lead date 1: since" */
	AS_RULE_LINK,       /* joins the words of a name that has a PART: "for", "of the" */
	AS_RULE_PLURAL,     /* VALUE 1: what is counted ends so ("-s") or is so ("people"); 0: is not */
	AS_RULE_CLASSES
};

/* A bit for each class. */
#define AS_RULE_BIT(class) ((uint64_t)1 << (class))
_Static_assert(AS_RULE_CLASSES <= 64, "a bit for each class");

/* What is known of some words: what they say by themselves, and what longer
 * items that begin with them may say. */
struct as_item {
	uint32_t rule;      /* the first rule plus one; 0: only the beginning of longer items */
	uint64_t classes;   /* AS_RULE_BIT of the rules of this item and of all that begin with it */
	bool longer;        /* longer items begin with it */
	bool inner;         /* it stands in longer items, not first */
};

/* What an item says; an item may say several things. */
struct as_rule {
	enum as_rule_class class;
	bool capital;       /* only where the text has a capital */
	uint8_t part;       /* of an OPPOSITE: which side */
	const char *value;  /* in the rules' arena; "" without one; of a UNIT: its dimension */
	double number;      /* value as a number; of a UNIT: its factor */
	uint32_t next;      /* the item's next rule plus one; 0: none */
};

struct as_language {
	const char *code;
	struct as_map words;   /* folded words joined by one space -> item */
	struct as_item *items;
	size_t items_count, items_cap;
	struct as_rule *rules;
	size_t rules_count, rules_cap;
	struct as_rule *endings; /* of class ENDING: value is "x/y" */
	size_t endings_count, endings_cap;
	struct as_rule *prefixes;
	size_t prefixes_count, prefixes_cap;
	struct as_rule *plurals; /* endings of class PLURAL: value is "s", number says whether */
	size_t plurals_count, plurals_cap;
	bool nouns_capitalised;
	char decimal;          /* '.' or ',' */
};

struct as_rules {
	struct as_arena arena;
	struct as_language *languages; /* the first is taken when nothing tells */
	size_t count, cap;
};

/* The rules that come with the program.  O(their text). */
void as_rules_init(struct as_rules *rules);
/* Adds the names that come with it: only suggestions ask for them. */
void as_rules_add_names(struct as_rules *rules);
void as_rules_free(struct as_rules *rules);
/* Adds a file's text; `name` stands in messages ("NAME:LINE: ...").  What
 * stood before an error stays added. */
bool as_rules_add(struct as_rules *rules, const char *name, const char *text, size_t len, struct as_error *err);

/* The item of the `len` bytes of folded words; NULL when there is none. */
const struct as_item *as_rules_item(const struct as_language *language, const char *words, size_t len);
/* Its first rule; NULL when it has none, as when `item` is NULL. */
const struct as_rule *as_rules_first(const struct as_language *language, const struct as_item *item);
const struct as_rule *as_rules_next(const struct as_language *language, const struct as_rule *rule);
/* Whether two values, parts joined by "+", have a part in common. */
bool as_rules_share(const char *a, const char *b);

#endif
