/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/utf8.h"

enum { SAMPLE_LINES = 2000, WIDEST_MEASURE = 120, NARROWEST_MEASURE = 40 };

static size_t find_byte(const struct as_lines *lines, char byte, size_t from)
{
	const char *hit = from < lines->len ? memchr(lines->text + from, byte, lines->len - from) : NULL;
	return hit ? (size_t)(hit - lines->text) : lines->len;
}

void as_lines_init(struct as_lines *lines, const char *text, size_t len)
{
	*lines = (struct as_lines){.text = text, .len = len, .number = 1};
	lines->next_lf = find_byte(lines, '\n', 0);
	lines->next_cr = find_byte(lines, '\r', 0);
}

bool as_lines_next(struct as_line *line, struct as_lines *lines)
{
	if (lines->at >= lines->len)
		return false;
	/* Each search starts where the last one's hit was used up: O(text) in all. */
	if (lines->next_lf < lines->at)
		lines->next_lf = find_byte(lines, '\n', lines->at);
	if (lines->next_cr < lines->at)
		lines->next_cr = find_byte(lines, '\r', lines->at);
	size_t end = lines->next_lf < lines->next_cr ? lines->next_lf : lines->next_cr;
	bool crlf = end == lines->next_cr && end + 1 < lines->len && lines->text[end + 1] == '\n';
	*line = (struct as_line){
		.span = as_trim(lines->text, (struct as_span){lines->at, end}),
		.start = lines->at,
		.number = lines->number,
	};
	lines->at = end + (crlf ? 2 : 1);
	lines->number += lines->number < UINT32_MAX;
	return true;
}

static bool is_space(uint32_t unit)
{
	return (unit >= '\t' && unit <= '\r') || unit == ' ' || unit == 0x85 || unit == 0xA0 || unit == 0x1680 ||
	       (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 || unit == 0x2029 || unit == 0x202F ||
	       unit == 0x205F || unit == 0x3000;
}

struct as_span as_trim(const char *text, struct as_span span)
{
	uint32_t unit;
	while (span.start < span.end) {
		unsigned char byte = (unsigned char)text[span.start];
		size_t n = 1;
		unit = byte;
		if (byte >= 0x80)
			n = as_utf8_next(&unit, text, span.end, span.start);
		if (!is_space(unit))
			break;
		span.start += n;
	}
	while (span.start < span.end) {
		unsigned char byte = (unsigned char)text[span.end - 1];
		size_t n = 1;
		unit = byte;
		if (byte >= 0x80)
			n = as_utf8_prev(&unit, text + span.start, span.end - span.start, span.end - span.start);
		if (!is_space(unit))
			break;
		span.end -= n;
	}
	return span;
}

/* Code points up to one more than `most`. */
static size_t width_up_to(const char *text, struct as_span span, size_t most)
{
	size_t width = 0;
	for (size_t i = span.start; i < span.end && width <= most; i++)
		width += ((unsigned char)text[i] & 0xC0) != 0x80;
	return width;
}

static bool ends_sentence(const char *text, struct as_span span)
{
	return strchr(".!?:;\"", text[span.end - 1]) && text[span.end - 1];
}

/* Bytes of the bullet that a block begins with, white space after it included; 0 for none. */
static size_t bullet_length(const char *text, struct as_span span)
{
	static const char *const bullets[] = {"•", "‣", "▪", "●", "◦", "■", "►", "*", "-"};
	size_t len = as_span_length(span);
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
		size_t n = strlen(bullets[i]);
		if (len <= n || memcmp(text + span.start, bullets[i], n))
			continue;
		struct as_span rest = as_trim(text, (struct as_span){span.start + n, span.end});
		return rest.start > span.start + n ? rest.start - span.start : 0;
	}
	return 0;
}

/* What decides between one paragraph a line and paragraphs wrapped by hand. */
struct sample {
	size_t inner;    /* lines that a non-blank line follows */
	size_t near;     /* of them, nearly as wide as the widest */
	size_t closed;   /* of them, ending as a sentence does */
	size_t widest;   /* code points */
};

static bool is_wrapped(const char *text, size_t len)
{
	struct sample sample = {0};
	size_t widths[SAMPLE_LINES], count = 0, width = 0;
	struct as_span before = {0};
	struct as_lines lines;
	struct as_line line;
	as_lines_init(&lines, text, len);
	for (size_t n = 0; n < SAMPLE_LINES && as_lines_next(&line, &lines); n++) {
		if (as_span_length(line.span) && as_span_length(before)) {
			widths[count++] = width;
			sample.closed += ends_sentence(text, before);
		}
		before = line.span;
		width = width_up_to(text, line.span, WIDEST_MEASURE);
		if (width > sample.widest)
			sample.widest = width;
	}
	sample.inner = count;
	if (sample.widest > WIDEST_MEASURE || sample.widest < NARROWEST_MEASURE || sample.inner < 2)
		return false;
	for (size_t i = 0; i < count; i++)
		sample.near += widths[i] * 10 >= sample.widest * 7;
	return sample.near * 10 >= sample.inner * 6 && sample.closed * 10 < sample.inner * 6;
}

static void add_block(struct as_blocks *blocks, const char *text, const struct as_line *line, bool gap)
{
	size_t indent = line->span.start - line->start;
	struct as_block *last = blocks->count ? &blocks->items[blocks->count - 1] : NULL;
	if (blocks->count >= AS_PASSAGES_LIMIT && line->span.end - last->span.start <= AS_PASSAGE_BYTES) {
		last->span.end = line->span.end;
		return;
	}
	AS_RESERVE(blocks->items, blocks->cap, blocks->count + 1);
	blocks->items[blocks->count++] = (struct as_block){
		.span = line->span,
		.line = line->number,
		.indent = indent < UINT16_MAX ? (uint16_t)indent : UINT16_MAX,
		.bullet = bullet_length(text, line->span) > 0,
		.gap = gap,
	};
}

void as_blocks_split(struct as_blocks *blocks, const char *text, size_t len)
{
	*blocks = (struct as_blocks){.wrapped = is_wrapped(text, len)};
	bool gap = false;
	size_t indent_before = 0;
	struct as_lines lines;
	struct as_line line;
	as_lines_init(&lines, text, len);
	while (as_lines_next(&line, &lines)) {
		if (!as_span_length(line.span)) {
			gap = true;
			continue;
		}
		size_t indent = line.span.start - line.start;
		bool joins = blocks->wrapped && blocks->count && !gap && indent <= indent_before + 1 &&
			     !bullet_length(text, line.span);
		if (joins)
			blocks->items[blocks->count - 1].span.end = line.span.end;
		else
			add_block(blocks, text, &line, gap);
		/* A bulleted item's further lines are set in under its text. */
		indent_before = indent + (joins ? 0 : bullet_length(text, line.span));
		gap = false;
	}
}

void as_blocks_free(struct as_blocks *blocks)
{
	free(blocks->items);
	*blocks = (struct as_blocks){0};
}
