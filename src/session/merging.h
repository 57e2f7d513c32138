/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining the sidecars of others to a session's, and withdrawing content. */
#ifndef AS_SESSION_MERGING_H
#define AS_SESSION_MERGING_H

#include "session/session.h"
#include "store/merge.h"

/* store/merge.h's as_merge() on the session's sidecar, which is made when there
 * is none yet; what the session knows follows. */
bool as_session_merge(struct as_merge *out, struct as_session *session, const char *path, bool dry,
		      struct as_error *err);
/* store/forget.h's as_forget(); `id` may be given by its beginning, as long as
 * the object is there; of what was deleted, whole. */
bool as_session_forget(size_t *rows, struct as_session *session, const char *id, struct as_error *err);

#endif
