/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/generate.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/options.h"

/* Calls `put` for each option of a command, the common ones last. */
static void each_option(struct as_buf *out, const struct cli_command *command,
			void (*put)(struct as_buf *out, const struct cli_option *option))
{
	for (const struct cli_option *row = command->options; row->name; row++)
		if (row->help)
			put(out, row);
	for (const struct cli_option *row = cli_common_options; row->name; row++)
		put(out, row);
}

/* ---- bash */

static void bash_word(struct as_buf *out, const struct cli_option *option)
{
	if (option->letter)
		as_buf_printf(out, " -%c", option->letter);
	as_buf_printf(out, " --%s%s", option->name, option->argument ? "=" : "");
}

static void bash_values(struct as_buf *out, const struct cli_command *command)
{
	for (const struct cli_option *row = command->options; row->name; row++) {
		if (!row->values)
			continue;
		as_buf_printf(out, "\t%s:--%s) words='", command->name, row->name);
		for (const char *at = row->values; *at; at++)
			as_buf_addc(out, *at == '|' ? ' ' : *at);
		as_buf_adds(out, "' ;;\n");
	}
}

static void bash(struct as_buf *out)
{
	as_buf_adds(out, "# bash completion for antisigma: made from its tables of commands and options\n"
			 "_antisigma()\n{\n"
			 "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=\n"
			 "\tlocal option=$prev\n"
			 "\t[ \"$cur\" = '=' ] && cur=\n"
			 "\t[ \"$prev\" = '=' ] && option=${COMP_WORDS[COMP_CWORD-2]}\n"
			 "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
			 "\t\tCOMPREPLY=($(compgen -W '");
	for (size_t i = 0; cli_commands[i]; i++)
		as_buf_printf(out, "%s ", cli_commands[i]->name);
	as_buf_adds(out, "--help --version' -- \"$cur\"))\n"
			 "\t\tcompopt -o default 2>/dev/null\n\t\treturn\n\tfi\n"
			 "\tcase $command in\n");
	for (size_t i = 0; cli_commands[i]; i++)
		if (cli_commands[i]->alias)
			as_buf_printf(out, "\t%s) command=%s ;;\n", cli_commands[i]->alias, cli_commands[i]->name);
	as_buf_adds(out, "\tesac\n\tcase $command:$option in\n");
	for (size_t i = 0; cli_commands[i]; i++)
		bash_values(out, cli_commands[i]);
	as_buf_adds(out, "\tesac\n"
			 "\tif [ -n \"$words\" ]; then\n"
			 "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n\t\treturn\n\tfi\n"
			 "\tcase $cur in -*) ;; *) COMPREPLY=(); compopt -o default 2>/dev/null; return ;; esac\n"
			 "\tcase $command in\n");
	for (size_t i = 0; cli_commands[i]; i++) {
		as_buf_printf(out, "\t%s) words='", cli_commands[i]->name);
		each_option(out, cli_commands[i], bash_word);
		as_buf_adds(out, "' ;;\n");
	}
	as_buf_adds(out, "\tesac\n"
			 "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
			 "\tcase ${COMPREPLY[0]-} in *=) compopt -o nospace 2>/dev/null ;; esac\n"
			 "}\ncomplete -F _antisigma antisigma\n");
}

/* ---- zsh */

/* A help line inside '...[...]': quotes, brackets and colons escaped. */
static void zsh_text(struct as_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			as_buf_adds(out, "'\\''");
		else if (strchr("[]:\\", *text))
			as_buf_printf(out, "\\%c", *text);
		else
			as_buf_addc(out, *text);
	}
}

static void zsh_option(struct as_buf *out, const struct cli_option *option)
{
	as_buf_printf(out, "\t\t'--%s%s[", option->name, option->argument ? "=" : "");
	zsh_text(out, option->help);
	as_buf_adds(out, "]");
	if (option->argument) {
		as_buf_adds(out, ":");
		zsh_text(out, option->argument);
		as_buf_adds(out, ":");
	}
	if (option->values) {
		as_buf_adds(out, "(");
		for (const char *at = option->values; *at; at++)
			as_buf_addc(out, *at == '|' ? ' ' : *at);
		as_buf_adds(out, ")");
	}
	as_buf_adds(out, "' \\\n");
}

static void zsh(struct as_buf *out)
{
	as_buf_adds(out, "#compdef antisigma\n# made from antisigma's tables of commands and options\n"
			 "local -a commands\ncommands=(\n");
	for (size_t i = 0; cli_commands[i]; i++) {
		as_buf_printf(out, "\t'%s:", cli_commands[i]->name);
		zsh_text(out, cli_commands[i]->summary);
		as_buf_adds(out, "'\n");
	}
	as_buf_adds(out, ")\nif (( CURRENT == 2 )); then\n"
			 "\t_alternative 'commands:command:{_describe command commands}' 'files:corpus:_files'\n"
			 "\treturn\nfi\n"
			 "local command=$words[2]\nshift words\n(( CURRENT-- ))\n"
			 "case $command in\n");
	for (size_t i = 0; cli_commands[i]; i++) {
		const char *alias = cli_commands[i]->alias;
		as_buf_printf(out, "%s%s%s)\n\t_arguments \\\n", cli_commands[i]->name, alias ? "|" : "", alias ? alias : "");
		each_option(out, cli_commands[i], zsh_option);
		as_buf_adds(out, "\t\t'*:file:_files'\n\t;;\n");
	}
	as_buf_adds(out, "esac\n");
}

void cli_generate_completion(struct as_buf *out, const char *shell)
{
	if (!strcmp(shell, "zsh"))
		zsh(out);
	else
		bash(out);
}

/* ---- manual */

/* Text for man(7): hyphens, backslashes, and control characters at a line's start. */
static void roff_text(struct as_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			as_buf_adds(out, "\\e");
		else if (*text == '-')
			as_buf_adds(out, "\\-");
		else
			as_buf_addc(out, *text);
	}
}

static void roff_option(struct as_buf *out, const struct cli_option *option)
{
	as_buf_adds(out, ".TP\n.B ");
	if (option->letter)
		as_buf_printf(out, "\\-%c, ", option->letter);
	as_buf_adds(out, "\\-\\-");
	roff_text(out, option->name);
	if (option->argument)
		as_buf_printf(out, "=\\fI%s\\fP", option->argument);
	as_buf_addc(out, '\n');
	roff_text(out, option->help);
	as_buf_adds(out, ".\n");
}

void cli_generate_manual(struct as_buf *out)
{
	for (size_t i = 0; cli_commands[i]; i++) {
		const struct cli_command *command = cli_commands[i];
		as_buf_printf(out, ".SS antisigma %s [OPTION]... ", command->name);
		roff_text(out, command->operands);
		as_buf_addc(out, '\n');
		roff_text(out, command->summary);
		as_buf_adds(out, ".\n");
		if (command->alias)
			as_buf_printf(out, "Alias: %s.\n", command->alias);
		if (command->details) {
			roff_text(out, command->details);
			as_buf_addc(out, '\n');
		}
		each_option(out, command, roff_option);
	}
}
