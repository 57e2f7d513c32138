/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data on standard output, messages on standard error, nothing raw on a terminal. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "layout/paint.h"

/* "antisigma: MESSAGE" on standard error, in its safe display form. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for an error, which is cleared; returns CLI_TROUBLE. */
int cli_fail(struct as_error *err);
/* A usage error with the hint where help is; returns CLI_TROUBLE. */
int cli_usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes text that is safe already (display forms and our own words). */
bool cli_write(const struct as_buf *text);
/* Writes what is meant for programs: as it is, but line by line in its display
 * form when standard output is a terminal. */
bool cli_write_machine(const struct as_buf *text);

/* What lists for programs have around their rows: {"version":1,"NAME":[ ... ]}.
 * The end writes the text out and frees it. */
void cli_json_begin(struct as_json *json, struct as_buf *out, const char *name);
bool cli_json_end(struct as_json *json, struct as_buf *out);

/* Cells of a line: --width, else $COLUMNS, else the terminal's, else `otherwise`. */
size_t cli_width(const char *option, size_t otherwise);
bool cli_stdout_is_terminal(void);
/* How standard output is painted: --color ("auto", "always", "never"; NULL: auto), NO_COLOR, TERM. */
enum as_paint cli_paint(const char *when);
/* Whether the locale's characters are UTF-8. */
bool cli_is_utf8(void);

#endif
