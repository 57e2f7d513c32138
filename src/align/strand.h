/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One side of a matched row, word by word: where each word's fellow stands on
 * the other side, and what the rules of its language say of it. */
#ifndef AS_ALIGN_STRAND_H
#define AS_ALIGN_STRAND_H

#include <stdbool.h>
#include <stdint.h>

#include "align/glossary.h"
#include "align/result.h"
#include "align/rules.h"
#include "align/tokens.h"
#include "base/arena.h"

/* Instead of the place of a fellow: none, or one that is glued to others. */
#define AS_NO_FELLOW UINT32_MAX
#define AS_GLUED (UINT32_MAX - 1)

struct as_strand_word {
	struct as_span span;
	const struct as_form *form;
	uint32_t id;               /* in the lexicon */
	uint32_t link;             /* word of the other strand, AS_NO_FELLOW or AS_GLUED */
	bool moved;                /* linked out of the row's order */
	bool capital;              /* written with a capital */
	bool initial;              /* first of its sentence or quotation */
	bool digit;                /* begins with a figure */
	uint64_t classes;          /* of its item: what no bit stands for, no rule says of it */
	const struct as_item *item; /* that begins with this word */
};

struct as_strand {
	const struct as_doc *doc;
	struct as_glossary *glossary;
	const struct as_language *language;
	struct as_strand_word *words;
	uint32_t count;
	uint32_t first;            /* the first word's index among the document's tokens */
	bool title_case;           /* most words have capitals: these tell nothing */
};

/* Words of a strand, by number. */
struct as_reach {
	uint32_t first, end;
};

/* The language whose common words are most frequent in the beginning of the
 * document; that of the first rules when none is. */
const struct as_language *as_strand_language(const struct as_tokens *tokens, const struct as_lexicon *lexicon,
					     const struct as_rules *rules);

/* The words of a span of a document, linked to nothing, in `arena`. */
void as_strand_read(struct as_strand *strand, const struct as_tokens *tokens, struct as_glossary *glossary,
		    struct as_span span, struct as_arena *arena);
/* Both strands of a row, in `arena`.  O(words + ops). */
void as_strands_read(struct as_strand strands[2], const struct as_comparison *comparison, const struct as_row *row,
		     struct as_glossary glossaries[2], struct as_arena *arena);

/* The longest item of `class` that begins with word `at`; `*end` gets the word
 * after it.  NULL when there is none. */
const struct as_rule *as_strand_match(const struct as_strand *strand, uint32_t at, enum as_rule_class class,
				      uint32_t *end);
/* Whether an item of one of these classes (AS_RULE_BIT) may begin with word
 * `at`: a cheap question to ask first. */
static inline bool as_strand_may(const struct as_strand *strand, uint32_t at, uint64_t classes)
{
	return (strand->words[at].classes & classes) != 0;
}
bool as_strand_is(const struct as_strand *strand, uint32_t at, enum as_rule_class class);
/* A rule of this class for a sign that is no word, such as "%". */
const struct as_rule *as_strand_sign(const struct as_strand *strand, const char *sign, size_t len,
				     enum as_rule_class class);

/* The text of words [first, end), without what clings to it. */
struct as_span as_strand_span(const struct as_strand *strand, uint32_t first, uint32_t end);
/* Whether one of these bytes stands between word `at` and the next. */
bool as_strand_gap_has(const struct as_strand *strand, uint32_t at, const char *bytes);
/* A word that says something by itself: not among the language's common ones,
 * its negations, modals and hedges. */
bool as_strand_has_content(const struct as_strand *strand, uint32_t at);

/* Where on the other strand the like of [first, end) would stand: the words
 * between the fellows of its nearest linked neighbours in order.  `*close`
 * tells whether those neighbours touch it on both sides.  Empty where words by
 * the dozen differ: nothing is said of places there.  O(1). */
struct as_reach as_strand_place(const struct as_strand strands[2], int side, struct as_reach reach, bool close[2]);

#endif
