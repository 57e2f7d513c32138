/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/offset.h"

#include "base/buf.h"
#include "tap.h"
#include "text/decode.h"
#include "text/utf8.h"

/* Every unit of the document, every way round, against plain counting. */
static void check(const char *what, const char *bytes, size_t size)
{
	struct as_buf buf = AS_BUF_INIT;
	as_buf_add(&buf, bytes, size);
	struct as_doc doc;
	as_doc_init(&doc);
	as_decode(&doc, as_buf_detach(&buf), size);
	struct as_offsets offsets;
	as_offsets_init(&offsets, &doc);
	bool utf16 = doc.transcript;
	size_t file = doc.encoding == AS_UTF8 ? 0 : doc.encoding == AS_UTF8_BOM ? 3 : 2;
	size_t point = 0, wrong = 0, inside = 0, got;
	for (size_t at = 0; at <= doc.len; point++) {
		wrong += as_offset_code_point(&offsets, at) != point;
		wrong += as_offset_file_byte(&offsets, at) != file;
		wrong += !as_offset_from_code_point(&offsets, point, &got) || got != at;
		wrong += !as_offset_from_file_byte(&offsets, file, &got) || got != at;
		if (at == doc.len)
			break;
		uint32_t unit;
		size_t units = as_utf8_next(&unit, doc.text, doc.len, at);
		size_t stored = !utf16 ? units : units == 4 ? 4 : size - file == 1 ? 1 : 2;
		for (size_t i = 1; i < stored; i++)
			inside += as_offset_from_file_byte(&offsets, file + i, &got);
		at += units;
		file += stored;
	}
	IS_INT(wrong, 0, "%s: all places convert both ways", what);
	IS_INT(inside, 0, "%s: no place inside a code point is accepted", what);
	IS_INT(file, size, "%s: the end of the text is the end of the file", what);
	OK(!as_offset_from_code_point(&offsets, point + 1, &got), "%s: nothing past the end by code points", what);
	OK(!as_offset_from_file_byte(&offsets, size + 1, &got), "%s: nor by bytes", what);
	if (doc.encoding != AS_UTF8)
		OK(!as_offset_from_file_byte(&offsets, 1, &got), "%s: the BOM is no place", what);
	as_offsets_free(&offsets);
	as_doc_free(&doc);
}

/* Long enough for several checkpoints, with units that straddle them. */
static void check_long(const char *what, const char *start, size_t start_len, const char *piece, size_t piece_len)
{
	struct as_buf buf = AS_BUF_INIT;
	as_buf_add(&buf, start, start_len);
	while (buf.len < 9000)
		as_buf_add(&buf, piece, piece_len);
	check(what, buf.data, buf.len);
	as_buf_free(&buf);
}

#define TEXT(literal) (literal), sizeof(literal) - 1

int main(void)
{
	check("empty", TEXT(""));
	check("ASCII", TEXT("Mos\0cow\r\n"));
	check("BOM alone", TEXT("\xEF\xBB\xBF"));
	check("odd UTF-16", TEXT("\xFF\xFE\x3D\xD8\x96\xDCX"));
	check_long("long UTF-8", TEXT(""), TEXT("T\xC3\xA9trault \xE2\x80\x9Cq\xE2\x80\x9D \xF0\x9F\x92\x96"));
	check_long("long UTF-8 of emoji", TEXT("x"), TEXT("\xF0\x9F\x92\x96"));
	check_long("long with BOM and bad bytes", TEXT("\xEF\xBB\xBF"), TEXT("caf\xE9 \xF0\x9F\x92 \xC3"));
	check_long("long UTF-16LE", TEXT("\xFF\xFE"), TEXT("h\0\xAC\x20\x3D\xD8\x96\xDC\x3D\xD8"));
	check_long("long UTF-16BE, odd", TEXT("\xFE\xFF\0"), TEXT("\0h\xD8\x3D\xDC\x96"));
	return tap_done();
}
