/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rejection.h"

#include "base/i18n.h"
#include "store/place.h"

static const struct as_record_field fields[] = {
	{.name = "type", .at = offsetof(struct as_rejection, type), .required = true},
};
static const struct as_record_kind kind = {
	.what = "rejection",
	.none = N_("no such rejection"),
	.fields = fields,
	.count = 1,
	.size = sizeof(struct as_rejection),
	.id = offsetof(struct as_rejection, id),
	.made = AS_RECORD_MADE(struct as_rejection),
	.spans = 1,
	.anchors = offsetof(struct as_rejection, anchor),
	.order = "d0.path, s0.start, s0.\"end\", t.id",
};

bool as_rejection_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_anchor *anchor,
		      const struct as_doc *doc, const char *type, struct as_error *err)
{
	struct as_rejection rejection = {.anchor = *anchor, .type = type};
	id[0] = '\0';
	return as_record_add(id, store, &kind, &rejection, &doc, err);
}

bool as_rejection_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		       const struct as_doc *doc, struct as_error *err)
{
	return as_record_move(store, &kind, id, anchor, &doc, err);
}

bool as_rejection_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_rejection_list(struct as_rejection **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       const char *document, struct as_error *err)
{
	char id[AS_UUID_TEXT] = "";
	if (document)
		as_place_document_id(id, document);
	*out = as_record_list(count, arena, store, &kind, document ? "s0.document = ?1" : NULL, document ? id : NULL,
			      err);
	return *out != NULL;
}
