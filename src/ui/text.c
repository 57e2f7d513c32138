/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/display.h"
#include "text/grapheme.h"
#include "text/wrap.h"

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

/* What of the block is searched for the sake of one line: the line and as much
 * around it as a phrase can take, so that long passages cost no more. */
static struct as_span around(const char *text, struct as_span block, struct as_span line)
{
	enum { AROUND = 512 };
	struct as_span part = block;
	if (line.start - block.start > AROUND)
		part.start = line.start - AROUND;
	while (part.start > block.start && text[part.start - 1] != ' ')
		part.start--;
	if (block.end - line.end > AROUND)
		part.end = line.end + AROUND;
	while (part.end < block.end && text[part.end] != ' ')
		part.end++;
	return part;
}

void ui_paint_hits(struct ui_paints *paints, const struct as_needle *needle, const char *text, struct as_span block,
		   struct as_span line)
{
	struct as_span hit, part = around(text, block, line);
	size_t from = 0, len = as_span_length(part);
	while (as_find_next(&hit, needle, text + part.start, len, from) && part.start + hit.start < line.end) {
		from = hit.end > from ? hit.end : len;
		ui_paint_add(paints, line, (struct as_span){part.start + hit.start, part.start + hit.end},
			     TERM_SEARCH_HIT);
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

/* How many of `count` bytes from `at` on are painted alike. */
static size_t alike(const struct ui_paints *paints, size_t at, size_t count)
{
	for (size_t i = 0; i < paints->count; i++) {
		const struct as_span *span = &paints->items[i].span;
		if (span->start > at && span->start < at + count)
			count = span->start - at;
		if (span->end > at && span->end < at + count)
			count = span->end - at;
	}
	return count;
}

void ui_text_draw(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		  struct as_span line, const struct ui_paints *paints)
{
	int end = col + cells;
	for (size_t at = line.start; at < line.end && col < end;) {
		struct as_glyph glyph;
		size_t plain = alike(paints, at, as_display_plain(text, line.end, at));
		if (plain) {
			int used = term_put_text(canvas, row, col, end - col, painted(attr, paints, at), text + at, plain);
			if (!used)
				break;
			col += used;
			at += (size_t)used;
			continue;
		}
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

int ui_text_fit(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const char *text,
		struct as_span span)
{
	struct as_buf line = AS_BUF_INIT;
	size_t most = (size_t)TERM_SIDE_LIMIT * TERM_CELL_BYTES; /* more than a line can hold */
	as_buf_adds(&line, "");
	for (size_t at = span.start; at < span.end && line.len < most; at++) {
		bool blank = text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r');
		if (!blank)
			as_buf_addc(&line, text[at]);
		else if (line.len && line.data[line.len - 1] != ' ')
			as_buf_addc(&line, ' ');
	}
	int used = term_put_fit(canvas, row, col, cells, attr, line.data, line.len);
	as_buf_free(&line);
	return used;
}

size_t ui_text_after(const char *text, size_t len, size_t at)
{
	return at < len ? as_grapheme_next(text, len, at) : len;
}

int ui_text_column(const char *text, struct as_span line, size_t at)
{
	int column = 0;
	for (size_t i = line.start; i < line.end && i < at;) {
		struct as_glyph glyph;
		size_t plain = as_display_plain(text, line.end, i);
		if (plain) {
			plain = plain < at - i ? plain : at - i;
			column += (int)plain;
			i += plain;
			continue;
		}
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
		size_t plain = as_display_plain(text, line.end, i);
		if (plain && column < (int)plain)
			return i + (size_t)(column > 0 ? column : 0);
		if (plain) {
			column -= (int)plain;
			i += plain;
			last = i - 1;
			continue;
		}
		as_display_next(&glyph, text, line.end, i);
		last = i;
		if (column < glyph.width)
			break;
		column -= glyph.width;
		i = glyph.end;
	}
	return last;
}

int ui_text_say(struct term_canvas *canvas, int row, int col, unsigned attr, const char *sentence)
{
	struct as_lines lines = {0};
	size_t len = strlen(sentence);
	as_wrap(&lines, sentence, len, 0, canvas->cols > col + 2 ? (size_t)(canvas->cols - col - 1) : 1, 0);
	int used = (int)lines.count;
	for (int i = 0; i < used; i++) {
		struct as_span line = lines.items[i];
		while (line.end > line.start && sentence[line.end - 1] == ' ')
			line.end--;
		term_put_fit(canvas, row + i, col, -1, attr, sentence + line.start, as_span_length(line));
	}
	as_lines_free(&lines);
	return used;
}
