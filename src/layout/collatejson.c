/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/collatejson.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "text/offset.h"

struct writer {
	struct as_json json;
	const struct as_collation *collation;
	struct as_offsets *offsets; /* by document */
};

static const struct as_doc *doc_of(const struct writer *writer, size_t doc)
{
	return writer->collation->tokens[doc]->doc;
}

static void key_string(struct as_json *json, const char *key, const char *value)
{
	as_json_key(json, key);
	as_json_string(json, value);
}

static void key_integer(struct as_json *json, const char *key, size_t value)
{
	as_json_key(json, key);
	as_json_integer(json, (int64_t)value);
}

/* A row or document a line: readable, and greppable. */
static void begin_line(struct as_json *json)
{
	if (json->comma)
		as_buf_addc(json->out, ',');
	json->comma = false;
	as_buf_addc(json->out, '\n');
}

static void add_document(struct writer *writer, size_t n)
{
	const struct as_doc *doc = doc_of(writer, n);
	const struct as_nearest *nearest = &writer->collation->nearest[n];
	struct as_json *json = &writer->json;
	begin_line(json);
	as_json_begin_object(json);
	key_integer(json, "document", n + 1);
	key_string(json, "path", doc->path);
	key_string(json, "title", doc->metadata[AS_FIELD_TITLE].value);
	key_string(json, "date", doc->metadata[AS_FIELD_DATE].value);
	key_string(json, "source", doc->metadata[AS_FIELD_SOURCE].value);
	key_string(json, "url", doc->metadata[AS_FIELD_URL].value);
	key_string(json, "sha256", *doc->sha256 ? doc->sha256 : NULL);
	key_integer(json, "words", doc->words);
	key_integer(json, "independent_text", writer->collation->texts.of[n] + 1);
	as_json_key(json, "nearest");
	if (nearest->other < 0) {
		as_json_null(json);
	} else {
		as_json_begin_object(json);
		key_integer(json, "document", (size_t)nearest->other + 1);
		as_json_key(json, "contained");
		as_json_number(json, nearest->contained, 4);
		as_json_key(json, "copy");
		as_json_bool(json, as_is_copy(nearest));
		as_json_end_object(json);
	}
	as_json_end_object(json);
}

static void add_place(struct writer *writer, size_t n, struct as_span span)
{
	struct as_json *json = &writer->json;
	struct as_offsets *offsets = &writer->offsets[n];
	key_integer(json, "start", as_offset_code_point(offsets, span.start));
	key_integer(json, "end", as_offset_code_point(offsets, span.end));
	key_integer(json, "start_byte", as_offset_file_byte(offsets, span.start));
	key_integer(json, "end_byte", as_offset_file_byte(offsets, span.end));
	as_json_key(json, "text");
	as_json_stringn(json, doc_of(writer, n)->text + span.start, as_span_length(span));
}

static void add_cell(struct writer *writer, size_t row, size_t n)
{
	const struct as_cell *cell = as_collation_cell(writer->collation, row, n);
	struct as_json *json = &writer->json;
	if (cell->state == AS_CELL_ABSENT) {
		as_json_null(json);
		return;
	}
	as_json_begin_object(json);
	key_integer(json, "document", n + 1);
	key_string(json, "state", as_cell_name(cell->state));
	as_json_key(json, "moved");
	as_json_bool(json, cell->moved);
	as_json_key(json, "discrepant");
	as_json_bool(json, cell->discrepant);
	as_json_key(json, "share");
	as_json_number(json, cell->share, 4);
	key_integer(json, "pieces", cell->pieces);
	key_integer(json, "passage", (size_t)cell->passage + 1);
	add_place(writer, n, cell->span);
	as_json_end_object(json);
}

static void add_row(struct writer *writer, size_t row)
{
	struct as_json *json = &writer->json;
	begin_line(json);
	as_json_begin_object(json);
	key_integer(json, "row", row + 1);
	key_integer(json, "lead", writer->collation->rows[row].lead + 1);
	key_integer(json, "present", writer->collation->rows[row].present);
	as_json_key(json, "cells");
	as_json_begin_array(json);
	for (size_t n = 0; n < writer->collation->count; n++)
		add_cell(writer, row, n);
	as_json_end_array(json);
	as_json_end_object(json);
}

void as_collatejson_write(struct as_buf *out, const struct as_collation *collation)
{
	struct writer writer = {.collation = collation,
				.offsets = as_calloc(collation->count + 1, sizeof *writer.offsets)};
	struct as_json *json = &writer.json;
	as_json_init(json, out);
	for (size_t n = 0; n < collation->count; n++)
		as_offsets_init(&writer.offsets[n], doc_of(&writer, n));
	as_json_begin_object(json);
	key_integer(json, "version", 1);
	key_string(json, "by", collation->by == AS_BY_SENTENCE ? "sentence" : "passage");
	key_integer(json, "base", collation->base + 1);
	key_integer(json, "independent_texts", collation->texts.count);
	as_json_key(json, "copy_contained");
	as_json_number(json, AS_COPY_CONTAINED, 2);
	as_json_key(json, "documents");
	as_json_begin_array(json);
	for (size_t n = 0; n < collation->count; n++)
		add_document(&writer, n);
	as_json_end_array(json);
	as_json_key(json, "rows");
	as_json_begin_array(json);
	for (size_t row = 0; row < collation->rows_count; row++)
		add_row(&writer, row);
	as_json_end_array(json);
	as_json_end_object(json);
	as_buf_addc(out, '\n');
	for (size_t n = 0; n < collation->count; n++)
		as_offsets_free(&writer.offsets[n]);
	free(writer.offsets);
}
