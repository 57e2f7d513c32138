/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of two documents that the reader joined by hand, as they stand in the
 * texts now; comparisons of the session honour them. */
#ifndef AS_SESSION_PINS_H
#define AS_SESSION_PINS_H

#include <stdbool.h>
#include <stddef.h>

#include "align/result.h"
#include "base/error.h"
#include "model/annotation.h"
#include "session/session.h"

struct as_found_pin {
	char id[AS_UUID_TEXT];
	struct as_pinned places; /* left and right as the documents are named */
};

/* The pins of two documents in the order in which they were made, whichever of
 * them was left then; those with a place that is not found any more are left
 * out.  Malloc'd, the caller's; NULL and 0 when there are none. */
size_t as_session_pins(struct as_found_pin **out, struct as_session *session, size_t left, size_t right);

/* Joins two places, each with a word and inside one passage; takes it back.
 * One action each, safe on disk when true is returned. */
bool as_session_pin(struct as_session *session, size_t left, struct as_span left_span, size_t right,
		    struct as_span right_span, struct as_error *err);
bool as_session_unpin(struct as_session *session, const char *id, struct as_error *err);

#endif
