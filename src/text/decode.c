/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decode.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "text/utf8.h"

static const struct mark {
	enum as_encoding encoding;
	size_t len;
	char bytes[3];
} marks[] = {
	{AS_UTF8_BOM, 3, {'\xEF', '\xBB', '\xBF'}},
	{AS_UTF16LE, 2, {'\xFF', '\xFE', 0}},
	{AS_UTF16BE, 2, {'\xFE', '\xFF', 0}},
};

static unsigned code_unit(const struct as_doc *doc, size_t at)
{
	unsigned first = (unsigned char)doc->bytes[at], second = (unsigned char)doc->bytes[at + 1];
	return doc->encoding == AS_UTF16LE ? second << 8 | first : first << 8 | second;
}

static bool is_lead(unsigned unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_trail(unsigned unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Each code unit of two bytes yields at most three bytes of UTF-8, and an odd
 * last byte three. */
static void transcribe(struct as_doc *doc)
{
	char *out = as_alloc((doc->size / 2 + 1) * 3 + 1);
	size_t len = 0, at = 2;
	while (doc->size - at >= 2) {
		uint32_t point = code_unit(doc, at);
		at += 2;
		unsigned trail = is_lead(point) && doc->size - at >= 2 ? code_unit(doc, at) : 0;
		if (is_trail(trail)) {
			point = 0x10000 + ((point - 0xD800) << 10) + (trail - 0xDC00);
			at += 2;
		} else if (is_lead(point) || is_trail(point)) {
			point = 0xFFFD;
			doc->invalid += 2;
		}
		len += as_utf8_put(out + len, point);
	}
	if (at < doc->size) {
		len += as_utf8_put(out + len, 0xFFFD);
		doc->invalid++;
	}
	out[len] = '\0';
	doc->transcript = as_realloc(out, len + 1, 1);
	doc->text = doc->transcript;
	doc->len = len;
}

void as_decode(struct as_doc *doc, char *bytes, size_t size)
{
	doc->bytes = bytes;
	doc->size = size;
	doc->encoding = AS_UTF8;
	doc->invalid = 0;
	size_t skip = 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (size >= marks[i].len && !memcmp(bytes, marks[i].bytes, marks[i].len)) {
			doc->encoding = marks[i].encoding;
			skip = marks[i].len;
			break;
		}
	if (doc->encoding == AS_UTF16LE || doc->encoding == AS_UTF16BE) {
		transcribe(doc);
		return;
	}
	doc->text = size ? bytes + skip : "";
	doc->len = size - skip;
	doc->invalid = as_utf8_invalid(doc->text, doc->len);
}
