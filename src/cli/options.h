/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines, read by the command's table of options. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/command.h"

/* The options that every command has; ends with a row without a name. */
extern const struct cli_option cli_common_options[];

/* Reads argv[1..] for `command`: GNU conventions, options anywhere, "--" ends
 * them.  Operands point into argv, whose order changes.  False when there was
 * a mistake, which has been said. */
bool cli_options_read(struct cli_args *args, const struct cli_command *command, int argc, char **argv);

/* A number of at least `least` from an option's value; false when it is none, which has been said. */
bool cli_options_number(size_t *out, const struct cli_args *args, enum cli_option_id id, const char *name,
			size_t least);

/* The character of --delimiter, if it was given; false when it is none, which has been said. */
bool cli_options_delimiter(char *out, const struct cli_args *args);

/* Names from standard input, one a line or NUL-terminated, where the only
 * operand from `from` on is "-"; else the operands themselves.  `*list` and
 * what it points to are owned by the caller through `hold`. */
bool cli_options_list(const char *const **list, size_t *count, struct as_buf *hold, const struct cli_args *args,
		      size_t from);

#endif
