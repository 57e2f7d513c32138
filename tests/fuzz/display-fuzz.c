/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of any bytes on its way to a screen: the safe form, wrapping, search.
 * The first byte picks the measure and how much of the text is searched for. */
#include <locale.h>
#include <stdbool.h>
#include <string.h>
#include <unictype.h>
#include <wchar.h>
#include <wctype.h>

#include "fuzz.h"
#include "text/display.h"
#include "text/find.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/wrap.h"

/* Printable, visible, and as wide as it says. */
static void check_glyph(const struct as_glyph *glyph)
{
	int width = 0;
	CHECK(glyph->end > glyph->start && glyph->len > 0 && glyph->len <= AS_GLYPH_BYTES && glyph->width > 0);
	for (size_t at = 0; at < glyph->len;) {
		uint32_t point;
		at += as_utf8_next(&point, glyph->bytes, glyph->len, at);
		CHECK(!as_is_invalid(point) && iswprint((wint_t)point) && wcwidth((wchar_t)point) >= 0);
		CHECK(!uc_is_property_default_ignorable_code_point(point) && !uc_is_property_bidi_control(point));
		CHECK(!glyph->token || point < 0x7F);
		width += wcwidth((wchar_t)point);
	}
	CHECK(width == glyph->width);
}

static void check_display(const char *text, size_t len, size_t cells)
{
	struct as_glyph glyph;
	struct as_buf whole = AS_BUF_INIT, pieces = AS_BUF_INIT, fitted = AS_BUF_INIT;
	size_t width = 0;
	bool token = false;
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		CHECK(glyph.start == at && glyph.end <= len);
		check_glyph(&glyph);
		token |= glyph.token;
	}
	CHECK(as_display_suspicious(text, len) == token);
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_strict(&glyph, text, len, at);
		CHECK(glyph.start == at && glyph.end <= len);
		check_glyph(&glyph);
		as_buf_add(&pieces, glyph.bytes, glyph.len);
		width += glyph.width;
	}
	as_display_text(&whole, text, len);
	CHECK(whole.len == pieces.len && !memcmp(whole.data, pieces.data, whole.len));
	CHECK(as_display_width(text, len) == width);
	size_t used = as_display_fit(&fitted, text, len, cells);
	CHECK(used <= cells && (width > cells || used == width));
	as_buf_free(&whole);
	as_buf_free(&pieces);
	as_buf_free(&fitted);
}

static void check_wrap(const char *text, size_t len, size_t measure)
{
	struct as_lines lines = {0};
	as_wrap(&lines, text, len, 0, measure, measure / 3);
	size_t at = 0;
	for (size_t i = 0; i < lines.count; i++) {
		CHECK(lines.items[i].start == at && lines.items[i].end > at);
		at = lines.items[i].end;
		CHECK(as_utf8_floor(text, len, at) == at);
	}
	CHECK(at == len);
	as_lines_free(&lines);
}

static void check_find(const char *text, size_t len, size_t phrase, bool exact)
{
	struct as_needle needle;
	struct as_span hit, back;
	if (as_needle_init(&needle, text, phrase < len ? phrase : len, exact))
		for (size_t at = 0; as_find_next(&hit, &needle, text, len, at); at = hit.end) {
			CHECK(hit.start >= at && hit.end > hit.start && hit.end <= len);
			CHECK(as_grapheme_is_boundary(text, len, hit.start));
			CHECK(as_grapheme_is_boundary(text, len, hit.end));
			CHECK(as_find_prev(&back, &needle, text, len, hit.start + 1));
			CHECK(back.start == hit.start && back.end == hit.end);
		}
	as_needle_free(&needle);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;
	if (!ready && !setlocale(LC_ALL, "C.UTF-8"))
		return 0;
	ready = true;
	if (!size)
		return 0;
	const char *text = (const char *)data + 1;
	check_display(text, size - 1, data[0] % 64);
	check_wrap(text, size - 1, data[0] % 64);
	check_find(text, size - 1, data[0] % 8 + 1, false);
	check_find(text, size - 1, data[0] % 8 + 1, true);
	return 0;
}
