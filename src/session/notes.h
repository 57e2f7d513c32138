/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes on anything that has an id, and on documents. */
#ifndef AS_SESSION_NOTES_H
#define AS_SESSION_NOTES_H

#include "session/session.h"

struct as_note;

/* Adds a note on the object that `on` names: a document of the corpus by its
 * path, else the id of an annotation, claim, entity ... or its beginning.  `id`
 * gets the note's.  One step of undo. */
bool as_session_note(char id[AS_UUID_TEXT], struct as_session *session, const char *on, const char *text,
		     struct as_error *err);
/* The notes on what `on` names, or all (NULL), by time; owned by the arena. */
bool as_session_notes(struct as_note **out, size_t *count, struct as_arena *arena, struct as_session *session,
		      const char *on, struct as_error *err);
/* The path of the document that a note's object is, in `arena` or the session's;
 * NULL when it is no document. */
const char *as_session_note_document(struct as_arena *arena, struct as_session *session, const char *object);

#endif
