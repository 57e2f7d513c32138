/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what ncurses reads to key and paste events.  Sequences that neither
 * ncurses nor ECMA-48's shape of them explains become one <Unknown> key, so
 * that no part of them acts as a command. */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "term/event.h"
#include "term/tty.h"

enum { TERM_PASTE_LIMIT = 1 << 20 }; /* bytes kept of one paste */

struct term_input {
	const struct term_tty *tty;
	struct as_buf paste; /* the text of the last paste event */
};

/* Tells ncurses of the paste marks; after newterm(). */
void term_input_init(struct term_input *input, const struct term_tty *tty);
void term_input_free(struct term_input *input);
/* The next event that is there already; false when there is none. */
bool term_input_next(struct term_input *input, struct term_event *event);

#endif
