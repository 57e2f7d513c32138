/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma spread: where other documents carry what was tagged. */
#include "cli/spread.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "session/spread.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|json", N_("table (the default) or json")},
	{CLI_OPT_TAKE, 0, "take", N_("WHICH"), "same|edited|all",
	 N_("tag there, too: same (where the wording is the same), edited (also edited wording without a "
	    "discrepancy) or all")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_spread = {
	.name = "spread",
	.summary = N_("where other documents carry what was tagged"),
	.operands = "CORPUS ID",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("ID is that of a tag or of a claim's appearance, or as much of its beginning as is unique. Lists "
		      "the corresponding places of the documents that overlap: the same words, those that differ in "
		      "form only, edited ones, those with a discrepancy first, and related ones. With --take it prints "
		      "the ids of the new tags, which undo takes back together."),
	.run = run,
};

static const char *path_of(const struct as_session *session, const struct as_offer *offer)
{
	struct as_listing listing;
	as_session_listing(&listing, session, offer->doc);
	return listing.path;
}

/* ---- as a table */

static char *words_of(const struct as_offer *offer)
{
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < offer->discrepancies_count; i++)
		if (!offer->discrepancies[i].note)
			as_buf_printf(&out, "! %s; ", offer->discrepancies[i].why);
	for (size_t i = 0; i < offer->words_len; i++) {
		bool blank = strchr(" \t\r\n", offer->words[i]);
		if (!blank)
			as_buf_addc(&out, offer->words[i]);
		else if (out.len && out.data[out.len - 1] != ' ')
			as_buf_addc(&out, ' ');
	}
	return as_buf_detach(&out);
}

static bool print_table(const struct as_session *session, const struct as_spread *spread)
{
	static const struct cli_column columns[] = {
		{N_("Wording"), false, 0}, {"", false, 0}, {N_("Document"), false, 32}, {"¶", true, 0},
		{N_("Date"), false, 0}, {N_("Speaker"), false, 24}, {N_("Words"), false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < spread->count; i++) {
		const struct as_offer *offer = &spread->items[i];
		cli_table_add(&table, as_strdup(as_relation_name(offer->relation)));
		cli_table_add(&table, as_strdup(offer->taken ? _("tagged") : offer->discrepant ? "!" : ""));
		cli_table_add(&table, as_strdup(path_of(session, offer)));
		cli_table_add(&table, as_asprintf("%zu", offer->passage + 1));
		cli_table_add(&table, as_strdup(offer->date ? offer->date : "-"));
		cli_table_add(&table, as_strdup(offer->speaker ? offer->speaker : "-"));
		cli_table_add(&table, words_of(offer));
	}
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- as JSON */

static void json_offer(struct as_json *json, const struct as_session *session, const struct as_offer *offer)
{
	as_json_begin_object(json);
	as_json_member_string(json, "relation", as_relation_name(offer->relation));
	as_json_member_bool(json, "discrepant", offer->discrepant);
	as_json_member_bool(json, "tagged", offer->taken);
	as_json_member_string(json, "path", path_of(session, offer));
	as_json_member_string(json, "date", offer->date);
	as_json_member_string(json, "speaker", offer->speaker);
	as_json_member_integer(json, "passage", (int64_t)offer->passage + 1);
	as_json_member_integer(json, "start", (int64_t)offer->code_points.start);
	as_json_member_integer(json, "end", (int64_t)offer->code_points.end);
	as_json_member_integer(json, "start_byte", (int64_t)offer->file_bytes.start);
	as_json_member_integer(json, "end_byte", (int64_t)offer->file_bytes.end);
	as_json_key(json, "text");
	as_json_stringn(json, offer->words, offer->words_len);
	as_json_key(json, "discrepancies");
	as_json_begin_array(json);
	for (size_t i = 0; i < offer->discrepancies_count; i++) {
		as_json_begin_object(json);
		as_json_member_string(json, "kind", as_discrepancy_name(offer->discrepancies[i].kind));
		as_json_member_bool(json, "note", offer->discrepancies[i].note);
		as_json_member_string(json, "why", offer->discrepancies[i].why);
		as_json_end_object(json);
	}
	as_json_end_array(json);
	as_json_end_object(json);
}

static bool print_json(const struct as_session *session, const struct as_spread *spread)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	as_json_init(&json, &out);
	as_json_begin_object(&json);
	as_json_member_integer(&json, "version", 1);
	as_json_member_integer(&json, "compared", (int64_t)spread->compared);
	as_json_member_integer(&json, "left_out", (int64_t)spread->left_out);
	as_json_key(&json, "offers");
	as_json_begin_array(&json);
	for (size_t i = 0; i < spread->count; i++)
		json_offer(&json, session, &spread->items[i]);
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(&out, '\n');
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- taking */

static bool take(struct as_buf *out, struct as_session *session, struct as_spread *spread, enum as_relation most,
		 bool discrepant, struct as_error *err)
{
	char (*ids)[AS_UUID_TEXT] = as_calloc(spread->count + 1, sizeof *ids);
	size_t taken = 0;
	bool ok = as_session_take_all(&taken, ids, session, spread, most, discrepant, err);
	for (size_t i = 0; ok && i < taken; i++)
		as_buf_printf(out, "%s\n", ids[i]);
	free(ids);
	return ok;
}

static void say_left_out(const struct as_spread *spread)
{
	if (spread->left_out)
		cli_say(ngettext("%zu more document that may carry it was not compared",
				 "%zu more documents that may carry it were not compared", spread->left_out),
			spread->left_out);
}

/* What is offered but was not taken, a line each. */
static void say_others(const struct as_session *session, const struct as_spread *spread)
{
	for (size_t i = 0; i < spread->count; i++) {
		const struct as_offer *offer = &spread->items[i];
		if (offer->taken)
			continue;
		char *words = words_of(offer);
		cli_say(_("not taken, %s: %s, passage %zu: %s"), _(as_relation_name(offer->relation)),
			path_of(session, offer), offer->passage + 1, words);
		free(words);
	}
	say_left_out(spread);
}

/* Words and fingerprints of all documents; partners are not needed. */
static void read_words(struct as_session *session)
{
	struct as_progress progress = {0};
	while (as_session_step(session, 1000, &progress) && progress.phase < AS_PHASE_OVERLAPS)
		;
	cli_say_troubles(session);
}

int cli_spread_same(struct as_buf *out, struct as_session *session, const char *id)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_spread spread;
	read_words(session);
	bool ok = as_session_spread_of(&spread, session, id, &err) &&
		  take(out, session, &spread, AS_FORMAT, false, &err);
	if (ok)
		say_others(session, &spread);
	as_spread_free(&spread);
	return ok ? CLI_DONE : cli_fail(&err);
}

/* ---- the command */

static int take_and_print(struct as_session *session, struct as_spread *spread, const char *which)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	enum as_relation most = !strcmp(which, "same") ? AS_FORMAT : !strcmp(which, "edited") ? AS_EDITED : AS_RELATED;
	bool fine = take(&out, session, spread, most, most == AS_RELATED, &err);
	int status = !fine ? cli_fail(&err) : !cli_write(&out) ? CLI_TROUBLE : out.len ? CLI_DONE : CLI_NEGATIVE;
	as_buf_free(&out);
	say_left_out(spread);
	return status;
}

static int spread(const struct cli_args *args, struct as_session *session)
{
	const char *format = args->value[CLI_OPT_FORMAT], *which = args->value[CLI_OPT_TAKE];
	struct as_error err = AS_ERROR_INIT;
	struct as_spread found;
	read_words(session);
	if (!as_session_spread_of(&found, session, args->operands[1], &err)) {
		as_spread_free(&found);
		return cli_fail(&err);
	}
	int status = found.count ? CLI_DONE : CLI_NEGATIVE;
	if (which)
		status = take_and_print(session, &found, which);
	else if (format && !strcmp(format, "json") ? !print_json(session, &found) : !print_table(session, &found))
		status = CLI_TROUBLE;
	if (!which)
		say_left_out(&found);
	as_spread_free(&found);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, !args->value[CLI_OPT_TAKE]))
		return CLI_TROUBLE;
	cli_say_sidecar_trouble(session);
	cli_say_rules_trouble(session);
	int status = spread(args, session);
	as_session_close(session);
	return status;
}
