/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal device below curses: which descriptors it is, its size, and
 * the way back to how it was found. */
#ifndef TERM_TTY_H
#define TERM_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct term_tty {
	int in, out;    /* descriptors; `in` may be our own */
	bool owns_in;   /* /dev/tty was opened: closed by term_tty_close() */
};

/* Standard output must be a terminal; keys come from standard input, or
 * /dev/tty when that is none.  Saves the line settings. */
bool term_tty_open(struct term_tty *tty, struct as_error *err);
/* Line settings as they were found. */
void term_tty_close(struct term_tty *tty);

/* Cells as the device says, within 1..TERM_SIDE_LIMIT; 24x80 when it does not know. */
void term_tty_size(const struct term_tty *tty, int *rows, int *cols);
/* Whole, whatever the device's mood; gives up when it is gone. */
void term_tty_write(const struct term_tty *tty, const char *bytes, size_t len);
/* Whether another job has the terminal now: touching it would stop us. */
bool term_tty_background(const struct term_tty *tty);
/* Whether the other end is gone: poll() said "readable" and there is nothing. */
bool term_tty_gone(const struct term_tty *tty, short revents);

/* What term_tty_restore() sends before it puts the line settings back; cut
 * at its room (512 bytes).  An empty one disarms it. */
void term_tty_arm(const struct term_tty *tty, const char *bytes, size_t len);
/* Async-signal-safe; does its work once. */
void term_tty_restore(void);

#endif
