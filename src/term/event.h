/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal, or a script that plays one, has to tell. */
#ifndef TERM_EVENT_H
#define TERM_EVENT_H

#include <stddef.h>

#include "term/key.h"

enum term_event_kind {
	TERM_EVENT_TIMEOUT, /* nothing happened for the time given */
	TERM_EVENT_KEY,     /* `key` */
	TERM_EVENT_PASTE,   /* `text`, `len`: as the terminal sent it, unchecked */
	TERM_EVENT_RESIZE,  /* the canvas is `rows` x `cols` now: draw again */
	TERM_EVENT_REDRAW,  /* back from suspension: draw again */
	TERM_EVENT_SIGNAL,  /* `number`: close and end with 128 + number */
	TERM_EVENT_FD,      /* the watched descriptor can be read */
	TERM_EVENT_HANGUP,  /* no key will ever come: terminal gone (`number` is SIGHUP), or script over (0) */
};

struct term_event {
	enum term_event_kind kind;
	struct term_key key;
	int number;
	int rows, cols;
	const char *text; /* valid until the next term_poll() */
	size_t len;
};

#endif
