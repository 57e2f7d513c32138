/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/entity.h"

#include <string.h>

#include "base/i18n.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

static const struct as_record_field fields[AS_ENTITY_COUNT] = {
	[AS_ENTITY_CANONICAL] = {.name = "canonical", .at = offsetof(struct as_entity, canonical), .required = true},
	[AS_ENTITY_TYPE] = {.name = "type", .at = offsetof(struct as_entity, type), .required = true},
	[AS_ENTITY_EXTERNAL_ID] = {.name = "external_id", .at = offsetof(struct as_entity, external_id)},
	[AS_ENTITY_NOTE] = {.name = "note", .at = offsetof(struct as_entity, note)},
};
static const struct as_record_kind kind = {
	.what = "entity",
	.none = N_("no such entity"),
	.fields = fields,
	.count = AS_ENTITY_COUNT,
	.size = sizeof(struct as_entity),
	.id = offsetof(struct as_entity, id),
	.made = AS_RECORD_MADE(struct as_entity),
	.order = "t.canonical, t.id",
};

const char *as_entity_field_name(enum as_entity_field field)
{
	return fields[field].name;
}

enum as_entity_field as_entity_field_named(const char *name)
{
	return (enum as_entity_field)as_record_named(fields, AS_ENTITY_COUNT, name);
}

bool as_entity_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_entity *entity,
		   struct as_error *err)
{
	id[0] = '\0';
	return as_record_add(id, store, &kind, entity, NULL, err);
}

bool as_entity_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
		struct as_error *err)
{
	return as_record_change(store, &kind, id, changes, count, err);
}

bool as_entity_get(struct as_entity *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_entity_known(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_known(store, &kind, id, err);
}

/* ---- aliases */

/* One that the entity has and shall have, or has not and shall not, is no change. */
static bool set_alias(struct as_store *store, const char *id, const char *text, bool wanted, struct as_error *err)
{
	struct as_action action;
	struct as_stmt *stmt =
		as_stmt_take(store->db, "SELECT 1 FROM alias WHERE entity = ?1 AND text = ?2", err);
	as_bind_text(stmt, 1, id);
	as_bind_text(stmt, 2, text);
	enum as_step step = as_stmt_step(stmt, err);
	as_stmt_release(stmt);
	if (step == AS_STEP_FAILED || !as_record_known(store, &kind, id, err))
		return false;
	if ((step == AS_STEP_ROW) == wanted)
		return true;
	as_action_begin(&action, wanted ? "alias" : "unalias", "entity", id);
	as_action_text(&action, "text", text);
	return as_action_finish(&action, store, err);
}

static bool alias_verb(struct as_store *store, const char *id, const char *text, bool wanted, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_fits("alias", text, NULL, true, err) || !as_value_known(store, id, err) ||
	    !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, set_alias(store, id, text, wanted, err), store, err);
}

bool as_entity_alias(struct as_store *store, const char *id, const char *text, struct as_error *err)
{
	return alias_verb(store, id, text, true, err);
}

bool as_entity_unalias(struct as_store *store, const char *id, const char *text, struct as_error *err)
{
	return alias_verb(store, id, text, false, err);
}

/* ---- links */

static bool is_mention(char entity[AS_UUID_TEXT], struct as_store *store, const char *annotation,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT m.entity FROM annotation a LEFT JOIN mention m ON m.annotation = a.id"
					    " WHERE a.id = ?1 AND a.kind = 'mention'",
					    err);
	as_bind_text(stmt, 1, annotation);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		as_place_id(entity, stmt, 0);
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such mention"), annotation);
	return step == AS_STEP_ROW;
}

static bool link_row(struct as_store *store, const char *annotation, const char *entity, struct as_error *err)
{
	char now[AS_UUID_TEXT];
	struct as_action action;
	if (!is_mention(now, store, annotation, err) || (entity && !as_entity_known(store, entity, err)))
		return false;
	if (as_value_same(now, entity))
		return true;
	as_action_begin(&action, "link", "annotation", annotation);
	as_value_put(&action, "entity", entity);
	return as_action_finish(&action, store, err);
}

bool as_entity_link(struct as_store *store, const char *annotation, const char *entity, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, annotation, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, link_row(store, annotation, entity, err), store, err);
}

/* Links all mentions of one entity to another, or to none. */
static bool relink(struct as_store *store, const char *from, const char *into, struct as_error *err)
{
	struct as_ids ids = {0};
	bool ok = as_ids_of(&ids, store, "SELECT annotation FROM mention WHERE entity = ?1 ORDER BY annotation", from,
			    err);
	for (size_t i = 0; ok && i < ids.count; i++)
		ok = link_row(store, ids.items[i], into, err);
	as_ids_free(&ids);
	return ok;
}

static bool rename_claimant(struct as_store *store, const char *from, const char *into, struct as_error *err)
{
	struct as_ids ids = {0};
	bool ok = as_ids_of(&ids, store, "SELECT id FROM claim WHERE claimant_entity = ?1 ORDER BY id", from, err);
	for (size_t i = 0; ok && i < ids.count; i++) {
		struct as_action action;
		as_action_begin(&action, "change", "claim", ids.items[i]);
		as_json_key(&action.json, "set");
		as_json_begin_object(&action.json);
		as_value_put(&action, "claimant_entity", into);
		as_json_end_object(&action.json);
		ok = as_action_finish(&action, store, err);
	}
	as_ids_free(&ids);
	return ok;
}

bool as_entity_delete(struct as_store *store, const char *id, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = relink(store, id, NULL, err) && rename_claimant(store, id, NULL, err) &&
		  as_record_delete(store, &kind, id, err);
	return as_store_leave(&scope, ok, store, err);
}

/* ---- merging and splitting */

static bool take_names(struct as_store *store, const struct as_entity *from, const struct as_entity *into,
		       struct as_arena *arena, struct as_error *err)
{
	struct as_alias *aliases;
	size_t count;
	bool ok = as_entity_aliases(&aliases, &count, arena, store, from->id, err);
	for (size_t i = 0; ok && i < count; i++)
		if (strcmp(aliases[i].text, into->canonical) != 0)
			ok = set_alias(store, into->id, aliases[i].text, true, err);
	return ok && (!strcmp(from->canonical, into->canonical) ||
		      set_alias(store, into->id, from->canonical, true, err));
}

static bool take_fields(struct as_store *store, const struct as_entity *from, const struct as_entity *into,
			struct as_error *err)
{
	struct as_change changes[2];
	size_t count = 0;
	if (!into->external_id && from->external_id)
		changes[count++] = (struct as_change){AS_ENTITY_EXTERNAL_ID, from->external_id};
	if (!into->note && from->note)
		changes[count++] = (struct as_change){AS_ENTITY_NOTE, from->note};
	return as_record_write(store, &kind, into, changes, count, err);
}

/* "into" is for the log only. */
static bool delete_merged(struct as_store *store, const char *from, const char *into, struct as_error *err)
{
	struct as_action action;
	as_action_begin(&action, "delete", "entity", from);
	as_action_text(&action, "into", into);
	return as_action_finish(&action, store, err);
}

static bool merge(struct as_store *store, const char *from_id, const char *into_id, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_entity from, into;
	bool ok = as_entity_get(&from, &arena, store, from_id, err) &&
		  as_entity_get(&into, &arena, store, into_id, err) && relink(store, from_id, into_id, err) &&
		  rename_claimant(store, from_id, into_id, err) && take_names(store, &from, &into, &arena, err) &&
		  take_fields(store, &from, &into, err) && delete_merged(store, from_id, into_id, err);
	as_arena_free(&arena);
	return ok;
}

bool as_entity_merge(struct as_store *store, const char *from, const char *into, struct as_error *err)
{
	struct as_scope scope;
	if (!strcmp(from, into))
		return as_error_set(err, AS_ERR_USAGE, _("an entity cannot be merged with itself"));
	if (!as_value_known(store, from, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, merge(store, from, into, err), store, err);
}

bool as_entity_split(char id[AS_UUID_TEXT], struct as_store *store, const struct as_entity *entity,
		     const char *const *annotations, size_t count, struct as_error *err)
{
	struct as_scope scope;
	if (!as_record_fits(&kind, entity, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = as_entity_add(id, store, entity, err);
	for (size_t i = 0; ok && i < count; i++)
		ok = link_row(store, annotations[i], id, err);
	return as_store_leave(&scope, ok, store, err);
}
