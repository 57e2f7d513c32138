/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma list: the documents with what they say of themselves. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/docjson.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "exchange/csv.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_NULL, '0', "null", NULL, NULL, N_("names on standard input end with NUL, not with a line break")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_list = {
	.name = "list",
	.alias = "ls",
	.summary = N_("the documents with title, date, source, words, overlap and tags"),
	.operands = "CORPUS | DOC... | -",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("SHARES says how many of a document's words its best-overlapping partner has, and which that "
		      "is. A question mark after a date means that the document contradicts it. \"-\" reads the "
		      "documents' names from standard input."),
	.run = run,
};

/* ---- table */

static const struct cli_column columns[] = {
	{N_("Document"), false, 24}, {N_("Date"), false, 0}, {N_("Source"), false, 22}, {N_("Words"), true, 0},
	{N_("Furniture"), true, 0}, {N_("Tags"), true, 0}, {N_("Shares"), false, 18}, {N_("Title"), false, 0}};

static char *figure(bool known, size_t value)
{
	return known ? as_asprintf("%zu", value) : as_strdup("-");
}

static char *shares(const struct as_session *session, const struct as_listing *listing)
{
	if (listing->partner < 0)
		return as_strdup("-");
	struct as_listing partner;
	as_session_listing(&partner, session, (size_t)listing->partner);
	return as_asprintf("%3.0f%% %s", listing->contained * 100, partner.path);
}

/* Adds the cells of one row, raw. */
static void add_row(struct cli_table *table, const struct as_session *session, size_t n)
{
	struct as_listing listing;
	as_session_listing(&listing, session, n);
	bool counted = listing.counted && !listing.trouble;
	cli_table_add(table, as_strdup(listing.path));
	cli_table_add(table, as_asprintf("%s%s", listing.date ? listing.date : "-", listing.doubtful ? "?" : ""));
	cli_table_add(table, as_strdup(listing.source ? listing.source : "-"));
	cli_table_add(table, figure(counted, listing.words));
	cli_table_add(table, figure(counted, listing.furniture_words));
	cli_table_add(table, figure(true, listing.tags));
	cli_table_add(table, shares(session, &listing));
	if (listing.trouble)
		cli_table_add(table, as_asprintf("(%s)", _("cannot be read")));
	else
		cli_table_add(table, as_strdup(listing.title ? listing.title : "-"));
}

/* What each doubtful date says, and what contradicts it. */
static void put_doubts(struct as_buf *out, struct as_session *session)
{
	for (size_t n = 0; n < as_session_count(session); n++) {
		struct as_listing listing;
		as_session_listing(&listing, session, n);
		const struct as_doc *doc = listing.doubtful ? as_session_glance(session, n, NULL) : NULL;
		for (size_t i = 0; doc && i < doc->doubts_count; i++) {
			const struct as_doubt *doubt = &doc->doubts[i];
			struct as_buf line = AS_BUF_INIT;
			as_buf_printf(&line, _("%s: %s doubtful: \"%s\" (line %u) against \"%s\" (line %u)"),
				      listing.path, _(as_field_name(doubt->field)), doubt->says,
				      (unsigned)doubt->says_line, doubt->against, (unsigned)doubt->against_line);
			as_display_text(out, line.data, line.len);
			as_buf_addc(out, '\n');
			as_buf_free(&line);
		}
	}
}

static bool print_table(struct as_session *session)
{
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	for (size_t n = 0; n < as_session_count(session); n++)
		add_row(&table, session, n);
	struct as_buf out = AS_BUF_INIT;
	cli_table_write(&out, &table);
	put_doubts(&out, session);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- csv and json */

static const char *partner_of(const struct as_session *session, const struct as_listing *listing)
{
	struct as_listing partner = {0};
	if (listing->partner >= 0)
		as_session_listing(&partner, session, (size_t)listing->partner);
	return partner.path;
}

static void csv_figure(struct as_csv *csv, bool known, size_t value)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", value);
	as_csv_cell(csv, known ? text : NULL);
}

static void csv_document(struct as_csv *csv, struct as_session *session, size_t n)
{
	struct as_listing listing;
	as_session_listing(&listing, session, n);
	const struct as_doc *doc = as_session_glance(session, n, NULL);
	as_csv_cell(csv, listing.path);
	as_csv_cell(csv, listing.title);
	as_csv_cell(csv, listing.date);
	as_csv_cell(csv, listing.doubtful ? "yes" : NULL);
	as_csv_cell(csv, listing.source);
	as_csv_cell(csv, doc ? doc->metadata[AS_FIELD_URL].value : NULL);
	as_csv_cell(csv, doc ? doc->sha256 : NULL);
	csv_figure(csv, doc != NULL, listing.words);
	csv_figure(csv, doc != NULL, listing.furniture_words);
	as_csv_cell(csv, partner_of(session, &listing));
	char contained[24];
	snprintf(contained, sizeof contained, "%.4f", listing.contained);
	as_csv_cell(csv, listing.partner >= 0 ? contained : NULL);
	csv_figure(csv, true, listing.tags);
	as_csv_end_row(csv);
}

static bool print_csv(struct as_session *session)
{
	static const char *const headings[] = {"document", "title", "date", "doubtful", "source", "url", "sha256",
					       "words", "furniture_words", "partner", "contained", "tags"};
	struct as_buf out = AS_BUF_INIT;
	struct as_csv csv;
	as_csv_init(&csv, &out, ',', false);
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		as_csv_cell(&csv, headings[i]);
	as_csv_end_row(&csv);
	for (size_t n = 0; n < as_session_count(session); n++)
		csv_document(&csv, session, n);
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

static void json_document(struct as_json *json, struct as_session *session, size_t n)
{
	struct as_listing listing;
	as_session_listing(&listing, session, n);
	const struct as_doc *doc = as_session_glance(session, n, NULL);
	as_json_begin_object(json);
	if (doc) {
		cli_docjson_write(json, listing.path, doc);
		as_json_key(json, "partner");
		as_json_string(json, partner_of(session, &listing));
		as_json_key(json, "contained");
		if (listing.partner >= 0)
			as_json_number(json, listing.contained, 4);
		else
			as_json_null(json);
	} else {
		as_json_key(json, "path");
		as_json_string(json, listing.path);
		as_json_key(json, "trouble");
		as_json_string(json, listing.trouble);
	}
	as_json_key(json, "tags");
	as_json_integer(json, (int64_t)listing.tags);
	as_json_end_object(json);
}

static bool print_json(struct as_session *session)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "documents");
	for (size_t n = 0; n < as_session_count(session); n++)
		json_document(&json, session, n);
	return cli_json_end(&json, &out);
}

static int print(const char *format, struct as_session *session)
{
	if (format && !strcmp(format, "csv"))
		return print_csv(session) ? CLI_DONE : CLI_TROUBLE;
	if (format && !strcmp(format, "json"))
		return print_json(session) ? CLI_DONE : CLI_TROUBLE;
	return print_table(session) ? CLI_DONE : CLI_TROUBLE;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	const char *const *names;
	size_t count;
	struct as_buf hold = AS_BUF_INIT;
	int status = CLI_TROUBLE;
	if (!cli_options_list(&names, &count, &hold, args, 0))
		goto out;
	if (!count) {
		cli_usage_error("list", _("no document was named"));
		goto out;
	}
	if (!cli_open_corpus(&session, args, names, count, true))
		goto out;
	cli_say_sidecar_trouble(session);
	size_t troubles = cli_read_all(session);
	status = print(args->value[CLI_OPT_FORMAT], session);
	if (!as_session_count(session)) {
		size_t skipped = as_session_skipped(session);
		cli_say(ngettext("%s: no documents: regular files are looked for, in folders below too; "
				 "%zu name was passed over (hidden files, sidecars, backups)",
				 "%s: no documents: regular files are looked for, in folders below too; "
				 "%zu names were passed over (hidden files, sidecars, backups)", skipped),
			names[0], skipped);
		status = status ? status : CLI_NEGATIVE;
	} else if (troubles == as_session_count(session)) {
		status = CLI_TROUBLE;
	}
	as_session_close(session);
out:
	as_buf_free(&hold);
	return status;
}
