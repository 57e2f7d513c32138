/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma relate: how claims stand to each other. */
#include <stdint.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "session/card.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_relate = {
	.name = "relate",
	.summary = N_("say that a claim repeats, contradicts, answers or follows others"),
	.operands = "CORPUS CLAIM KIND CLAIM...",
	.least = 4,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("KIND is repeats, contradicts, answers or follows (from); the first claim does so to each of the "
		      "others. Claims are named by their ids or those of their appearances. Prints the ids of the "
		      "relations when they are safe on disk; all undo as one."),
	.run = run,
};

/* The ids of the claims that the operands from `from` on name, as one block; NULL with err. */
static char (*claims_named(const struct cli_args *args, struct as_session *session, size_t from,
			   struct as_error *err))[AS_UUID_TEXT]
{
	size_t count = args->operands_count - from;
	char (*ids)[AS_UUID_TEXT] = as_calloc(count, sizeof *ids);
	for (size_t i = 0; i < count; i++)
		if (!as_session_claim_id(ids[i], session, args->operands[from + i], err)) {
			free(ids);
			return NULL;
		}
	return ids;
}

static int relate(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	char source[AS_UUID_TEXT];
	size_t count = args->operands_count - 3;
	char (*targets)[AS_UUID_TEXT] = NULL, (*made)[AS_UUID_TEXT] = as_calloc(count, sizeof *made);
	const char **names = as_calloc(count, sizeof *names);
	bool ok = as_session_claim_id(source, session, args->operands[1], &err) &&
		  (targets = claims_named(args, session, 3, &err)) != NULL;
	for (size_t i = 0; ok && i < count; i++)
		names[i] = targets[i];
	ok = ok && as_session_relate(made, session, source, args->operands[2], names, count, &err);
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; ok && i < count; i++)
		as_buf_printf(&out, "%s\n", made[i]);
	int status = !ok ? cli_fail(&err) : cli_write(&out) ? CLI_DONE : CLI_TROUBLE;
	as_buf_free(&out);
	free(targets);
	free(made);
	free(names);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	int status = relate(args, session);
	as_session_close(session);
	return status;
}
