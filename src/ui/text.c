/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/text.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/display.h"

void ui_paint_add(struct ui_paints *paints, struct as_span line, struct as_span span, unsigned attr)
{
	if (!as_span_overlaps(line, span))
		return;
	AS_RESERVE(paints->items, paints->cap, paints->count + 1);
	paints->items[paints->count++] = (struct ui_paint){.span = span, .attr = attr};
}

void ui_paints_free(struct ui_paints *paints)
{
	free(paints->items);
	*paints = (struct ui_paints){.items = NULL};
}

void ui_paint_hits(struct ui_paints *paints, const struct as_needle *needle, const char *text, struct as_span block,
		   struct as_span line)
{
	struct as_span hit;
	const char *start = text + block.start;
	for (size_t from = 0; as_find_next(&hit, needle, start, as_span_length(block), from); from = hit.end) {
		hit.start += block.start;
		hit.end += block.start;
		if (hit.start >= line.end)
			return;
		ui_paint_add(paints, line, hit, TERM_SEARCH_HIT);
		hit.end -= block.start;
		if (hit.end <= from)
			return;
	}
}

static unsigned painted(unsigned attr, const struct ui_paints *paints, size_t at)
{
	for (size_t i = 0; i < paints->count; i++) {
		const struct ui_paint *paint = &paints->items[i];
		if (at < paint->span.start || at >= paint->span.end)
			continue;
		if ((paint->attr & TERM_STYLE_MASK) != UI_KEEP_STYLE)
			attr = (attr & TERM_BITS_MASK) | (paint->attr & TERM_STYLE_MASK);
		attr |= paint->attr & TERM_BITS_MASK;
	}
	return attr;
}

void ui_text_draw(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		  struct as_span line, const struct ui_paints *paints)
{
	int end = col + cells;
	for (size_t at = line.start; at < line.end && col < end;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, line.end, at);
		if (glyph.width > end - col && !glyph.token)
			break;
		int used = term_put_glyph(canvas, row, col, painted(attr, paints, at), &glyph);
		if (!used && glyph.width)
			break;
		col += used;
		at = glyph.end;
	}
}

int ui_text_column(const char *text, struct as_span line, size_t at)
{
	int column = 0;
	for (size_t i = line.start; i < line.end && i < at;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, line.end, i);
		if (glyph.end > at)
			break;
		column += glyph.width;
		i = glyph.end;
	}
	return column;
}

size_t ui_text_byte(const char *text, struct as_span line, int column)
{
	size_t last = line.start;
	for (size_t i = line.start; i < line.end;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, line.end, i);
		last = i;
		if (column < glyph.width)
			break;
		column -= glyph.width;
		i = glyph.end;
	}
	return last;
}
