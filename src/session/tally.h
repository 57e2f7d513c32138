/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often which words are tagged as what, in all documents: read once, then
 * kept by what changes. */
#ifndef AS_SESSION_TALLY_H
#define AS_SESSION_TALLY_H

#include <stddef.h>

#include "session/session.h"

/* Mentions of a type on exactly these words. */
struct as_tally_entry {
	const char *type, *words;
	size_t mentions;
};
/* All there are or were while the session was open (0 mentions: no more), in no
 * order; borrowed until the next change.  The first time O(all mentions). */
size_t as_session_tallies(const struct as_tally_entry **out, struct as_session *session);

#endif
