/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A phrase or pattern of any bytes, looked for in a text of any bytes: the
 * first letter says of what kind it is (p phrase, e exact, r pattern, c
 * pattern with case), the rest of the line is it, and what follows the text. */
#include <string.h>

#include "fuzz.h"
#include "text/find.h"
#include "text/regex.h"
#include "text/utf8.h"

enum { HITS = 200 };

static void check_hit(struct as_span hit, const char *text, size_t len, size_t from)
{
	CHECK(hit.start >= from && hit.start < hit.end && hit.end <= len);
	CHECK(as_utf8_floor(text, len, hit.start) == hit.start && as_utf8_floor(text, len, hit.end) == hit.end);
}

static void try_phrase(const char *phrase, size_t phrase_len, bool exact, const char *text, size_t len)
{
	struct as_needle needle;
	struct as_span hit, last;
	size_t from = 0;
	if (as_needle_init(&needle, phrase, phrase_len, exact))
		for (int n = 0; n < HITS && as_find_next(&hit, &needle, text, len, from); n++) {
			check_hit(hit, text, len, from);
			CHECK(as_find_prev(&last, &needle, text, len, hit.start + 1) && last.start == hit.start);
			from = hit.end;
		}
	as_needle_free(&needle);
}

static void try_pattern(const char *pattern, size_t pattern_len, bool caseless, const char *text, size_t len)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_regex *regex = NULL;
	struct as_span hit;
	size_t from = 0;
	bool fine = as_regex_new(&regex, pattern, pattern_len, caseless, &err);
	CHECK(fine == (err.code == AS_OK));
	if (fine) {
		as_regex_take(regex, text, len);
		for (int n = 0; n < HITS && as_regex_next(&hit, regex, from) == AS_MATCH_FOUND; n++) {
			check_hit(hit, text, len, from);
			from = hit.end;
		}
		as_regex_free(regex);
	}
	as_error_clear(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *input = (const char *)data;
	if (!size)
		return 0;
	const char *line = memchr(input, '\n', size);
	size_t first = line ? (size_t)(line - input) : size, wanted = first ? first - 1 : 0;
	const char *pattern = input + (first ? 1 : 0), *text = line ? line + 1 : "";
	size_t len = line ? size - (size_t)(text - input) : 0;
	if (input[0] == 'r' || input[0] == 'c')
		try_pattern(pattern, wanted, input[0] == 'r', text, len);
	else
		try_phrase(pattern, wanted, input[0] == 'e', text, len);
	return 0;
}
