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
#include "ui/browse.h"
#include "ui/keymap.h"

/* Nothing may be allocated here; an open transaction is rolled back by the
 * next process that opens the sidecar. */
static void out_of_memory(void)
{
	static const char words[] = "antisigma: out of memory\n";
	ui_restore_terminal();
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(CLI_TROUBLE);
	_exit(CLI_TROUBLE);
}

static int browse(const struct as_session_options *corpus, const struct cli_screen *look)
{
	struct ui_screen screen = {
		.theme = look->theme, .colour = look->colour, .ascii = look->ascii, .script = look->script,
		.size = look->size};
	struct as_error err = AS_ERROR_INIT;
	int status = ui_browse(corpus, &screen, &err);
	if (status < 0) {
		cli_say("%s", as_error_text(&err));
		status = CLI_TROUBLE;
	}
	as_error_clear(&err);
	return status;
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	/* A program that is not installed yet, and its tests, name the catalogues of the build. */
	const char *catalogues = getenv("TEXTDOMAINDIR");
	bindtextdomain(PACKAGE, catalogues && *catalogues ? catalogues : LOCALEDIR);
	textdomain(PACKAGE);
	as_mem_on_exhaustion(out_of_memory);
	static const struct cli_reader reader = {browse, ui_keys_manual, ui_keys_config};
	return cli_main(argc, argv, &reader);
}
