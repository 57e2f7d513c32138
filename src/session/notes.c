/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/notes.h"

#include <string.h>

#include "session/state.h"
#include "store/note.h"

static bool find(char full[AS_UUID_TEXT], int *doc, struct as_session *session, const char *on, struct as_error *err)
{
	enum as_object kind;
	*doc = as_session_find(session, on);
	return *doc >= 0 || as_store_find(&kind, full, session->store, on, err);
}

bool as_session_note(char id[AS_UUID_TEXT], struct as_session *session, const char *on, const char *text,
		     struct as_error *err)
{
	char full[AS_UUID_TEXT];
	int n;
	if (!as_session_can_write(session, err) || !find(full, &n, session, on, err))
		return false;
	if (n < 0)
		return as_session_changed(session, as_note_add(id, session->store, full, text, err), err);
	const struct as_doc *doc = as_session_doc(session, (size_t)n, err);
	if (!doc)
		return false;
	as_doc_sha256(session->slots[n].doc);
	return as_session_changed(session, as_note_add_document(id, session->store, doc, text, err), err);
}

bool as_session_notes(struct as_note **out, size_t *count, struct as_arena *arena, struct as_session *session,
		      const char *on, struct as_error *err)
{
	char full[AS_UUID_TEXT];
	int n = -1;
	*out = NULL;
	*count = 0;
	if (!as_session_store(session))
		return true;
	if (on && !find(full, &n, session, on, err))
		return false;
	if (n >= 0)
		return as_note_list_document(out, count, arena, session->store, session->corpus.entries[n].path, err);
	return as_note_list(out, count, arena, session->store, on ? full : NULL, err);
}

const char *as_session_note_document(struct as_arena *arena, struct as_session *session, const char *object)
{
	const char *path = as_session_store(session) ? as_document_path(arena, session->store, object) : NULL;
	int now = path ? as_session_find_moved(session, path) : -1;
	return now >= 0 ? session->corpus.entries[now].path : path;
}
