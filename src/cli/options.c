/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/output.h"

enum { OPTIONS_LIMIT = 64, FIRST_LONG = 256, LIST_LIMIT = 64 << 20 };

const struct cli_option cli_common_options[] = {
	{CLI_OPT_HELP, 'h', "help", NULL, NULL, N_("this help")},
	{CLI_OPT_VERSION, 0, "version", NULL, NULL, N_("the program's version")},
	CLI_OPTION_LAST,
};

/* The command's table as getopt_long() wants it. */
struct parser {
	const struct cli_option *rows[OPTIONS_LIMIT];
	struct option longs[OPTIONS_LIMIT + 1];
	char shorts[2 + 2 * OPTIONS_LIMIT];
	size_t count;
};

static void take_rows(struct parser *parser, const struct cli_option *row)
{
	for (; row->name && parser->count < OPTIONS_LIMIT; row++) {
		size_t n = parser->count++;
		parser->rows[n] = row;
		parser->longs[n] = (struct option){row->name, row->argument ? required_argument : no_argument, NULL,
						   FIRST_LONG + (int)n};
		if (row->letter) {
			char letter[3] = {row->letter, row->argument ? ':' : '\0'};
			strncat(parser->shorts, letter, sizeof parser->shorts - strlen(parser->shorts) - 1);
		}
	}
}

static const struct cli_option *row_of(const struct parser *parser, int code)
{
	if (code >= FIRST_LONG)
		return parser->rows[code - FIRST_LONG];
	for (size_t n = 0; n < parser->count; n++)
		if (parser->rows[n]->letter == code)
			return parser->rows[n];
	return NULL;
}

static bool takes(const char *values, const char *value)
{
	size_t len = strlen(value);
	for (const char *at = values; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
		if (strcspn(at, "|") == len && !strncmp(at, value, len))
			return true;
	return false;
}

static bool mistake(const struct cli_command *command, int code, char **argv)
{
	const char *given = argv[optind - 1];
	char letter[3] = {'-', (char)optopt, '\0'};
	if (optopt && optopt < FIRST_LONG)
		given = letter;
	if (code == ':')
		cli_usage_error(command->name, _("the option '%s' needs a value"), given);
	else if (optopt >= FIRST_LONG)
		cli_usage_error(command->name, _("the option '%s' takes no value"), given);
	else
		cli_usage_error(command->name, _("there is no option '%s', or more than one begins so"), given);
	return false;
}

static bool check_operands(const struct cli_args *args)
{
	const struct cli_command *command = args->command;
	if (args->value[CLI_OPT_HELP] || args->value[CLI_OPT_VERSION])
		return true;
	if (args->operands_count < command->least) {
		cli_usage_error(command->name, _("too few operands: antisigma %s %s"), command->name, command->operands);
		return false;
	}
	if (args->operands_count > command->most) {
		cli_usage_error(command->name, _("one operand too many: '%s'"), args->operands[command->most]);
		return false;
	}
	return true;
}

bool cli_options_read(struct cli_args *args, const struct cli_command *command, int argc, char **argv)
{
	struct parser parser = {.shorts = ":"};
	args->command = command;
	take_rows(&parser, command->options);
	take_rows(&parser, cli_common_options);
	opterr = 0;
	optind = 0; /* GNU: begin anew */
	int code;
	while ((code = getopt_long(argc, argv, parser.shorts, parser.longs, NULL)) != -1) {
		const struct cli_option *row = code == '?' || code == ':' ? NULL : row_of(&parser, code);
		if (!row)
			return mistake(command, code, argv);
		if (row->values && !takes(row->values, optarg)) {
			cli_usage_error(command->name, _("--%s=%s: the values are %s"), row->name, optarg, row->values);
			return false;
		}
		args->value[row->id] = optarg ? optarg : "";
	}
	args->operands = (const char *const *)argv + optind;
	args->operands_count = (size_t)(argc - optind);
	return check_operands(args);
}

bool cli_options_number(size_t *out, const struct cli_args *args, enum cli_option_id id, const char *name,
			size_t least)
{
	const char *text = args->value[id];
	if (!text)
		return true;
	size_t value = 0;
	bool ok = *text != '\0';
	for (const char *at = text; *at && ok; at++)
		ok = *at >= '0' && *at <= '9' && !__builtin_mul_overflow(value, (size_t)10, &value) &&
		     !__builtin_add_overflow(value, (size_t)(*at - '0'), &value);
	if (!ok || value < least) {
		cli_usage_error(args->command->name, _("--%s=%s: a whole number of at least %zu is wanted"), name, text,
				least);
		return false;
	}
	*out = value;
	return true;
}

bool cli_options_delimiter(char *out, const struct cli_args *args)
{
	const char *text = args->value[CLI_OPT_DELIMITER];
	if (!text)
		return true;
	if (!strcmp(text, "tab") || !strcmp(text, "\\t"))
		text = "\t";
	*out = *text;
	if (strlen(text) == 1 && !strchr("\"\r\n", *text) && !(*text & 0x80))
		return true;
	cli_usage_error(args->command->name, _("--delimiter=%s: one ASCII character is wanted, not a quote or a line break"),
			args->value[CLI_OPT_DELIMITER]);
	return false;
}

static bool read_stdin(struct as_buf *text)
{
	for (;;) {
		as_buf_reserve(text, 64 * 1024);
		ssize_t got = read(STDIN_FILENO, text->data + text->len, text->cap - text->len - 1);
		if (got < 0 || text->len > LIST_LIMIT) {
			cli_say(_("standard input: cannot be read, or is longer than %d MiB"), LIST_LIMIT >> 20);
			return false;
		}
		if (got == 0)
			break;
		text->len += (size_t)got;
	}
	text->data[text->len] = '\0';
	return true;
}

bool cli_options_list(const char *const **list, size_t *count, struct as_buf *hold, const struct cli_args *args,
		      size_t from)
{
	*list = args->operands + from;
	*count = args->operands_count - from;
	if (*count != 1 || strcmp((*list)[0], "-") != 0)
		return true;
	struct as_buf text = AS_BUF_INIT;
	if (!read_stdin(&text)) {
		as_buf_free(&text);
		return false;
	}
	char separator = args->value[CLI_OPT_NULL] ? '\0' : '\n';
	size_t names = 0, bytes = text.len + 1;
	for (size_t i = 0; i < text.len; i++)
		names += text.data[i] == separator;
	/* The pointers first, then the text they point into: one allocation. */
	as_buf_reserve(hold, (names + 2) * sizeof(char *) + bytes);
	const char **pointers = (const char **)(void *)hold->data;
	char *copy = hold->data + (names + 2) * sizeof *pointers;
	memcpy(copy, text.data, bytes);
	as_buf_free(&text);
	*count = 0;
	for (size_t at = 0; at < bytes - 1;) {
		char *end = memchr(copy + at, separator, bytes - 1 - at);
		size_t next = end ? (size_t)(end - copy) + 1 : bytes;
		if (end)
			*end = '\0';
		if (copy[at])
			pointers[(*count)++] = copy + at;
		at = next;
	}
	*list = pointers;
	return true;
}
