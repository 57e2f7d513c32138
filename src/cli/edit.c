/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma edit: other fields or another place for an annotation, a claim or
 * a piece of evidence. */
#include <string.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/place.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_TYPE, 't', "type", N_("TAG"), NULL, N_("another tag")},
	CLI_OPTION_RANGE,
	CLI_OPTION_BYTES,
	{CLI_OPT_QUOTE, 'q', "quote", N_("TEXT"), NULL, N_("another place by its text; of evidence: what it says")},
	CLI_OPTION_NTH,
	CLI_OPTION_NOTE,
	{CLI_OPT_NORMALISED, 0, "normalised", N_("TEXT"), NULL, N_("the claim as one checkable sentence")},
	{CLI_OPT_CLAIMANT, 0, "claimant", N_("WHO"), NULL, N_("who makes the claim")},
	{CLI_OPT_ROLE, 0, "role", N_("TEXT"), NULL, N_("as what")},
	{CLI_OPT_SAID, 0, "said", N_("DATE"), NULL, N_("when it was said")},
	{CLI_OPT_FORM, 0, "form", N_("FORM"), NULL, N_("quote, paraphrase, headline or implied")},
	{CLI_OPT_CHECKWORTHY, 0, "checkworthy", N_("YES"), NULL, N_("yes or no")},
	{CLI_OPT_STATE, 0, "state", N_("STATE"), NULL, N_("open, checking or done")},
	{CLI_OPT_VERDICT, 0, "verdict", N_("VERDICT"), NULL, N_("the finding, on the scale named")},
	{CLI_OPT_SCALE, 0, "scale", N_("NAME"), NULL, N_("the scale of the verdict")},
	{CLI_OPT_RATIONALE, 0, "rationale", N_("TEXT"), NULL, N_("why this verdict")},
	{CLI_OPT_REVIEWER, 0, "reviewer", N_("WHO"), NULL, N_("who looked at it again")},
	{CLI_OPT_URL, 0, "url", N_("URL"), NULL, N_("evidence: where it is")},
	{CLI_OPT_TITLE, 0, "title", N_("TEXT"), NULL, N_("evidence: its title")},
	{CLI_OPT_ACCESSED, 0, "accessed", N_("DATE"), NULL, N_("evidence: when it was looked at")},
	{CLI_OPT_ARCHIVE_URL, 0, "archive-url", N_("URL"), NULL, N_("evidence: where a copy is kept")},
	{CLI_OPT_STANCE, 0, "stance", N_("STANCE"), NULL, N_("evidence: supports, refutes or context")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_edit = {
	.name = "edit",
	.summary = N_("change an annotation, a claim, evidence, a note or a relation"),
	.operands = "CORPUS ID",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("ID is an id as tag, claim, evidence or export show it, or as much of its beginning as is unique. "
		      "An empty value takes a field away. All changes of one command undo as one."),
	.run = run,
};

/* Options that set the field of the same name (the CSV column). */
static const struct {
	enum cli_option_id id;
	const char *field;
} fields[] = {
	{CLI_OPT_TYPE, "type"}, {CLI_OPT_NOTE, "note"}, {CLI_OPT_NORMALISED, "normalised"},
	{CLI_OPT_CLAIMANT, "claimant"}, {CLI_OPT_ROLE, "role"}, {CLI_OPT_SAID, "said"}, {CLI_OPT_FORM, "form"},
	{CLI_OPT_CHECKWORTHY, "checkworthy"}, {CLI_OPT_STATE, "state"}, {CLI_OPT_VERDICT, "verdict"},
	{CLI_OPT_SCALE, "scale"}, {CLI_OPT_RATIONALE, "rationale"}, {CLI_OPT_REVIEWER, "reviewer"}, {CLI_OPT_URL, "url"}, {CLI_OPT_TITLE, "title"}, {CLI_OPT_ACCESSED, "accessed"},
	{CLI_OPT_ARCHIVE_URL, "archive_url"}, {CLI_OPT_STANCE, "stance"},
};

static bool has_place(const struct cli_args *args)
{
	return args->value[CLI_OPT_RANGE] || args->value[CLI_OPT_BYTES] || args->value[CLI_OPT_QUOTE];
}

/* The span that the options name in the annotation's own document. */
static int find_place(struct as_span *span, int *doc, char full[AS_UUID_TEXT], const struct cli_args *args,
		      struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	if (!cli_place_given(args, true))
		return CLI_TROUBLE;
	if (!as_session_document_of(doc, full, session, args->operands[1], &err))
		return cli_fail(&err);
	if (*doc < 0) {
		cli_say(_("%s: its document is not in the corpus"), args->operands[1]);
		return CLI_TROUBLE;
	}
	const struct as_doc *text = as_session_doc(session, (size_t)*doc, &err);
	if (!text)
		return cli_fail(&err);
	enum cli_place place = cli_place_find(span, args, text);
	return place == CLI_PLACE_FOUND ? CLI_DONE : place == CLI_PLACE_NONE ? CLI_NEGATIVE : CLI_TROUBLE;
}

static bool set_fields(const struct cli_args *args, struct as_session *session, bool quote_is_field,
		       struct as_error *err)
{
	const char *id = args->operands[1];
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *value = args->value[fields[i].id];
		if (value && !as_session_set_field(session, id, fields[i].field, value, err))
			return false;
	}
	return !quote_is_field || as_session_set_field(session, id, "quote", args->value[CLI_OPT_QUOTE], err);
}

static int edit(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_span span = {0, 0};
	char full[AS_UUID_TEXT];
	int doc = -1;
	bool evidence = as_session_is_evidence(session, args->operands[1]);
	bool move = has_place(args) && !(evidence && args->value[CLI_OPT_QUOTE]);
	if (move) {
		int status = find_place(&span, &doc, full, args, session);
		if (status != CLI_DONE)
			return status;
	}
	if (!as_session_begin(session, &err))
		return cli_fail(&err);
	if (!set_fields(args, session, evidence && args->value[CLI_OPT_QUOTE], &err) ||
	    (move && !as_session_set_span(session, full, (size_t)doc, span, &err))) {
		as_session_rollback(session);
		return cli_fail(&err);
	}
	return as_session_commit(session, &err) ? CLI_DONE : cli_fail(&err);
}

static int run(const struct cli_args *args)
{
	bool any = has_place(args);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		any |= args->value[fields[i].id] != NULL;
	if (!any)
		return cli_usage_error("edit", _("nothing to change was given"));
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	int status = edit(args, session);
	as_session_close(session);
	return status;
}
