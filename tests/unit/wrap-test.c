/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/wrap.h"

#include <locale.h>

#include "base/buf.h"
#include "tap.h"
#include "text/display.h"

/* In `want` a "|" stands where lines meet. */
static void check(const char *text, size_t len, size_t measure, size_t indent, const char *want)
{
	struct as_lines lines = {0};
	struct as_buf got = AS_BUF_INIT;
	as_wrap(&lines, text, len, 50, measure, indent);
	for (size_t i = 0; i < lines.count; i++) {
		if (i)
			as_buf_addc(&got, '|');
		as_buf_add(&got, text + lines.items[i].start - 50, as_span_length(lines.items[i]));
	}
	IS(got.data, want, "wrapped at %zu, indented %zu", measure, indent);
	as_buf_free(&got);
	as_lines_free(&lines);
}
#define CHECK(text, measure, indent, want) check(text, sizeof(text) - 1, measure, indent, want)

static void test_places(void)
{
	CHECK("The talks in Geneva failed", 10, 0, "The talks |in Geneva |failed");
	CHECK("The talks in Geneva failed", 9, 0, "The talks |in Geneva |failed");
	CHECK("The talks in Geneva failed", 10, 4, "The |talks in |Geneva |failed");
	CHECK("The talks   in", 9, 0, "The talks   |in");
	CHECK("unbreakable", 4, 0, "unbr|eaka|ble");
	CHECK("an unbreakable", 4, 0, "an |unbr|eaka|ble");
	CHECK("a non-starter", 8, 0, "a non-|starter");
	CHECK("cost $5,000.00 (about)", 12, 0, "cost |$5,000.00 |(about)");
	CHECK("10\xC2\xA0km on", 4, 0, "10\xC2\xA0k|m on");
	CHECK("one 10\xC2\xA0km", 8, 0, "one |10\xC2\xA0km");
	CHECK("北京市政府", 4, 0, "北京|市政|府");
	CHECK("北京市政府", 5, 0, "北京|市政|府");
	CHECK("e\xCC\x81" "e\xCC\x81" "e\xCC\x81", 2, 0, "e\xCC\x81" "e\xCC\x81|e\xCC\x81");
	CHECK("a line\nbroken\r\nin it", 13, 0, "a line\nbroken\r\n|in it");
	CHECK("bad \x9B\x9B byte", 9, 0, "bad |\x9B\x9B |byte");
	CHECK("bad \x9B\x9B byte", 4, 0, "bad |\x9B|\x9B |byte");
	CHECK("a\x1B" "b", 4, 0, "a|\x1B|b");
	CHECK("a\x0B" "b\x0C" "c\xE2\x80\xA8" "d\xC2\x85" "e", 9, 0, "a\x0B|b\x0C|c\xE2\x80\xA8|d\xC2\x85|e");
	CHECK("", 9, 0, "");
	CHECK("    ", 2, 0, "    ");
	CHECK("ab", 1, 5, "a|b");
	CHECK("ab", 0, 0, "a|b");
	CHECK("a\0b", 80, 0, "a");
}

/* Lines cover the text and fit, whatever it is made of. */
static void test_random(void)
{
	static const char *const pieces[] = {"word", " ", "  ", "-", "é", "\xCC\x81", "語", "\xFF", "\n", "\t", "\x1B",
					     "🙂", "\xE2\x80\x8D", "\xC2\xA0", ", ", "\xE2\x80\xA8", "a"};
	unsigned long long seed = 5;
	size_t wrong = 0;
	for (size_t round = 0; round < 20000; round++) {
		struct as_buf text = AS_BUF_INIT;
		struct as_lines lines = {0};
		for (size_t i = 0; i < 20; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			as_buf_adds(&text, pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)]);
		}
		size_t measure = round % 30 + 1, at = 0;
		as_wrap(&lines, text.data, text.len, 0, measure, 0);
		for (size_t i = 0; i < lines.count; i++) {
			wrong += lines.items[i].start != at || lines.items[i].end <= at;
			struct as_glyph glyph;
			size_t width = 0, solid = 0, glyphs = 0;
			for (; at < lines.items[i].end; at = glyph.end) {
				as_display_next(&glyph, text.data, text.len, at);
				width += glyph.width;
				if (!glyph.token && glyph.bytes[0] == ' ')
					continue;
				solid = width;
				glyphs++;
			}
			wrong += at != lines.items[i].end || (solid > measure && glyphs > 1);
		}
		wrong += at != text.len;
		as_lines_free(&lines);
		as_buf_free(&text);
	}
	IS_INT(wrong, 0, "lines cover the text, whole glyphs each, and fit the measure");
}

int main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8"))
		tap_skip_all("the locale C.UTF-8 is missing");
	test_places();
	test_random();
	return tap_done();
}
