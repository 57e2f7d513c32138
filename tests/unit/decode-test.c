/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decode.h"

#include "base/mem.h"
#include "tap.h"

#define TEXT(literal) (literal), sizeof(literal) - 1

static void check(enum as_encoding encoding, const char *what, const char *bytes, size_t size, const char *text,
		  size_t len, size_t invalid)
{
	struct as_doc doc;
	as_doc_init(&doc);
	char *copy = as_alloc(size);
	memcpy(copy, bytes, size);
	as_decode(&doc, copy, size);
	OK(doc.encoding == encoding, "%s: the encoding is told", what);
	OK(doc.len == len && !memcmp(doc.text, text, len), "%s: the text is right", what);
	IS_INT(doc.invalid, invalid, "%s: invalid bytes are counted", what);
	OK(doc.size == size && !memcmp(doc.bytes, bytes, size), "%s: the file's bytes stay", what);
	as_doc_free(&doc);
}

int main(void)
{
	check(AS_UTF8, "UTF-8", TEXT("h\xC3\xA9\r\n"), TEXT("h\xC3\xA9\r\n"), 0);
	check(AS_UTF8, "empty file", TEXT(""), TEXT(""), 0);
	check(AS_UTF8, "Latin-1", TEXT("caf\xE9 \x80"), TEXT("caf\xE9 \x80"), 2);
	check(AS_UTF8, "NUL bytes", TEXT("a\0b"), TEXT("a\0b"), 0);
	check(AS_UTF8_BOM, "BOM", TEXT("\xEF\xBB\xBFok"), TEXT("ok"), 0);
	check(AS_UTF8_BOM, "BOM alone", TEXT("\xEF\xBB\xBF"), TEXT(""), 0);
	check(AS_UTF8_BOM, "two BOMs", TEXT("\xEF\xBB\xBF\xEF\xBB\xBF"), TEXT("\xEF\xBB\xBF"), 0);
	check(AS_UTF8, "cut BOM", TEXT("\xEF\xBB"), TEXT("\xEF\xBB"), 2);
	check(AS_UTF16LE, "UTF-16LE", TEXT("\xFF\xFEh\0\xE9\0\xAC\x20\x3D\xD8\x96\xDC"),
	      TEXT("h\xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\x96"), 0);
	check(AS_UTF16BE, "UTF-16BE", TEXT("\xFE\xFF\0h\0\xE9\x20\xAC\xD8\x3D\xDC\x96"),
	      TEXT("h\xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\x96"), 0);
	check(AS_UTF16LE, "UTF-16 BOM alone", TEXT("\xFF\xFE"), TEXT(""), 0);
	check(AS_UTF16LE, "unpaired lead", TEXT("\xFF\xFE\x3D\xD8h\0"), TEXT("\xEF\xBF\xBDh"), 2);
	check(AS_UTF16LE, "lead at the end", TEXT("\xFF\xFE\x3D\xD8"), TEXT("\xEF\xBF\xBD"), 2);
	check(AS_UTF16LE, "trail alone", TEXT("\xFF\xFE\x96\xDCh\0"), TEXT("\xEF\xBF\xBDh"), 2);
	check(AS_UTF16LE, "two leads", TEXT("\xFF\xFE\x3D\xD8\x3D\xD8\x96\xDC"),
	      TEXT("\xEF\xBF\xBD\xF0\x9F\x92\x96"), 2);
	check(AS_UTF16BE, "odd last byte", TEXT("\xFE\xFF\0hX"), TEXT("h\xEF\xBF\xBD"), 1);
	check(AS_UTF16BE, "lead and odd byte", TEXT("\xFE\xFF\xD8\x3D\xDC"), TEXT("\xEF\xBF\xBD\xEF\xBF\xBD"), 3);
	return tap_done();
}
