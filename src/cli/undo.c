/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma undo, redo: the last action of this annotator taken back, or brought back. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "text/display.h"

static int run_undo(const struct cli_args *args);
static int run_redo(const struct cli_args *args);

static const struct cli_option options[] = {
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_undo = {
	.name = "undo",
	.summary = N_("take back the last action of this annotator"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Without limit, across runs of the program. Exit status 1 when there is nothing to undo."),
	.run = run_undo,
};

const struct cli_command cli_redo = {
	.name = "redo",
	.summary = N_("bring back what was undone last"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Until a new change of this annotator. Exit status 1 when there is nothing to redo."),
	.run = run_redo,
};

static int print_what(const char *label, const char *what)
{
	struct as_buf out = AS_BUF_INIT;
	as_buf_printf(&out, "%s: ", label);
	as_display_text(&out, what, strlen(what));
	as_buf_addc(&out, '\n');
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok ? CLI_DONE : CLI_TROUBLE;
}

static int run(const struct cli_args *args, const char *label,
	       bool (*verb)(char **what, struct as_session *session, struct as_error *err))
{
	struct as_session *session;
	struct as_error err = AS_ERROR_INIT;
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	char *what = NULL;
	int status;
	if (verb(&what, session, &err)) {
		status = print_what(label, what);
	} else {
		status = err.code == AS_ERR_NOTHING ? CLI_NEGATIVE : CLI_TROUBLE;
		cli_fail(&err);
	}
	free(what);
	as_session_close(session);
	return status;
}

static int run_undo(const struct cli_args *args)
{
	return run(args, _("undone"), as_session_undo);
}

static int run_redo(const struct cli_args *args)
{
	return run(args, _("redone"), as_session_redo);
}
