/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/docjson.h"

#include "text/offset.h"

static void write_doubts(struct as_json *json, const struct as_doc *doc)
{
	struct as_offsets offsets;
	as_offsets_init(&offsets, doc);
	as_json_key(json, "doubts");
	as_json_begin_array(json);
	for (size_t i = 0; i < doc->doubts_count; i++) {
		const struct as_doubt *doubt = &doc->doubts[i];
		as_json_begin_object(json);
		as_json_key(json, "field");
		as_json_string(json, as_field_name(doubt->field));
		as_json_key(json, "says");
		as_json_string(json, doubt->says);
		as_json_key(json, "against");
		as_json_string(json, doubt->against);
		as_json_key(json, "at_byte");
		as_json_integer(json, (int64_t)as_offset_file_byte(&offsets, doubt->against_span.start));
		as_json_end_object(json);
	}
	as_json_end_array(json);
	as_offsets_free(&offsets);
}

void cli_docjson_write(struct as_json *json, const char *path, const struct as_doc *doc)
{
	as_json_key(json, "path");
	as_json_string(json, path);
	as_json_key(json, "title");
	as_json_string(json, doc->metadata[AS_FIELD_TITLE].value);
	as_json_key(json, "date");
	as_json_string(json, doc->metadata[AS_FIELD_DATE].value);
	write_doubts(json, doc);
	as_json_key(json, "source");
	as_json_string(json, doc->metadata[AS_FIELD_SOURCE].value);
	as_json_key(json, "url");
	as_json_string(json, doc->metadata[AS_FIELD_URL].value);
	as_json_key(json, "sha256");
	as_json_string(json, doc->sha256);
	as_json_key(json, "words");
	as_json_integer(json, (int64_t)doc->words);
	as_json_key(json, "furniture_words");
	as_json_integer(json, (int64_t)doc->furniture_words);
}
