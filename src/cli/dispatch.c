/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dispatch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "session/scale.h"
#include "session/tutorial.h"

static int run_command(const struct cli_command *command, int argc, char **argv, const struct cli_reader *reader)
{
	struct cli_args args = {.reader = reader};
	if (!cli_options_read(&args, command, argc, argv))
		return CLI_TROUBLE;
	if (args.value[CLI_OPT_VERSION])
		return cli_help_version();
	if (args.value[CLI_OPT_HELP])
		return cli_help_command(command);
	return command->run(&args);
}

/* "antisigma lits": a mistyped command looks like a corpus that is not there. */
static bool is_mistyped(const char *word)
{
	if (access(word, F_OK) == 0 || strchr(word, '/'))
		return false;
	const struct cli_command *like = cli_command_like(word);
	if (like)
		cli_say(_("there is no command or corpus '%s'; did you mean 'antisigma %s'?"), word, like->name);
	else
		cli_say(_("there is no command or corpus '%s'; see 'antisigma --help'"), word);
	return true;
}

/* A folder that came with the program: that of the source tree, for a program
 * that was not installed, else the installed one. */
static char *folder_of_ours(const char *in_tree, const char *installed)
{
	char program[4096];
	ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
	if (len > 0) {
		program[len] = '\0';
		static const char *const above[] = {"", "/..", "/../..", "/../../.."};
		char *slash = strrchr(program, '/');
		if (slash)
			*slash = '\0';
		for (size_t i = 0; slash && i < sizeof above / sizeof *above; i++) {
			char *folder = as_asprintf("%s%s/%s", program, above[i], in_tree);
			char *real = realpath(folder, NULL);
			free(folder);
			if (real)
				return real;
		}
	}
	return as_strdup(installed);
}

static int say_usage(void)
{
	char *samples = folder_of_ours("tests/reports", EXAMPLESDIR);
	cli_say(_("usage: antisigma CORPUS, or antisigma COMMAND ...; see 'antisigma --help'"));
	cli_say(_("a sample corpus to begin with: %s"), samples);
	cli_say(_("a tutorial: antisigma --tutorial"));
	free(samples);
	return CLI_TROUBLE;
}

/* "--tutorial" and options of browse: opens the reader's own copy of it. */
static int open_tutorial(int argc, char **argv, const struct cli_reader *reader)
{
	struct as_error err = AS_ERROR_INIT;
	/* TRANSLATORS: the language of a folder of tutorial/, "en" where there is none of yours. */
	const char *language = _("en");
	char *in_tree = as_asprintf("tutorial/%s", language);
	char *installed = as_asprintf(PKGDATADIR "/tutorial/%s", language);
	char *from = folder_of_ours(in_tree, installed), *copy = as_tutorial_copy(from, language, &err);
	int status = CLI_TROUBLE;
	if (copy) {
		char **words = as_calloc((size_t)argc + 1, sizeof *words);
		memcpy(words, argv, (size_t)argc * sizeof *words);
		words[1] = copy;
		status = run_command(&cli_browse, argc, words, reader);
		free(words);
	} else {
		cli_fail(&err);
	}
	free(in_tree);
	free(installed);
	free(from);
	free(copy);
	return status;
}

static int print_config(const struct cli_reader *reader)
{
	struct as_config config;
	struct as_buf out = AS_BUF_INIT;
	struct as_scales scales = {.count = 0};
	as_config_load(&config, NULL);
	as_scales_read(&scales, &config);
	as_config_print(&out, &config);
	reader->keys_config(&out, &config);
	for (size_t i = 0; i < config.troubles_count; i++)
		cli_say("%s", config.troubles[i]);
	int status = !cli_write_machine(&out) || config.troubles_count ? CLI_TROUBLE : CLI_DONE;
	as_scales_free(&scales);
	as_config_free(&config);
	as_buf_free(&out);
	return status;
}

int cli_main(int argc, char **argv, const struct cli_reader *reader)
{
	if (argc < 2)
		return say_usage();
	const struct cli_command *command = argv[1][0] == '-' ? NULL : cli_command_named(argv[1]);
	if (command)
		return run_command(command, argc - 1, argv + 1, reader);
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		return cli_help_program();
	if (!strcmp(argv[1], "--version"))
		return cli_help_version();
	if (!strcmp(argv[1], "--tutorial"))
		return open_tutorial(argc, argv, reader);
	if (!strcmp(argv[1], "--print-config"))
		return print_config(reader);
	if (argv[1][0] != '-' && is_mistyped(argv[1]))
		return CLI_TROUBLE;
	return run_command(&cli_browse, argc, argv, reader);
}
