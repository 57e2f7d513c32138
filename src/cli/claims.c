/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma claims: the ledger, each claim once, with a query to choose. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "exchange/csv.h"
#include "session/ledger.h"
#include "session/ledgerorder.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_SORT, 0, "sort", N_("ORDER"), "first|claim|claimant|state|verdict|reports|evidence|updated",
	 N_("by first appearance (the default), or by another column")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_claims = {
	.name = "claims",
	.summary = N_("the ledger: each claim once, with the reports that carry it"),
	.operands = "CORPUS [QUERY]...",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("QUERY chooses claims: state:open claimant:Ryabkov verdict:- said:>2022-01-10 \"100,000 troops\". "
		      "FIELD:VALUE fits when the field holds the value; commas between values mean or, the value - finds "
		      "what is not stated, - before a term turns it round, other words must stand in the sentence. After "
		      "-- a query may begin with -. A question mark after a date means that its report contradicts it. The exit status is 1 when no claim fits."),
	.run = run,
};

/* ---- table */

static const struct cli_column columns[] = {
	{N_("Claim"), false, 0}, {N_("First"), false, 0}, {N_("Reports"), true, 0}, {N_("Texts"), true, 0},
	{N_("Evid."), true, 0}, {N_("State"), false, 0}, {N_("Verdict"), false, 0}, {N_("Claimant"), false, 24},
	{N_("Sentence"), false, 0}};

static char *stated(const char *text)
{
	return as_strdup(text && *text ? text : "-");
}

static void add_row(struct cli_table *table, const struct as_session *session, const struct as_ledger_row *row)
{
	const char *first = as_ledger_first(row);
	const struct as_claim *claim = row->claim;
	cli_table_add(table, as_strndup(claim->id, 8));
	cli_table_add(table, as_asprintf("%s%s", first ? first : "-", as_ledger_first_doubtful(session, row) ? "?" : ""));
	cli_table_add(table, as_asprintf("%zu", row->reports));
	cli_table_add(table, row->texts ? as_asprintf("%zu", row->texts) : as_strdup("-"));
	cli_table_add(table, as_asprintf("%zu", claim->evidence));
	cli_table_add(table, stated(claim->state ? _(claim->state) : NULL));
	struct as_buf verdict = AS_BUF_INIT;
	if (claim->verdict && *claim->verdict)
		as_scale_say(&verdict, as_session_scale(session), claim->verdict, claim->scale);
	cli_table_add(table, stated(verdict.data));
	as_buf_free(&verdict);
	cli_table_add(table, stated(claim->claimant));
	cli_table_add(table, stated(row->sentence));
}

static bool print_table(const struct as_session *session, const struct as_ledger_row *const *rows, size_t count)
{
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++)
		add_row(&table, session, rows[i]);
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- csv and json: fields in the order of the claims of export */

struct fact {
	const char *name, *text; /* text NULL: not stated */
	bool figure;
};
enum { FACTS = 17, FIGURE_BYTES = 24 };

static void facts_of(struct fact facts[FACTS], char figures[3][FIGURE_BYTES], struct as_buf *forms,
		     const struct as_ledger_row *row)
{
	const struct as_claim *claim = row->claim;
	as_buf_clear(forms);
	as_ledger_forms(forms, row, false);
	snprintf(figures[0], FIGURE_BYTES, "%zu", row->reports);
	snprintf(figures[1], FIGURE_BYTES, "%zu", row->texts);
	snprintf(figures[2], FIGURE_BYTES, "%zu", claim->evidence);
	const struct fact found[FACTS] = {
		{"claim", claim->id, false}, {"normalised", row->sentence, false}, {"claimant", claim->claimant, false},
		{"role", claim->role, false}, {"said", claim->said, false}, {"form", forms->len ? forms->data : NULL, false},
		{"checkworthy", claim->checkworthy, false}, {"state", claim->state, false},
		{"verdict", claim->verdict, false}, {"scale", claim->scale, false}, {"reports", figures[0], true},
		{"texts", row->texts ? figures[1] : NULL, true}, {"evidence", figures[2], true},
		{"first", as_ledger_first(row), false}, {"annotator", claim->annotator, false},
		{"created", claim->created, false}, {"updated", claim->updated, false}};
	memcpy(facts, found, sizeof found);
}

static bool print_csv(const struct as_ledger_row *const *rows, size_t count)
{
	static const char *const headings[FACTS] = {
		"claim", "normalised", "claimant", "role", "said", "form", "checkworthy", "state", "verdict", "scale",
		"reports", "texts", "evidence", "first", "annotator", "created", "updated"};
	struct as_buf out = AS_BUF_INIT, forms = AS_BUF_INIT;
	struct as_csv csv;
	as_csv_init(&csv, &out, ',', false);
	for (size_t i = 0; i < FACTS; i++)
		as_csv_cell(&csv, headings[i]);
	as_csv_end_row(&csv);
	for (size_t i = 0; i < count; i++) {
		struct fact facts[FACTS];
		char figures[3][FIGURE_BYTES];
		facts_of(facts, figures, &forms, rows[i]);
		for (size_t n = 0; n < FACTS; n++)
			as_csv_cell(&csv, facts[n].text);
		as_csv_end_row(&csv);
	}
	bool ok = cli_write_machine(&out);
	as_buf_free(&forms);
	as_buf_free(&out);
	return ok;
}

static void json_place(struct as_json *json, const struct as_claim_place *place)
{
	as_json_begin_object(json);
	as_json_member_text(json, "id", place->id);
	as_json_member_text(json, "document", place->document->path);
	as_json_member_text(json, "title", place->document->title);
	as_json_member_text(json, "date", place->document->date);
	as_json_member_text(json, "source", place->document->source);
	as_json_member_text(json, "form", place->form);
	as_json_member_text(json, "text", place->text);
	as_json_member_text(json, "annotator", place->annotator);
	as_json_member_text(json, "note", place->note);
	as_json_end_object(json);
}

static void json_claim(struct as_json *json, struct as_buf *forms, const struct as_ledger_row *row)
{
	struct fact facts[FACTS];
	char figures[3][FIGURE_BYTES];
	facts_of(facts, figures, forms, row);
	as_json_begin_object(json);
	for (size_t n = 0; n < FACTS; n++) {
		if (!facts[n].figure || !facts[n].text) {
			as_json_member_text(json, facts[n].name, facts[n].text);
			continue;
		}
		as_json_key(json, facts[n].name);
		as_json_integer(json, strtoll(facts[n].text, NULL, 10));
	}
	as_json_key(json, "appearances");
	as_json_begin_array(json);
	for (size_t n = 0; n < row->claim->places_count; n++)
		json_place(json, &row->claim->places[n]);
	as_json_end_array(json);
	as_json_end_object(json);
}

static bool print_json(const struct as_ledger_row *const *rows, size_t count)
{
	struct as_buf out = AS_BUF_INIT, forms = AS_BUF_INIT;
	struct as_json json;
	as_json_init(&json, &out);
	as_json_begin_object(&json);
	as_json_key(&json, "version");
	as_json_integer(&json, 1);
	as_json_key(&json, "claims");
	as_json_begin_array(&json);
	for (size_t i = 0; i < count; i++)
		json_claim(&json, &forms, rows[i]);
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(&out, '\n');
	bool ok = cli_write_machine(&out);
	as_buf_free(&forms);
	as_buf_free(&out);
	return ok;
}

/* ---- choosing */

/* The operands after the corpus, as one query; owned by the caller. */
static char *query_text(const struct cli_args *args)
{
	struct as_buf text = AS_BUF_INIT;
	for (size_t i = 1; i < args->operands_count; i++)
		as_buf_printf(&text, "%s%s", i > 1 ? " " : "", args->operands[i]);
	return as_buf_detach(&text);
}

static enum as_ledger_order order_of(const char *name)
{
	enum as_ledger_order order = 0;
	while (name && order + 1 < AS_LEDGER_ORDER_COUNT && strcmp(name, as_ledger_order_name(order)) != 0)
		order++;
	return name ? order : AS_LEDGER_BY_FIRST;
}

static size_t choose(const struct as_ledger_row **out, const struct as_ledger *ledger, const struct as_query *query,
		     enum as_ledger_order order)
{
	const struct as_ledger_row *rows;
	size_t all = as_ledger_rows(&rows, ledger), count = 0;
	for (size_t i = 0; i < all; i++)
		if (as_query_fits(query, &rows[i], as_ledger_get))
			out[count++] = &rows[i];
	as_ledger_sort(out, count, order, as_ledger_order_falls(order), as_ledger_scale(ledger));
	return count;
}

static int print(const struct cli_args *args, const struct as_session *session,
		 const struct as_ledger_row *const *rows, size_t count)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	bool ok;
	if (format && !strcmp(format, "csv"))
		ok = print_csv(rows, count);
	else if (format && !strcmp(format, "json"))
		ok = print_json(rows, count);
	else
		ok = !count || print_table(session, rows, count);
	return !ok ? CLI_TROUBLE : count ? CLI_DONE : CLI_NEGATIVE;
}

static int show(const struct cli_args *args, struct as_session *session, const struct as_query *query)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_ledger *ledger = as_ledger_new(session);
	const struct as_ledger_row *rows, **chosen = NULL;
	int status;
	cli_read_all(session);
	while (as_ledger_step(ledger, 1000))
		;
	as_ledger_count_texts(ledger);
	if (as_ledger_trouble(ledger)) {
		cli_say("%s", as_ledger_trouble(ledger));
		status = CLI_TROUBLE;
	} else if (as_query_asks(query, AS_LEDGER_STORY) && !as_ledger_number_stories(ledger, NULL, NULL, &err)) {
		status = cli_fail(&err);
	} else {
		chosen = as_calloc(as_ledger_rows(&rows, ledger) + 1, sizeof *chosen);
		size_t count = choose(chosen, ledger, query, order_of(args->value[CLI_OPT_SORT]));
		status = print(args, session, chosen, count);
	}
	free(chosen);
	as_ledger_free(ledger);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	struct as_query query;
	char *text = query_text(args);
	int status = CLI_TROUBLE;
	if (!cli_open_corpus(&session, args, args->operands, 1, true)) {
		free(text);
		return CLI_TROUBLE;
	}
	if (!as_query_parse(&query, text, as_ledger_table(session), &err)) {
		cli_usage_error("claims", "%s", as_error_text(&err));
		as_error_clear(&err);
	} else {
		cli_say_sidecar_trouble(session);
		status = show(args, session, &query);
	}
	as_query_free(&query);
	as_session_close(session);
	free(text);
	return status;
}
