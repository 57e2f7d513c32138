/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/log.h"

#include "session/state.h"

bool as_session_log(struct as_log_row **out, size_t *count, struct as_arena *arena, struct as_session *session,
		    size_t limit, struct as_error *err)
{
	*out = NULL;
	*count = 0;
	return !as_session_store(session) || as_history_log(out, count, arena, session->store, 0, limit, err);
}

bool as_session_log_count(size_t *count, struct as_session *session, struct as_error *err)
{
	*count = 0;
	return !as_session_store(session) || as_history_groups_count(count, session->store, err);
}

bool as_session_log_groups(struct as_log_group **out, size_t *count, struct as_arena *arena,
			   struct as_session *session, size_t skip, size_t limit, struct as_error *err)
{
	*out = NULL;
	*count = 0;
	return !as_session_store(session) ||
	       as_history_groups(out, count, arena, session->store, skip, limit, err);
}
