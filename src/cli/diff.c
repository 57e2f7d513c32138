/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma diff: two documents compared.  Touches neither sidecar nor index
 * when both are named, unless asked to. */
#include <stdlib.h>
#include <string.h>

#include "align/recast.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "layout/diffhtml.h"
#include "layout/diffjson.h"
#include "layout/doubts.h"
#include "layout/side.h"
#include "layout/unified.h"
#include "session/versus.h"

enum { WIDTH_OTHERWISE = 130 }; /* as GNU diff has it */

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "side|unified|json|html",
	 N_("side by side (the default), unified, json or html")},
	{CLI_OPT_ORDER, 0, "order", N_("SIDE"), "left|right",
	 N_("whose order the rows follow: left (the default) or right")},
	{CLI_OPT_ROWS, 0, "rows", N_("UNIT"), "sentences|passages",
	 N_("a row holds: sentences (the default), or passages, all matches of two in one row")},
	{CLI_OPT_IGNORE_FORMAT, 0, "ignore-format", NULL, NULL,
	 N_("what differs in case, accents and punctuation only is the same")},
	{CLI_OPT_WIDTH, 'w', "width", N_("CELLS"), NULL, N_("cells of a line; by default the terminal's, else 130")},
	{CLI_OPT_COLOR, 0, "color", N_("WHEN"), "auto|always|never", N_("colours: auto (the default), always or never")},
	{CLI_OPT_DIFFERENCES, 'd', "differences", NULL, NULL, N_("leave out what is the same")},
	{CLI_OPT_DISCREPANCIES, 0, "discrepancies", NULL, NULL,
	 N_("list what the two contradict one another or themselves in, and nothing else")},
	{CLI_OPT_FURNITURE, 0, "furniture", NULL, NULL, N_("show furniture, too")},
	{CLI_OPT_BY_HAND, 0, "by-hand", NULL, NULL,
	 N_("honour what the sidecar of A says: places pinned together, roles of passages")},
	CLI_OPTION_CORPUS,
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_diff = {
	.name = "diff",
	.alias = "compare",
	.summary = N_("two documents compared, whatever the order of their passages"),
	.operands = "A B | CORPUS",
	.least = 1,
	.most = 2,
	.options = options,
	.details = N_("One of A and B may be \"-\". With one folder, its first overlapping pair is compared. The exit "
		      "status is 0 when the two are the same, 1 when they differ."),
	.run = run,
};

static bool differs(const struct as_comparison *comparison)
{
	for (size_t i = 0; i < comparison->rows_count; i++)
		if (comparison->rows[i].relation != AS_SAME || comparison->rows[i].moved)
			return true;
	return false;
}

/* A line each: kind, bytes of the left file, of the right one, words. */
static int print_discrepancies(const struct as_comparison *comparison)
{
	struct as_buf out = AS_BUF_INIT;
	size_t count = as_doubts_write(&out, comparison);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return !ok ? CLI_TROUBLE : count ? CLI_NEGATIVE : CLI_DONE;
}

/* Writes lines of JSON while more are made. */
static void drain(struct as_buf *out, void *context)
{
	bool *ok = context;
	*ok = *ok && cli_write_machine(out);
	as_buf_clear(out);
}

static int print_comparison(const struct cli_args *args, const struct as_comparison *comparison)
{
	const char *format = args->value[CLI_OPT_FORMAT], *order_name = args->value[CLI_OPT_ORDER];
	enum as_pair_order order = order_name && !strcmp(order_name, "right") ? AS_ORDER_RIGHT : AS_ORDER_LEFT;
	struct as_buf out = AS_BUF_INIT;
	bool ok;
	if (format && !strcmp(format, "json")) {
		ok = true;
		as_diffjson_write(&out, comparison, order, drain, &ok);
		drain(&out, &ok);
	} else if (format && !strcmp(format, "html")) {
		struct as_diffhtml_options options_of = {
			.order = order,
			.differences_only = args->value[CLI_OPT_DIFFERENCES] != NULL,
			.show_furniture = args->value[CLI_OPT_FURNITURE] != NULL,
		};
		as_diffhtml_write(&out, comparison, &options_of);
		ok = cli_write_machine(&out);
	} else if (format && !strcmp(format, "unified")) {
		struct as_unified_options options_of = {
			.paint = cli_paint(args->value[CLI_OPT_COLOR]),
			.order = order,
			.differences_only = args->value[CLI_OPT_DIFFERENCES] != NULL,
			.show_furniture = args->value[CLI_OPT_FURNITURE] != NULL,
		};
		as_unified_write(&out, comparison, &options_of);
		ok = cli_write(&out);
	} else {
		struct as_side_options options_of = {
			.width = cli_width(args->value[CLI_OPT_WIDTH], WIDTH_OTHERWISE),
			.paint = cli_paint(args->value[CLI_OPT_COLOR]),
			.ascii = !cli_is_utf8(),
			.order = order,
			.differences_only = args->value[CLI_OPT_DIFFERENCES] != NULL,
			.show_furniture = args->value[CLI_OPT_FURNITURE] != NULL,
		};
		as_side_write(&out, comparison, &options_of);
		ok = cli_write(&out);
	}
	as_buf_free(&out);
	if (!ok)
		return CLI_TROUBLE;
	return differs(comparison) ? CLI_NEGATIVE : CLI_DONE;
}

static int print(const struct cli_args *args, const struct as_comparison *comparison)
{
	if (args->value[CLI_OPT_DISCREPANCIES])
		return print_discrepancies(comparison);
	const char *rows = args->value[CLI_OPT_ROWS];
	struct as_comparison cast;
	as_recast(&cast, comparison, (struct as_recast){
		.passages = rows && !strcmp(rows, "passages"),
		.ignore_format = args->value[CLI_OPT_IGNORE_FORMAT] != NULL,
	});
	int status = print_comparison(args, &cast);
	as_comparison_free(&cast);
	return status;
}

static int compare_files(const struct cli_args *args)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_versus versus;
	if (!as_versus_open(&versus, args->operands[0], args->operands[1], &err))
		return cli_fail(&err);
	int status = print(args, &versus.comparison);
	as_versus_free(&versus);
	return status;
}

static int print_pair(const struct cli_args *args, struct as_session *session, size_t left, size_t right)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_comparison *comparison = as_session_compare(session, left, right, &err);
	as_session_glance(session, left, NULL); /* for words and hash */
	as_session_glance(session, right, NULL);
	return comparison ? print(args, comparison) : cli_fail(&err);
}

static int compare_by_hand(const struct cli_args *args)
{
	struct as_session *session;
	if (!strcmp(args->operands[0], "-") || !strcmp(args->operands[1], "-"))
		return cli_usage_error("diff", _("standard input has no sidecar"));
	if (!cli_open_corpus(&session, args, args->operands, 2, true))
		return CLI_TROUBLE;
	cli_say_sidecar_trouble(session);
	int status = print_pair(args, session, 0, as_session_count(session) - 1);
	as_session_close(session);
	return status;
}

static int compare_first_pair(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	cli_say_rules_trouble(session);
	cli_read_all(session);
	int status = CLI_NEGATIVE;
	struct as_listing listing = {.partner = -1};
	size_t n = 0;
	for (; n < as_session_count(session) && listing.partner < 0; n++)
		as_session_listing(&listing, session, n);
	if (listing.partner < 0) {
		cli_say(_("%s: no two documents overlap"), args->operands[0]);
	} else {
		status = print_pair(args, session, n - 1, (size_t)listing.partner);
	}
	as_session_close(session);
	return status;
}

static int run(const struct cli_args *args)
{
	size_t width = 1;
	if (!cli_options_number(&width, args, CLI_OPT_WIDTH, "width", 1))
		return CLI_TROUBLE;
	bool by_hand = args->value[CLI_OPT_BY_HAND] || args->value[CLI_OPT_CORPUS] || args->value[CLI_OPT_SIDECAR];
	if (args->operands_count == 2)
		return by_hand ? compare_by_hand(args) : compare_files(args);
	if (!cli_is_folder(args->operands[0]))
		return cli_usage_error("diff", _("two documents are wanted, or one folder"));
	return compare_first_pair(args);
}
