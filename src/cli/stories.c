/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma stories: clusters of documents that overlap. */
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
#include "session/overlaps.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_NULL, '0', "null", NULL, NULL, N_("names on standard input end with NUL, not with a line break")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_stories = {
	.name = "stories",
	.summary = N_("the stories that overlapping documents tell, with their independent texts"),
	.operands = "CORPUS | DOC... | -",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("Two documents are linked when one has a quarter of the other's words; two groups of documents "
		      "are one story when more than half of all pairs between them are linked, so that neither a "
		      "digest of two stories nor a paragraph of background makes them one. A story is named by the "
		      "document closest to its others. Documents of which one has three quarters of the other's "
		      "words count as one independent text."),
	.run = run,
};

struct dates {
	const char *first, *last; /* NULL: no document states one */
};

static struct dates dates_of(const struct as_session *session, const struct as_story *story)
{
	struct dates dates = {NULL, NULL};
	for (size_t i = 0; i < story->count; i++) {
		struct as_listing listing;
		as_session_listing(&listing, session, story->docs[i]);
		if (!listing.date)
			continue;
		if (!dates.first || strcmp(listing.date, dates.first) < 0)
			dates.first = listing.date;
		if (!dates.last || strcmp(listing.date, dates.last) > 0)
			dates.last = listing.date;
	}
	return dates;
}

static const char *title_of(const struct as_session *session, uint32_t doc)
{
	struct as_listing listing;
	as_session_listing(&listing, session, doc);
	return listing.title ? listing.title : listing.path;
}

/* ---- table: a paragraph a story */

static void put_head(struct as_buf *out, const struct as_session *session, const struct as_story *story, size_t number)
{
	struct dates dates = dates_of(session, story);
	const char *title = title_of(session, story->medoid);
	as_buf_printf(out, "%zu. ", number);
	as_display_text(out, title, strlen(title));
	as_buf_adds(out, "\n   ");
	as_buf_printf(out, ngettext("%zu report", "%zu reports", story->count), story->count);
	as_buf_adds(out, ", ");
	as_buf_printf(out, ngettext("%zu independent text", "%zu independent texts", story->independent),
		      story->independent);
	if (dates.first) {
		as_buf_adds(out, ", ");
		as_display_text(out, dates.first, strlen(dates.first));
	}
	if (dates.first && strcmp(dates.first, dates.last)) {
		as_buf_adds(out, _(" to "));
		as_display_text(out, dates.last, strlen(dates.last));
	}
	as_buf_addc(out, '\n');
}

/* A report: the letter of its text, its date, its name. */
static void put_report(struct as_buf *out, const struct as_session *session, const struct as_story *story, size_t i)
{
	struct as_listing listing;
	as_session_listing(&listing, session, story->docs[i]);
	const char *date = listing.date ? listing.date : "-";
	as_buf_printf(out, "   %4u  ", story->texts[i] + 1);
	as_display_text(out, date, strlen(date));
	for (size_t cells = as_display_width(date, strlen(date)); cells < 12; cells++)
		as_buf_addc(out, ' ');
	as_display_text(out, listing.path, strlen(listing.path));
	as_buf_addc(out, '\n');
}

static bool print_table(const struct as_session *session, const struct as_stories *stories)
{
	struct as_buf out = AS_BUF_INIT;
	for (size_t n = 0; n < stories->count; n++) {
		const struct as_story *story = &stories->items[n];
		if (n)
			as_buf_addc(&out, '\n');
		put_head(&out, session, story, n + 1);
		as_buf_printf(&out, "   %s\n", _("text  date        report"));
		for (size_t i = 0; i < story->count; i++)
			put_report(&out, session, story, i);
	}
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- csv: a row a report */

static void csv_figure(struct as_csv *csv, size_t figure)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", figure);
	as_csv_cell(csv, text);
}

static bool print_csv(const struct as_session *session, const struct as_stories *stories)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_csv csv;
	as_buf_adds(&out, "story,story_title,reports,independent,document,text,title,date,source\r\n");
	as_csv_init(&csv, &out, ',', false);
	for (size_t n = 0; n < stories->count; n++) {
		const struct as_story *story = &stories->items[n];
		for (size_t i = 0; i < story->count; i++) {
			struct as_listing listing;
			as_session_listing(&listing, session, story->docs[i]);
			csv_figure(&csv, n + 1);
			as_csv_cell(&csv, title_of(session, story->medoid));
			csv_figure(&csv, story->count);
			csv_figure(&csv, story->independent);
			as_csv_cell(&csv, listing.path);
			csv_figure(&csv, story->texts[i] + 1);
			as_csv_cell(&csv, listing.title);
			as_csv_cell(&csv, listing.date);
			as_csv_cell(&csv, listing.source);
			as_csv_end_row(&csv);
		}
	}
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_story(struct as_json *json, const struct as_session *session, const struct as_story *story, size_t n)
{
	struct dates dates = dates_of(session, story);
	struct as_listing listing;
	as_session_listing(&listing, session, story->medoid);
	as_json_begin_object(json);
	as_json_key(json, "story");
	as_json_integer(json, (int64_t)n);
	as_json_member_string(json, "title", title_of(session, story->medoid));
	as_json_member_string(json, "medoid", listing.path);
	as_json_member_string(json, "first_date", dates.first);
	as_json_member_string(json, "last_date", dates.last);
	as_json_key(json, "independent");
	as_json_integer(json, (int64_t)story->independent);
	as_json_key(json, "reports");
	as_json_begin_array(json);
	for (size_t i = 0; i < story->count; i++) {
		as_session_listing(&listing, session, story->docs[i]);
		as_json_begin_object(json);
		as_json_member_string(json, "path", listing.path);
		as_json_key(json, "text");
		as_json_integer(json, story->texts[i] + 1);
		as_json_member_string(json, "title", listing.title);
		as_json_member_string(json, "date", listing.date);
		as_json_member_string(json, "source", listing.source);
		as_json_end_object(json);
	}
	as_json_end_array(json);
	as_json_end_object(json);
}

static bool print_json(const struct as_session *session, const struct as_stories *stories)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "stories");
	for (size_t n = 0; n < stories->count; n++)
		json_story(&json, session, &stories->items[n], n + 1);
	return cli_json_end(&json, &out);
}

static int print(const struct cli_args *args, struct as_session *session)
{
	const char *format = args->value[CLI_OPT_FORMAT];
	struct as_error err = AS_ERROR_INIT;
	struct as_commons commons;
	struct as_stories stories;
	if (!as_commons_find(&commons, session, 0, NULL, NULL, &err))
		return cli_fail(&err);
	cli_say_troubles(session);
	as_commons_stories(&stories, &commons, session);
	bool ok;
	if (format && !strcmp(format, "csv"))
		ok = print_csv(session, &stories);
	else if (format && !strcmp(format, "json"))
		ok = print_json(session, &stories);
	else
		ok = print_table(session, &stories);
	int status = !ok ? CLI_TROUBLE : stories.count ? CLI_DONE : CLI_NEGATIVE;
	as_stories_free(&stories);
	as_commons_free(&commons);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_list(&session, args))
		return CLI_TROUBLE;
	int status = print(args, session);
	as_session_close(session);
	return status;
}
