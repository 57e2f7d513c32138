/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma import: what other programs added to a register that was exported. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "session/importing.h"

enum { IMPORT_BYTES = 64 << 20 };

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_WHAT, 0, "what", N_("WHAT"), "register", N_("register, the entities (the default)")},
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "csv", N_("csv (the default)")},
	{CLI_OPT_FIELDS, 0, "fields", N_("NAMES"), NULL,
	 N_("what to take: external_id (the default), canonical, type, note; commas between")},
	{CLI_OPT_DELIMITER, 0, "delimiter", N_("CHAR"), NULL, N_("what separates cells; \"tab\" for a tabulator")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_import = {
	.name = "import",
	.summary = N_("take back a register that another program completed"),
	.operands = "CORPUS FILE",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("FILE is what 'antisigma export --what=register' wrote, with Wikidata ids added in OpenRefine, say; "
		      "\"-\" is standard input. Rows are known by the column id; empty cells change nothing. A row that "
		      "makes no sense is told with its line and passed over, with exit status 1. One undo takes the "
		      "whole import back."),
	.run = run,
};

static int import(const struct cli_args *args, struct as_session *session, char delimiter)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf text = AS_BUF_INIT;
	struct as_import done = {.mistakes = AS_BUF_INIT};
	const char *path = args->operands[1], *fields = args->value[CLI_OPT_FIELDS];
	bool ok = strcmp(path, "-") ? as_file_read(&text, path, IMPORT_BYTES, NULL, &err) :
				      as_file_read_fd(&text, STDIN_FILENO, "-", IMPORT_BYTES, &err);
	ok = ok && as_session_import_register(&done, session, text.len ? text.data : "", text.len, delimiter, path,
					      fields ? fields : "external_id", &err);
	char *rest = NULL;
	for (char *line = done.mistakes.len ? strtok_r(done.mistakes.data, "\n", &rest) : NULL; line;
	     line = strtok_r(NULL, "\n", &rest))
		cli_say("%s", line);
	int status = !ok ? cli_fail(&err) : done.wrong ? CLI_NEGATIVE : CLI_DONE;
	if (ok) {
		cli_say_where(session);
		cli_say(ngettext("%zu entity changed, %zu as it was, %zu passed over",
				 "%zu entities changed, %zu as they were, %zu passed over", done.changed), done.changed,
			done.same, done.wrong);
	}
	as_import_free(&done);
	as_buf_free(&text);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	char delimiter = ',';
	if (!cli_options_delimiter(&delimiter, args) || !cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	int status = import(args, session, delimiter);
	as_session_close(session);
	return status;
}
