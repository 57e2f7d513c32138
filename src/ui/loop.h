/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event loop: a stack of views, keys looked up in the table of requests,
 * questions, and the reading of the corpus in slices while no key waits. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include "session/session.h"
#include "term/term.h"

/* Runs until the reader leaves.  Returns 0, or 128 + the number of the signal
 * that ended it; 128 + SIGHUP when the terminal went away (`scripted`: the
 * end of a script is an end like any other). */
int ui_loop_run(struct term *term, struct as_session *session, bool scripted);

#endif
