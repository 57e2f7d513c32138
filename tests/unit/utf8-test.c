/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <unistr.h>

#include "tap.h"

/* Every sequence of one to four bytes from the bytes where rules change,
 * against libunistring's checker. */
static void test_against_library(void)
{
	static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
					      0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
	enum { COUNT = sizeof edges };
	size_t wrong = 0, wrong_back = 0;
	for (size_t n = 0; n < (size_t)COUNT * COUNT * COUNT * COUNT; n++) {
		char text[4] = {(char)edges[n % COUNT], (char)edges[n / COUNT % COUNT],
				(char)edges[n / COUNT / COUNT % COUNT], (char)edges[n / COUNT / COUNT / COUNT]};
		for (size_t len = 1; len <= 4; len++) {
			uint32_t unit, back;
			size_t got = as_utf8_next(&unit, text, len, 0);
			ucs4_t want_unit;
			int want = u8_mbtoucr(&want_unit, (const uint8_t *)text, len);
			if (want <= 0) {
				want = 1;
				want_unit = AS_INVALID + (unsigned char)text[0];
			}
			wrong += got != (size_t)want || unit != want_unit;
			size_t size = as_utf8_prev(&back, text, got, got);
			wrong_back += size != got || back != unit;
		}
	}
	IS_INT(wrong, 0, "well-formed sequences and only those are code points");
	IS_INT(wrong_back, 0, "walking back finds the same units");
}

static void test_all_code_points(void)
{
	size_t wrong = 0;
	for (uint32_t point = 0; point < 0x110000; point++) {
		char text[4];
		uint32_t unit;
		size_t size = as_utf8_put(text, point);
		bool surrogate = point >= 0xD800 && point <= 0xDFFF;
		size_t got = as_utf8_next(&unit, text, size, 0);
		wrong += surrogate ? got != 1 || unit != AS_INVALID + 0xED : got != size || unit != point;
	}
	IS_INT(wrong, 0, "every code point is written and read back; surrogates are invalid bytes");
	char byte[4];
	IS_INT(as_utf8_put(byte, AS_INVALID + 0x9B), 1, "an invalid unit is written as its byte");
	IS_INT((unsigned char)byte[0], 0x9B, "the same one");
}

static void test_walk_both_ways(void)
{
	static const unsigned char bytes[] = {'a', 0xC3, 0xA9, 0xF0, 0x9F, 0x92, 0x96, 0xE2, 0x82, 0x80, 0xBF,
					      0xED, 0xA0};
	unsigned seed = 7;
	size_t wrong = 0;
	for (int round = 0; round < 20000; round++) {
		char text[24];
		size_t len = 0, starts[24], count = 0;
		while (len < sizeof text) {
			seed = seed * 1103515245 + 12345;
			text[len++] = (char)bytes[(seed >> 16) % sizeof bytes];
		}
		uint32_t unit;
		for (size_t at = 0; at < len; at += as_utf8_next(&unit, text, len, at)) {
			for (size_t i = count ? starts[count - 1] + 1 : 0; i < at; i++)
				wrong += as_utf8_floor(text, len, i) != starts[count - 1];
			wrong += as_utf8_floor(text, len, at) != at;
			starts[count++] = at;
		}
		wrong += as_utf8_count(text, len) != count;
		for (size_t at = len; at > 0;) {
			at -= as_utf8_prev(&unit, text, len, at);
			wrong += !count || starts[--count] != at;
		}
	}
	IS_INT(wrong, 0, "random bytes: forwards, backwards, floor and count agree");
}

static void test_counts(void)
{
	const char text[] = "0123456789abcdef\0h\xC3\xA9 \xE2\x82\xAC\xFF\xC3 end of it";
	size_t len = sizeof text - 1;
	IS_INT(as_utf8_count(text, len), 33, "code points and invalid bytes count one each, NUL too");
	IS_INT(as_utf8_invalid(text, len), 2, "invalid bytes are counted");
	IS_INT(as_utf8_ascii(text, len, 0), 18, "an ASCII run ends at the first other byte");
	IS_INT(as_utf8_ascii(text, len, len), len, "and at the end");
	IS_INT(as_utf8_count("", 0), 0, "nothing has no code points");
}

int main(void)
{
	test_against_library();
	test_all_code_points();
	test_walk_both_ways();
	test_counts();
	return tap_done();
}
