/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/relation.h"

#include <string.h>

#include "base/i18n.h"
#include "db/statement.h"
#include "store/claimrecord.h"
#include "store/handle.h"

static const char *const kinds[] = {"repeats", "contradicts", "answers", "follows", NULL};

enum { SOURCE = AS_RELATION_COUNT, TARGET, FIELDS };
static const struct as_record_field fields[FIELDS] = {
	[AS_RELATION_KIND] = {.name = "kind", .at = offsetof(struct as_claim_relation, kind), .allowed = kinds, .required = true},
	[AS_RELATION_NOTE] = {.name = "note", .at = offsetof(struct as_claim_relation, note)},
	[SOURCE] = {.name = "source", .at = offsetof(struct as_claim_relation, source), .required = true, .fixed = true, .is_id = true},
	[TARGET] = {.name = "target", .at = offsetof(struct as_claim_relation, target), .required = true, .fixed = true, .is_id = true},
};
static const struct as_record_kind kind = {
	.what = "relation",
	.none = N_("no such relation"),
	.fields = fields,
	.count = FIELDS,
	.size = sizeof(struct as_claim_relation),
	.id = offsetof(struct as_claim_relation, id),
	.made = AS_RECORD_MADE(struct as_claim_relation),
	.order = "t.created, t.id",
};

const char *as_relation_field_name(enum as_relation_field field)
{
	return fields[field].name;
}

enum as_relation_field as_relation_field_named(const char *name)
{
	return (enum as_relation_field)as_record_named(fields, AS_RELATION_COUNT, name);
}

bool as_relation_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_claim_relation *relation,
		     struct as_error *err)
{
	struct as_scope scope;
	if (!as_record_fits(&kind, relation, err))
		return false;
	if (!strcmp(relation->source, relation->target))
		return as_error_set(err, AS_ERR_USAGE, _("a claim is not related to itself"));
	if (!as_store_enter(&scope, store, err))
		return false;
	id[0] = '\0';
	bool ok = as_claimrecord_known(store, relation->source, err) && as_claimrecord_known(store, relation->target, err) &&
		  as_record_add(id, store, &kind, relation, NULL, err);
	return as_store_leave(&scope, ok, store, err);
}

bool as_relation_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
		struct as_error *err)
{
	return as_record_change(store, &kind, id, changes, count, err);
}

bool as_relation_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_relation_get(struct as_claim_relation *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_relation_list(struct as_claim_relation **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      const char *claim, struct as_error *err)
{
	*out = as_record_list(count, arena, store, &kind, claim ? "t.source = ?1 OR t.target = ?1" : NULL, claim, err);
	return *out != NULL;
}
