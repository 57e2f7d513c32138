/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma browse: the reader.  The screen itself is given by main. */
#include <stdint.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_THEME, 0, "theme", N_("NAME"), NULL, N_("the colours of the screen")},
	{CLI_OPT_COLOR, 0, "color", N_("WHEN"), "auto|always|never", N_("colours: auto (the default), always or never")},
	{CLI_OPT_ASCII, 0, "ascii", NULL, NULL, N_("signs from ASCII only")},
	{CLI_OPT_READ_ONLY, 'R', "read-only", NULL, NULL, N_("change nothing")},
	{CLI_OPT_SCRIPT, 0, "script", N_("FILE"), NULL, NULL},
	{CLI_OPT_SIZE, 0, "size", N_("COLSxROWS"), NULL, NULL},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_browse = {
	.name = "browse",
	.alias = "open",
	.summary = N_("read, compare and tag the documents (the command may be left out)"),
	.operands = "CORPUS | DOC...",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("Press ? inside for the keys."),
	.run = run,
};

static int run(const struct cli_args *args)
{
	struct cli_screen screen = {
		.theme = args->value[CLI_OPT_THEME],
		.colour = args->value[CLI_OPT_COLOR],
		.ascii = args->value[CLI_OPT_ASCII] != NULL,
		.script = args->value[CLI_OPT_SCRIPT],
		.size = args->value[CLI_OPT_SIZE],
	};
	if (!screen.script && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
		cli_say(_("the reader needs a terminal; list, show, diff and export work without one"));
		return CLI_TROUBLE;
	}
	struct as_session_options corpus;
	bool read_only = args->value[CLI_OPT_READ_ONLY] != NULL;
	if (!cli_corpus_options(&corpus, args, args->operands, args->operands_count, read_only))
		return CLI_TROUBLE;
	corpus.hurried = true;
	return args->reader->browse(&corpus, &screen);
}
