/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "align/name.h"
#include "base/buf.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
	PIECES = 4,      /* of one word */
	STEM = 3,        /* bytes of a name that something is glued to, at least */
	TAIL = 8,        /* bytes of what is glued to its end, at most */
	WORD_LIMIT = 64, /* bytes of a word that is looked at */
};

/* Of a piece that the rules do not know. */
static const struct as_item nothing;

struct cutting {
	const struct as_strand *strand;
	const struct as_seen *seen;
	struct as_arena *arena;
	const struct as_form *before; /* of the word before, when that has a capital; NULL */
	struct as_buf fold;
};

static const struct as_rule *rule_of(const struct cutting *cutting, const char *form, size_t len,
				     enum as_rule_class class)
{
	return as_strand_sign(cutting->strand, form, len, class);
}

/* A small word of the language: what can be glued before or after a name. */
static bool is_small_word(const struct cutting *cutting, const char *text, size_t len)
{
	static const enum as_rule_class classes[] = {
		AS_RULE_COMMON, AS_RULE_STOP, AS_RULE_OPENER, AS_RULE_CONNECTOR,
		AS_RULE_ARTICLE, AS_RULE_BETWEEN, AS_RULE_LINK,
	};
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (rule_of(cutting, text, len, classes[i]))
			return true;
	return false;
}

/* Whether a piece of the text, or the word before with it, is a name; the
 * piece's folded form is left in cutting->fold. */
static bool is_name(struct cutting *cutting, struct as_span piece)
{
	as_buf_clear(&cutting->fold);
	as_fold(&cutting->fold, cutting->strand->doc->text + piece.start, as_span_length(piece));
	const char *form = cutting->fold.data;
	size_t len = cutting->fold.len;
	return rule_of(cutting, form, len, AS_RULE_KNOWN) || as_seen_capital(cutting->seen, form, len);
}

/* Whether the form in cutting->fold ends a known name with the word before: "Baltic Sea". */
static bool ends_known(struct cutting *cutting)
{
	const struct as_form *before = cutting->before;
	if (!before)
		return false;
	char *words = as_asprintf("%s %s", before->text, cutting->fold.data);
	bool known = rule_of(cutting, words, strlen(words), AS_RULE_KNOWN);
	free(words);
	return known;
}

/* ---- where a word is cut; 0: nowhere */

static size_t before_possessive(const char *text, struct as_span word)
{
	static const char *const endings[] = {"'s", "\u2019s", "'S", "\u2019S"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t len = strlen(endings[i]);
		if (as_span_length(word) > len && !memcmp(text + word.end - len, endings[i], len))
			return word.end - len;
	}
	return 0;
}

/* A capital after a small letter: "whereRussian", "EasternEurope". */
static size_t before_capital(struct cutting *cutting, struct as_span word, bool capital)
{
	const char *text = cutting->strand->doc->text;
	uint32_t unit;
	bool small = false;
	for (size_t at = word.start, next; at < word.end; at = next) {
		next = at + as_utf8_next(&unit, text, cutting->strand->doc->len, at);
		bool here = as_letter_is_capital(unit);
		if (here && small) {
			struct as_span head = {word.start, at}, tail = {at, word.end};
			if (capital ? is_name(cutting, head) && is_name(cutting, tail) :
				      is_small_word(cutting, text + head.start, as_span_length(head)))
				return at;
		}
		small = !here && as_letter_is_word(unit);
	}
	return 0;
}

/* A small word, or a bare s, after a name: "NATOand", "Russias". */
static size_t before_tail(struct cutting *cutting, const struct as_strand_word *word)
{
	const char *text = cutting->strand->doc->text;
	const struct as_form *form = word->form;
	uint32_t whole = as_seen_capital(cutting->seen, form->text, form->len);
	size_t bytes = as_span_length(word->span);
	if (rule_of(cutting, form->text, form->len, AS_RULE_KNOWN) || bytes > WORD_LIMIT || bytes <= STEM)
		return 0;
	size_t most = bytes < STEM + TAIL ? bytes - STEM : TAIL;
	for (size_t len = cutting->before ? 2 : 1; len <= most; len++) {
		size_t at = word->span.end - len;
		unsigned char byte = (unsigned char)text[at];
		if (byte < 'a' || byte > 'z')
			break;
		bool bare = len == 1 && byte == 's';
		struct as_span stem = {word->span.start, at};
		if (!bare && !is_small_word(cutting, text + at, len))
			continue;
		bool name = is_name(cutting, stem);
		bool known = rule_of(cutting, cutting->fold.data, cutting->fold.len, AS_RULE_KNOWN) ||
			     ends_known(cutting);
		if (!name && !known)
			continue;
		if (known || !whole || as_seen_capital(cutting->seen, cutting->fold.data, cutting->fold.len) >= whole)
			return at;
	}
	return 0;
}

static size_t cut_of(struct cutting *cutting, const struct as_strand_word *word)
{
	size_t at = before_capital(cutting, word->span, word->capital);
	return at || !word->capital ? at : before_tail(cutting, word);
}

/* ---- pieces */

static struct as_strand_word piece_of(struct cutting *cutting, const struct as_strand_word *word, struct as_span span)
{
	const struct as_strand *strand = cutting->strand;
	const char *text = strand->doc->text + span.start;
	struct as_strand_word piece = *word;
	as_buf_clear(&cutting->fold);
	as_fold(&cutting->fold, text, as_span_length(span));
	struct as_form *form = AS_NEW(cutting->arena, struct as_form);
	form->text = as_arena_strndup(cutting->arena, cutting->fold.data, cutting->fold.len);
	form->len = (uint32_t)cutting->fold.len;
	piece.span = span;
	piece.form = form;
	piece.id = UINT32_MAX;
	piece.capital = as_name_is_capitalised(strand->doc->text, strand->doc->len, span);
	piece.initial = word->initial && span.start == word->span.start;
	piece.digit = text[0] >= '0' && text[0] <= '9';
	const struct as_item *item = as_rules_item(strand->language, form->text, form->len);
	piece.item = item ? item : &nothing;
	piece.classes = piece.item->classes;
	return piece;
}

/* Whether a word with a capital stands before: the s of "Frank Jordans", "United
 * States" is the name's own. */
static bool follows_capital(const struct as_strand *strand, uint32_t at)
{
	return at && strand->words[at - 1].capital &&
	       strand->words[at].span.start - strand->words[at - 1].span.end <= 1;
}

/* Appends the pieces of one word. */
static void cut_word(struct cutting *cutting, struct as_strand *out, struct as_strand_word word)
{
	const char *text = cutting->strand->doc->text;
	size_t end = word.span.end, at = before_possessive(text, word.span);
	struct as_strand_word possessive;
	if (at) {
		possessive = piece_of(cutting, &word, (struct as_span){at, end});
		word = piece_of(cutting, &word, (struct as_span){word.span.start, at});
	}
	for (int pieces = 1; pieces < PIECES; pieces++) {
		size_t cut = cut_of(cutting, &word);
		if (!cut)
			break;
		struct as_span tail = {cut, word.span.end};
		out->words[out->count++] = piece_of(cutting, &word, (struct as_span){word.span.start, cut});
		word = piece_of(cutting, &word, tail);
	}
	out->words[out->count++] = word;
	if (at)
		out->words[out->count++] = possessive;
}

void as_pieces_read(struct as_strand *out, const struct as_strand *strand, const struct as_seen *seen,
		    struct as_arena *arena)
{
	struct cutting cutting = {strand, seen, arena, NULL, AS_BUF_INIT};
	*out = *strand;
	out->count = 0;
	out->words = AS_NEW_ARRAY(arena, struct as_strand_word, (size_t)strand->count * (PIECES + 1) + 1);
	for (uint32_t i = 0; i < strand->count; i++) {
		cutting.before = follows_capital(strand, i) ? strand->words[i - 1].form : NULL;
		cut_word(&cutting, out, strand->words[i]);
	}
	as_buf_free(&cutting.fold);
}
