/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/abbreviation.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "model/span.h"
#include "text/utf8.h"

enum { LONGEST = 64 };

/* What an abbreviation, or the word after one, says; see abbreviations.txt. */
enum kind {
	ABBREVIATION_TITLE = 1,
	ABBREVIATION_NUMBER = 2,
	ABBREVIATION_OPEN = 4,
	ABBREVIATION_HOUR = 8,
	ABBREVIATION_OPENER = 16,
	ABBREVIATION_DATE = 32,
	ABBREVIATION_ORDINAL = 64,
};

static const struct word {
	const char *text;
	unsigned kinds;
} words[] = {
#include "text/abbreviations.inc"
};

struct key {
	const char *text;
	size_t len;
};

static int compare_words(const void *a, const void *b)
{
	const struct key *key = a;
	const struct word *word = b;
	int order = strncmp(key->text, word->text, key->len);
	return order ? order : word->text[key->len] ? -1 : 0;
}

static unsigned kinds_of(const char *text, struct as_span span)
{
	struct key key = {text + span.start, as_span_length(span)};
	if (!key.len || memchr(key.text, '\0', key.len))
		return 0;
	const struct word *found = bsearch(&key, words, sizeof words / sizeof *words, sizeof *words, compare_words);
	return found ? found->kinds : 0;
}

static bool is_of(uint32_t point, uint32_t categories)
{
	return !as_is_invalid(point) && uc_is_general_category_withtable(point, categories);
}

static bool is_word_part(uint32_t point)
{
	return is_of(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

/* The word that the full stop at `stop` ends, inner full stops included. */
static struct as_span word_before(const char *text, size_t start, size_t stop)
{
	size_t at = stop;
	while (at > start && stop - at < LONGEST) {
		uint32_t point;
		size_t size = as_utf8_prev(&point, text, stop, at);
		if (!is_word_part(point) && point != '.')
			break;
		at -= size;
	}
	while (at < stop && text[at] == '.')
		at++;
	return (struct as_span){at, stop};
}

/* The first word at or after `at`, past opening quotes and brackets. */
static struct as_span word_after(const char *text, size_t len, size_t at)
{
	static const uint32_t before = UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z;
	size_t limit = len - at > LONGEST ? at + LONGEST : len;
	uint32_t point;
	size_t size = 0;
	for (; at < limit; at += size) {
		size = as_utf8_next(&point, text, len, at);
		if (!is_of(point, before))
			break;
	}
	struct as_span word = {at, at};
	for (; word.end < limit; word.end += size) {
		size = as_utf8_next(&point, text, len, word.end);
		if (!is_word_part(point) && point != '\'' && point != 0x2019)
			break;
	}
	return word;
}

/* Letters with full stops between them, "U.S", "a.m", "т.е"; or one letter. */
static bool is_dotted(const char *text, struct as_span word)
{
	size_t letters = 0;
	for (size_t at = word.start; at < word.end;) {
		uint32_t point;
		at += as_utf8_next(&point, text, word.end, at);
		if (is_of(point, UC_CATEGORY_MASK_L))
			letters++;
		else if (point == '.' && letters == 1)
			letters = 0;
		else if (!is_of(point, UC_CATEGORY_MASK_M))
			return false;
	}
	return letters == 1;
}

static bool is_number(const char *text, struct as_span word, size_t most)
{
	for (size_t at = word.start; at < word.end; at++)
		if (text[at] < '0' || text[at] > '9')
			return false;
	return as_span_length(word) > 0 && as_span_length(word) <= most;
}

/* "and I." ends a sentence, "Elizabeth I. Baldor" does not. */
static bool is_pronoun(const char *text, size_t start, struct as_span word)
{
	if (as_span_length(word) != 1 || text[word.start] != 'I')
		return false;
	size_t at = word.start;
	while (at > start && text[at - 1] == ' ')
		at--;
	struct as_span before = word_before(text, start, at);
	uint32_t point = 0;
	if (as_span_length(before))
		as_utf8_next(&point, text, before.end, before.start);
	return is_of(point, UC_CATEGORY_MASK_Ll);
}

static bool starts_sentence(const char *text, size_t start, size_t at)
{
	while (start < at && (text[start] == ' ' || text[start] == '\t' || text[start] == '('))
		start++;
	return start == at;
}

bool as_abbreviation_goes_on(const char *text, size_t len, size_t start, size_t stop, size_t next)
{
	struct as_span word = word_before(text, start, stop), after = word_after(text, len, next);
	unsigned kinds = kinds_of(text, word), next_kinds = kinds_of(text, after);
	if (!as_span_length(after) || !as_span_length(word))
		return false;
	if (after.end < len && text[after.end] == '.' && is_dotted(text, after))
		next_kinds = 0; /* another initial, whatever word it looks like */
	bool figure = text[after.start] >= '0' && text[after.start] <= '9';
	if (is_number(text, word, 3)) /* a list's "1." or a German "6. Januar" */
		return starts_sentence(text, start, word.start) ||
		       (is_number(text, word, 2) && (next_kinds & ABBREVIATION_ORDINAL));
	if (kinds & ABBREVIATION_TITLE)
		return true;
	if ((kinds & ABBREVIATION_NUMBER) && figure)
		return true;
	if (kinds & ABBREVIATION_HOUR)
		return next_kinds & ABBREVIATION_DATE;
	if ((kinds & ABBREVIATION_OPEN) || is_dotted(text, word))
		return !(next_kinds & ABBREVIATION_OPENER) && !is_pronoun(text, start, word);
	return false;
}
