/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/claimrecord.h"

#include "base/i18n.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"

static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const states[] = {"open", "checking", "done", NULL};

static const struct as_record_field fields[] = {
	{.name = "normalised", .at = offsetof(struct as_annotation, normalised)},
	{.name = "claimant", .at = offsetof(struct as_annotation, claimant)},
	{.name = "role", .at = offsetof(struct as_annotation, role)},
	{.name = "said", .at = offsetof(struct as_annotation, said)},
	{.name = "checkworthy", .at = offsetof(struct as_annotation, checkworthy), .allowed = yes_no},
	{.name = "state", .at = offsetof(struct as_annotation, state), .allowed = states, .required = true},
	{.name = "verdict", .at = offsetof(struct as_annotation, verdict)},
	{.name = "scale", .at = offsetof(struct as_annotation, scale)},
	{.name = "rationale", .at = offsetof(struct as_annotation, rationale)},
	{.name = "reviewer", .at = offsetof(struct as_annotation, reviewer)},
	{.name = "claimant_entity", .at = offsetof(struct as_annotation, claimant_entity)},
};

const struct as_record_kind as_claimrecord_kind = {
	.what = "claim",
	.none = N_("no such claim"),
	.fields = fields,
	.count = sizeof fields / sizeof fields[0],
	.size = sizeof(struct as_annotation),
	.id = offsetof(struct as_annotation, claim),
	.made = AS_RECORD_MADE(struct as_annotation),
	.order = "t.id",
};

bool as_claimrecord_known(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_known(store, &as_claimrecord_kind, id, err);
}

bool as_claimrecord_named(char out[AS_UUID_TEXT], struct as_store *store, const char *id, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT id FROM claim WHERE id = ?1"
					    " UNION ALL SELECT claim FROM appearance WHERE annotation = ?1 LIMIT 1",
					    err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		as_place_id(out, stmt, 0);
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, "%s: %s", id, _(as_claimrecord_kind.none));
	return step == AS_STEP_ROW;
}

bool as_claimrecord_get(struct as_annotation *out, struct as_arena *arena, struct as_store *store, const char *id,
		  struct as_error *err)
{
	bool ok = as_record_get(out, arena, store, &as_claimrecord_kind, id, err);
	if (ok)
		out->kind = AS_APPEARANCE;
	return ok;
}
