/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find.h"

#include "tap.h"
#include "text/grapheme.h"

/* Hits of the phrase in brackets, in the order of the walk. */
static void check(const char *phrase, bool exact, const char *text, size_t len, const char *want)
{
	struct as_needle needle;
	struct as_span hit;
	struct as_buf got = AS_BUF_INIT, back = AS_BUF_INIT;
	as_needle_init(&needle, phrase, strlen(phrase), exact);
	for (size_t at = 0; as_find_next(&hit, &needle, text, len, at); at = hit.end) {
		as_buf_printf(&got, "%zu[", hit.start);
		as_buf_add(&got, text + hit.start, hit.end - hit.start);
		as_buf_addc(&got, ']');
	}
	IS(got.data, want, "hits of %s", phrase);
	for (size_t at = len + 1; as_find_prev(&hit, &needle, text, len, at); at = hit.start) {
		struct as_buf more = AS_BUF_INIT;
		as_buf_printf(&more, "%zu[", hit.start);
		as_buf_add(&more, text + hit.start, hit.end - hit.start);
		as_buf_printf(&more, "]%s", back.data);
		as_buf_free(&back);
		back = more;
	}
	IS(back.data, want, "and the same backwards");
	as_needle_free(&needle);
	as_buf_free(&got);
	as_buf_free(&back);
}
#define CHECK(phrase, text, want) check(phrase, false, text, sizeof(text) - 1, want)
#define CHECK_EXACT(phrase, text, want) check(phrase, true, text, sizeof(text) - 1, want)

static void test_hits(void)
{
	CHECK("TETRAULT", "Tétrault, Te\xCC\x81trault and Tetrault's", "0[Tétrault]11[Te\xCC\x81trault]26[Tetrault]");
	CHECK("u.s. talks", "U.S.\n  Talks, US talks", "0[U.S.\n  Talks]");
	CHECK("don't", "don’t don't", "0[don’t]8[don't]");
	CHECK("strasse", "Straße", "0[Straße]");
	CHECK("f", "o\xEF\xAC\x83""ce of", "8[f]");
	CHECK("ffi", "o\xEF\xAC\x83""ce", "1[\xEF\xAC\x83]");
	CHECK("하", "한 하나", "4[하]");
	CHECK("coop", "co\xC2\xADop", "0[co\xC2\xADop]");
	CHECK("war", "a war\xE2\x80\x8B.", "2[war]");
	CHECK("a\xFF" "b", "ab a\xFF" "b", "3[a\xFF" "b]");
	CHECK("nul", "\0NUL\0nul", "1[NUL]5[nul]");
	CHECK("ab", "abab", "0[ab]2[ab]");
	CHECK("absent", "present", "");
	CHECK("a", "", "");
	CHECK_EXACT("War", "war War WAR", "4[War]");
	CHECK_EXACT("e", "e\xCC\x81 e", "4[e]");
	CHECK_EXACT("\xCC", "e\xCC\x81 \xCC", "4[\xCC]");
}

static void test_needles(void)
{
	struct as_needle needle;
	OK(!as_needle_init(&needle, "", 0, false), "an empty phrase finds nothing");
	as_needle_free(&needle);
	OK(!as_needle_init(&needle, " \t", 2, false), "nor does white space alone");
	as_needle_free(&needle);
	OK(!as_needle_init(&needle, "\xE2\x80\x8B", 3, false), "nor what cannot be seen");
	as_needle_free(&needle);
	OK(as_needle_init(&needle, " ", 1, true), "unless bytes are meant");
	as_needle_free(&needle);
}

/* Hits at and across the ends of windows, in texts of every make. */
static void test_long(void)
{
	static const char *const fillers[] = {"x", " ", "é", "e\xCC\x81", "\xCC\x81", "\xFF", "語", "x ", "🙂"};
	size_t wrong = 0;
	struct as_needle needle;
	as_needle_init(&needle, "sought  phrase", 14, false);
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		for (size_t before = 4080; before < 4120; before++) {
			struct as_buf text = AS_BUF_INIT;
			struct as_span hit = {0, 0};
			while (text.len < before)
				as_buf_adds(&text, fillers[i]);
			as_buf_adds(&text, "|");
			size_t start = text.len;
			as_buf_adds(&text, "Sought \n phráse");
			size_t end = text.len;
			as_buf_adds(&text, "|");
			while (text.len < before + 9000)
				as_buf_adds(&text, fillers[i]);
			wrong += !as_find_next(&hit, &needle, text.data, text.len, 0) || hit.start != start ||
				 hit.end != end;
			wrong += as_find_next(&hit, &needle, text.data, text.len, start + 1);
			hit = (struct as_span){0, 0};
			wrong += !as_find_prev(&hit, &needle, text.data, text.len, text.len) || hit.start != start ||
				 hit.end != end;
			wrong += !as_find_prev(&hit, &needle, text.data, text.len, start + 1) || hit.start != start;
			wrong += as_find_prev(&hit, &needle, text.data, text.len, start);
			as_buf_free(&text);
		}
	IS_INT(wrong, 0, "hits are found across windows, both ways");
	as_needle_free(&needle);
}

int main(void)
{
	test_hits();
	test_needles();
	test_long();
	return tap_done();
}
