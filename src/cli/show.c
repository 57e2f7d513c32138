/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma show: one document, its passages numbered. */
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/docjson.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "layout/paint.h"
#include "session/versus.h"
#include "text/display.h"
#include "text/offset.h"
#include "text/wrap.h"

enum { GUTTER = 17, MEASURE_LEAST = 20, LINE_LIMIT = 64 * 1024 };

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "text|json", N_("text (the default) or json")},
	{CLI_OPT_WIDTH, 'w', "width", N_("CELLS"), NULL, N_("wrap text at this width; by default the terminal's, else not")},
	CLI_OPTION_CORPUS,
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_show = {
	.name = "show",
	.summary = N_("one document with its metadata, its passages numbered"),
	.operands = "DOC | -",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Roles that were corrected by hand in the reader are shown as corrected. \"-\" reads the document "
		      "from standard input."),
	.run = run,
};

/* ---- text */

static void put_field(struct as_buf *out, const char *name, const char *value)
{
	as_buf_printf(out, "%-10s", name);
	as_display_text(out, value, strlen(value));
	as_buf_addc(out, '\n');
}

static void put_head(struct as_buf *out, const char *path, const struct as_doc *doc)
{
	put_field(out, "path", path);
	for (int field = 0; field < AS_FIELD_COUNT; field++) {
		const struct as_metadata *metadata = &doc->metadata[field];
		if (metadata->value)
			put_field(out, as_field_name((enum as_field)field), metadata->value);
	}
	for (size_t i = 0; i < doc->doubts_count; i++) {
		const struct as_doubt *doubt = &doc->doubts[i];
		struct as_buf line = AS_BUF_INIT;
		as_buf_printf(&line, _("%s: \"%s\" (line %u) against \"%s\" (line %u)"), as_field_name(doubt->field),
			      doubt->says, (unsigned)doubt->says_line, doubt->against, (unsigned)doubt->against_line);
		put_field(out, "doubt", line.data);
		as_buf_free(&line);
	}
	as_buf_printf(out, "%-10s%zu\n%-10s%zu\n", "words", doc->words, "furniture", doc->furniture_words);
}

static void put_passage(struct as_buf *out, const struct as_doc *doc, size_t n, size_t width)
{
	const struct as_passage *passage = &doc->passages[n];
	struct as_lines lines = {0};
	size_t measure = width > GUTTER + MEASURE_LEAST ? width - GUTTER : MEASURE_LEAST;
	if (width)
		as_wrap(&lines, doc->text + passage->span.start, as_span_length(passage->span), passage->span.start,
			measure, 0);
	as_buf_printf(out, "%5zu %-10s ", n + 1, as_role_name(passage->role));
	if (!width)
		as_paint_text(out, AS_PAINT_PLAIN, AS_INK_NONE, doc->text, passage->span);
	for (size_t i = 0; i < lines.count; i++) {
		if (i)
			as_buf_printf(out, "\n%*s", GUTTER, "");
		struct as_span line = lines.items[i];
		while (line.end > line.start && strchr(" \t\r\n", doc->text[line.end - 1]) && doc->text[line.end - 1])
			line.end--;
		as_paint_text(out, AS_PAINT_PLAIN, AS_INK_NONE, doc->text, line);
	}
	as_buf_addc(out, '\n');
	as_lines_free(&lines);
}

static bool print_text(const char *path, const struct as_doc *doc, const char *width_option)
{
	struct as_buf out = AS_BUF_INIT;
	size_t width = width_option || cli_stdout_is_terminal() ? cli_width(width_option, 0) : 0;
	bool ok = true;
	put_head(&out, path, doc);
	as_buf_addc(&out, '\n');
	for (size_t n = 0; n < doc->passages_count && ok; n++) {
		put_passage(&out, doc, n, width);
		if (out.len > LINE_LIMIT) {
			ok = cli_write(&out);
			as_buf_clear(&out);
		}
	}
	ok = ok && cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_passage(struct as_json *json, const struct as_doc *doc, size_t n, struct as_offsets *offsets)
{
	const struct as_passage *passage = &doc->passages[n];
	const struct {
		const char *key;
		size_t value;
	} places[] = {
		{"start", as_offset_code_point(offsets, passage->span.start)},
		{"end", as_offset_code_point(offsets, passage->span.end)},
		{"start_byte", as_offset_file_byte(offsets, passage->span.start)},
		{"end_byte", as_offset_file_byte(offsets, passage->span.end)},
	};
	as_json_begin_object(json);
	as_json_key(json, "n");
	as_json_integer(json, (int64_t)n + 1);
	as_json_key(json, "role");
	as_json_string(json, as_role_name(passage->role));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		as_json_key(json, places[i].key);
		as_json_integer(json, (int64_t)places[i].value);
	}
	as_json_key(json, "text");
	as_json_stringn(json, doc->text + passage->span.start, as_span_length(passage->span));
	as_json_end_object(json);
}

static bool print_json(const char *path, const struct as_doc *doc)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	struct as_offsets offsets;
	as_offsets_init(&offsets, doc);
	as_json_init(&json, &out);
	as_json_begin_object(&json);
	as_json_key(&json, "version");
	as_json_integer(&json, 1);
	cli_docjson_write(&json, path, doc);
	as_json_key(&json, "byline");
	as_json_string(&json, doc->metadata[AS_FIELD_BYLINE].value);
	as_json_key(&json, "dateline");
	as_json_string(&json, doc->metadata[AS_FIELD_DATELINE].value);
	as_json_key(&json, "passages");
	as_json_begin_array(&json);
	for (size_t n = 0; n < doc->passages_count; n++)
		json_passage(&json, doc, n, &offsets);
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(&out, '\n');
	as_offsets_free(&offsets);
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

static int print(const struct cli_args *args, const char *path, const struct as_doc *doc)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	bool json = format && !strcmp(format, "json");
	bool ok = json ? print_json(path, doc) : print_text(path, doc, args->value[CLI_OPT_WIDTH]);
	return ok ? CLI_DONE : CLI_TROUBLE;
}

static int show_stdin(const struct cli_args *args)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	as_doc_init(&doc);
	int status = as_versus_read(&doc, "-", &err) ? print(args, "-", &doc) : cli_fail(&err);
	as_doc_free(&doc);
	return status;
}

static int run(const struct cli_args *args)
{
	size_t width = 1;
	if (!cli_options_number(&width, args, CLI_OPT_WIDTH, "width", 1))
		return CLI_TROUBLE;
	if (!strcmp(args->operands[0], "-"))
		return show_stdin(args);
	struct as_session *session;
	size_t n;
	if (!cli_open_document(&session, &n, args, true))
		return CLI_TROUBLE;
	cli_say_sidecar_trouble(session);
	int status = print(args, args->operands[0], as_session_glance(session, n, NULL));
	as_session_close(session);
	return status;
}
