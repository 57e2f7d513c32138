/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each action does to the tables, as SQL.  Not for other folders. */
#ifndef AS_STORE_EFFECTS_H
#define AS_STORE_EFFECTS_H

#include <stdbool.h>

enum { AS_EFFECT_STEPS = 4 };

/* Parameters: ?1 action, ?2 annotator, ?3 time, ?4 object. */
struct as_effect {
	const char *what, *verb;
	bool links; /* what the object points at (documents, claims, entities) may change */
	const char *sql[AS_EFFECT_STEPS];
};

/* NULL when there is no such action. */
const struct as_effect *as_effect_of(const char *what, const char *verb);

#endif
