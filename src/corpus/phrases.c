/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/phrases.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
	KEY_BYTES = 96,   /* of a line's beginning */
	LONG_LINE = 160,  /* bytes; only phrases told by their first words may be longer */
	LONG_KEY_BYTES = 56,
};

static const struct as_phrase phrases[] = {
#define P(kind, longest, pattern, rule) {pattern, AS_PHRASE_##kind, longest, rule},
#include "corpus/phrases.def"
#undef P
};

const struct as_phrase *as_phrases(size_t *count)
{
	*count = sizeof phrases / sizeof *phrases;
	return phrases;
}

/* A line's beginning, folded. */
struct key {
	char bytes[KEY_BYTES * 4];
	size_t len;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static void fold_ascii(struct key *key, const char *text, size_t len)
{
	bool space = true;
	key->len = 0;
	for (size_t i = 0; i < len; i++) {
		bool white = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		if (!white || !space)
			key->bytes[key->len++] = white ? ' ' : ascii_lower(text[i]);
		space = white;
	}
}

static void fold_any(struct key *key, const char *text, size_t len)
{
	struct as_buf folded = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_fold_search(&folded, &map, text, len);
	key->len = folded.len < sizeof key->bytes ? folded.len : sizeof key->bytes;
	memcpy(key->bytes, folded.data, key->len);
	as_fold_map_free(&map);
	as_buf_free(&folded);
}

/* Typographic marks that a pattern writes in ASCII, or not at all. */
static const struct {
	const char *mark;
	char plain;
} marks[] = {
	{"‘", '\''}, {"’", '\''}, {"“", '"'}, {"”", '"'}, {"–", '-'}, {"—", '-'}, {"\xc2\xa0", ' '}, {"…", '.'},
};

static const char *const leading[] = {" ", "-", "*", ">", "|", "·", "•", "»", "›", "→", "►", "✕", "×"};
static const char trailing[] = ".:!?,; >|";

/* Copies the span with plain marks; true when the rest is ASCII. */
static bool plain_marks(char *out, size_t *len, const char *text, struct as_span line)
{
	bool ascii = true;
	size_t at = line.start;
	*len = 0;
	while (at < line.end) {
		uint32_t unit;
		size_t n = (unsigned char)text[at] < 0x80 ? 1 : as_utf8_next(&unit, text, line.end, at);
		char plain = '\0';
		for (size_t i = 0; n > 1 && i < sizeof marks / sizeof *marks && !plain; i++)
			if (strlen(marks[i].mark) == n && !memcmp(text + at, marks[i].mark, n))
				plain = marks[i].plain;
		if (plain) {
			out[(*len)++] = plain;
		} else {
			memcpy(out + *len, text + at, n);
			*len += n;
			ascii = ascii && n == 1 && (unsigned char)text[at] < 0x80;
		}
		at += n;
	}
	return ascii;
}

static struct as_span skip_leading(const char *text, struct as_span line)
{
	if ((text[line.start] | 0x20) >= 'a' && (text[line.start] | 0x20) <= 'z')
		return line;
	for (size_t i = 0; i < sizeof leading / sizeof *leading;) {
		size_t n = strlen(leading[i]);
		if (as_span_length(line) > n && !memcmp(text + line.start, leading[i], n)) {
			line.start += n;
			i = 0;
		} else {
			i++;
		}
	}
	return line;
}

static bool is_ascii(const char *text, struct as_span span)
{
	unsigned char all = 0;
	for (size_t at = span.start; at < span.end; at++)
		all |= (unsigned char)text[at];
	return all < 0x80;
}

/* The line's beginning that the key is made of, cut between code points. */
static struct as_span beginning(const char *text, struct as_span line)
{
	size_t most = as_span_length(line) > LONG_LINE ? LONG_KEY_BYTES : KEY_BYTES;
	struct as_span head = skip_leading(text, line);
	if (as_span_length(head) > most) {
		head.end = head.start + most;
		while (head.end < line.end && ((unsigned char)text[head.end] & 0xC0) == 0x80 &&
		       head.end < head.start + KEY_BYTES + 3)
			head.end++;
	}
	return head;
}

static void make_key(struct key *key, const char *text, struct as_span line)
{
	char plain[KEY_BYTES + 4];
	struct as_span head = beginning(text, line);
	size_t len;
	if (is_ascii(text, head))
		fold_ascii(key, text + head.start, as_span_length(head));
	else if (plain_marks(plain, &len, text, head))
		fold_ascii(key, plain, len);
	else
		fold_any(key, plain, len);
	while (key->len && key->bytes[key->len - 1] && strchr(trailing, key->bytes[key->len - 1]))
		key->len--;
}

/* A glob of '*' and '#'.  One star is remembered: O(pattern x key). */
static bool fits(const char *pattern, const struct key *key)
{
	const char *star = NULL;
	size_t at = 0, resume = 0;
	for (;;) {
		if (*pattern == '*') {
			star = ++pattern;
			resume = at;
			if (!*star)
				return true;
		} else if (*pattern == '#' && at < key->len && is_digit(key->bytes[at])) {
			while (at < key->len && is_digit(key->bytes[at]))
				at++;
			pattern++;
		} else if (*pattern && at < key->len && *pattern == key->bytes[at]) {
			pattern++;
			at++;
		} else if (!*pattern && at == key->len) {
			return true;
		} else if (star && resume < key->len) {
			pattern = star;
			at = ++resume;
		} else {
			return false;
		}
	}
}

const struct as_phrase *as_phrase_find(const char *text, struct as_span line)
{
	struct key key;
	size_t len = as_span_length(line);
	make_key(&key, text, line);
	if (!key.len)
		return NULL;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
		const struct as_phrase *phrase = &phrases[i];
		/* Most lines are too long for most phrases: the row alone says so. */
		if (len > phrase->longest)
			continue;
		char first = phrase->pattern[0];
		if ((first == key.bytes[0] || (first == '#' && is_digit(key.bytes[0]))) && fits(phrase->pattern, &key))
			return phrase;
	}
	return NULL;
}
