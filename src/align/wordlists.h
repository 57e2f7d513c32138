/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that reading for speakers and names rests on, made from the rules
 * of all languages (src/align/rules).  A word is looked up in all of them at
 * once, without regard to ASCII case. */
#ifndef AS_ALIGN_WORDLISTS_H
#define AS_ALIGN_WORDLISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum as_wordlist {
	AS_WORDS_SPEECH,     /* verbs of saying, as they stand in reports: "said", "told" */
	AS_WORDS_BETWEEN,    /* what may stand between a subject and its verb: "has", "also", "later" */
	AS_WORDS_PRONOUN,    /* "he", "she" ... */
	AS_WORDS_ARTICLE,    /* begin a noun phrase: "the", "a", "his" */
	AS_WORDS_TITLE,      /* stand before a name: "President", "Gen" */
	AS_WORDS_OFFICE,     /* of these, those written small: "spokesman", "secretary" */
	AS_WORDS_CONNECTOR,  /* join the capitalised words of a name: "of", "de", "van" */
	AS_WORDS_OPENER,     /* capitalised only since they begin a sentence: "The", "On", "But" */
	AS_WORDS_STOP,       /* end a noun phrase that is read backwards: "that", "and", "in" */
	AS_WORDS_BODY,       /* parts of names that no person has: "States", "Council" */
	AS_WORDS_ATTRIBUTION, /* "according" (to) */
	AS_WORDS_WEEKDAY,    /* only by the rules of a language (align/glossary.h), not in all at once */
	AS_WORDLISTS
};

/* The lists that have the word, a bit each.  O(log words). */
uint32_t as_wordlists_of(const char *word, size_t len);
bool as_wordlist_has(enum as_wordlist list, const char *word, size_t len);

#endif
