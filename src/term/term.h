/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen and the keyboard: one terminal, or a script that plays one.
 *
 *     struct term *term = term_open(&options, &err);
 *     for (;;) {
 *             draw on term_begin(term); term_present(term);
 *             term_poll(term, &event, timeout); act on it
 *     }
 *     term_close(term);
 *
 * Signals are events: TERM HUP INT QUIT arrive as TERM_EVENT_SIGNAL, upon
 * which the caller closes the terminal and lets main end with 128 + number.
 * TSTP and CONT are dealt with inside term_poll() and show as
 * TERM_EVENT_REDRAW.  PIPE is ignored while a terminal is open.  A second
 * deadly signal that finds the first one not yet polled restores the terminal
 * and ends the program at once by that signal: a busy program stays killable. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "term/canvas.h"
#include "term/event.h"
#include "term/script.h"
#include "term/theme.h"

struct term;

enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER };

struct term_options {
	const char *theme;       /* name, or NULL: "default" */
	enum term_colour colour; /* AUTO: mono under NO_COLOR or without 8 colours; ALWAYS heeds neither NO_COLOR */
	bool ascii;              /* signs in ASCII even in a UTF-8 locale */
	struct term_custom custom; /* the user's own looks */
};

/* Takes over the terminal.  NULL with a sentence (which names the commands
 * that need no terminal) when there is none, or TERM cannot address a cell.
 * Keys come from standard input, or from /dev/tty when that is no terminal.
 * One terminal at a time.  setlocale() must have been called. */
struct term *term_open(const struct term_options *options, struct as_error *err);
/* The same without a terminal: keys from the script (borrowed until closing),
 * dumps to `out` (borrowed; may be NULL).  A poll with timeout 0 finds
 * nothing, so that idle work is done before the next step is taken. */
struct term *term_open_headless(int rows, int cols, const struct term_options *options, struct term_script *script,
				FILE *out);
/* Gives the terminal back as it was found; NULL is fine. */
void term_close(struct term *term);

/* The canvas to draw the next screen on, cleared, at the size of now. */
struct term_canvas *term_begin(struct term *term);
/* The canvas as drawn last. */
const struct term_canvas *term_shown(const struct term *term);
/* Shows what was drawn since term_begin(): sends the cells that changed, the
 * cursor last. */
void term_present(struct term *term);
/* Forgets what the terminal shows: the next present sends everything (Ctrl-L). */
void term_invalidate(struct term *term);

/* Waits at most timeout_ms (negative: for ever) for one event. */
void term_poll(struct term *term, struct term_event *event, int timeout_ms);
/* Also waits for a descriptor to be readable (-1: none). */
void term_watch(struct term *term, int fd);
/* During long work: whether a signal to end came, or Ctrl-C or Esc was typed
 * (which is thereby read; other keys typed meanwhile are kept). */
bool term_interrupted(struct term *term);

/* Another theme from the next present on; false when none is so called.  A
 * terminal without colours keeps the one it has. */
bool term_set_theme(struct term *term, const char *name);
/* Leaves the screen, stops the process (Ctrl-Z), and comes back. */
void term_suspend(struct term *term);
/* Leaves the screen for a child that needs the terminal ($VISUAL), and takes
 * it again; the next present draws everything. */
void term_release(struct term *term);
void term_retake(struct term *term);
/* Rings, or flashes, without moving anything. */
void term_beep(struct term *term);

/* Puts the terminal back from anywhere: signal handlers, the out-of-memory
 * handler, a failed assertion.  Async-signal-safe, idempotent, no-op when
 * none is open. */
void term_restore(void);

#endif
