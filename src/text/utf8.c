/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <string.h>

/* The second byte's range by lead byte (Unicode 15, table 3-7): this is where
 * overlong forms, surrogates and values past U+10FFFF are shut out. */
static bool second_fits(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xE0:
		return second >= 0xA0 && second <= 0xBF;
	case 0xED:
		return second >= 0x80 && second <= 0x9F;
	case 0xF0:
		return second >= 0x90 && second <= 0xBF;
	case 0xF4:
		return second >= 0x80 && second <= 0x8F;
	default:
		return (second & 0xC0) == 0x80;
	}
}

static size_t sequence_length(unsigned char lead)
{
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

size_t as_utf8_next(uint32_t *unit, const char *text, size_t len, size_t at)
{
	const unsigned char *s = (const unsigned char *)text + at;
	if (s[0] < 0x80) {
		*unit = s[0];
		return 1;
	}
	*unit = AS_INVALID + s[0];
	size_t want = sequence_length(s[0]);
	if (!want || len - at < want || !second_fits(s[0], s[1]))
		return 1;
	uint32_t value = s[0] & (0x7Fu >> want);
	for (size_t i = 1; i < want; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 1;
		value = value << 6 | (s[i] & 0x3Fu);
	}
	*unit = value;
	return want;
}

size_t as_utf8_prev(uint32_t *unit, const char *text, size_t len, size_t at)
{
	if (at > len)
		at = len;
	/* A lead byte cannot stand inside another sequence, so a whole sequence
	 * that ends here is what a walk from the start would have found. */
	for (size_t back = 1; back <= 4 && back <= at; back++) {
		if (((unsigned char)text[at - back] & 0xC0) == 0x80)
			continue;
		if (as_utf8_next(unit, text, at, at - back) == back)
			return back;
		break;
	}
	*unit = AS_INVALID + (unsigned char)text[at - 1];
	return 1;
}

size_t as_utf8_floor(const char *text, size_t len, size_t at)
{
	if (at >= len)
		return len;
	for (size_t back = 1; back <= 3 && back <= at; back++) {
		if (((unsigned char)text[at - back + 1] & 0xC0) != 0x80)
			return at;
		uint32_t unit;
		if (as_utf8_next(&unit, text, len, at - back) > back)
			return at - back;
	}
	return at;
}

size_t as_utf8_put(char out[4], uint32_t unit)
{
	if (as_is_invalid(unit)) {
		out[0] = (char)(unit - AS_INVALID);
		return 1;
	}
	if (unit < 0x80) {
		out[0] = (char)unit;
		return 1;
	}
	if (unit < 0x800) {
		out[0] = (char)(0xC0 | unit >> 6);
		out[1] = (char)(0x80 | (unit & 0x3F));
		return 2;
	}
	if (unit < 0x10000) {
		out[0] = (char)(0xE0 | unit >> 12);
		out[1] = (char)(0x80 | (unit >> 6 & 0x3F));
		out[2] = (char)(0x80 | (unit & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | unit >> 18);
	out[1] = (char)(0x80 | (unit >> 12 & 0x3F));
	out[2] = (char)(0x80 | (unit >> 6 & 0x3F));
	out[3] = (char)(0x80 | (unit & 0x3F));
	return 4;
}

size_t as_utf8_ascii(const char *text, size_t len, size_t at)
{
	while (len - at >= sizeof(uint64_t)) {
		uint64_t word;
		memcpy(&word, text + at, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
		at += sizeof word;
	}
	while (at < len && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

size_t as_utf8_count(const char *text, size_t len)
{
	size_t count = 0;
	for (size_t at = 0; at < len; count++) {
		size_t end = as_utf8_ascii(text, len, at);
		count += end - at;
		if (end == len)
			break;
		uint32_t unit;
		at = end + as_utf8_next(&unit, text, len, end);
	}
	return count;
}

size_t as_utf8_invalid(const char *text, size_t len)
{
	size_t count = 0;
	for (size_t at = as_utf8_ascii(text, len, 0); at < len; at = as_utf8_ascii(text, len, at)) {
		uint32_t unit;
		at += as_utf8_next(&unit, text, len, at);
		count += as_is_invalid(unit);
	}
	return count;
}
