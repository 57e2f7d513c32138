/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <wchar.h>

#include "text/utf8.h"

enum {
	ZWJ = 0x200D,
	TEXT_STYLE = 0xFE0E,  /* variation selector 15 */
	EMOJI_STYLE = 0xFE0F, /* variation selector 16 */
	KEYCAP = 0x20E3,
	DOTTED_CIRCLE = 0x25CC,
	OGHAM_SPACE = 0x1680, /* drawn as a line */
};

/* What a code point is to a screen. */
enum kind { PLAIN, MARK, SPACE, TOKEN };

/* They have no property that tells, but fonts draw nothing, or a box that
 * stands for something else. */
static const uint32_t blanks[] = {
	0x2800,  /* braille pattern blank */
	0xFFFC,  /* object replacement character */
	0x16FE4, /* Khitan small script filler */
	0x1D159, /* musical symbol null notehead */
};

static bool is_blank(uint32_t point)
{
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (point == blanks[i])
			return true;
	return false;
}

/* Whether a code point outside ASCII must not reach a terminal. */
static bool is_hidden(uint32_t point)
{
	static const uint32_t obeyed = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	return as_is_invalid(point) || uc_is_general_category_withtable(point, obeyed) ||
	       uc_is_property_default_ignorable_code_point(point) || is_blank(point);
}

static bool is_utf8_locale(void)
{
	return MB_CUR_MAX > 1 && !strcmp(nl_langinfo(CODESET), "UTF-8");
}

static enum kind kind_of(uint32_t point)
{
	if (point < 0x80)
		return point == ' ' ? SPACE : point > ' ' && point < 0x7F ? PLAIN : TOKEN;
	if (is_hidden(point) || !is_utf8_locale())
		return TOKEN;
	int width = wcwidth((wchar_t)point);
	if (width == 0 && uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
		return MARK;
	if (width != 1 && width != 2)
		return TOKEN;
	if (uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Zs) && point != OGHAM_SPACE)
		return SPACE;
	return PLAIN;
}

/* The unit at `at`, or 0 at the end (a NUL is as good as the end to all who ask). */
static uint32_t peek(const char *text, size_t len, size_t at, size_t *end)
{
	uint32_t point = 0;
	*end = at < len ? at + as_utf8_next(&point, text, len, at) : len;
	return point;
}

static bool is_pictograph(uint32_t point)
{
	return point >= 0x80 && !as_is_invalid(point) && uc_is_property_extended_pictographic(point);
}

static bool is_modifier(uint32_t point)
{
	return point >= 0x80 && !as_is_invalid(point) && uc_is_property_emoji_modifier(point);
}

/* Past a joiner at `at` that ties this piece to a pictograph after it. */
static size_t skip_joiner(const char *text, size_t len, size_t at)
{
	size_t end, after;
	return peek(text, len, at, &end) == ZWJ && is_pictograph(peek(text, len, end, &after)) ? end : at;
}

/* Past a variation selector at `at` that picks a style of the emoji `base`. */
static size_t skip_style(const char *text, size_t len, size_t at, uint32_t base)
{
	size_t end, after;
	uint32_t selector = peek(text, len, at, &end);
	if (selector != TEXT_STYLE && selector != EMOJI_STYLE)
		return at;
	/* Digits, # and * count as emoji for the sake of keycaps alone. */
	if (base < 0x80 ? peek(text, len, end, &after) == KEYCAP : uc_is_property_emoji(base))
		return end;
	return at;
}

static void set_token(struct as_glyph *glyph, uint32_t point)
{
	int len = as_is_invalid(point) ? snprintf(glyph->bytes, sizeof glyph->bytes, "<%02X>", point - AS_INVALID)
				       : snprintf(glyph->bytes, sizeof glyph->bytes, "<U+%04X>", point);
	glyph->len = glyph->width = (uint8_t)len;
	glyph->token = true;
}

static void set_blank(struct as_glyph *glyph, size_t cells)
{
	memset(glyph->bytes, ' ', cells);
	glyph->len = glyph->width = (uint8_t)cells;
}

static void set_points(struct as_glyph *glyph, const uint32_t *points, size_t count)
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += as_utf8_put(glyph->bytes + len, points[i]);
	glyph->len = (uint8_t)len;
	glyph->width = points[0] < 0x80 ? 1 : (uint8_t)wcwidth((wchar_t)points[0]);
}

/* Composes a base and its marks where that gives fewer code points; returns how many there are then. */
static size_t compose(uint32_t *points, size_t count)
{
	enum { ROOM = 4 * (AS_GLYPH_MARKS + 1) };
	uint32_t room[ROOM];
	size_t size = ROOM;
	uint32_t *composed = u32_normalize(UNINORM_NFC, points, count, room, &size);
	if (!composed)
		return count;
	bool fits = size > 0 && size < count && kind_of(composed[0]) == PLAIN;
	for (size_t i = 1; fits && i < size; i++)
		fits = kind_of(composed[i]) == MARK;
	if (fits) {
		memcpy(points, composed, size * sizeof *points);
		count = size;
	}
	if (composed != room)
		free(composed);
	return count;
}

/* Bases that compose with the base after them: conjoining Hangul, whose vowels
 * and finals have no width of their own, and Indic vowels in two parts. */
static uint32_t compose_bases(const char *text, size_t len, size_t *at, uint32_t base)
{
	for (;;) {
		size_t end;
		uint32_t next = peek(text, len, *at, &end);
		uint32_t whole = next >= 0x0900 && !as_is_invalid(next) ? uc_composition(base, next) : 0;
		if (!whole || kind_of(next) == MARK || kind_of(whole) != PLAIN)
			return base;
		base = whole;
		*at = end;
	}
}

/* A base with the marks that follow, or marks on a dotted circle. */
static void set_cluster(struct as_glyph *glyph, const char *text, size_t len, uint32_t base)
{
	uint32_t points[1 + AS_GLYPH_MARKS] = {base};
	size_t count = 1, end;
	if (base >= 0x0900)
		points[0] = compose_bases(text, len, &glyph->end, base);
	glyph->end = skip_style(text, len, glyph->end, base);
	while (count <= AS_GLYPH_MARKS && glyph->end < len) {
		uint32_t mark = peek(text, len, glyph->end, &end);
		if (mark < 0x80 || kind_of(mark) != MARK)
			break;
		points[count++] = mark;
		glyph->end = end;
	}
	if (count > 1)
		count = compose(points, count);
	if (is_pictograph(base))
		glyph->end = skip_joiner(text, len, glyph->end);
	set_points(glyph, points, count);
}

/* What stands before `at`: the unit, or 0 at the start. */
static uint32_t unit_before(const char *text, size_t len, size_t at)
{
	uint32_t point = 0;
	if (at)
		as_utf8_prev(&point, text, len, at);
	return point;
}

static bool follows_emoji(const char *text, size_t len, size_t at)
{
	uint32_t before = unit_before(text, len, at);
	return before >= 0x80 && !as_is_invalid(before) && uc_is_property_emoji_modifier_base(before);
}

static void set_mark(struct as_glyph *glyph, const char *text, size_t len, uint32_t point)
{
	enum kind before = kind_of(unit_before(text, len, glyph->start));
	if (before == PLAIN || before == MARK) { /* its base has as many as are shown */
		set_token(glyph, point);
		return;
	}
	glyph->end = glyph->start;
	set_cluster(glyph, text, len, DOTTED_CIRCLE);
}

/* How many of the bytes at `at` are upper-case hexadecimal digits, up to `most`. */
static size_t hex_digits(const char *text, size_t len, size_t at, size_t most)
{
	size_t count = 0;
	while (count < most && at + count < len && strchr("0123456789ABCDEF", text[at + count]) && text[at + count])
		count++;
	return count;
}

/* Whether the "<" at `at` begins text that reads like one of our tokens. */
static bool looks_like_token(const char *text, size_t len, size_t at)
{
	bool point = len - at > 3 && text[at + 1] == 'U' && text[at + 2] == '+';
	size_t from = at + (point ? 3 : 1);
	size_t count = hex_digits(text, len, from, 6);
	return (point ? count >= 4 : count == 2) && from + count < len && text[from + count] == '>';
}

void as_display_strict(struct as_glyph *glyph, const char *text, size_t len, size_t at)
{
	unsigned char byte = (unsigned char)text[at];
	glyph->start = at;
	glyph->token = false;
	if (byte >= ' ' && byte < 0x7F && byte != '<' && (at + 1 == len || (unsigned char)text[at + 1] < 0x80)) {
		glyph->bytes[0] = (char)byte;
		glyph->len = glyph->width = 1;
		glyph->end = at + 1;
		return;
	}
	uint32_t point = peek(text, len, at, &glyph->end);
	if ((byte == '<' && looks_like_token(text, len, at)) || (is_modifier(point) && follows_emoji(text, len, at))) {
		set_token(glyph, point);
		if (byte != '<')
			glyph->end = skip_joiner(text, len, glyph->end);
		return;
	}
	switch (kind_of(point)) {
	case PLAIN:
		set_cluster(glyph, text, len, point);
		break;
	case MARK:
		set_mark(glyph, text, len, point);
		break;
	case SPACE:
		set_blank(glyph, point < 0x80 ? 1 : (size_t)wcwidth((wchar_t)point));
		break;
	case TOKEN:
		set_token(glyph, point);
		break;
	}
}

void as_display_next(struct as_glyph *glyph, const char *text, size_t len, size_t at)
{
	if (text[at] != '\t' && text[at] != '\n' && text[at] != '\r') {
		as_display_strict(glyph, text, len, at);
		return;
	}
	glyph->start = at;
	glyph->end = at + 1 + (text[at] == '\r' && at + 1 < len && text[at + 1] == '\n');
	glyph->token = false;
	set_blank(glyph, 1);
}

/* Whether none of eight bytes is below ' ', '<', DEL or above ASCII: each term
 * has the high bit of a byte that is, and a borrow comes from one that is. */
static bool is_plain_word(const char *text)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
	uint64_t word;
	memcpy(&word, text, sizeof word);
	uint64_t less = word ^ '<' * ones, delete = word ^ 0x7f * ones;
	return !((word | ((word - ' ' * ones) & ~word) | ((less - ones) & ~less) | ((delete - ones) & ~delete)) & high);
}

size_t as_display_plain(const char *text, size_t len, size_t at)
{
	size_t end = at;
	while (len - end >= sizeof(uint64_t) && is_plain_word(text + end))
		end += sizeof(uint64_t);
	while (end < len && text[end] >= ' ' && text[end] < 0x7f && text[end] != '<')
		end++;
	if (end > at && end < len && ((unsigned char)text[end] & 0x80))
		end--;
	return end - at;
}

size_t as_display_width(const char *text, size_t len)
{
	struct as_glyph glyph;
	size_t width = 0;
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_strict(&glyph, text, len, at);
		width += glyph.width;
	}
	return width;
}

void as_display_text(struct as_buf *out, const char *text, size_t len)
{
	struct as_glyph glyph;
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_strict(&glyph, text, len, at);
		as_buf_add(out, glyph.bytes, glyph.len);
	}
}

size_t as_display_fit(struct as_buf *out, const char *text, size_t len, size_t cells)
{
	struct as_glyph glyph;
	size_t width = 0, kept = out->len, kept_width = 0; /* what leaves room for the sign of a cut */
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_strict(&glyph, text, len, at);
		if (width + glyph.width > cells) {
			as_buf_truncate(out, kept);
			if (!cells)
				return 0;
			as_buf_adds(out, is_utf8_locale() ? "…" : "~");
			return kept_width + 1;
		}
		as_buf_add(out, glyph.bytes, glyph.len);
		width += glyph.width;
		if (width < cells) {
			kept = out->len;
			kept_width = width;
		}
	}
	return width;
}

bool as_display_suspicious(const char *text, size_t len)
{
	bool utf8 = is_utf8_locale();
	struct as_glyph glyph;
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		if (!glyph.token)
			continue;
		uint32_t point;
		as_utf8_next(&point, text, len, at);
		if (utf8 || point < 0x80 || is_hidden(point))
			return true;
	}
	return false;
}
