/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/name.h"

#include <string.h>

#include "align/wordlists.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
	WORDS_LIMIT = 12, /* of a name on either side of the word asked about: a headline is no name */
	GAP_LIMIT = 8,    /* bytes of white space inside a name */
};

/* A view of a text by its words. */
struct run {
	const char *text;
	size_t len;
	const struct as_words *words;
};

bool as_name_is_capitalised(const char *text, size_t len, struct as_span word)
{
	uint32_t unit;
	as_utf8_next(&unit, text, len, word.start);
	return as_letter_is_capital(unit);
}

static bool is_capital(const struct run *run, size_t n)
{
	return as_name_is_capitalised(run->text, run->len, run->words->items[n]);
}

static bool is_listed(const struct run *run, enum as_wordlist list, size_t n)
{
	struct as_span word = run->words->items[n];
	return as_wordlist_has(list, run->text + word.start, as_span_length(word));
}

/* Bytes of a final "'s" in any of its spellings. */
static size_t possessive(const struct run *run, struct as_span word)
{
	static const char *const endings[] = {"'s", "\u2019s", "'S", "\u2019S"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t len = strlen(endings[i]);
		if (as_span_length(word) > len && !memcmp(run->text + word.end - len, endings[i], len))
			return len;
	}
	return 0;
}

static bool is_abbreviation(const struct run *run, size_t n)
{
	struct as_span word = run->words->items[n];
	return as_span_length(word) <= 2 || memchr(run->text + word.start, '.', as_span_length(word)) ||
	       (is_listed(run, AS_WORDS_TITLE, n) && as_span_length(word) <= 4);
}

/* Whether words n and n + 1 can stand in one name. */
static bool is_joined(const struct run *run, size_t n)
{
	struct as_span word = run->words->items[n];
	size_t at = word.end, end = run->words->items[n + 1].start;
	if (possessive(run, word) || end - at > GAP_LIMIT)
		return false;
	if (end - at == 1 && (run->text[at] == '-' || run->text[at] == '\''))
		return true;
	if (at < end && run->text[at] == '.') {
		if (!is_abbreviation(run, n))
			return false;
		at++;
	}
	if (at == end)
		return false;
	bool line = memchr(run->text + at, '\n', end - at);
	if (end - at > 1 && !line)
		return false; /* two blanks stand where a dash was lost */
	for (; at < end; at++)
		if (!strchr(" \t\r\n", run->text[at]) || !run->text[at])
			return false;
	return true;
}

static bool begins_sentence(const struct run *run, size_t n)
{
	size_t at = run->words->items[n].start;
	while (at > 0 && run->text[at - 1] == ' ')
		at--;
	return at == 0 || n == 0 || strchr(".!?:\"'()\n\t", run->text[at - 1]) ||
	       (unsigned char)run->text[at - 1] >= 0x80;
}

/* The next word of the name after `n` in a direction, past connectors ("of the"); n: none. */
static size_t step(const struct run *run, size_t n, int by)
{
	size_t at = n;
	for (int words = 0; words < 3; words++) {
		if (by < 0 ? at == 0 : at + 1 >= run->words->count)
			return n;
		if (!is_joined(run, by < 0 ? at - 1 : at))
			return n;
		at = by < 0 ? at - 1 : at + 1;
		if (is_capital(run, at))
			return at;
		if (!is_listed(run, AS_WORDS_CONNECTOR, at))
			return n;
	}
	return n;
}

/* The first word after the titles of the run low..high; low when there are
 * none or nothing else. */
static size_t after_titles(const struct run *run, size_t low, size_t high)
{
	size_t after = low;
	for (size_t i = low; i < high; i++) {
		if (!is_listed(run, AS_WORDS_TITLE, i))
			continue;
		after = i + 1;
		if (i + 2 <= high && !is_capital(run, i + 1)) /* Secretary of State NAME */
			after = i + 3;
	}
	return after <= high && is_capital(run, after) ? after : low;
}

struct as_span as_name_at(const char *text, size_t len, const struct as_words *words, size_t n)
{
	struct run run = {text, len, words};
	if (!is_capital(&run, n))
		return words->items[n];
	size_t low = n, high = n, next;
	for (size_t i = 0; i < WORDS_LIMIT && (next = step(&run, low, -1)) != low; i++)
		low = next;
	for (size_t i = 0; i < WORDS_LIMIT && (next = step(&run, high, 1)) != high; i++)
		high = next;
	while (low < n && begins_sentence(&run, low) && is_listed(&run, AS_WORDS_OPENER, low))
		while (++low < n && !is_capital(&run, low))
			;
	if (low == n && low < high && begins_sentence(&run, n) && is_listed(&run, AS_WORDS_OPENER, n))
		return words->items[n];
	size_t person = after_titles(&run, low, high);
	if (n >= person)
		low = person;
	struct as_span name = {words->items[low].start, words->items[high].end};
	name.end -= possessive(&run, words->items[high]);
	struct as_span last = {words->items[high].start, name.end};
	if (name.end < len && text[name.end] == '.' && memchr(text + last.start, '.', as_span_length(last)))
		name.end++;
	return name;
}
