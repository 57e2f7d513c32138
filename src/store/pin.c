/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pin.h"

#include "base/i18n.h"
#include "store/place.h"

static const struct as_record_field fields[] = {
	{.name = "note", .at = offsetof(struct as_pin, note)},
};
static const struct as_record_kind kind = {
	.what = "pin",
	.none = N_("no such pin"),
	.fields = fields,
	.count = 1,
	.size = sizeof(struct as_pin),
	.id = offsetof(struct as_pin, id),
	.made = AS_RECORD_MADE(struct as_pin),
	.spans = 2,
	.anchors = offsetof(struct as_pin, sides),
	.order = "t.created, t.id",
};

bool as_pin_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_anchor *left,
		const struct as_doc *left_doc, const struct as_anchor *right, const struct as_doc *right_doc,
		const char *note, struct as_error *err)
{
	struct as_pin pin = {.sides = {*left, *right}, .note = note};
	const struct as_doc *const docs[] = {left_doc, right_doc};
	id[0] = '\0';
	return as_record_add(id, store, &kind, &pin, docs, err);
}

bool as_pin_move(struct as_store *store, const char *id, const struct as_anchor sides[2],
		 const struct as_doc *const docs[2], struct as_error *err)
{
	return as_record_move(store, &kind, id, sides, docs, err);
}

bool as_pin_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_pin_get(struct as_pin *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_pin_list(struct as_pin **out, size_t *count, struct as_arena *arena, struct as_store *store,
		 const char *document, struct as_error *err)
{
	char id[AS_UUID_TEXT] = "";
	if (document)
		as_place_document_id(id, document);
	*out = as_record_list(count, arena, store, &kind, document ? "?1 IN (s0.document, s1.document)" : NULL,
			      document ? id : NULL, err);
	return *out != NULL;
}
