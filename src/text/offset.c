/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/offset.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/utf8.h"

/* How a place is counted: units before it, and how many of them are outside
 * the BMP (two code units of UTF-16 each). */
struct count {
	size_t points, wide;
};

static bool is_utf16(const struct as_doc *doc)
{
	return doc->encoding == AS_UTF16LE || doc->encoding == AS_UTF16BE;
}

void as_offsets_init(struct as_offsets *offsets, const struct as_doc *doc)
{
	*offsets = (struct as_offsets){.doc = doc};
}

void as_offsets_free(struct as_offsets *offsets)
{
	free(offsets->checkpoints);
	free(offsets->wide_checkpoints);
	*offsets = (struct as_offsets){0};
}

/* First unit boundary at or after checkpoint i. */
static size_t checkpoint_place(const struct as_doc *doc, size_t i)
{
	size_t at = i * AS_OFFSET_STEP, start = as_utf8_floor(doc->text, doc->len, at);
	if (start == at || start == doc->len)
		return start;
	uint32_t unit;
	return start + as_utf8_next(&unit, doc->text, doc->len, start);
}

static struct count count_range(const struct as_doc *doc, size_t from, size_t to)
{
	struct count count = {.points = as_utf8_count(doc->text + from, to - from)};
	if (is_utf16(doc)) /* a transcript is well-formed: lead bytes tell */
		for (size_t at = from; at < to; at++)
			count.wide += (unsigned char)doc->text[at] >= 0xF0;
	return count;
}

/* Fills checkpoints 0..last. */
static void fill(struct as_offsets *offsets, size_t last)
{
	const struct as_doc *doc = offsets->doc;
	if (!offsets->checkpoints) {
		offsets->checkpoints = as_calloc(doc->len / AS_OFFSET_STEP + 1, sizeof *offsets->checkpoints);
		if (is_utf16(doc))
			offsets->wide_checkpoints = as_calloc(doc->len / AS_OFFSET_STEP + 1,
							      sizeof *offsets->wide_checkpoints);
		offsets->known = 1;
	}
	for (; offsets->known <= last; offsets->known++) {
		size_t i = offsets->known;
		struct count count = count_range(doc, checkpoint_place(doc, i - 1), checkpoint_place(doc, i));
		offsets->checkpoints[i] = offsets->checkpoints[i - 1] + count.points;
		if (offsets->wide_checkpoints)
			offsets->wide_checkpoints[i] = offsets->wide_checkpoints[i - 1] + count.wide;
	}
}

static struct count count_before(struct as_offsets *offsets, size_t byte)
{
	const struct as_doc *doc = offsets->doc;
	if (byte > doc->len)
		byte = doc->len;
	size_t i = byte / AS_OFFSET_STEP;
	fill(offsets, i);
	size_t place = checkpoint_place(doc, i);
	if (place > byte) /* a byte inside the unit that straddles the checkpoint */
		place = byte;
	struct count count = count_range(doc, place, byte);
	count.points += offsets->checkpoints[i];
	if (offsets->wide_checkpoints)
		count.wide += offsets->wide_checkpoints[i];
	return count;
}

static size_t bom_size(const struct as_doc *doc)
{
	return doc->encoding == AS_UTF8 ? 0 : doc->encoding == AS_UTF8_BOM ? 3 : 2;
}

/* Only an odd last byte makes a UTF-16 code point shorter than two bytes. */
static size_t utf16_place(const struct as_doc *doc, struct count count)
{
	size_t place = bom_size(doc) + 2 * (count.points + count.wide);
	return place < doc->size ? place : doc->size;
}

size_t as_offset_code_point(struct as_offsets *offsets, size_t byte)
{
	return count_before(offsets, byte).points;
}

size_t as_offset_file_byte(struct as_offsets *offsets, size_t byte)
{
	const struct as_doc *doc = offsets->doc;
	if (!is_utf16(doc))
		return bom_size(doc) + byte;
	return utf16_place(doc, count_before(offsets, byte));
}

/* What a search goes by: code points, or bytes of a UTF-16 file. */
static size_t measure(const struct as_offsets *offsets, struct count count, bool in_file)
{
	return in_file ? utf16_place(offsets->doc, count) : count.points;
}

static struct count checkpoint(const struct as_offsets *offsets, size_t i)
{
	return (struct count){offsets->checkpoints[i], offsets->wide_checkpoints ? offsets->wide_checkpoints[i] : 0};
}

/* Last checkpoint at or before `want`. */
static size_t checkpoint_before(struct as_offsets *offsets, size_t want, bool in_file)
{
	size_t low = 0, high = offsets->doc->len / AS_OFFSET_STEP;
	fill(offsets, high);
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (measure(offsets, checkpoint(offsets, middle), in_file) <= want)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

static bool find(struct as_offsets *offsets, size_t want, bool in_file, size_t *byte)
{
	const struct as_doc *doc = offsets->doc;
	size_t i = checkpoint_before(offsets, want, in_file);
	size_t at = checkpoint_place(doc, i);
	struct count count = checkpoint(offsets, i);
	size_t place = measure(offsets, count, in_file);
	while (place < want && at < doc->len) {
		uint32_t unit;
		at += as_utf8_next(&unit, doc->text, doc->len, at);
		count.points++;
		count.wide += unit > 0xFFFF && !as_is_invalid(unit);
		place = measure(offsets, count, in_file);
	}
	*byte = at;
	return place == want;
}

bool as_offset_from_code_point(struct as_offsets *offsets, size_t code_point, size_t *byte)
{
	return find(offsets, code_point, false, byte);
}

bool as_offset_from_file_byte(struct as_offsets *offsets, size_t file_byte, size_t *byte)
{
	const struct as_doc *doc = offsets->doc;
	if (file_byte < bom_size(doc) || file_byte > doc->size)
		return false;
	if (is_utf16(doc))
		return find(offsets, file_byte, true, byte);
	*byte = file_byte - bom_size(doc);
	return as_utf8_floor(doc->text, doc->len, *byte) == *byte;
}
