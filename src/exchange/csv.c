/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/utf8.h"

/* ---- cells */

void as_csv_init(struct as_csv *csv, struct as_buf *out, char delimiter, bool spreadsheet_safe)
{
	*csv = (struct as_csv){.out = out, .delimiter = delimiter, .spreadsheet_safe = spreadsheet_safe};
}

/* The full-width = + - @ are U+FF1D, U+FF0B, U+FF0D, U+FF20: spreadsheets of
 * some languages take them for the ASCII ones. */
bool as_csv_is_risky(const char *text, size_t len)
{
	uint32_t unit;
	if (!len)
		return false;
	as_utf8_next(&unit, text, len, 0);
	return (unit && unit < 0x80 && strchr("=+-@'\t\r\n", (int)unit)) || unit == 0xff1d || unit == 0xff0b ||
	       unit == 0xff0d || unit == 0xff20;
}

const char *as_csv_unmark(const char *text, size_t *len)
{
	if (!*len || *text != '\'' || !as_csv_is_risky(text + 1, *len - 1))
		return text;
	--*len;
	return text + 1;
}

static bool needs_quotes(const struct as_csv *csv, const char *text, size_t len)
{
	return memchr(text, csv->delimiter, len) || memchr(text, '"', len) || memchr(text, '\n', len) ||
	       memchr(text, '\r', len);
}

void as_csv_celln(struct as_csv *csv, const char *text, size_t len)
{
	if (csv->within)
		as_buf_addc(csv->out, csv->delimiter);
	csv->within = true;
	if (!len)
		return;
	bool quotes = needs_quotes(csv, text, len);
	if (quotes)
		as_buf_addc(csv->out, '"');
	if (csv->spreadsheet_safe && as_csv_is_risky(text, len))
		as_buf_addc(csv->out, '\'');
	for (size_t at = 0; at < len;) {
		uint32_t unit;
		size_t bytes = as_utf8_next(&unit, text, len, at);
		if (as_is_invalid(unit) || !unit)
			as_buf_adds(csv->out, "\xef\xbf\xbd");
		else
			as_buf_add(csv->out, text + at, bytes);
		if (unit == '"')
			as_buf_addc(csv->out, '"');
		at += bytes;
	}
	if (quotes)
		as_buf_addc(csv->out, '"');
}

void as_csv_cell(struct as_csv *csv, const char *text)
{
	as_csv_celln(csv, text ? text : "", text ? strlen(text) : 0);
}

void as_csv_end_row(struct as_csv *csv)
{
	as_buf_adds(csv->out, "\r\n");
	csv->within = false;
}

/* ---- tables */

/* Where a column's value is: in the row itself, or in the document's metadata. */
enum place { ROW_TEXT, ROW_ID, ROW_NUMBER, ROW_PLACE_NUMBER, ROW_PARTS, ROW_ANCHOR_STATE, DOCUMENT_TEXT };

struct column {
	const char *name;
	enum place place;
	size_t offset;
};

#define A(name, place, member) {name, place, offsetof(struct as_annotation, member)}
#define E(name, place, member) {name, place, offsetof(struct as_evidence, member)}
#define D(name, member) {name, DOCUMENT_TEXT, offsetof(struct as_document_row, member)}

#define DOCUMENT_COLUMNS \
	A("document", ROW_TEXT, anchor.document), D("title", title), D("date", date), D("source", source), \
	D("url", url), A("sha256", ROW_TEXT, anchor.sha256), A("start", ROW_NUMBER, anchor.start), \
	A("end", ROW_NUMBER, anchor.end), A("start_byte", ROW_NUMBER, anchor.start_byte), \
	A("end_byte", ROW_NUMBER, anchor.end_byte)
#define TEXT_COLUMNS \
	A("text", ROW_TEXT, anchor.exact), A("prefix", ROW_TEXT, anchor.prefix), A("suffix", ROW_TEXT, anchor.suffix)
#define HISTORY_COLUMNS(C) \
	C("annotator", ROW_TEXT, annotator), C("created", ROW_TEXT, created), C("updated", ROW_TEXT, updated), \
	C("note", ROW_TEXT, note)

static const struct column entity_columns[] = {
	A("id", ROW_ID, id), DOCUMENT_COLUMNS, A("type", ROW_TEXT, type), TEXT_COLUMNS,
	A("entity", ROW_ID, entity), A("canonical", ROW_TEXT, canonical), A("external_id", ROW_TEXT, external_id),
	A("anchor", ROW_ANCHOR_STATE, anchor.state), HISTORY_COLUMNS(A), A("parts", ROW_PARTS, parts), {0},
};

static const struct column claim_columns[] = {
	A("id", ROW_ID, id), A("claim", ROW_ID, claim), DOCUMENT_COLUMNS, TEXT_COLUMNS,
	A("normalised", ROW_TEXT, normalised), A("claimant", ROW_TEXT, claimant), A("role", ROW_TEXT, role),
	A("said", ROW_TEXT, said), A("form", ROW_TEXT, form), A("checkworthy", ROW_TEXT, checkworthy),
	A("state", ROW_TEXT, state), A("verdict", ROW_TEXT, verdict), A("scale", ROW_TEXT, scale),
	A("anchor", ROW_ANCHOR_STATE, anchor.state), HISTORY_COLUMNS(A), A("rationale", ROW_TEXT, rationale),
	A("reviewer", ROW_TEXT, reviewer), A("claimant_entity", ROW_TEXT, claimant_entity), A("parts", ROW_PARTS, parts),
	{0},
};

static const struct column evidence_columns[] = {
	E("id", ROW_ID, id), E("claim", ROW_ID, claim), E("url", ROW_TEXT, url), E("title", ROW_TEXT, title),
	E("accessed", ROW_TEXT, accessed), E("archive_url", ROW_TEXT, archive_url), E("stance", ROW_TEXT, stance),
	E("quote", ROW_TEXT, quote), HISTORY_COLUMNS(E), E("document", ROW_TEXT, anchor.document),
	E("start", ROW_PLACE_NUMBER, anchor.start), E("end", ROW_PLACE_NUMBER, anchor.end), {0},
};

static const struct column *const tables[AS_EXPORT_WHATS] = {
	[AS_EXPORT_ENTITIES] = entity_columns,
	[AS_EXPORT_CLAIMS] = claim_columns,
	[AS_EXPORT_EVIDENCE] = evidence_columns,
};

void as_csv_columns(struct as_buf *out, enum as_export_what what)
{
	for (const struct column *column = tables[what]; column->name; column++)
		as_buf_printf(out, "%s%s", column == tables[what] ? "" : ",", column->name);
}

static const char *text_at(const void *base, size_t offset)
{
	const char *text;
	memcpy(&text, (const char *)base + offset, sizeof text);
	return text;
}

static void add_number(struct as_csv *csv, const void *row, size_t offset)
{
	uint64_t number;
	char digits[24];
	memcpy(&number, (const char *)row + offset, sizeof number);
	snprintf(digits, sizeof digits, "%" PRIu64, number);
	as_csv_cell(csv, digits);
}

/* Further parts of a discontinuous span: "120-130 140-150". */
static void add_parts(struct as_csv *csv, const struct as_annotation *annotation)
{
	struct as_buf parts = AS_BUF_INIT;
	for (size_t i = 0; i < annotation->parts_count; i++)
		as_buf_printf(&parts, "%s%" PRIu64 "-%" PRIu64, i ? " " : "", annotation->parts[i].start,
			      annotation->parts[i].end);
	as_csv_celln(csv, parts.len ? parts.data : "", parts.len);
	as_buf_free(&parts);
}

static void add_anchor_state(struct as_csv *csv, const void *row, size_t offset)
{
	enum as_anchor_state state;
	memcpy(&state, (const char *)row + offset, sizeof state);
	as_csv_cell(csv, as_anchor_state_name(state));
}

static void add_row(struct as_csv *csv, const struct column *columns, const void *row,
		    const struct as_document_row *document)
{
	for (const struct column *column = columns; column->name; column++) {
		switch (column->place) {
		case ROW_TEXT:
			as_csv_cell(csv, text_at(row, column->offset));
			break;
		case ROW_ID:
			as_csv_cell(csv, (const char *)row + column->offset);
			break;
		case ROW_NUMBER:
			add_number(csv, row, column->offset);
			break;
		case ROW_PLACE_NUMBER: /* evidence may have no place */
			if (text_at(row, offsetof(struct as_evidence, anchor.document)))
				add_number(csv, row, column->offset);
			else
				as_csv_cell(csv, NULL);
			break;
		case ROW_PARTS:
			add_parts(csv, row);
			break;
		case ROW_ANCHOR_STATE:
			add_anchor_state(csv, row, column->offset);
			break;
		case DOCUMENT_TEXT:
			as_csv_cell(csv, document ? text_at(document, column->offset) : NULL);
			break;
		}
	}
	as_csv_end_row(csv);
}

/* ---- the file */

static int by_path(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_document_row *)item)->path);
}

static void add_annotations(struct as_csv *csv, const struct as_export *export, enum as_export_what what)
{
	enum as_kind kind = what == AS_EXPORT_CLAIMS ? AS_APPEARANCE : AS_MENTION;
	const struct as_document_row *document = NULL;
	for (size_t i = 0; i < export->annotations_count; i++) {
		const struct as_annotation *annotation = &export->annotations[i];
		const char *path = annotation->anchor.document;
		if (annotation->kind != kind)
			continue;
		if (!document || strcmp(document->path, path))
			document = export->documents_count ? bsearch(path, export->documents, export->documents_count,
								     sizeof *export->documents, by_path) : NULL;
		add_row(csv, tables[what], annotation, document);
	}
}

bool as_csv_begin(struct as_csv *csv, struct as_buf *out, const struct as_export_options *options, struct as_error *err)
{
	char delimiter = options->delimiter ? options->delimiter : ',';
	if ((unsigned char)delimiter >= 0x80 || strchr("\"\r\n", delimiter))
		return as_error_set(err, AS_ERR_USAGE, _("a delimiter is one ASCII character, no quote or line break"));
	as_csv_init(csv, out, delimiter, options->spreadsheet_safe);
	if (options->bom)
		as_buf_adds(out, "\xef\xbb\xbf");
	return true;
}

bool as_csv_write(struct as_buf *out, const struct as_export *export, const struct as_export_options *options,
		  struct as_error *err)
{
	struct as_csv csv;
	if (!as_csv_begin(&csv, out, options, err))
		return false;
	for (const struct column *column = tables[options->what]; column->name; column++)
		as_csv_cell(&csv, column->name);
	as_csv_end_row(&csv);
	if (options->what != AS_EXPORT_EVIDENCE)
		add_annotations(&csv, export, options->what);
	for (size_t i = 0; options->what == AS_EXPORT_EVIDENCE && i < export->evidence_count; i++)
		add_row(&csv, tables[options->what], &export->evidence[i], NULL);
	return true;
}
