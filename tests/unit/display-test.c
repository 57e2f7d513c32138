/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display.h"

#include <locale.h>
#include <unictype.h>
#include <wchar.h>
#include <wctype.h>

#include "tap.h"
#include "text/utf8.h"

/* The grammar of all output: at least one cell; every code point of it printable,
 * none of a category that a terminal obeys or hides; width the sum of wcwidth(). */
static bool is_well_made(const struct as_glyph *glyph)
{
	static const uint32_t obeyed = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	int width = 0;
	if (!glyph->len || !glyph->width || glyph->len > AS_GLYPH_BYTES || glyph->end <= glyph->start)
		return false;
	for (size_t at = 0; at < glyph->len;) {
		uint32_t point;
		at += as_utf8_next(&point, glyph->bytes, glyph->len, at);
		if (as_is_invalid(point) || !iswprint((wint_t)point) || (glyph->token && point > 0x7E))
			return false;
		if (uc_is_general_category_withtable(point, obeyed) ||
		    uc_is_property_default_ignorable_code_point(point) || uc_is_property_bidi_control(point))
			return false;
		int cells = wcwidth((wchar_t)point);
		if (cells < 0)
			return false;
		width += cells;
	}
	return width == glyph->width;
}

/* The token must name what it stands for. */
static bool names(const struct as_glyph *glyph, uint32_t point)
{
	char want[16];
	if (as_is_invalid(point))
		snprintf(want, sizeof want, "<%02X>", (unsigned)(point - AS_INVALID));
	else
		snprintf(want, sizeof want, "<U+%04X>", (unsigned)point);
	return glyph->len == strlen(want) && !memcmp(glyph->bytes, want, glyph->len);
}

/* Shown as itself, or as blank cells (white space), or under its name. */
static bool shows(const struct as_glyph *glyph, uint32_t point)
{
	char itself[4];
	size_t size = as_utf8_put(itself, point);
	if (glyph->token)
		return names(glyph, point);
	if (uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Zs) && point != 0x1680)
		return glyph->bytes[0] == ' ';
	if (glyph->len == size && !memcmp(glyph->bytes, itself, size))
		return true;
	return glyph->len == size + 3 && !memcmp(glyph->bytes, "◌", 3) && !memcmp(glyph->bytes + 3, itself, size);
}

/* Every code point alone, after a letter and before one, every byte too. */
static void test_everything(void)
{
	size_t ill = 0, hidden = 0, tokens = 0;
	for (uint32_t point = 0; point < AS_INVALID + 256; point++) {
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		if (as_is_invalid(point) && point < AS_INVALID + 0x80)
			continue;
		char text[8];
		struct as_glyph glyph, before, after;
		size_t size = as_utf8_put(text, point);
		as_display_strict(&glyph, text, size, 0);
		ill += !is_well_made(&glyph) || glyph.end != size;
		hidden += !shows(&glyph, point);
		tokens += glyph.token;

		text[0] = 'a';
		size = as_utf8_put(text + 1, point) + 1;
		text[size] = 'z';
		as_display_strict(&before, text, size + 1, 0);
		ill += !is_well_made(&before);
		if (before.end == 1) {
			as_display_strict(&after, text, size + 1, 1);
			ill += !is_well_made(&after) || after.end != size;
			hidden += !shows(&after, point);
			as_display_next(&after, text, size + 1, 1);
			ill += !is_well_made(&after) || after.end != size;
		} else {
			hidden += before.end != size || (before.len == 1 && before.width == 1);
		}
	}
	IS_INT(ill, 0, "all code points and bytes come out printable, with their width");
	IS_INT(hidden, 0, "all are visible, as themselves or by name");
	OK(tokens > 0x110000 - 300000, "unassigned, private and other points are tokens");
}

static void test_surrogates(void)
{
	size_t wrong = 0;
	for (unsigned point = 0xD800; point <= 0xDFFF; point++) {
		char text[4];
		struct as_glyph glyph;
		as_utf8_put(text, point);
		for (size_t at = 0; at < 3; at = glyph.end) {
			as_display_strict(&glyph, text, 3, at);
			wrong += !names(&glyph, AS_INVALID + (unsigned char)text[at]) || glyph.end != at + 1;
		}
	}
	IS_INT(wrong, 0, "surrogates in three bytes are three invalid bytes");
}

static void check(const char *text, size_t len, const char *want)
{
	struct as_buf buf = AS_BUF_INIT;
	as_display_text(&buf, text, len);
	IS(buf.data, want, "the safe form");
	int width = 0;
	for (size_t at = 0; at < buf.len;) {
		uint32_t point;
		at += as_utf8_next(&point, buf.data, buf.len, at);
		width += wcwidth((wchar_t)point);
	}
	IS_INT(as_display_width(text, len), width, "and its width");
	as_buf_free(&buf);
}
#define CHECK(text, want) check(text, sizeof(text) - 1, want)

static void test_forms(void)
{
	CHECK("plain text", "plain text");
	CHECK("\x1B[31mred\a\x7F\0", "<U+001B>[31mred<U+0007><U+007F><U+0000>");
	CHECK("a\tb\r\n", "a<U+0009>b<U+000D><U+000A>");
	CHECK("\xC2\x9B" "31m \x9B", "<U+009B>31m <9B>");
	CHECK("caf\xE9", "caf<E9>");
	CHECK("user\u202Etxt.exe\u2066", "user<U+202E>txt.exe<U+2066>");
	CHECK("co\u00ADop\u200B\uFEFF\u061C\u180E\u034F\u115F\u3164\uFFA0\u2800",
	      "co<U+00AD>op<U+200B><U+FEFF><U+061C><U+180E><U+034F><U+115F><U+3164><U+FFA0><U+2800>");
	CHECK("\U000E0041\U000E0100\uFE00\uE000\uFFFE\U0010FFFF\U0001FAE8\uFFFC",
	      "<U+E0041><U+E0100><U+FE00><U+E000><U+FFFE><U+10FFFF><U+1FAE8><U+FFFC>");
	CHECK("\u2028\u2029\xC2\x85", "<U+2028><U+2029><U+0085>");
	CHECK("a\u00A0b\u2009c\u3000d\u1680", "a b c  d\u1680");
	CHECK("Te\u0301trault", "T\u00E9trault");
	CHECK("\u304B\u3099", "\u304C");
	CHECK("\u1112\u1161\u11AB\uAC00\u11A8", "\uD55C\uAC01");
	CHECK("\u1161", "<U+1161>");
	CHECK("\u0301 \u0301\n\u0301", "\u25CC\u0301 \u25CC\u0301<U+000A>\u25CC\u0301");
	CHECK("q\u0300\u0301\u0302\u0303\u0304\u0305z", "q\u0300\u0301\u0302\u0303<U+0304><U+0305>z");
	CHECK("\u2764\uFE0F 1\uFE0F\u20E3 1\uFE0F a\uFE0F", "\u2764 1\u20E3 1<U+FE0F> a<U+FE0F>");
	CHECK("\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F468\U0001F469\U0001F467");
	CHECK("\U0001F469\U0001F3FD\u200D\U0001F4BB", "\U0001F469<U+1F3FD>\U0001F4BB");
	CHECK("a\u200Db \U0001F468\u200D", "a<U+200D>b \U0001F468<U+200D>");
	CHECK("\U0001F1FA\U0001F1F8", "\U0001F1FA\U0001F1F8");
	CHECK("<U+202E> <9B> <U+41> <b> <AB", "<U+003C>U+202E> <U+003C>9B> <U+41> <b> <AB");
	CHECK("", "");
}

/* The safe form can be read back: tokens tell what they stand for, and literal
 * text never looks like one. */
static void test_reversible(void)
{
	const char text[] = "<U+0041> a\x1B<9B>\x9B<<41>";
	struct as_buf shown = AS_BUF_INIT, back = AS_BUF_INIT;
	as_display_text(&shown, text, sizeof text - 1);
	for (const char *at = shown.data; *at; at++) {
		unsigned value;
		int size = 0;
		char bytes[4];
		if (sscanf(at, "<U+%x>%n", &value, &size) == 1 && size) {
			as_buf_add(&back, bytes, as_utf8_put(bytes, value));
			at += size - 1;
		} else if (sscanf(at, "<%2x>%n", &value, &size) == 1 && size) {
			as_buf_addc(&back, (char)value);
			at += size - 1;
		} else {
			as_buf_addc(&back, *at);
		}
	}
	OK(back.len == sizeof text - 1 && !memcmp(back.data, text, back.len),
	   "the safe form reads back: %s", shown.data);
	as_buf_free(&shown);
	as_buf_free(&back);
}

static void test_running_text(void)
{
	struct as_glyph glyph;
	as_display_next(&glyph, "\r\nx", 3, 0);
	OK(!glyph.token && glyph.width == 1 && glyph.bytes[0] == ' ' && glyph.end == 2,
	   "CRLF in running text is one space");
	as_display_next(&glyph, "\t", 1, 0);
	OK(!glyph.token && glyph.width == 1, "and so is a TAB");
	OK(!as_display_suspicious("a\tb\r\n\xC3\xA9\xE2\x9D\xA4\xEF\xB8\x8F", 13), "ordinary text raises no suspicion");
	OK(as_display_suspicious("a\u202Eb", 5), "a bidirectional control does");
	OK(as_display_suspicious("a\xE9", 2), "an invalid byte does");
}

static void test_fit(void)
{
	static const struct {
		const char *text;
		size_t cells;
		const char *want;
		size_t used;
	} cases[] = {
		{"Moscow", 6, "Moscow", 6}, {"Moscow", 5, "Mosc…", 5}, {"Moscow", 1, "…", 1}, {"Moscow", 0, "", 0},
		{"", 0, "", 0},             {"北京市", 6, "北京市", 6}, {"北京市", 5, "北京…", 5}, {"北京市", 4, "北…", 3},
		{"a\x1Bz", 9, "a…", 2},     {"a\x1Bz", 10, "a<U+001B>z", 10},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct as_buf buf = AS_BUF_INIT;
		size_t used = as_display_fit(&buf, cases[i].text, strlen(cases[i].text), cases[i].cells);
		IS(buf.data, cases[i].want, "cut to %zu cells", cases[i].cells);
		IS_INT(used, cases[i].used, "which takes so many");
		as_buf_free(&buf);
	}
}

static void test_plain_locale(void)
{
	setlocale(LC_ALL, "C");
	size_t wrong = 0;
	for (uint32_t point = 0x80; point < 0x110000; point++) {
		char text[4];
		struct as_glyph glyph;
		size_t size = as_utf8_put(text, point);
		as_display_strict(&glyph, text, size, 0);
		wrong += !glyph.token;
	}
	IS_INT(wrong, 0, "without UTF-8 all but ASCII comes out by name");
	CHECK("caf\u00E9\x9B e\u0301", "caf<U+00E9><9B> e<U+0301>");
	struct as_buf buf = AS_BUF_INIT;
	as_display_fit(&buf, "Moscow", 6, 3);
	IS(buf.data, "Mo~", "the sign of a cut is ASCII then");
	as_buf_free(&buf);
	OK(!as_display_suspicious("caf\u00E9", 5), "a letter is not suspicious for lack of a locale");
	OK(as_display_suspicious("a\u202Eb", 5), "a bidirectional control is");
}

int main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8"))
		tap_skip_all("the locale C.UTF-8 is missing");
	test_everything();
	test_surrogates();
	test_forms();
	test_reversible();
	test_running_text();
	test_fit();
	test_plain_locale();
	return tap_done();
}
