/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made from the tables when the program is built. */
#ifndef CLI_GENERATE_H
#define CLI_GENERATE_H

#include "base/buf.h"

/* Appends the completion script of "bash" or "zsh". */
void cli_generate_completion(struct as_buf *out, const char *shell);
/* Appends the manual's section on commands and options, as man(7) macros. */
void cli_generate_manual(struct as_buf *out);

#endif
