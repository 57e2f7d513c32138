/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes on anything that has an id.  A note outlives what it is about. */
#ifndef AS_STORE_NOTE_H
#define AS_STORE_NOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/record.h"
#include "store/store.h"

enum as_note_field { AS_NOTE_TEXT, AS_NOTE_COUNT };
const char *as_note_field_name(enum as_note_field field);
enum as_note_field as_note_field_named(const char *name); /* AS_NOTE_COUNT when unknown */

/* Adds a note on the object with this (full) id. */
bool as_note_add(char id[AS_UUID_TEXT], struct as_store *store, const char *object, const char *text,
		 struct as_error *err);
/* Adds a note on a document. */
bool as_note_add_document(char id[AS_UUID_TEXT], struct as_store *store, const struct as_doc *doc, const char *text,
			  struct as_error *err);
bool as_note_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
		    struct as_error *err);
bool as_note_delete(struct as_store *store, const char *id, struct as_error *err);
bool as_note_get(struct as_note *out, struct as_arena *arena, struct as_store *store, const char *id,
		 struct as_error *err);
/* Those on one object, or all (NULL), by created and id; owned by the arena. */
bool as_note_list(struct as_note **out, size_t *count, struct as_arena *arena, struct as_store *store,
		  const char *object, struct as_error *err);
/* Those on one document (path). */
bool as_note_list_document(struct as_note **out, size_t *count, struct as_arena *arena, struct as_store *store,
			   const char *document, struct as_error *err);

#endif
