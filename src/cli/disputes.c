/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma disputes: where annotators disagree. */
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "session/disputes.h"
#include "text/offset.h"

enum { WORDS_CELLS = 30 };

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|json", N_("table (the default) or json")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_disputes = {
	.name = "disputes",
	.summary = N_("where annotators disagree"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Tags of two annotators that overlap and differ, tags that only one set in a document that all of "
		      "them tagged, and verdicts, states and claimants of claims that were last set otherwise by someone "
		      "else. What was settled is left out: :adjudicate in the reader does that. Exit status 1 when there "
		      "are some, 0 when there are none."),
	.run = run,
};

static const char *document_of(struct as_session *session, const struct as_dispute *dispute)
{
	struct as_listing listing;
	if (dispute->doc < 0)
		return "-";
	as_session_listing(&listing, session, (size_t)dispute->doc);
	return listing.path;
}

/* "ann: person "Ada Brandt"" */
static char *side_cell(const struct as_dispute_side *side)
{
	if (!side->annotator)
		return as_strdup("-");
	if (!side->words)
		return as_asprintf("%s: %s", side->annotator, side->value ? side->value : "-");
	return as_asprintf("%s: %s \"%.120s\"", side->annotator, side->value ? side->value : "-", side->words);
}

static bool print_table(struct as_session *session, const struct as_disputes *disputes)
{
	static const struct cli_column columns[] = {
		{N_("Kind"), false, 0}, {N_("Document"), false, 24}, {N_("One"), false, WORDS_CELLS},
		{N_("Other"), false, WORDS_CELLS}, {N_("Claim"), false, 0}};
	static const char *const kinds[AS_DISPUTE_KINDS] = {N_("type"), N_("bounds"), N_("alone"), NULL};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < disputes->count; i++) {
		const struct as_dispute *dispute = &disputes->items[i];
		const char *kind = kinds[dispute->kind] ? kinds[dispute->kind] : dispute->field;
		cli_table_add(&table, as_strdup(_(kind)));
		cli_table_add(&table, as_strdup(document_of(session, dispute)));
		cli_table_add(&table, side_cell(&dispute->sides[0]));
		cli_table_add(&table, side_cell(&dispute->sides[1]));
		cli_table_add(&table, as_strdup(dispute->words ? dispute->words : ""));
	}
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_side(struct as_json *json, const struct as_dispute_side *side, struct as_offsets *offsets)
{
	as_json_begin_object(json);
	as_json_member_text(json, "annotator", side->annotator);
	as_json_member_text(json, "value", side->value);
	as_json_member_text(json, "time", side->time);
	if (*side->id && offsets) {
		as_json_member_text(json, "id", side->id);
		as_json_member_text(json, "words", side->words);
		as_json_member_integer(json, "start", (int64_t)as_offset_code_point(offsets, side->span.start));
		as_json_member_integer(json, "end", (int64_t)as_offset_code_point(offsets, side->span.end));
		as_json_member_integer(json, "start_byte", (int64_t)as_offset_file_byte(offsets, side->span.start));
		as_json_member_integer(json, "end_byte", (int64_t)as_offset_file_byte(offsets, side->span.end));
	}
	as_json_end_object(json);
}

static void json_dispute(struct as_json *json, struct as_session *session, const struct as_dispute *dispute)
{
	struct as_offsets offsets;
	const struct as_doc *doc = dispute->doc >= 0 ? as_session_doc(session, (size_t)dispute->doc, NULL) : NULL;
	if (doc)
		as_offsets_init(&offsets, doc);
	as_json_begin_object(json);
	as_json_member_text(json, "kind", as_dispute_kind_name(dispute->kind));
	as_json_member_text(json, "document", dispute->doc >= 0 ? document_of(session, dispute) : NULL);
	as_json_member_text(json, "claim", dispute->claim);
	as_json_member_text(json, "field", dispute->field);
	as_json_member_text(json, "words", dispute->words);
	as_json_key(json, "sides");
	as_json_begin_array(json);
	for (int i = 0; i < 2; i++)
		if (dispute->sides[i].annotator)
			json_side(json, &dispute->sides[i], doc ? &offsets : NULL);
	as_json_end_array(json);
	as_json_end_object(json);
	if (doc)
		as_offsets_free(&offsets);
}

static bool print_json(struct as_session *session, const struct as_disputes *disputes)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	as_json_init(&json, &out);
	as_json_begin_object(&json);
	as_json_member_integer(&json, "version", 1);
	as_json_key(&json, "disputes");
	as_json_begin_array(&json);
	for (size_t i = 0; i < disputes->count; i++)
		json_dispute(&json, session, &disputes->items[i]);
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(&out, '\n');
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- the command */

static int print(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_disputes disputes;
	if (!as_session_disputes(&disputes, session, &err))
		return cli_fail(&err);
	const char *format = args->value[CLI_OPT_FORMAT];
	bool json = format && !strcmp(format, "json"), ok = true;
	if (json)
		ok = print_json(session, &disputes);
	else if (disputes.count)
		ok = print_table(session, &disputes);
	if (disputes.lost)
		cli_say(ngettext("%zu tag is left out: its words are not found in the document any more",
				 "%zu tags are left out: their words are not found in the documents any more", disputes.lost),
			disputes.lost);
	int status = !ok ? CLI_TROUBLE : disputes.count ? CLI_NEGATIVE : CLI_DONE;
	as_disputes_free(&disputes);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	cli_say_sidecar_trouble(session);
	int status = print(args, session);
	as_session_close(session);
	return status;
}
