/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/word.h"

#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/buf.h"
#include "conformance.h"
#include "tap.h"

/* What the library makes of well-formed text, by the definition in word.h. */
static void library_words(struct as_words *words, const char *text, size_t len, const char *breaks)
{
	words->count = 0;
	for (size_t start = 0, end; start < len; start = end) {
		bool is_word = false;
		for (end = start; end < len && (end == start || !breaks[end]);) {
			uint32_t point;
			end += as_utf8_next(&point, text, len, end);
			is_word |= uc_is_general_category_withtable(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
		}
		if (is_word) {
			words->items = realloc(words->items, (words->count + 1) * sizeof *words->items);
			words->items[words->count++] = (struct as_span){start, end};
		}
	}
}

static bool same_words(const struct as_words *a, const struct as_words *b)
{
	return a->count == b->count && (!a->count || !memcmp(a->items, b->items, a->count * sizeof *a->items));
}

static bool conforms(const struct break_case *test)
{
	struct as_words got = {0}, want = {0};
	char breaks[256];
	for (size_t i = 0; i < test->len; i++)
		breaks[i] = test->breaks[i];
	library_words(&want, test->text, test->len, breaks);
	as_words_add(&got, test->text, test->len, 0);
	bool same = same_words(&got, &want) && as_words_count(test->text, test->len) == want.count;
	as_words_free(&got);
	as_words_free(&want);
	return same;
}

static void test_conformance(void)
{
	size_t failed, count = break_cases_run(UCD "auxiliary/WordBreakTest.txt", conforms, &failed);
	if (count)
		IS_INT(failed, 0, "Unicode's %zu tests of word breaks", count);
	else
		OK(true, "conformance # SKIP package unicode-data is not installed");
}

/* Random strings from what the rules treat apart, ASCII as often as in news.
 * Not U+24C2, a letter that is a pictograph: libunistring 1.0 forgets the
 * letter before the apostrophe in "a’ ZWJ Ⓜ" (WB6 over WB4). */
static void test_against_library(void)
{
	static const uint32_t rare[] = {0xE9, 0x2019, 0x201C, 0x2014, 0x300, 0x200D, 0xAD, 0x5D0, 0x30AB, 0x3042,
					0x4E00, 0x660, 0x203F, 0x1F1E6, 0x1F468, 0x2028, 0x85, 0x3000, 0xB7, 0xFF0E, 0x2BC, 0};
	static const char common[] = "aB9 .,':;\"_-\r\n\tz0 ";
	struct as_words got = {0}, want = {0};
	unsigned long long seed = 1;
	size_t wrong = 0, rounds = 300000;
	for (size_t round = 0; round < rounds; round++) {
		char text[64], breaks[64];
		size_t len = 0, units = round % 12 + 1;
		for (size_t i = 0; i < units; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			unsigned pick = (unsigned)(seed >> 33);
			bool is_rare = pick % 4 < round / 4 % 4;
			pick /= 4;
			len += as_utf8_put(text + len, is_rare ? rare[pick % (sizeof rare / sizeof *rare)]
							       : (unsigned char)common[pick % (sizeof common - 1)]);
		}
		u8_wordbreaks((const uint8_t *)text, len, breaks);
		library_words(&want, text, len, breaks);
		got.count = 0;
		as_words_add(&got, text, len, 0);
		if (!same_words(&got, &want) && !wrong++)
			for (size_t i = 0; i < len; i++)
				printf("#  %02X %d\n", (unsigned char)text[i], breaks[i]);
	}
	IS_INT(wrong, 0, "the same words as libunistring's on %zu random texts", rounds);
	as_words_free(&got);
	as_words_free(&want);
}

static void check(const char *text, size_t len, const char *want)
{
	struct as_words words = {0};
	struct as_buf buf = AS_BUF_INIT;
	as_words_add(&words, text, len, 100);
	for (size_t i = 0; i < words.count; i++) {
		as_buf_addc(&buf, '[');
		as_buf_add(&buf, text + words.items[i].start - 100, as_span_length(words.items[i]));
		as_buf_addc(&buf, ']');
	}
	IS(buf.data, want, "words of a text");
	IS_INT(as_words_count(text, len), words.count, "counted the same");
	as_buf_free(&buf);
	as_words_free(&words);
}
#define CHECK(text, want) check(text, sizeof(text) - 1, want)

int main(void)
{
	test_conformance();
	test_against_library();
	CHECK("U.S. talks won't drag on.", "[U.S][talks][won't][drag][on]");
	CHECK("won’t let “them” — 100,000 at 3.5%", "[won’t][let][them][100,000][at][3.5]");
	CHECK("whereRussian ... -- non-starters (OSCE)", "[whereRussian][non][starters][OSCE]");
	CHECK("Tétrault-Farber; Jan 11", "[Tétrault][Farber][Jan][11]");
	CHECK("caf\xE9 bar\xFF\0x", "[caf][bar][x]");
	CHECK("_ __ _a", "[_a]");
	CHECK("北京 half", "[北][京][half]");
	CHECK("", "");
	CHECK(" \n", "");
	return tap_done();
}
