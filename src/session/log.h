/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a session's sidecar, as the store tells it. */
#ifndef AS_SESSION_LOG_H
#define AS_SESSION_LOG_H

#include "session/session.h"
#include "store/history.h"

/* The newest `limit` rows (0: all), newest first; none without a sidecar.
 * Everything is owned by the arena. */
bool as_session_log(struct as_log_row **out, size_t *count, struct as_arena *arena, struct as_session *session,
		    size_t limit, struct as_error *err);

/* The history by groups, newest first (store/history.h); none without a sidecar. */
bool as_session_log_count(size_t *count, struct as_session *session, struct as_error *err);
bool as_session_log_groups(struct as_log_group **out, size_t *count, struct as_arena *arena,
			   struct as_session *session, size_t skip, size_t limit, struct as_error *err);
/* Undoes this annotator's groups down to this one, which goes too. */
bool as_session_undo_to(size_t *undone, struct as_session *session, const char *group, struct as_error *err);

#endif
