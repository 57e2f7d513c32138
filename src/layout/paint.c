/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/paint.h"

#include <string.h>

#include "text/display.h"

static const char *const attributes[AS_INKS][2] = { /* MONO, COLOUR */
	[AS_INK_NONE] = {"", ""},
	[AS_INK_TITLE] = {"1", "1"},
	[AS_INK_SPINE] = {"", "36"},
	[AS_INK_FURNITURE] = {"2", "2"},
	[AS_INK_LEFT_ROW] = {"", "31"},
	[AS_INK_RIGHT_ROW] = {"", "32"},
	[AS_INK_FORMAT] = {"", "36"},
	[AS_INK_CHANGED] = {"4", "4;33"},
	[AS_INK_LEFT_WORDS] = {"1;4", "4;31"},
	[AS_INK_RIGHT_WORDS] = {"1;4", "4;32"},
	[AS_INK_MOVED] = {"1", "4;35"},
	[AS_INK_DISCREPANCY] = {"1;7", "1;31"},
};

enum as_ink as_paint_ink(enum as_segment_kind kind, bool right)
{
	static const enum as_ink inks[AS_SEGMENT_KINDS] = {
		[AS_SEGMENT_FORMAT] = AS_INK_FORMAT,
		[AS_SEGMENT_CHANGED] = AS_INK_CHANGED,
		[AS_SEGMENT_ONE_SIDE] = AS_INK_LEFT_WORDS,
		[AS_SEGMENT_MOVED] = AS_INK_MOVED,
	};
	return kind == AS_SEGMENT_ONE_SIDE && right ? AS_INK_RIGHT_WORDS : inks[kind];
}

static const char *attribute(enum as_paint paint, enum as_ink ink)
{
	return paint == AS_PAINT_PLAIN ? "" : attributes[ink][paint - AS_PAINT_MONO];
}

static void begin(struct as_buf *out, const char *code)
{
	if (*code)
		as_buf_printf(out, "\033[%sm", code);
}

static void end(struct as_buf *out, const char *code)
{
	if (*code)
		as_buf_adds(out, "\033[m");
}

size_t as_paint_text(struct as_buf *out, enum as_paint paint, enum as_ink ink, const char *text, struct as_span span)
{
	const char *code = attribute(paint, ink);
	size_t cells = 0;
	begin(out, code);
	for (size_t at = span.start; at < span.end;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, span.end, at);
		as_buf_add(out, glyph.bytes, glyph.len);
		cells += glyph.width;
		at = glyph.end;
	}
	end(out, code);
	return cells;
}

void as_paint_own(struct as_buf *out, enum as_paint paint, enum as_ink ink, const char *words)
{
	const char *code = attribute(paint, ink);
	begin(out, code);
	as_buf_adds(out, words);
	end(out, code);
}

void as_paint_discrepancy(struct as_buf *out, enum as_paint paint, const struct as_discrepancy *discrepancy,
			  size_t cells)
{
	struct as_buf line = AS_BUF_INIT;
	as_buf_adds(&line, discrepancy->note ? ". " : "! ");
	as_display_fit(&line, discrepancy->why, strlen(discrepancy->why), cells > 2 ? cells - 2 : 0);
	as_paint_own(out, paint, discrepancy->note ? AS_INK_SPINE : AS_INK_DISCREPANCY, line.data);
	as_buf_addc(out, '\n');
	as_buf_free(&line);
}
