/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the program's arguments to a command. */
#ifndef CLI_DISPATCH_H
#define CLI_DISPATCH_H

#include "cli/command.h"

/* Runs the program's arguments; the exit status. */
int cli_main(int argc, char **argv, const struct cli_reader *reader);

#endif
