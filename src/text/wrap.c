/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>

#include "base/mem.h"
#include "text/display.h"
#include "text/utf8.h"

/* What the library is shown for a unit that it must not see, or would end a
 * line at; as long as the unit.  These are drawn as tokens, but line breaks. */
static const char *stand_in(uint32_t point)
{
	if (as_is_invalid(point))
		return "x";
	switch (point) {
	case '\n':
	case '\r':
	case '\t':
		return " ";
	case '\v':
	case '\f':
		return "|";
	case 0x85:
		return "\xC2\xAD"; /* soft hyphen: a break may follow, as after "|" */
	case 0x2028:
	case 0x2029:
		return "\xE2\x80\x90"; /* hyphen: likewise */
	default:
		return NULL;
	}
}

/* UC_BREAK_POSSIBLE at each byte before which a line may be broken; owned by
 * the caller. */
static char *break_places(const char *text, size_t len)
{
	char *copy = as_alloc(len), *places = as_alloc(len);
	memcpy(copy, text, len);
	for (size_t at = 0; at < len;) {
		if ((unsigned char)text[at] > '\r' && (unsigned char)text[at] < 0x80) {
			at++;
			continue;
		}
		uint32_t point;
		size_t size = as_utf8_next(&point, text, len, at);
		const char *shown = stand_in(point);
		if (shown)
			memcpy(copy + at, shown, size);
		at += size;
	}
	u8_possible_linebreaks((const uint8_t *)copy, len, "UTF-8", places);
	free(copy);
	return places;
}

/* White space that hangs over the end of a line: not that which glues. */
static bool hangs(const struct as_glyph *glyph, const char *text, size_t len)
{
	uint32_t point;
	if (glyph->token || glyph->bytes[0] != ' ')
		return false;
	as_utf8_next(&point, text, len, glyph->start);
	return point < 0x80 || (point != 0xA0 && point != 0x202F && point != 0x2007);
}

/* A line being filled. */
struct filling {
	struct as_lines *lines;
	size_t base, start; /* byte the line begins at */
	size_t width;       /* cells up to the last thing that does not hang */
	size_t hanging;     /* cells of white space after that */
	size_t place;       /* last place to break, `start` when there is none */
	size_t place_width; /* cells before it, hanging ones too */
};

static void end_line(struct filling *filling, size_t end)
{
	struct as_lines *lines = filling->lines;
	AS_RESERVE(lines->items, lines->cap, lines->count + 1);
	lines->items[lines->count++] = (struct as_span){filling->base + filling->start, filling->base + end};
	filling->start = end;
}

/* Makes room for a glyph that does not fit on the line. */
static void break_line(struct filling *filling, const struct as_glyph *glyph, size_t measure)
{
	size_t total = filling->width + filling->hanging;
	if (filling->place > filling->start) {
		end_line(filling, filling->place);
		total -= filling->place_width;
		filling->width = total;
		filling->hanging = 0;
	}
	if (glyph->start > filling->start && total + glyph->width > measure) {
		end_line(filling, glyph->start);
		filling->width = filling->hanging = 0;
	}
	filling->place = filling->start;
	filling->place_width = 0;
}

void as_wrap(struct as_lines *lines, const char *text, size_t len, size_t base, size_t measure, size_t indent)
{
	if (!len)
		return;
	char *places = break_places(text, len);
	struct filling filling = {.lines = lines, .base = base, .width = indent};
	struct as_glyph glyph;
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		if (places[at] == UC_BREAK_POSSIBLE && at > filling.start) {
			filling.place = at;
			filling.place_width = filling.width + filling.hanging;
		}
		if (hangs(&glyph, text, len)) {
			filling.hanging += glyph.width;
			continue;
		}
		if (filling.width + filling.hanging + glyph.width > measure)
			break_line(&filling, &glyph, measure);
		filling.width += filling.hanging + glyph.width;
		filling.hanging = 0;
	}
	end_line(&filling, len);
	free(places);
}

void as_lines_clear(struct as_lines *lines)
{
	lines->count = 0;
}

void as_lines_free(struct as_lines *lines)
{
	free(lines->items);
	*lines = (struct as_lines){0};
}
