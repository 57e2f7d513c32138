/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma forget: content withdrawn for good. */
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "session/merging.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_forget = {
	.name = "forget",
	.summary = N_("withdraw content for good; its place in the history is kept"),
	.operands = "CORPUS ID",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("Unlike delete, this cannot be undone: what the history says of the annotation, claim, entity or "
		      "evidence is emptied, with all that hangs on it, and the file written anew. Merging with a "
		      "sidecar that still has it does not bring it back. Copies of the file, and backups, keep it."),
	.run = run,
};

static int run(const struct cli_args *args)
{
	struct as_session *session;
	struct as_error err = AS_ERROR_INIT;
	size_t rows;
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	int status = CLI_DONE;
	if (as_session_forget(&rows, session, args->operands[1], &err)) {
		struct as_buf out = AS_BUF_INIT;
		as_buf_printf(&out, ngettext("%zu action withdrawn\n", "%zu actions withdrawn\n", rows), rows);
		status = cli_write(&out) ? CLI_DONE : CLI_TROUBLE;
		as_buf_free(&out);
	} else {
		status = cli_fail(&err);
	}
	as_session_close(session);
	return status;
}
