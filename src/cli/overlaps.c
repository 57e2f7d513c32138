/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma overlaps: the pairs of documents that share words. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "exchange/csv.h"
#include "session/overlaps.h"

enum { FLOOR = 5 }; /* per cent: below it are common phrases, as a rule */

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_FLOOR, 0, "floor", N_("PERCENT"), NULL,
	 N_("only pairs of which one has so much of the other; by default 5")},
	{CLI_OPT_NULL, '0', "null", NULL, NULL, N_("names on standard input end with NUL, not with a line break")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_overlaps = {
	.name = "overlaps",
	.summary = N_("the pairs of documents that share words, those that share most first"),
	.operands = "CORPUS | DOC... | -",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("A in B says how many of A's words B has, as diff counts them; the longest run are words that "
		      "stand in both without any difference between them. In a corpus of many documents those pairs "
		      "are compared that share at least some fourteen words in a row."),
	.run = run,
};

static const char *path_of(const struct as_session *session, uint32_t doc)
{
	struct as_listing listing;
	as_session_listing(&listing, session, doc);
	return listing.path;
}

static bool print_table(const struct as_session *session, const struct as_commons *commons)
{
	static const struct cli_column columns[] = {
		{N_("Shared"), true, 0}, {N_("Longest run"), true, 0}, {N_("A in B"), true, 0}, {N_("B in A"), true, 0},
		{"A", false, 32}, {"B", false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < commons->count; i++) {
		const struct as_common *common = &commons->items[i];
		cli_table_add(&table, as_asprintf("%zu", common->shared));
		cli_table_add(&table, as_asprintf("%zu", common->longest));
		cli_table_add_percent(&table, common->link.contained[0]);
		cli_table_add_percent(&table, common->link.contained[1]);
		cli_table_add(&table, as_strdup(path_of(session, common->link.docs[0])));
		cli_table_add(&table, as_strdup(path_of(session, common->link.docs[1])));
	}
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

static bool print_csv(const struct as_session *session, const struct as_commons *commons)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_csv csv;
	as_buf_adds(&out, "left,right,left_in_right,right_in_left,shared,longest\r\n");
	as_csv_init(&csv, &out, ',', false);
	for (size_t i = 0; i < commons->count; i++) {
		const struct as_common *common = &commons->items[i];
		char figures[96];
		as_csv_cell(&csv, path_of(session, common->link.docs[0]));
		as_csv_cell(&csv, path_of(session, common->link.docs[1]));
		snprintf(figures, sizeof figures, "%.4f", common->link.contained[0]);
		as_csv_cell(&csv, figures);
		snprintf(figures, sizeof figures, "%.4f", common->link.contained[1]);
		as_csv_cell(&csv, figures);
		snprintf(figures, sizeof figures, "%zu", common->shared);
		as_csv_cell(&csv, figures);
		snprintf(figures, sizeof figures, "%zu", common->longest);
		as_csv_cell(&csv, figures);
		as_csv_end_row(&csv);
	}
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

static void json_pair(struct as_json *json, const struct as_session *session, const struct as_common *common)
{
	as_json_begin_object(json);
	as_json_key(json, "left");
	as_json_string(json, path_of(session, common->link.docs[0]));
	as_json_key(json, "right");
	as_json_string(json, path_of(session, common->link.docs[1]));
	as_json_key(json, "left_in_right");
	as_json_number(json, common->link.contained[0], 4);
	as_json_key(json, "right_in_left");
	as_json_number(json, common->link.contained[1], 4);
	as_json_key(json, "shared");
	as_json_integer(json, (int64_t)common->shared);
	as_json_key(json, "longest");
	as_json_integer(json, (int64_t)common->longest);
	as_json_end_object(json);
}

static bool print_json(const struct as_session *session, const struct as_commons *commons)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "pairs");
	for (size_t i = 0; i < commons->count; i++)
		json_pair(&json, session, &commons->items[i]);
	return cli_json_end(&json, &out);
}

static int print(const struct cli_args *args, struct as_session *session, size_t percent)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	struct as_error err = AS_ERROR_INIT;
	struct as_commons commons;
	if (!as_commons_find(&commons, session, (double)percent / 100, NULL, NULL, &err))
		return cli_fail(&err);
	cli_say_troubles(session);
	bool ok;
	if (format && !strcmp(format, "csv"))
		ok = print_csv(session, &commons);
	else if (format && !strcmp(format, "json"))
		ok = print_json(session, &commons);
	else
		ok = print_table(session, &commons);
	int status = !ok ? CLI_TROUBLE : commons.count ? CLI_DONE : CLI_NEGATIVE;
	as_commons_free(&commons);
	return status;
}

static int run(const struct cli_args *args)
{
	size_t percent = FLOOR;
	if (!cli_options_number(&percent, args, CLI_OPT_FLOOR, "floor", 0))
		return CLI_TROUBLE;
	struct as_session *session;
	if (!cli_open_list(&session, args))
		return CLI_TROUBLE;
	int status = print(args, session, percent);
	as_session_close(session);
	return status;
}
