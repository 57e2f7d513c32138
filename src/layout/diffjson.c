/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/diffjson.h"

#include <stdlib.h>

#include "base/json.h"
#include "text/offset.h"

enum { LEFT, RIGHT, SIDES };
enum { DRAINED = 256 * 1024 }; /* bytes */

struct writer {
	struct as_json json;
	const struct as_comparison *comparison;
	const struct as_doc *docs[SIDES];
	struct as_offsets offsets[SIDES];
	as_diffjson_drain *drain; /* or NULL */
	void *context;
};

static void key_string(struct as_json *json, const char *key, const char *value)
{
	as_json_key(json, key);
	as_json_string(json, value);
}

static void key_count(struct as_json *json, const char *key, size_t value)
{
	as_json_key(json, key);
	as_json_integer(json, (int64_t)value);
}

static void key_bool(struct as_json *json, const char *key, bool value)
{
	as_json_key(json, key);
	as_json_bool(json, value);
}

static void key_share(struct as_json *json, const char *key, double value)
{
	as_json_key(json, key);
	as_json_number(json, value, 4);
}

static void add_document(struct writer *writer, int side)
{
	const struct as_doc *doc = writer->docs[side];
	struct as_json *json = &writer->json;
	as_json_begin_object(json);
	key_string(json, "path", doc->path);
	key_string(json, "title", doc->metadata[AS_FIELD_TITLE].value);
	key_string(json, "date", doc->metadata[AS_FIELD_DATE].value);
	key_string(json, "sha256", *doc->sha256 ? doc->sha256 : NULL);
	key_count(json, "words", writer->comparison->summary.words[side]);
	as_json_end_object(json);
}

static void add_summary(struct writer *writer)
{
	const struct as_summary *summary = &writer->comparison->summary;
	struct as_json *json = &writer->json;
	as_json_begin_object(json);
	key_share(json, "left_in_right", summary->left_in_right);
	key_share(json, "right_in_left", summary->right_in_left);
	key_count(json, "same", summary->same);
	key_count(json, "format", summary->format);
	key_count(json, "edited", summary->edited);
	key_count(json, "related", summary->related);
	key_count(json, "moved", summary->moved);
	key_count(json, "left_only", summary->left_only);
	key_count(json, "right_only", summary->right_only);
	key_count(json, "discrepancies", summary->discrepancies);
	key_bool(json, "reordered", summary->reordered);
	as_json_end_object(json);
}

static int64_t file_byte(struct writer *writer, int side, size_t at)
{
	return (int64_t)as_offset_file_byte(&writer->offsets[side], at);
}

static void add_side(struct writer *writer, int side, const struct as_side *place)
{
	struct as_json *json = &writer->json;
	if (place->passage == AS_NO_PASSAGE) {
		as_json_null(json);
		return;
	}
	as_json_begin_object(json);
	as_json_key(json, "passage");
	as_json_integer(json, place->passage + 1);
	as_json_key(json, "start_byte");
	as_json_integer(json, file_byte(writer, side, place->span.start));
	as_json_key(json, "end_byte");
	as_json_integer(json, file_byte(writer, side, place->span.end));
	as_json_key(json, "text");
	as_json_stringn(json, writer->docs[side]->text + place->span.start, as_span_length(place->span));
	as_json_end_object(json);
}

static void add_op(struct writer *writer, const struct as_op *op)
{
	struct as_json *json = &writer->json;
	as_json_begin_array(json);
	as_json_string(json, as_op_name(op->kind));
	as_json_integer(json, file_byte(writer, LEFT, op->left.start));
	as_json_integer(json, file_byte(writer, LEFT, op->left.end));
	as_json_integer(json, file_byte(writer, RIGHT, op->right.start));
	as_json_integer(json, file_byte(writer, RIGHT, op->right.end));
	as_json_end_array(json);
}

static void add_range(struct writer *writer, const char *key, int side, struct as_span span)
{
	as_json_key(&writer->json, key);
	as_json_begin_array(&writer->json);
	as_json_integer(&writer->json, file_byte(writer, side, span.start));
	as_json_integer(&writer->json, file_byte(writer, side, span.end));
	as_json_end_array(&writer->json);
}

static void add_discrepancy(struct writer *writer, const struct as_discrepancy *discrepancy)
{
	struct as_json *json = &writer->json;
	as_json_begin_object(json);
	key_string(json, "kind", as_discrepancy_name(discrepancy->kind));
	add_range(writer, "left", LEFT, discrepancy->left);
	add_range(writer, "right", RIGHT, discrepancy->right);
	key_string(json, "why", discrepancy->why);
	key_bool(json, "note", discrepancy->note);
	as_json_end_object(json);
}

/* A row a line: readable, and greppable. */
static void begin_line(struct as_json *json)
{
	if (json->comma)
		as_buf_addc(json->out, ',');
	json->comma = false;
	as_buf_addc(json->out, '\n');
}

static void add_row(struct writer *writer, const struct as_row *row)
{
	struct as_json *json = &writer->json;
	as_json_begin_object(json);
	key_string(json, "relation", as_relation_name(row->relation));
	key_bool(json, "moved", row->moved);
	key_bool(json, "furniture", row->furniture);
	key_bool(json, "pinned", row->pinned);
	key_count(json, "group", row->group);
	key_share(json, "similarity", row->similarity);
	as_json_key(json, "left");
	add_side(writer, LEFT, &row->left);
	as_json_key(json, "right");
	add_side(writer, RIGHT, &row->right);
	as_json_key(json, "ops");
	as_json_begin_array(json);
	for (size_t i = 0; i < row->ops_count; i++)
		add_op(writer, &writer->comparison->ops[row->first_op + i]);
	as_json_end_array(json);
	as_json_key(json, "discrepancies");
	as_json_begin_array(json);
	for (size_t i = 0; i < row->discrepancies_count; i++)
		add_discrepancy(writer, &writer->comparison->discrepancies[row->first_discrepancy + i]);
	as_json_end_array(json);
	as_json_end_object(json);
}

static void add_rows(struct writer *writer, enum as_pair_order order)
{
	const struct as_comparison *comparison = writer->comparison;
	size_t *places = order == AS_ORDER_RIGHT ? as_comparison_right_order(comparison) : NULL;
	as_json_begin_array(&writer->json);
	for (size_t i = 0; i < comparison->rows_count; i++) {
		begin_line(&writer->json);
		if (writer->drain && writer->json.out->len >= DRAINED)
			writer->drain(writer->json.out, writer->context);
		add_row(writer, &comparison->rows[places ? places[i] : i]);
	}
	as_json_end_array(&writer->json);
	free(places);
}

void as_diffjson_write(struct as_buf *out, const struct as_comparison *comparison, enum as_pair_order order,
		       as_diffjson_drain *drain, void *context)
{
	struct writer writer = {
		.comparison = comparison, .drain = drain, .context = context,
		.docs = {comparison->left->doc, comparison->right->doc},
	};
	struct as_json *json = &writer.json;
	as_json_init(json, out);
	for (int side = LEFT; side < SIDES; side++)
		as_offsets_init(&writer.offsets[side], writer.docs[side]);
	as_json_begin_object(json);
	as_json_key(json, "version");
	as_json_integer(json, 1);
	as_json_key(json, "documents");
	as_json_begin_array(json);
	add_document(&writer, LEFT);
	add_document(&writer, RIGHT);
	as_json_end_array(json);
	as_json_key(json, "summary");
	add_summary(&writer);
	as_json_key(json, "rows");
	add_rows(&writer, order);
	as_json_end_object(json);
	as_buf_addc(out, '\n');
	for (int side = LEFT; side < SIDES; side++)
		as_offsets_free(&writer.offsets[side]);
}
