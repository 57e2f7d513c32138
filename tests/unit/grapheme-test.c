/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/grapheme.h"

#include <unigbrk.h>

#include "base/buf.h"
#include "conformance.h"
#include "tap.h"

/* next, prev and is_boundary all see the given boundaries, and no other. */
static bool agrees(const char *text, size_t len, const bool *breaks)
{
	size_t start = 0;
	bool same = true;
	for (size_t at = 1; at <= len; at++) {
		bool is_break = at == len || breaks[at];
		same &= as_grapheme_is_boundary(text, len, at) == is_break;
		if (!is_break)
			continue;
		same &= as_grapheme_next(text, len, start) == at;
		for (size_t inside = start + 1; inside <= at; inside++)
			same &= as_grapheme_prev(text, len, inside) == start;
		start = at;
	}
	return same;
}

static bool conforms(const struct break_case *test)
{
	return agrees(test->text, test->len, test->breaks);
}

static void test_conformance(void)
{
	size_t failed, count = break_cases_run(UCD "auxiliary/GraphemeBreakTest.txt", conforms, &failed);
	if (count)
		IS_INT(failed, 0, "Unicode's %zu tests of grapheme clusters", count);
	else
		OK(true, "conformance # SKIP package unicode-data is not installed");
}

static unsigned next_random(unsigned long long *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33);
}

static const uint32_t pieces[] = {'a',    '\r',   '\n',   0,      0x300,  0x200D, 0x1F1E6, 0x1F468, 0x1F3FD, 0x1100,
				  0x1161, 0x11A8, 0xAC00, 0xAC01, 0x903,  0x600,  0xAD,    0xFE0F,  0x2764,  0x4E00};

static void test_against_library(void)
{
	unsigned long long seed = 1;
	size_t wrong = 0, rounds = 100000;
	for (size_t round = 0; round < rounds; round++) {
		char text[64], flags[64];
		bool breaks[64];
		size_t len = 0;
		for (size_t i = round % 11 + 1; i; i--)
			len += as_utf8_put(text + len, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
		u8_grapheme_breaks((const uint8_t *)text, len, flags);
		for (size_t i = 0; i < len; i++)
			breaks[i] = flags[i];
		wrong += !agrees(text, len, breaks);
	}
	IS_INT(wrong, 0, "the same clusters as libunistring's on %zu random texts", rounds);
}

/* Walks forwards, then asks backwards at every boundary. */
static void check_long(const char *what, const char *text, size_t len, size_t longest)
{
	size_t wrong = 0, largest = 0;
	for (size_t at = 0, end; at < len; at = end) {
		end = as_grapheme_next(text, len, at);
		wrong += end <= at || as_utf8_floor(text, len, end) != end;
		wrong += as_grapheme_prev(text, len, end) != at || !as_grapheme_is_boundary(text, len, end);
		wrong += end - at > 1 && as_grapheme_is_boundary(text, len, end - 1);
		largest = end - at > largest ? end - at : largest;
	}
	IS_INT(wrong, 0, "%s: both directions agree", what);
	OK(largest <= longest, "%s: clusters are bounded", what);
}

static void test_long_runs(void)
{
	static const struct {
		const char *what, *start, *piece;
		size_t longest;
	} runs[] = {
		{"marks", "e", "\xCC\x81", 2 * AS_CLUSTER_LIMIT},
		{"marks after a line", "title\r\n", "\xCC\x81", 2 * AS_CLUSTER_LIMIT},
		{"marks of three bytes", "ab", "\xE2\x83\x90", 2 * AS_CLUSTER_LIMIT},
		{"joined emoji", "x", "\xF0\x9F\x91\xA8\xE2\x80\x8D", 2 * AS_CLUSTER_LIMIT},
		{"pictographs not joined", "x", "\xF0\x9F\x91\xA8\xE0\xA4\x83\xE2\x80\x8D", 10},
		{"leading consonants", "x", "\xE1\x84\x80", 2 * AS_CLUSTER_LIMIT},
		{"prepended marks", "x", "\xD8\x80", 2 * AS_CLUSTER_LIMIT},
		{"invalid bytes", "x", "\xCC\xFF", 1},
		{"ASCII", "x", "ab\r\n", 2},
	};
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		struct as_buf buf = AS_BUF_INIT;
		as_buf_adds(&buf, runs[i].start);
		while (buf.len < 20 * AS_CLUSTER_LIMIT)
			as_buf_adds(&buf, runs[i].piece);
		as_buf_adds(&buf, "end");
		check_long(runs[i].what, buf.data, buf.len, runs[i].longest);
		as_buf_free(&buf);
	}
}

static void test_random_bytes(void)
{
	unsigned long long seed = 3;
	size_t wrong = 0;
	for (size_t round = 0; round < 20000; round++) {
		char text[40];
		bool breaks[40] = {0};
		size_t len = round % 39 + 1;
		for (size_t i = 0; i < len; i++)
			text[i] = (char)(next_random(&seed) % 3 ? next_random(&seed) | 0x80 : next_random(&seed));
		for (size_t at = 0; at < len; at = as_grapheme_next(text, len, at))
			breaks[at] = true;
		wrong += !agrees(text, len, breaks);
	}
	IS_INT(wrong, 0, "random bytes: all questions get the same answer");
}

int main(void)
{
	test_conformance();
	test_against_library();
	test_long_runs();
	test_random_bytes();
	return tap_done();
}
