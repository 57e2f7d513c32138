/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of any bytes: decoding, places, segments and folding. */
#include <stdbool.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/offset.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/word.h"

/* Each unit boundary converts both ways; walking back meets the same units. */
static void check_places(const struct as_doc *doc)
{
	struct as_offsets offsets;
	as_offsets_init(&offsets, doc);
	size_t points = 0, last_file = 0, got;
	uint32_t unit, back;
	for (size_t at = 0; at <= doc->len; points++) {
		size_t file = as_offset_file_byte(&offsets, at);
		CHECK(as_offset_code_point(&offsets, at) == points);
		CHECK(as_offset_from_code_point(&offsets, points, &got) && got == at);
		CHECK(as_offset_from_file_byte(&offsets, file, &got) && got == at);
		CHECK(!at || file > last_file);
		last_file = file;
		if (at == doc->len)
			break;
		size_t size = as_utf8_next(&unit, doc->text, doc->len, at);
		CHECK(as_utf8_prev(&back, doc->text, doc->len, at + size) == size && back == unit);
		CHECK(as_utf8_floor(doc->text, doc->len, at + size - 1) == at);
		at += size;
	}
	CHECK(last_file == doc->size);
	CHECK(as_utf8_count(doc->text, doc->len) == points);
	CHECK(!as_offset_from_code_point(&offsets, points + 1, &got));
	as_offsets_free(&offsets);
}

static void check_words(const char *text, size_t len)
{
	struct as_words words = {0};
	as_words_add(&words, text, len, 0);
	CHECK(as_words_count(text, len) == words.count);
	for (size_t i = 0, at = 0; i < words.count; i++) {
		struct as_span word = words.items[i];
		CHECK(word.start >= at && word.end > word.start && word.end <= len);
		CHECK(as_utf8_floor(text, len, word.start) == word.start);
		CHECK(as_utf8_floor(text, len, word.end) == word.end);
		at = word.end;
	}
	as_words_free(&words);
}

/* More flags than prev promises to pair as next does. */
static bool has_many_flags(const char *text, size_t len)
{
	size_t flags = 0;
	uint32_t unit;
	for (size_t at = 0; at < len; at += as_utf8_next(&unit, text, len, at))
		flags += (unsigned char)text[at] == 0xF0;
	return flags >= AS_CLUSTER_LIMIT / 4;
}

static void check_segments(const char *text, size_t len)
{
	bool both_ways = !has_many_flags(text, len);
	for (size_t at = 0, end; at < len; at = end) {
		end = as_grapheme_next(text, len, at);
		CHECK(end > at && end <= len);
		CHECK(!both_ways || as_grapheme_prev(text, len, end) == at);
		CHECK(!both_ways || as_grapheme_is_boundary(text, len, end));
	}
	for (size_t at = 0, end; at < len; at = end) {
		end = as_sentence_next(text, len, at);
		CHECK(end > at && end <= len && as_utf8_floor(text, len, end) == end);
	}
	for (size_t at = 0, end; at < len; at = end) {
		end = as_sentence_next_plain(text, len, at);
		CHECK(end > at && end <= len && as_utf8_floor(text, len, end) == end);
	}
}

static void check_folding(const char *text, size_t len)
{
	struct as_buf key = AS_BUF_INIT, again = AS_BUF_INIT, search = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_fold(&key, text, len);
	CHECK(as_utf8_invalid(key.data, key.len) == 0);
	as_fold(&again, key.data, key.len);
	CHECK(again.len == key.len && !memcmp(again.data, key.data, key.len));
	as_fold_search(&search, &map, text, len);
	CHECK(map.count == search.len + 1 && map.at[search.len] == len);
	for (size_t i = 0; i < search.len; i++)
		CHECK(map.at[i] <= map.at[i + 1] && map.at[i] < len);
	as_buf_free(&key);
	as_buf_free(&again);
	as_buf_free(&search);
	as_fold_map_free(&map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct as_doc doc;
	as_doc_init(&doc);
	char *bytes = as_alloc(size);
	if (size)
		memcpy(bytes, data, size);
	as_decode(&doc, bytes, size);
	CHECK(doc.size == size && (doc.len == 0 || doc.text));
	check_places(&doc);
	check_words(doc.text, doc.len);
	check_segments(doc.text, doc.len);
	check_folding(doc.text, doc.len);
	as_doc_free(&doc);
	return 0;
}
