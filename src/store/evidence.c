/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/claimrecord.h"
#include "store/handle.h"
#include "store/value.h"

static const char *const stances[] = {"supports", "refutes", "context", NULL};

enum { CLAIM = AS_EVIDENCE_COUNT, FIELDS };
static const struct as_record_field fields[FIELDS] = {
	[AS_EVIDENCE_URL] = {.name = "url", .at = offsetof(struct as_evidence, url)},
	[AS_EVIDENCE_TITLE] = {.name = "title", .at = offsetof(struct as_evidence, title)},
	[AS_EVIDENCE_ACCESSED] = {.name = "accessed", .at = offsetof(struct as_evidence, accessed)},
	[AS_EVIDENCE_ARCHIVE_URL] = {.name = "archive_url", .at = offsetof(struct as_evidence, archive_url)},
	[AS_EVIDENCE_STANCE] = {.name = "stance", .at = offsetof(struct as_evidence, stance), .allowed = stances, .required = true},
	[AS_EVIDENCE_QUOTE] = {.name = "quote", .at = offsetof(struct as_evidence, quote)},
	[AS_EVIDENCE_NOTE] = {.name = "note", .at = offsetof(struct as_evidence, note)},
	[CLAIM] = {.name = "claim", .at = offsetof(struct as_evidence, claim), .required = true, .fixed = true, .is_id = true},
};
static const struct as_record_kind kind = {
	.what = "evidence",
	.none = N_("no such evidence"),
	.fields = fields,
	.count = FIELDS,
	.size = sizeof(struct as_evidence),
	.id = offsetof(struct as_evidence, id),
	.made = AS_RECORD_MADE(struct as_evidence),
	.spans = 1,
	.anchors = offsetof(struct as_evidence, anchor),
	.order = "t.claim, t.created, t.id",
};

const char *as_evidence_field_name(enum as_evidence_field field)
{
	return fields[field].name;
}

enum as_evidence_field as_evidence_field_named(const char *name)
{
	return (enum as_evidence_field)as_record_named(fields, AS_EVIDENCE_COUNT, name);
}

bool as_evidence_add_at(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
			const struct as_evidence *evidence, const struct as_doc *doc, struct as_error *err)
{
	struct as_evidence row = *evidence;
	struct as_scope scope;
	snprintf(row.claim, sizeof row.claim, "%s", claim);
	if (!as_value_known(store, claim, err) || !as_record_fits(&kind, &row, err))
		return false;
	if (as_value_same(row.url, NULL) && as_value_same(row.quote, NULL) && !doc)
		return as_error_set(err, AS_ERR_USAGE, _("evidence needs a URL or a quotation"));
	if (!as_store_enter(&scope, store, err))
		return false;
	bool ok = as_claimrecord_named(row.claim, store, claim, err);
	if (ok) {
		id[0] = '\0'; /* only now: `id` and `claim` may be one place */
		ok = as_record_add(id, store, &kind, &row, &doc, err);
	}
	return as_store_leave(&scope, ok, store, err);
}

bool as_evidence_add(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
		     const struct as_evidence *evidence, struct as_error *err)
{
	return as_evidence_add_at(id, store, claim, evidence, NULL, err);
}

bool as_evidence_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
			struct as_error *err)
{
	return as_record_change(store, &kind, id, changes, count, err);
}

bool as_evidence_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		      const struct as_doc *doc, struct as_error *err)
{
	return as_record_move(store, &kind, id, anchor, &doc, err);
}

bool as_evidence_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_evidence_get(struct as_evidence *out, struct as_arena *arena, struct as_store *store, const char *id,
		     struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_evidence_list(struct as_evidence_rows *out, struct as_store *store, const char *claim,
		      struct as_error *err)
{
	size_t count;
	const struct as_evidence *rows =
		as_record_list(&count, &out->arena, store, &kind, claim ? "t.claim = ?1" : NULL, claim, err);
	for (size_t i = 0; rows && i < count; i++) {
		AS_RESERVE(out->items, out->cap, out->count + 1);
		out->items[out->count++] = rows[i];
	}
	return rows != NULL;
}

void as_evidence_rows_free(struct as_evidence_rows *list)
{
	free(list->items);
	as_arena_free(&list->arena);
	*list = (struct as_evidence_rows)AS_EVIDENCE_ROWS_INIT;
}
