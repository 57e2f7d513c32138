/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/merging.h"

#include <string.h>

#include "session/state.h"
#include "store/forget.h"

bool as_session_merge(struct as_merge *out, struct as_session *session, const char *path, bool dry,
		      struct as_error *err)
{
	if (!as_session_can_write(session, err) || !as_merge(out, session->store, path, dry, err))
		return false;
	if (dry || as_session_changed(session, true, err))
		return true;
	as_merge_free(out);
	return false;
}

bool as_session_forget(size_t *rows, struct as_session *session, const char *id, struct as_error *err)
{
	enum as_object kind;
	char full[AS_UUID_TEXT];
	if (!as_session_can_write(session, err))
		return false;
	bool there = as_store_find(&kind, full, session->store, id, as_uuid_valid(id) ? NULL : err);
	if (!there && !as_uuid_valid(id))
		return false;
	return as_session_changed(session, as_forget(rows, session->store, there ? full : id, err), err);
}
