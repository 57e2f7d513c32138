/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma collate: the same passages across many documents. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "exchange/csv.h"
#include "layout/collatehtml.h"
#include "layout/collatejson.h"
#include "layout/collatetext.h"
#include "session/collating.h"
#include "text/display.h"

enum { WIDTH_OTHERWISE = 130, COLUMN = 4, TEXT_LEAST = 24 }; /* cells */

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_BASE, 0, "base", N_("DOC"), NULL,
	 N_("whose order the rows follow; by default the document that has most of all others")},
	{CLI_OPT_BY, 0, "by", N_("UNIT"), "passage|sentence", N_("a row is a passage (the default) or a sentence")},
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json|html",
	 N_("table (the default), csv, json or html")},
	{CLI_OPT_WIDTH, 'w', "width", N_("CELLS"), NULL, N_("cells of a line; by default the terminal's, else 130")},
	{CLI_OPT_NULL, '0', "null", NULL, NULL, N_("names on standard input end with NUL, not with a line break")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_collate = {
	.name = "collate",
	.summary = N_("the same passages across many documents, a row a passage, a column a document"),
	.operands = "CORPUS | DOC... | -",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("A cell says what a document has of the row: the same words, the same but for case, accents "
		      "and punctuation (format), an edited wording, or nothing. What the base lacks and two or more "
		      "others share has rows of its own. Documents of which one has three quarters of the other's "
		      "words count as one independent text. \"-\" reads the documents' names from standard input."),
	.run = run,
};

static const char *title_of(const struct as_doc *doc)
{
	const char *title = doc->metadata[AS_FIELD_TITLE].value;
	return title ? title : doc->path;
}

static const char *lead_text(size_t *len, const struct as_collation *collation, size_t row)
{
	size_t lead = collation->rows[row].lead;
	struct as_span span = as_collation_cell(collation, row, lead)->span;
	*len = as_span_length(span);
	return collation->tokens[lead]->doc->text + span.start;
}

/* ---- table */

/* Text in its display form, cut to `cells` and filled up to them. */
static void put_padded(struct as_buf *out, const char *text, size_t len, size_t cells)
{
	struct as_buf line = AS_BUF_INIT; /* one line: breaks and runs of blanks are a space */
	for (size_t i = 0; i < len && line.len < 8 * cells; i++) {
		bool space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		if (!space)
			as_buf_addc(&line, text[i]);
		else if (line.len && line.data[line.len - 1] != ' ')
			as_buf_addc(&line, ' ');
	}
	for (size_t used = as_display_fit(out, line.data, line.len, cells); used < cells; used++)
		as_buf_addc(out, ' ');
	as_buf_free(&line);
}

/* The reports, and of which other one each is a copy. */
static void put_reports(struct as_buf *out, const struct as_collation *collation)
{
	as_collation_sentence(out, collation->count, collation->texts.count);
	as_buf_addc(out, '\n');
	for (size_t n = 0; n < collation->count; n++) {
		const struct as_doc *doc = collation->tokens[n]->doc;
		const struct as_nearest *nearest = &collation->nearest[n];
		as_buf_printf(out, "%3zu  ", n + 1);
		as_display_text(out, doc->path, strlen(doc->path));
		if (doc->metadata[AS_FIELD_TITLE].value) {
			as_buf_adds(out, "  ");
			as_display_text(out, title_of(doc), strlen(title_of(doc)));
		}
		if (n == collation->base)
			as_buf_printf(out, "  (%s)", _("base"));
		as_buf_addc(out, '\n');
		if (!as_is_copy(nearest))
			continue;
		as_buf_adds(out, "     ");
		as_buf_printf(out, _("%.0f%% of its words are in %d: counted as one text"), nearest->contained * 100,
			      (int)nearest->other + 1);
		as_buf_addc(out, '\n');
	}
	as_buf_addc(out, '\n');
}

static void put_mark(struct as_buf *out, const struct as_cell *cell, bool ascii)
{
	as_buf_adds(out, cell->discrepant ? " !" : "  ");
	as_buf_adds(out, as_cell_mark(cell, ascii));
}

static void put_table(struct as_buf *out, const struct as_collation *collation, size_t width)
{
	size_t columns = collation->count * COLUMN, text = width > columns + TEXT_LEAST ? width - columns : TEXT_LEAST;
	bool ascii = !cli_is_utf8();
	put_reports(out, collation);
	put_padded(out, "", 0, text);
	for (size_t n = 0; n < collation->count; n++)
		as_buf_printf(out, "%*zu", COLUMN, n + 1);
	as_buf_addc(out, '\n');
	for (size_t row = 0; row < collation->rows_count; row++) {
		size_t len;
		const char *words = lead_text(&len, collation, row);
		put_padded(out, words, len, text);
		for (size_t n = 0; n < collation->count; n++)
			put_mark(out, as_collation_cell(collation, row, n), ascii);
		as_buf_addc(out, '\n');
	}
	const char *key = ascii ?
		/* xgettext:no-c-format */
		_("# same   % format only   ~ edited   . absent   ) moved   ! discrepancy") :
		_("■ same   ≈ format only   ~ edited   · absent   Ͻ moved   ! discrepancy");
	as_buf_printf(out, "\n%s\n", key);
}

/* ---- csv */

static void csv_number(struct as_csv *csv, size_t value)
{
	char text[24];
	as_csv_celln(csv, text, (size_t)snprintf(text, sizeof text, "%zu", value));
}

static void put_csv(struct as_buf *out, const struct as_collation *collation)
{
	struct as_csv csv;
	as_csv_init(&csv, out, ',', false);
	as_csv_cell(&csv, "row");
	as_csv_cell(&csv, "wording_of");
	as_csv_cell(&csv, "passage");
	as_csv_cell(&csv, "text");
	for (size_t n = 0; n < collation->count; n++)
		as_csv_cell(&csv, collation->tokens[n]->doc->path);
	as_csv_end_row(&csv);
	for (size_t row = 0; row < collation->rows_count; row++) {
		size_t len, lead = collation->rows[row].lead;
		const char *text = lead_text(&len, collation, row);
		csv_number(&csv, row + 1);
		as_csv_cell(&csv, collation->tokens[lead]->doc->path);
		csv_number(&csv, (size_t)as_collation_cell(collation, row, lead)->passage + 1);
		as_csv_celln(&csv, text, len);
		for (size_t n = 0; n < collation->count; n++) {
			const struct as_cell *cell = as_collation_cell(collation, row, n);
			char state[32];
			snprintf(state, sizeof state, "%s%s%s", as_cell_name(cell->state), cell->moved ? " moved" : "",
				 cell->discrepant ? " discrepant" : "");
			as_csv_cell(&csv, state);
		}
		as_csv_end_row(&csv);
	}
}

/* ---- the documents */

static bool print(const struct cli_args *args, const struct as_collation *collation)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	struct as_buf out = AS_BUF_INIT;
	bool ok;
	if (!format || !strcmp(format, "table")) {
		put_table(&out, collation, cli_width(args->value[CLI_OPT_WIDTH], WIDTH_OTHERWISE));
		ok = cli_write(&out);
	} else {
		if (!strcmp(format, "csv"))
			put_csv(&out, collation);
		else if (!strcmp(format, "json"))
			as_collatejson_write(&out, collation);
		else
			as_collatehtml_write(&out, collation);
		ok = cli_write_machine(&out);
	}
	as_buf_free(&out);
	return ok;
}

/* The documents that can be read, each once; says what cannot be. */
static size_t readable(size_t *docs, struct as_session *session)
{
	size_t count = 0;
	for (size_t n = 0; n < as_session_count(session); n++) {
		struct as_error err = AS_ERROR_INIT;
		struct as_listing listing;
		as_session_listing(&listing, session, n);
		if (as_session_find(session, listing.path) != (int)n)
			continue; /* named twice */
		if (as_session_doc(session, n, &err) && as_session_glance(session, n, &err))
			docs[count++] = n;
		else
			cli_fail(&err);
	}
	return count;
}

/* The column of --base; count when it is none of them, which has been said. */
static size_t base_of(const struct as_collating *collating, const struct as_session *session, const char *name)
{
	if (!name)
		return collating->collation.medoid;
	int doc = as_session_find(session, name);
	for (size_t n = 0; n < collating->count; n++)
		if (doc >= 0 && collating->docs[n] == (size_t)doc)
			return n;
	cli_usage_error("collate", _("--base: '%s' is none of the documents collated"), name);
	return collating->count;
}

static int collate(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_collating collating;
	size_t total = as_session_count(session), *docs = as_calloc(total + 1, sizeof *docs);
	size_t count = total > AS_COLLATE_MOST ? total : readable(docs, session); /* too many: refused unread */
	bool fine = as_collating_open(&collating, session, docs, count, &err);
	free(docs);
	if (!fine)
		return cli_fail(&err);
	const char *by = args->value[CLI_OPT_BY];
	size_t base = base_of(&collating, session, args->value[CLI_OPT_BASE]);
	int status = CLI_TROUBLE;
	if (base < collating.count) {
		if (base != collating.collation.base || (by && !strcmp(by, "sentence")))
			as_collation_lay(&collating.collation, base,
					 by && !strcmp(by, "sentence") ? AS_BY_SENTENCE : AS_BY_PASSAGE);
		status = print(args, &collating.collation) ? CLI_DONE : CLI_TROUBLE;
	}
	as_collating_free(&collating);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	const char *const *names;
	size_t count, width = 1;
	struct as_buf hold = AS_BUF_INIT;
	int status = CLI_TROUBLE;
	if (!cli_options_number(&width, args, CLI_OPT_WIDTH, "width", 1) ||
	    !cli_options_list(&names, &count, &hold, args, 0))
		goto out;
	if (!count) {
		cli_usage_error("collate", _("no document was named"));
		goto out;
	}
	if (!cli_open_corpus(&session, args, names, count, true))
		goto out;
	cli_say_rules_trouble(session);
	status = collate(args, session);
	as_session_close(session);
out:
	as_buf_free(&hold);
	return status;
}
