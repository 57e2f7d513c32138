/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal must be able to do: the curses screen (term/screen.h) and
 * the script (term/headless.h) each fill one of these tables. */
#ifndef TERM_BACKEND_H
#define TERM_BACKEND_H

#include <stdbool.h>

#include "term/canvas.h"
#include "term/event.h"
#include "term/theme.h"

struct term_backend {
	void (*size)(void *self, int *rows, int *cols);
	/* Shows `next`; `shown` is what the terminal shows, NULL when that is not known. */
	void (*present)(void *self, const struct term_canvas *next, const struct term_canvas *shown);
	void (*poll)(void *self, struct term_event *event, int timeout_ms);
	void (*watch)(void *self, int fd);
	bool (*interrupted)(void *self);
	void (*suspend)(void *self);
	void (*release)(void *self);
	void (*retake)(void *self);
	void (*beep)(void *self);
	/* Another theme, as far as the terminal has colours for it. */
	void (*dress)(void *self, const struct term_theme *theme);
	void (*close)(void *self); /* frees it */
};

#endif
