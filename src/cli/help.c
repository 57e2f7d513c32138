/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/help.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/generate.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/display.h"
#include "text/wrap.h"

enum { MEASURE = 78, INDENT = 26 };

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_COMPLETION, 0, "completion", N_("SHELL"), "bash|zsh", NULL},
	{CLI_OPT_MANUAL, 0, "manual", N_("PART"), "commands|keys", NULL},
	CLI_OPTION_LAST,
};

const struct cli_command cli_help = {
	.name = "help",
	.summary = N_("help on a command, or on the program"),
	.operands = "[COMMAND]",
	.least = 0,
	.most = 1,
	.options = options,
	.run = run,
};

static int written(struct as_buf *out)
{
	bool ok = cli_write(out);
	as_buf_free(out);
	return ok ? CLI_DONE : CLI_TROUBLE;
}

/* Text wrapped, lines after the first indented; the first begins at `column`. */
static void put_wrapped(struct as_buf *out, const char *text, size_t column, size_t indent)
{
	struct as_lines lines = {0};
	if (column > indent) {
		as_buf_printf(out, "\n%*s", (int)indent, "");
	} else {
		as_buf_printf(out, "%*s", (int)(indent - column), "");
	}
	as_wrap(&lines, text, strlen(text), 0, MEASURE - indent, 0);
	for (size_t i = 0; i < lines.count; i++) {
		struct as_span line = lines.items[i];
		while (line.end > line.start && text[line.end - 1] == ' ')
			line.end--;
		if (i)
			as_buf_printf(out, "\n%*s", (int)indent, "");
		as_buf_add(out, text + line.start, line.end - line.start);
	}
	as_buf_addc(out, '\n');
	as_lines_free(&lines);
}

static void put_option(struct as_buf *out, const struct cli_option *option)
{
	if (!option->help)
		return;
	size_t start = out->len;
	if (option->letter)
		as_buf_printf(out, "  -%c, --%s", option->letter, option->name);
	else
		as_buf_printf(out, "      --%s", option->name);
	if (option->argument)
		as_buf_printf(out, "=%s", _(option->argument));
	size_t column = as_display_width(out->data + start, out->len - start);
	put_wrapped(out, _(option->help), column + 2 > INDENT ? INDENT + 1 : column, INDENT);
}

static void put_options(struct as_buf *out, const struct cli_option *rows)
{
	for (; rows->name; rows++)
		put_option(out, rows);
}

int cli_help_command(const struct cli_command *command)
{
	struct as_buf out = AS_BUF_INIT;
	as_buf_printf(&out, _("Usage: antisigma %s [OPTION]... %s\n"), command->name, command->operands);
	if (command->alias)
		as_buf_printf(&out, _("Alias: %s\n"), command->alias);
	const char *summary = _(command->summary);
	size_t len = strlen(summary);
	as_buf_printf(&out, "\n%s%s\n\n", summary, len && summary[len - 1] == '.' ? "" : ".");
	put_options(&out, command->options);
	put_options(&out, cli_common_options);
	if (command->details) {
		as_buf_addc(&out, '\n');
		put_wrapped(&out, _(command->details), 0, 0);
	}
	return written(&out);
}

int cli_help_program(void)
{
	struct as_buf out = AS_BUF_INIT;
	as_buf_adds(&out, _("Usage: antisigma [OPTION]... CORPUS\n"
			    "  or:  antisigma COMMAND [OPTION]... OPERAND...\n"));
	as_buf_addc(&out, '\n');
	put_wrapped(&out, _("Shows where reports say the same thing and where they quietly differ, and keeps tags and "
			    "claims on their exact words. CORPUS is a folder of reports; it is never written to but for "
			    "antisigma.db, which appears with the first tag."), 0, 0);
	as_buf_adds(&out, _("\nCommands:\n"));
	for (size_t i = 0; cli_commands[i]; i++) {
		size_t start = out.len;
		as_buf_printf(&out, "  %s", cli_commands[i]->name);
		put_wrapped(&out, _(cli_commands[i]->summary), out.len - start, 14);
	}
	as_buf_adds(&out, _("\n'antisigma --tutorial' shows in five lessons how to work with it.\n"));
	as_buf_adds(&out, _("\n'antisigma COMMAND --help' shows the options of a command.\n"
			    "Exit status: 0 done, 1 negative result, 2 usage or trouble.\n"));
	return written(&out);
}

int cli_help_version(void)
{
	struct as_buf out = AS_BUF_INIT;
	as_buf_printf(&out, "%s %s\n", PACKAGE, VERSION);
	as_buf_adds(&out, _("License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>\n"
			    "This is free software: you are free to change and redistribute it.\n"
			    "There is NO WARRANTY, to the extent permitted by law.\n"));
	return written(&out);
}

static int run(const struct cli_args *args)
{
	struct as_buf out = AS_BUF_INIT;
	const char *shell = args->value[CLI_OPT_COMPLETION];
	if (shell) {
		cli_generate_completion(&out, shell);
		return written(&out);
	}
	if (args->value[CLI_OPT_MANUAL]) {
		if (!strcmp(args->value[CLI_OPT_MANUAL], "keys"))
			args->reader->keys_manual(&out);
		else
			cli_generate_manual(&out);
		return written(&out);
	}
	if (!args->operands_count)
		return cli_help_program();
	const struct cli_command *command = cli_command_named(args->operands[0]);
	if (command)
		return cli_help_command(command);
	command = cli_command_like(args->operands[0]);
	if (command)
		cli_say(_("there is no command '%s'; did you mean '%s'?"), args->operands[0], command->name);
	else
		cli_say(_("there is no command '%s'; see 'antisigma --help'"), args->operands[0]);
	return CLI_TROUBLE;
}
