/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma claim: a checkable statement, where a document makes it. */
#include <stdlib.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/spread.h"
#include "session/sidecar.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	CLI_OPTION_RANGE,
	CLI_OPTION_BYTES,
	{CLI_OPT_QUOTE, 'q', "quote", N_("TEXT"), NULL, N_("the text itself, as it stands in the document")},
	CLI_OPTION_NTH,
	{CLI_OPT_NORMALISED, 0, "normalised", N_("TEXT"), NULL, N_("the claim as one checkable sentence")},
	{CLI_OPT_CLAIMANT, 0, "claimant", N_("WHO"), NULL, N_("who makes the claim")},
	{CLI_OPT_ROLE, 0, "role", N_("TEXT"), NULL, N_("as what: \"Deputy Foreign Minister\"")},
	{CLI_OPT_SAID, 0, "said", N_("DATE"), NULL, N_("when it was said")},
	{CLI_OPT_FORM, 0, "form", N_("FORM"), "quote|paraphrase|headline|implied",
	 N_("quote, paraphrase, headline or implied")},
	{CLI_OPT_CHECKWORTHY, 0, "checkworthy", N_("YES"), "yes|no", N_("whether it is worth checking: yes or no")},
	{CLI_OPT_STATE, 0, "state", N_("STATE"), "open|checking|done", N_("open (the default), checking or done")},
	{CLI_OPT_VERDICT, 0, "verdict", N_("VERDICT"), NULL, N_("the finding, on the scale named")},
	{CLI_OPT_SCALE, 0, "scale", N_("NAME"), NULL, N_("the scale of the verdict")},
	{CLI_OPT_RATIONALE, 0, "rationale", N_("TEXT"), NULL, N_("why this verdict")},
	{CLI_OPT_REVIEWER, 0, "reviewer", N_("WHO"), NULL, N_("who looked at it again")},
	{CLI_OPT_CLAIM, 0, "claim", N_("ID"), NULL, N_("one more appearance of this claim")},
	{CLI_OPT_SPREAD, 0, "spread", NULL, NULL,
	 N_("also where other documents of the corpus say it in the same words")},
	CLI_OPTION_NOTE,
	CLI_OPTION_CORPUS,
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_claim = {
	.name = "claim",
	.summary = N_("record a claim where a document makes it"),
	.operands = "DOC",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Prints the id of the new appearance of the claim when it is safe on disk. With --spread, those of "
		      "its appearances in the same words elsewhere follow, one a line; what says it in other words is "
		      "told on standard error."),
	.run = run,
};

static int claim(const struct cli_args *args, struct as_session *session, size_t n)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_span span;
	enum cli_place place = cli_place_find(&span, args, as_session_doc(session, n, NULL));
	if (place != CLI_PLACE_FOUND)
		return place == CLI_PLACE_NONE ? CLI_NEGATIVE : CLI_TROUBLE;
	struct as_annotation fields = {
		.note = args->value[CLI_OPT_NOTE],
		.normalised = args->value[CLI_OPT_NORMALISED],
		.claimant = args->value[CLI_OPT_CLAIMANT],
		.role = args->value[CLI_OPT_ROLE],
		.said = args->value[CLI_OPT_SAID],
		.form = args->value[CLI_OPT_FORM],
		.checkworthy = args->value[CLI_OPT_CHECKWORTHY],
		.state = args->value[CLI_OPT_STATE],
		.verdict = args->value[CLI_OPT_VERDICT],
		.scale = args->value[CLI_OPT_SCALE],
		.rationale = args->value[CLI_OPT_RATIONALE],
		.reviewer = args->value[CLI_OPT_REVIEWER],
	};
	char id[AS_UUID_TEXT];
	const char *known = args->value[CLI_OPT_CLAIM];
	if ((known && !as_session_claim_id(fields.claim, session, known, &err)) ||
	    !as_session_claim(id, session, n, span, &fields, &err))
		return cli_fail(&err);
	cli_say_where(session);
	struct as_buf out = AS_BUF_INIT;
	as_buf_printf(&out, "%s\n", id);
	int status = CLI_DONE;
	if (args->value[CLI_OPT_SPREAD])
		status = cli_spread_same(&out, session, id);
	if (!cli_write(&out))
		status = CLI_TROUBLE;
	as_buf_free(&out);
	return status;
}

/* The whole corpus of a document, since the claim is to be found elsewhere in it. */
static bool open_whole(struct as_session **out, size_t *n, const struct cli_args *args)
{
	const char *document = args->operands[0];
	char *folder = as_sidecar_folder_of(document);
	const char *root = args->value[CLI_OPT_CORPUS] ? args->value[CLI_OPT_CORPUS] : folder;
	int found = -1;
	bool ok = root && cli_is_folder(root) && !cli_is_folder(document) &&
		  cli_open_corpus(out, args, &root, 1, false);
	if (ok) {
		found = as_session_find(*out, document);
		*n = found < 0 ? 0 : (size_t)found;
		if (found < 0) {
			cli_say(_("%s is not a document of %s"), document, root);
			as_session_close(*out);
		}
	}
	free(folder);
	return found >= 0;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	size_t n;
	if (!cli_place_given(args, true))
		return CLI_TROUBLE;
	if (args->value[CLI_OPT_SPREAD] ? !open_whole(&session, &n, args) : !cli_open_document(&session, &n, args, false))
		return CLI_TROUBLE;
	int status = claim(args, session, n);
	as_session_close(session);
	return status;
}
