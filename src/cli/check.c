/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma check: the sidecar against itself and against the documents. */
#include "session/check.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_check = {
	.name = "check",
	.summary = N_("check the sidecar, its history, and its anchors in the documents"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Each finding says what is wrong, where, and what can be done. Exit status 1 when something was "
		      "found."),
	.run = run,
};

static void report(void *data, const struct as_finding *finding)
{
	struct as_buf *out = data, line = AS_BUF_INIT;
	as_buf_printf(&line, "%s: %s", finding->where, finding->what);
	as_display_text(out, line.data, line.len);
	as_buf_adds(out, "\n    ");
	as_display_text(out, finding->remedy, strlen(finding->remedy));
	as_buf_addc(out, '\n');
	as_buf_free(&line);
}

static void sum_up(struct as_buf *out, struct as_session *session, size_t count)
{
	if (count)
		as_buf_printf(out, ngettext("%zu finding\n", "%zu findings\n", count), count);
	else if (as_session_store(session))
		as_buf_adds(out, _("nothing wrong was found\n"));
	else
		as_buf_adds(out, _("there is no sidecar yet: nothing to check\n"));
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	size_t count = 0;
	int status;
	if (!as_session_check(&count, session, report, &out, &err)) {
		cli_write(&out);
		status = cli_fail(&err);
	} else {
		sum_up(&out, session, count);
		status = !cli_write(&out) ? CLI_TROUBLE : count ? CLI_NEGATIVE : CLI_DONE;
	}
	as_buf_free(&out);
	as_session_close(session);
	return status;
}
