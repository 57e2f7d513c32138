/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader: what `antisigma browse` runs. */
#ifndef UI_BROWSE_H
#define UI_BROWSE_H

#include <stdbool.h>

#include "base/error.h"
#include "session/session.h"

/* How the screen looks; members left out: as usual. */
struct ui_screen {
	const char *theme;   /* name */
	const char *colour;  /* "auto", "always", "never" */
	bool ascii;          /* signs in ASCII */
	const char *script;  /* a file of keys and dumps instead of a terminal (term/script.h) */
	const char *size;    /* of the script's screen: "COLSxROWS" */
};

/* Opens the corpus and runs until the reader leaves.  Returns the exit status:
 * 0, or 128 + a signal's number; -1 with err when it could not begin. */
int ui_browse(const struct as_session_options *corpus, const struct ui_screen *screen, struct as_error *err);
/* Gives the terminal back from anywhere, for whoever must end the program at
 * once; nothing when no terminal is open.  Async-signal-safe. */
void ui_restore_terminal(void);

#endif
