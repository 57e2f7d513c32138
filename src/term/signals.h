/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals as flags.  A handler sets a flag and writes a byte to a pipe that
 * poll() watches; nothing else happens in it, save when a deadly signal finds
 * an older one (by half a second) that nobody took: see term/term.h. */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include <stdbool.h>

#include "base/error.h"

/* `restore` must be async-signal-safe. */
bool term_signals_install(void (*restore)(void), struct as_error *err);
/* Everything as it was found. */
void term_signals_remove(void);
/* Readable when a flag may be set. */
int term_signals_fd(void);
/* Empties the pipe; to be called before the flags are taken. */
void term_signals_drain(void);

/* Each returns whether the signal came since it was last asked for. */
bool term_signals_take_resize(void);
bool term_signals_take_stop(void);
bool term_signals_take_continue(void);
/* The deadly signal that came (HUP INT QUIT TERM), or 0; taken for good. */
int term_signals_take_deadly(void);
/* The same, left for the next to ask. */
int term_signals_deadly(void);

/* While a child has the terminal INT and QUIT are meant for it. */
void term_signals_ignore_keyboard(bool ignore);
/* Stops this process, or its whole group, by the default action of TSTP;
 * returns when it was continued (at once where nobody could continue it). */
void term_signals_stop_self(bool whole_group);

#endif
