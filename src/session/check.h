/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a sidecar against itself and against the documents as they are. */
#ifndef AS_SESSION_CHECK_H
#define AS_SESSION_CHECK_H

#include "session/session.h"

/* One finding, in sentences without final period, translated; borrowed. */
struct as_finding {
	const char *what;   /* what is wrong */
	const char *where;  /* table and row, or document and place */
	const char *remedy; /* what can be done */
};
typedef void as_finding_report(void *data, const struct as_finding *finding);

/* Reports what is wrong with the sidecar (refused, damaged, altered), the
 * documents it speaks of (missing, changed) and its anchors (moved, lost);
 * *count of findings.  False only when a check could not be run.  Reads the
 * whole sidecar and every document it speaks of. */
bool as_session_check(size_t *count, struct as_session *session, as_finding_report *report, void *data,
		      struct as_error *err);

#endif
