/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/note.h"

#include <string.h>

#include "base/i18n.h"
#include "store/handle.h"
#include "store/place.h"

enum { OBJECT = AS_NOTE_COUNT, FIELDS };
static const struct as_record_field fields[FIELDS] = {
	[AS_NOTE_TEXT] = {.name = "text", .at = offsetof(struct as_note, text), .required = true},
	[OBJECT] = {.name = "object", .at = offsetof(struct as_note, object), .required = true, .fixed = true, .is_id = true},
};
static const struct as_record_kind kind = {
	.what = "note",
	.none = N_("no such note"),
	.fields = fields,
	.count = FIELDS,
	.size = sizeof(struct as_note),
	.id = offsetof(struct as_note, id),
	.made = AS_RECORD_MADE(struct as_note),
	.order = "t.created, t.id",
};

const char *as_note_field_name(enum as_note_field field)
{
	return fields[field].name;
}

enum as_note_field as_note_field_named(const char *name)
{
	return (enum as_note_field)as_record_named(fields, AS_NOTE_COUNT, name);
}

static bool note_of(struct as_note *note, const char *object, const char *text, struct as_error *err)
{
	*note = (struct as_note){.text = text};
	if (!as_uuid_valid(object))
		return as_error_set(err, AS_ERR_USAGE, _("%s: is no id"), object);
	memcpy(note->object, object, AS_UUID_TEXT);
	return true;
}

bool as_note_add(char id[AS_UUID_TEXT], struct as_store *store, const char *object, const char *text,
		 struct as_error *err)
{
	struct as_note note;
	if (!note_of(&note, object, text, err))
		return false;
	id[0] = '\0'; /* only now: `id` and `object` may be one place */
	return as_record_add(id, store, &kind, &note, NULL, err);
}

bool as_note_add_document(char id[AS_UUID_TEXT], struct as_store *store, const struct as_doc *doc, const char *text,
			  struct as_error *err)
{
	struct as_scope scope;
	struct as_anchor whole;
	char object[AS_UUID_TEXT];
	if (!as_place_whole(&whole, doc, err) || !as_store_enter(&scope, store, err))
		return false;
	as_place_document_id(object, doc->path);
	bool ok = as_place_state(store, doc, err) && as_note_add(id, store, object, text, err);
	return as_store_leave(&scope, ok, store, err);
}

bool as_note_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
		struct as_error *err)
{
	return as_record_change(store, &kind, id, changes, count, err);
}

bool as_note_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_note_get(struct as_note *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_note_list(struct as_note **out, size_t *count, struct as_arena *arena, struct as_store *store,
		  const char *object, struct as_error *err)
{
	*out = as_record_list(count, arena, store, &kind, object ? "t.object = ?1" : NULL, object, err);
	return *out != NULL;
}

bool as_note_list_document(struct as_note **out, size_t *count, struct as_arena *arena, struct as_store *store,
			   const char *document, struct as_error *err)
{
	char object[AS_UUID_TEXT];
	as_place_document_id(object, document);
	return as_note_list(out, count, arena, store, object, err);
}
