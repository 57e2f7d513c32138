/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, the version, completions and the manual's list of commands: all of
 * them made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

/* Each writes to standard output and returns the exit status. */
int cli_help_program(void);
int cli_help_command(const struct cli_command *command);
int cli_help_version(void);

#endif
