/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/utf8.h"

enum {
	STEPS_LIMIT = 1000000,      /* calls of PCRE2's inner function: some 20 ms */
	DEPTH_LIMIT = 10000,        /* of backtracking */
	HEAP_LIMIT_KIB = 16 * 1024,
	NESTING_LIMIT = 100,        /* parentheses */
};

struct as_regex {
	pcre2_general_context *memory;
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
	const char *text;    /* borrowed */
	size_t len;
	struct as_span part; /* of the text, well-formed: what PCRE2 is given, checked once */
};

static void *allocate(size_t size, void *data)
{
	(void)data;
	return as_alloc(size);
}

static void release(void *memory, void *data)
{
	(void)data;
	free(memory);
}

static bool refuse(struct as_error *err, int number, size_t at)
{
	PCRE2_UCHAR why[256];
	if (pcre2_get_error_message(number, why, sizeof why) == PCRE2_ERROR_BADDATA)
		why[0] = '\0';
	return as_error_set(err, AS_ERR_USAGE, _("the pattern is wrong at byte %zu: %s"), at, (const char *)why);
}

static bool compile(struct as_regex *regex, const char *pattern, size_t len, bool caseless, struct as_error *err)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
	pcre2_compile_context *context = pcre2_compile_context_create(regex->memory);
	pcre2_set_parens_nest_limit(context, NESTING_LIMIT);
	int number;
	PCRE2_SIZE at;
	regex->code = pcre2_compile((PCRE2_SPTR)pattern, len, options | (caseless ? PCRE2_CASELESS : 0), &number, &at,
				    context);
	pcre2_compile_context_free(context);
	return regex->code || refuse(err, number, at);
}

bool as_regex_new(struct as_regex **out, const char *pattern, size_t len, bool caseless, struct as_error *err)
{
	*out = NULL;
	if (len > AS_PATTERN_LIMIT)
		return as_error_set(err, AS_ERR_LIMIT, _("the pattern is longer than %d bytes"), AS_PATTERN_LIMIT);
	struct as_regex *regex = as_calloc(1, sizeof *regex);
	regex->memory = pcre2_general_context_create(allocate, release, NULL);
	if (!compile(regex, pattern, len, caseless, err)) {
		as_regex_free(regex);
		return false;
	}
	regex->match = pcre2_match_data_create(1, regex->memory); /* the whole match is all that is asked for */
	regex->limits = pcre2_match_context_create(regex->memory);
	pcre2_set_match_limit(regex->limits, STEPS_LIMIT);
	pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(regex->limits, HEAP_LIMIT_KIB);
	*out = regex;
	return true;
}

void as_regex_free(struct as_regex *regex)
{
	if (!regex)
		return;
	pcre2_code_free(regex->code);
	pcre2_match_data_free(regex->match);
	pcre2_match_context_free(regex->limits);
	pcre2_general_context_free(regex->memory);
	free(regex);
}

void as_regex_take(struct as_regex *regex, const char *text, size_t len)
{
	regex->text = text;
	regex->len = len;
	regex->part = (struct as_span){0, 0};
}

/* Makes the well-formed stretch that holds `from`, or the first after it, the
 * part; false at the end of the text. */
static bool move_part(struct as_regex *regex, size_t from)
{
	uint32_t unit = 0;
	size_t size = 0, at = from;
	for (; at < regex->len; at += size) {
		size = as_utf8_next(&unit, regex->text, regex->len, at);
		if (!as_is_invalid(unit))
			break;
	}
	regex->part = (struct as_span){at, at};
	while (at < regex->len) {
		at = as_utf8_ascii(regex->text, regex->len, at);
		if (at == regex->len)
			break;
		size = as_utf8_next(&unit, regex->text, regex->len, at);
		if (as_is_invalid(unit))
			break;
		at += size;
	}
	regex->part.end = at;
	return as_span_length(regex->part) > 0;
}

static enum as_match match_part(struct as_span *hit, struct as_regex *regex, size_t from)
{
	size_t start = regex->part.start;
	uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
	if (start)
		options |= PCRE2_NOTBOL;
	if (regex->part.end < regex->len)
		options |= PCRE2_NOTEOL;
	int result = pcre2_match(regex->code, (PCRE2_SPTR)regex->text + start, as_span_length(regex->part),
				 from - start, options, regex->match, regex->limits);
	if (result == PCRE2_ERROR_NOMATCH)
		return AS_MATCH_NONE;
	if (result < 0)
		return AS_MATCH_COSTLY;
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->match);
	*hit = (struct as_span){start + ends[0], start + ends[1]};
	/* \K in a lookaround may put the ends anywhere: what would not lead on is none. */
	return hit->start >= from && hit->start < hit->end ? AS_MATCH_FOUND : AS_MATCH_NONE;
}

enum as_match as_regex_next(struct as_span *hit, struct as_regex *regex, size_t from)
{
	for (;;) {
		if (from >= regex->part.end && !move_part(regex, from))
			return AS_MATCH_NONE;
		if (from < regex->part.start)
			from = regex->part.start;
		enum as_match match = match_part(hit, regex, from);
		if (match != AS_MATCH_NONE)
			return match;
		from = regex->part.end;
	}
}
