/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/kwic.h"

#include "text/display.h"

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

void as_kwic_flat(struct as_buf *out, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t from = at;
		while (at < len && !is_space(text[at]))
			at++;
		as_buf_add(out, text + from, at - from);
		from = at;
		while (at < len && is_space(text[at]))
			at++;
		if (at > from)
			as_buf_addc(out, ' ');
	}
}

static size_t cells_of(const char *text, size_t len)
{
	size_t cells = 0;
	struct as_glyph glyph = {0};
	for (size_t at = 0; at < len; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		cells += glyph.width;
	}
	return cells;
}

size_t as_kwic_tail(size_t *used, const char *text, size_t len, size_t cells)
{
	size_t at = 0, left = cells_of(text, len);
	struct as_glyph glyph = {0};
	for (; at < len && left > cells; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		left -= glyph.width;
	}
	*used = left;
	return at;
}

size_t as_kwic_head(size_t *used, const char *text, size_t len, size_t cells)
{
	size_t at = 0;
	struct as_glyph glyph = {0};
	*used = 0;
	for (; at < len; at = glyph.end) {
		as_display_next(&glyph, text, len, at);
		if (*used + glyph.width > cells)
			break;
		*used += glyph.width;
	}
	return at;
}
