/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal that is played by a script. */
#ifndef TERM_HEADLESS_H
#define TERM_HEADLESS_H

#include <stdio.h>

#include "term/backend.h"
#include "term/script.h"

const struct term_backend *term_headless_open(void **headless, int rows, int cols, struct term_script *script,
					      FILE *out);

#endif
