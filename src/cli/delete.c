/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma delete: annotations, claims and evidence taken away. */
#include <stdint.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_NULL, '0', "null", NULL, NULL, N_("ids on standard input end with NUL, not with a line break")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_delete = {
	.name = "delete",
	.alias = "rm",
	.summary = N_("delete annotations, claims or evidence; undo brings them back"),
	.operands = "CORPUS ID... | CORPUS -",
	.least = 2,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("Nothing is deleted when one of the ids is not found. The last appearance of a claim takes the "
		      "claim and its evidence along. \"-\" reads the ids from standard input."),
	.run = run,
};

static int run(const struct cli_args *args)
{
	struct as_session *session;
	const char *const *ids;
	size_t count;
	struct as_buf hold = AS_BUF_INIT;
	int status = CLI_TROUBLE;
	if (cli_options_list(&ids, &count, &hold, args, 1) && cli_open_corpus(&session, args, args->operands, 1, false)) {
		struct as_error err = AS_ERROR_INIT;
		status = as_session_delete(session, ids, count, &err) ? CLI_DONE : cli_fail(&err);
		as_session_close(session);
	}
	as_buf_free(&hold);
	return status;
}
