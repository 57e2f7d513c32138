/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locale, dispatch, exit. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/dispatch.h"
#include "cli/output.h"

/* Nothing may be allocated here; an open transaction is rolled back by the
 * next process that opens the sidecar. */
static void out_of_memory(void)
{
	static const char words[] = "antisigma: out of memory\n";
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(CLI_TROUBLE);
	_exit(CLI_TROUBLE);
}

static int browse(const struct as_session_options *corpus, const struct cli_screen *screen)
{
	(void)corpus;
	(void)screen;
	cli_say(_("this build has no reader; list, show, diff and export work"));
	return CLI_TROUBLE;
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	textdomain(PACKAGE);
	as_mem_on_exhaustion(out_of_memory);
	return cli_main(argc, argv, browse);
}
