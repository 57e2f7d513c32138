/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma search: keyword in context. */
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
#include "exchange/csv.h"
#include "layout/kwic.h"
#include "session/search.h"
#include "text/display.h"

enum {
	WIDTH_OTHERWISE = 130, /* cells of a line */
	NAME_MOST = 24,        /* cells of a document's name */
	CONTEXT_LEAST = 10, CONTEXT_MOST = 4096, CONTEXT_OTHERWISE = 60, /* cells on either side */
	CELL_BYTES = 8,        /* bytes kept for a cell of context: a letter with its marks */
};

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_EXACT, 0, "exact", NULL, NULL,
	 N_("byte for byte; by default case, accents and white space are all one")},
	{CLI_OPT_REGEX, 0, "regex", NULL, NULL, N_("QUERY is a regular expression as PCRE2 reads them")},
	{CLI_OPT_CASE, 0, "case", NULL, NULL, N_("with --regex: capitals are not small letters")},
	{CLI_OPT_SORT, 0, "sort", N_("ORDER"), "document|left|right",
	 N_("document: by document and place (the default); left: by the words before; right: by the match and the "
	    "words after")},
	{CLI_OPT_CONTEXT, 0, "context", N_("N"), NULL,
	 N_("cells of context on either side; by default what the line holds, in csv and json 60")},
	{CLI_OPT_LIMIT, 'n', "limit", N_("N"), NULL, N_("only the first N places; by default, and at most, 100000")},
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_WIDTH, 'w', "width", N_("CELLS"), NULL, N_("cells of a line; by default the terminal's, else 130")},
	{CLI_OPT_COLOR, 0, "color", N_("WHEN"), "auto|always|never",
	 N_("colours: auto (the default), always or never")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_search = {
	.name = "search",
	.alias = "kwic",
	.summary = N_("every place where a phrase or pattern stands, in its context"),
	.operands = "CORPUS QUERY",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("Furniture is searched, date and URL lines are not; a place lies inside one passage. Before and "
		      "after a match stand the words of its passage, matches in one column. The exit status is 1 when "
		      "nothing is found."),
	.run = run,
};

static const char *path_of(const struct as_session *session, const struct as_hit *hit)
{
	struct as_listing listing;
	as_session_listing(&listing, session, hit->doc);
	return listing.path;
}

/* The cells of context around a hit; `before` and `after` are owned by the caller. */
struct context {
	struct as_buf before, after;
	size_t left, right; /* where what fits begins in `before`, ends in `after` */
	size_t left_cells;
};

static void context_of(struct context *context, const struct as_hit *hit, size_t left, size_t right)
{
	size_t used;
	as_buf_clear(&context->before);
	as_buf_clear(&context->after);
	as_kwic_flat(&context->before, hit->text, hit->left);
	as_kwic_flat(&context->after, hit->text + hit->left + hit->match, hit->right);
	context->left = as_kwic_tail(&context->left_cells, context->before.data, context->before.len, left);
	context->right = as_kwic_head(&used, context->after.data, context->after.len, right);
}

/* ---- table */

static size_t name_cells(const struct as_session *session, const struct as_hit *hits, size_t count)
{
	size_t most = 0;
	for (size_t i = 0; i < count && most < NAME_MOST; i++) {
		const char *path = path_of(session, &hits[i]);
		size_t cells = as_display_width(path, strlen(path));
		most = cells > most ? cells : most;
	}
	return most < NAME_MOST ? most : NAME_MOST;
}

static void pad(struct as_buf *out, size_t from, size_t to)
{
	for (; from < to; from++)
		as_buf_addc(out, ' ');
}

/* One line: name, what stands before, the match in its column, what follows. */
static void put_hit(struct as_buf *out, const struct as_session *session, const struct as_hit *hit, size_t name,
		    size_t cells, enum as_paint paint)
{
	struct context context = {AS_BUF_INIT, AS_BUF_INIT, 0, 0, 0};
	struct as_buf match = AS_BUF_INIT;
	const char *path = path_of(session, hit);
	context_of(&context, hit, cells, cells);
	as_kwic_flat(&match, hit->text + hit->left, hit->match);
	pad(out, as_display_fit(out, path, strlen(path), name), name + 2);
	pad(out, context.left_cells, cells);
	as_paint_text(out, paint, AS_INK_NONE, context.before.data, (struct as_span){context.left, context.before.len});
	as_paint_text(out, paint, AS_INK_TITLE, match.data, (struct as_span){0, match.len});
	size_t match_cells, after;
	as_kwic_head(&match_cells, match.data, match.len, cells);
	after = as_kwic_head(&match_cells, context.after.data, context.after.len,
			     match_cells < cells ? cells - match_cells : 0);
	as_paint_text(out, paint, AS_INK_NONE, context.after.data, (struct as_span){0, after});
	as_buf_addc(out, '\n');
	as_buf_free(&match);
	as_buf_free(&context.before);
	as_buf_free(&context.after);
}

static void put_table(struct as_buf *out, const struct cli_args *args, const struct as_session *session,
		      const struct as_hit *hits, size_t count, size_t cells)
{
	size_t name = name_cells(session, hits, count), width = cli_width(args->value[CLI_OPT_WIDTH], WIDTH_OTHERWISE);
	if (!cells)
		cells = width > name + 2 + 2 * CONTEXT_LEAST ? (width - name - 2) / 2 : CONTEXT_LEAST;
	for (size_t i = 0; i < count; i++)
		put_hit(out, session, &hits[i], name, cells, cli_paint(args->value[CLI_OPT_COLOR]));
}

/* ---- csv and json */

static void csv_figure(struct as_csv *csv, size_t figure)
{
	char text[24];
	as_csv_celln(csv, text, (size_t)snprintf(text, sizeof text, "%zu", figure));
}

static void put_csv(struct as_buf *out, const struct as_session *session, const struct as_hit *hits, size_t count,
		    size_t cells)
{
	struct context context = {AS_BUF_INIT, AS_BUF_INIT, 0, 0, 0};
	struct as_csv csv;
	as_buf_adds(out, "document,passage,start,end,start_byte,end_byte,left,match,right\r\n");
	as_csv_init(&csv, out, ',', false);
	for (size_t i = 0; i < count; i++) {
		const struct as_hit *hit = &hits[i];
		context_of(&context, hit, cells, cells);
		as_csv_cell(&csv, path_of(session, hit));
		csv_figure(&csv, hit->passage + 1);
		csv_figure(&csv, hit->code_points.start);
		csv_figure(&csv, hit->code_points.end);
		csv_figure(&csv, hit->file_bytes.start);
		csv_figure(&csv, hit->file_bytes.end);
		as_csv_celln(&csv, context.before.data + context.left, context.before.len - context.left);
		as_csv_celln(&csv, hit->text + hit->left, hit->match);
		as_csv_celln(&csv, context.after.data, context.right);
		as_csv_end_row(&csv);
	}
	as_buf_free(&context.before);
	as_buf_free(&context.after);
}

static void json_hit(struct as_json *json, const struct as_session *session, const struct as_hit *hit,
		     struct context *context)
{
	as_json_begin_object(json);
	as_json_key(json, "path");
	as_json_string(json, path_of(session, hit));
	as_json_member_integer(json, "passage", (int64_t)hit->passage + 1);
	as_json_member_integer(json, "start", (int64_t)hit->code_points.start);
	as_json_member_integer(json, "end", (int64_t)hit->code_points.end);
	as_json_member_integer(json, "start_byte", (int64_t)hit->file_bytes.start);
	as_json_member_integer(json, "end_byte", (int64_t)hit->file_bytes.end);
	as_json_key(json, "left");
	as_json_stringn(json, context->before.data + context->left, context->before.len - context->left);
	as_json_key(json, "match");
	as_json_stringn(json, hit->text + hit->left, hit->match);
	as_json_key(json, "right");
	as_json_stringn(json, context->after.data, context->right);
	as_json_end_object(json);
}

static void put_json(struct as_buf *out, const struct as_session *session, const struct as_hit *hits, size_t count,
		     size_t cells, bool full)
{
	struct context context = {AS_BUF_INIT, AS_BUF_INIT, 0, 0, 0};
	struct as_json json;
	as_json_init(&json, out);
	as_json_begin_object(&json);
	as_json_member_integer(&json, "version", 1);
	as_json_key(&json, "complete");
	as_json_bool(&json, !full);
	as_json_key(&json, "hits");
	as_json_begin_array(&json);
	for (size_t i = 0; i < count; i++) {
		context_of(&context, &hits[i], cells, cells);
		json_hit(&json, session, &hits[i], &context);
	}
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(out, '\n');
	as_buf_free(&context.before);
	as_buf_free(&context.after);
}

/* ---- the search */

static bool print(const struct cli_args *args, const struct as_session *session, const struct as_hit *hits,
		  size_t count, bool full)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	size_t cells = 0;
	cli_options_number(&cells, args, CLI_OPT_CONTEXT, "context", 1);
	size_t otherwise = cells ? cells : CONTEXT_OTHERWISE;
	struct as_buf out = AS_BUF_INIT;
	bool ok;
	if (!format || !strcmp(format, "table")) {
		put_table(&out, args, session, hits, count, cells);
		ok = cli_write(&out);
	} else {
		if (!strcmp(format, "csv"))
			put_csv(&out, session, hits, count, otherwise);
		else
			put_json(&out, session, hits, count, otherwise, full);
		ok = cli_write_machine(&out);
	}
	as_buf_free(&out);
	return ok;
}

static void say_limits(const struct as_search_progress *progress, size_t count)
{
	if (progress->full)
		cli_say(ngettext("only the first %zu place is shown; there are more",
				 "only the first %zu places are shown; there are more", count), count);
	if (progress->costly)
		cli_say(ngettext("the pattern was too costly for %zu passage, and was given up there",
				 "the pattern was too costly for %zu passages, and was given up there",
				 progress->costly), progress->costly);
	if (progress->done < progress->total && !progress->full)
		cli_say(_("%zu of %zu documents were not searched"), progress->total - progress->done, progress->total);
}

static enum as_search_order order_named(const char *name)
{
	enum as_search_order order = AS_SEARCH_BY_DOCUMENT;
	while (name && strcmp(name, as_search_order_name(order)))
		order++;
	return order;
}

static int look(const struct cli_args *args, struct as_session *session, const struct as_search_options *how)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_search *search;
	struct as_search_progress progress;
	const char *query = args->operands[1];
	if (!as_search_new(&search, session, query, strlen(query), how, &err))
		return cli_fail(&err);
	while (as_search_step(search, 1000, &progress))
		;
	cli_say_troubles(session);
	as_search_sort(search, order_named(args->value[CLI_OPT_SORT]));
	const struct as_hit *hits;
	size_t count = as_search_hits(&hits, search);
	bool ok = print(args, session, hits, count, progress.full || progress.done < progress.total);
	say_limits(&progress, count);
	as_search_free(search);
	if (!ok || (!count && progress.costly))
		return CLI_TROUBLE;
	return count ? CLI_DONE : CLI_NEGATIVE;
}

static enum as_search_kind kind_of(const struct cli_args *args)
{
	if (args->value[CLI_OPT_REGEX])
		return args->value[CLI_OPT_CASE] ? AS_SEARCH_REGEX_CASE : AS_SEARCH_REGEX;
	return args->value[CLI_OPT_EXACT] ? AS_SEARCH_EXACT : AS_SEARCH_PHRASE;
}

static int run(const struct cli_args *args)
{
	struct as_search_options how = {.kind = kind_of(args)};
	size_t cells = 0, width = 1;
	if (args->value[CLI_OPT_REGEX] && args->value[CLI_OPT_EXACT])
		return cli_usage_error("search", _("--exact and --regex exclude each other"));
	if (args->value[CLI_OPT_CASE] && !args->value[CLI_OPT_REGEX])
		return cli_usage_error("search",
				       _("--case goes with --regex; --exact tells capitals from small letters"));
	if (!cli_options_number(&cells, args, CLI_OPT_CONTEXT, "context", 1) ||
	    !cli_options_number(&how.most, args, CLI_OPT_LIMIT, "limit", 1) ||
	    !cli_options_number(&width, args, CLI_OPT_WIDTH, "width", 1))
		return CLI_TROUBLE;
	if (cells > CONTEXT_MOST)
		return cli_usage_error("search", _("--context: at most %d"), CONTEXT_MOST);
	if (!cells) /* of the line, half at most */
		cells = cli_width(args->value[CLI_OPT_WIDTH], WIDTH_OTHERWISE) / 2;
	how.context = (cells > CONTEXT_OTHERWISE ? cells : CONTEXT_OTHERWISE) * CELL_BYTES;
	if (how.context > CONTEXT_MOST * CELL_BYTES)
		how.context = CONTEXT_MOST * CELL_BYTES;
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	int status = look(args, session, &how);
	as_session_close(session);
	return status;
}
