/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma evidence: what supports or refutes a claim. */
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/place.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_URL, 0, "url", N_("URL"), NULL, N_("where it is")},
	{CLI_OPT_STANCE, 0, "stance", N_("STANCE"), "supports|refutes|context", N_("supports, refutes or context")},
	{CLI_OPT_QUOTE, 'q', "quote", N_("TEXT"), NULL, N_("what it says; with --in, its place there")},
	{CLI_OPT_IN, 0, "in", N_("DOC"), NULL, N_("a place in a document of the corpus is the evidence")},
	CLI_OPTION_RANGE,
	CLI_OPTION_BYTES,
	CLI_OPTION_NTH,
	{CLI_OPT_TITLE, 0, "title", N_("TEXT"), NULL, N_("its title")},
	{CLI_OPT_ACCESSED, 0, "accessed", N_("DATE"), NULL, N_("when it was looked at")},
	{CLI_OPT_ARCHIVE_URL, 0, "archive-url", N_("URL"), NULL, N_("where a copy is kept")},
	CLI_OPTION_NOTE,
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_evidence = {
	.name = "evidence",
	.summary = N_("add evidence to a claim"),
	.operands = "CORPUS CLAIM",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("CLAIM is the id of a claim or of one of its appearances, or as much of its beginning as is "
		      "unique. Prints the id of the evidence when it is safe on disk."),
	.run = run,
};

/* False with err, or with *status where the mistake has been said. */
static bool add_in(char id[AS_UUID_TEXT], int *status, const struct cli_args *args, struct as_session *session,
		   const struct as_evidence *evidence, struct as_error *err)
{
	struct as_span span;
	int n = as_session_find(session, args->value[CLI_OPT_IN]);
	if (n < 0)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("%s is not a document of the corpus"),
				    args->value[CLI_OPT_IN]);
	const struct as_doc *doc = as_session_doc(session, (size_t)n, err);
	if (!doc)
		return false;
	enum cli_place place = cli_place_find(&span, args, doc);
	*status = place == CLI_PLACE_NONE ? CLI_NEGATIVE : CLI_TROUBLE;
	return place == CLI_PLACE_FOUND && as_session_evidence_at(id, session, evidence, (size_t)n, span, err);
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	bool in = args->value[CLI_OPT_IN] != NULL;
	if (!in && (args->value[CLI_OPT_RANGE] || args->value[CLI_OPT_BYTES] || args->value[CLI_OPT_NTH]))
		return cli_usage_error("evidence", _("a place needs its document: give --in"));
	if (in && !cli_place_given(args, true))
		return CLI_TROUBLE;
	if (!args->value[CLI_OPT_STANCE])
		return cli_usage_error("evidence", _("for or against? give --stance"));
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	struct as_evidence evidence = {
		.url = args->value[CLI_OPT_URL],
		.title = args->value[CLI_OPT_TITLE],
		.accessed = args->value[CLI_OPT_ACCESSED],
		.archive_url = args->value[CLI_OPT_ARCHIVE_URL],
		.stance = args->value[CLI_OPT_STANCE],
		.quote = args->value[CLI_OPT_QUOTE],
		.note = args->value[CLI_OPT_NOTE],
	};
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	struct as_buf out = AS_BUF_INIT;
	int status = CLI_TROUBLE;
	if (!as_session_claim_id(evidence.claim, session, args->operands[1], &err) ||
	    !(in ? add_in(id, &status, args, session, &evidence, &err)
		 : as_session_evidence(id, session, &evidence, &err))) {
		if (err.code)
			cli_fail(&err);
	} else {
		as_buf_printf(&out, "%s\n", id);
		status = cli_write(&out) ? CLI_DONE : CLI_TROUBLE;
	}
	as_buf_free(&out);
	as_session_close(session);
	return status;
}
