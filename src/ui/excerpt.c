/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/excerpt.h"

#include <string.h>

#include "base/buf.h"
#include "layout/kwic.h"
#include "text/display.h"
#include "text/utf8.h"

enum { AROUND_BYTES = 200 };

static void draw(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, struct as_buf part[3])
{
	int words = (int)as_display_width(part[1].data, part[1].len), end = col + cells;
	if (cells < 1)
		return;
	int room = cells > words ? cells - words : 0, after = (int)as_display_width(part[2].data, part[2].len);
	size_t before = room / 2 > after ? (size_t)(room - after) : (size_t)(room / 2), used;
	size_t from = as_kwic_tail(&used, part[0].data ? part[0].data : "", part[0].len, before);
	if (part[0].len > from)
		col += term_put_text(canvas, row, col, (int)used, attr, part[0].data + from, part[0].len - from);
	col += term_put_fit(canvas, row, col, end - col, attr | TERM_BOLD, part[1].data ? part[1].data : "", part[1].len);
	if (part[2].len && col < end)
		term_put_text(canvas, row, col, end - col, attr, part[2].data, part[2].len);
}

static void draw_parts(struct term_canvas *canvas, int row, int col, int cells, unsigned attr,
		       const char *const texts[3], const size_t lens[3])
{
	struct as_buf part[3] = {AS_BUF_INIT, AS_BUF_INIT, AS_BUF_INIT};
	for (int i = 0; i < 3; i++)
		as_kwic_flat(&part[i], texts[i], lens[i]);
	draw(canvas, row, col, cells, attr, part);
	for (int i = 0; i < 3; i++)
		as_buf_free(&part[i]);
}

void ui_excerpt_anchor(struct term_canvas *canvas, int row, int col, int cells, unsigned attr,
		       const struct as_anchor *anchor)
{
	const char *const texts[3] = {anchor->prefix, anchor->exact, anchor->suffix};
	const size_t lens[3] = {strlen(texts[0]), strlen(texts[1]), strlen(texts[2])};
	draw_parts(canvas, row, col, cells, attr, texts, lens);
}

void ui_excerpt_span(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, const struct as_doc *doc,
		     struct as_span span)
{
	size_t from = span.start > AROUND_BYTES ? as_utf8_floor(doc->text, doc->len, span.start - AROUND_BYTES) : 0;
	size_t to = doc->len - span.end > AROUND_BYTES ? as_utf8_floor(doc->text, doc->len, span.end + AROUND_BYTES)
						       : doc->len;
	const char *const texts[3] = {doc->text + from, doc->text + span.start, doc->text + span.end};
	const size_t lens[3] = {span.start - from, as_span_length(span), to - span.end};
	draw_parts(canvas, row, col, cells, attr, texts, lens);
}
