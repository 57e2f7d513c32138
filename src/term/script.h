/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test types and looks at, without a terminal.  A script is lines:
 *
 *     key jj<Enter>        keys by name (term/key.h)
 *     type some text       each character as a key
 *     paste some text      one paste
 *     size ROWS COLS       the terminal changes its size
 *     signal TERM          a signal arrives (HUP INT QUIT TERM)
 *     dump                 the screen as text, to the script's output
 *     dump attrs           the same with attributes (term_canvas_dump)
 *     say some text        a line to the script's output
 *
 * Blank lines and lines that begin with "#" are skipped. */
#ifndef TERM_SCRIPT_H
#define TERM_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "term/key.h"

enum term_step_kind {
	TERM_STEP_KEY,
	TERM_STEP_PASTE,
	TERM_STEP_SIZE,
	TERM_STEP_SIGNAL,
	TERM_STEP_DUMP,
	TERM_STEP_SAY,
};

struct term_step {
	enum term_step_kind kind;
	struct term_key key; /* KEY */
	int rows, cols;      /* SIZE */
	int number;          /* SIGNAL: its number; DUMP: 1 with attributes */
	char *text;          /* PASTE, SAY: owned */
};

struct term_script {
	struct term_step *steps;
	size_t count, cap;
	size_t next; /* the step to be taken next */
};

/* Reads a script (`name` is for messages, which give the line); what is
 * there is released by term_script_free() whether or not it succeeded. */
bool term_script_parse(struct term_script *script, const char *text, size_t len, const char *name,
		       struct as_error *err);
void term_script_free(struct term_script *script);

#endif
