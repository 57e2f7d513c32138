/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/codebook.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

static const char *const types[] = {"mention", "document", NULL};

enum { NAME = AS_CODEBOOK_COUNT, FIELDS };
static const struct as_record_field fields[FIELDS] = {
	[AS_CODEBOOK_KEY] = {.name = "key", .at = offsetof(struct as_codebook_tag, key)},
	[AS_CODEBOOK_COLOUR] = {.name = "colour", .at = offsetof(struct as_codebook_tag, colour)},
	[AS_CODEBOOK_DESCRIPTION] = {.name = "description", .at = offsetof(struct as_codebook_tag, description)},
	[AS_CODEBOOK_PARENT] = {.name = "parent", .at = offsetof(struct as_codebook_tag, parent)},
	[AS_CODEBOOK_TYPE] = {.name = "type", .at = offsetof(struct as_codebook_tag, type), .allowed = types},
	[NAME] = {.name = "name", .at = offsetof(struct as_codebook_tag, name), .required = true, .fixed = true},
};
static const struct as_record_kind kind = {
	.what = "tag",
	.none = N_("no such tag in the codebook"),
	.fields = fields,
	.count = FIELDS,
	.size = sizeof(struct as_codebook_tag),
	.id = offsetof(struct as_codebook_tag, id),
	.made = AS_RECORD_MADE(struct as_codebook_tag),
	.order = "t.name, t.id",
};

const char *as_codebook_field_name(enum as_codebook_field field)
{
	return fields[field].name;
}

enum as_codebook_field as_codebook_field_named(const char *name)
{
	return (enum as_codebook_field)as_record_named(fields, AS_CODEBOOK_COUNT, name);
}

/* No path has a NUL, so that no document gets the id of a tag. */
void as_codebook_id(char out[AS_UUID_TEXT], const char *name)
{
	struct as_buf seed = AS_BUF_INIT;
	as_buf_add(&seed, "tag", sizeof "tag");
	as_buf_adds(&seed, name);
	as_place_made_id(out, seed.data, seed.len);
	as_buf_free(&seed);
}

static bool key_fits(const char *key, struct as_error *err)
{
	return !key || !*key || !key[1] ||
	       as_error_set(err, AS_ERR_USAGE, _("a key is one character, not \"%s\""), key);
}

static bool set_tag(struct as_store *store, const struct as_codebook_tag *tag, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_codebook_tag now;
	struct as_change changes[AS_CODEBOOK_COUNT];
	struct as_error local = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	as_codebook_id(id, tag->name);
	for (unsigned i = 0; i < AS_CODEBOOK_COUNT; i++)
		changes[i] = (struct as_change){i, as_record_value(tag, &fields[i])};
	bool ok = as_record_get(&now, &arena, store, &kind, id, &local);
	if (ok)
		ok = as_record_write(store, &kind, &now, changes, AS_CODEBOOK_COUNT, err);
	else if (local.code == AS_ERR_NOT_FOUND)
		ok = as_record_add(id, store, &kind, tag, NULL, err);
	else
		as_error_move(err, &local);
	as_error_clear(&local);
	as_arena_free(&arena);
	return ok;
}

bool as_codebook_set(struct as_store *store, const struct as_codebook_tag *tag, struct as_error *err)
{
	struct as_scope scope;
	if (!as_record_fits(&kind, tag, err) || !key_fits(tag->key, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, set_tag(store, tag, err), store, err);
}

bool as_codebook_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
			struct as_error *err)
{
	for (size_t i = 0; i < count; i++)
		if (changes[i].field == AS_CODEBOOK_KEY && !key_fits(changes[i].value, err))
			return false;
	return as_record_change(store, &kind, id, changes, count, err);
}

bool as_codebook_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_codebook_get(struct as_codebook_tag *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err)
{
	return as_record_get(out, arena, store, &kind, id, err);
}

bool as_codebook_list(struct as_codebook_tag **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      struct as_error *err)
{
	*out = as_record_list(count, arena, store, &kind, NULL, NULL, err);
	return *out != NULL;
}

/* ---- renaming */

/* The objects that say a tag's name, and the field in which they do. */
static const struct user {
	const char *what, *field, *sql;
} users[] = {
	{"annotation", "type", "SELECT id FROM annotation WHERE type = ?1"},
	{"entity", "type", "SELECT id FROM entity WHERE type = ?1"},
	{"rejection", "type", "SELECT id FROM rejection WHERE type = ?1"},
	{"tag", "parent", "SELECT id FROM tag WHERE parent = ?1"},
};

static bool rename_in(struct as_store *store, const struct user *user, const char *name, const char *renamed,
		      struct as_error *err)
{
	struct as_ids ids = {0};
	bool ok = as_ids_of(&ids, store, user->sql, name, err);
	for (size_t i = 0; ok && i < ids.count; i++) {
		struct as_action action;
		as_action_begin(&action, "change", user->what, ids.items[i]);
		as_json_key(&action.json, "set");
		as_json_begin_object(&action.json);
		as_value_put(&action, user->field, renamed);
		as_json_end_object(&action.json);
		ok = as_action_finish(&action, store, err);
	}
	as_ids_free(&ids);
	return ok;
}

static bool rename_tag(struct as_store *store, const char *name, const char *renamed, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_codebook_tag tag, taken;
	struct as_error local = AS_ERROR_INIT;
	char id[AS_UUID_TEXT], fresh[AS_UUID_TEXT];
	as_codebook_id(id, name);
	as_codebook_id(fresh, renamed);
	bool ok = as_record_get(&tag, &arena, store, &kind, id, err);
	if (ok && as_record_get(&taken, &arena, store, &kind, fresh, &local))
		ok = as_error_set(err, AS_ERR_CONFLICT, _("there is a tag \"%s\" already"), renamed);
	tag.name = renamed;
	ok = ok && as_record_add(fresh, store, &kind, &tag, NULL, err);
	for (size_t i = 0; ok && i < sizeof users / sizeof users[0]; i++)
		ok = rename_in(store, &users[i], name, renamed, err);
	ok = ok && as_record_delete(store, &kind, id, err);
	as_error_clear(&local);
	as_arena_free(&arena);
	return ok;
}

bool as_codebook_rename(struct as_store *store, const char *name, const char *renamed, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_fits("name", renamed, NULL, true, err) || !as_value_known(store, name, err) ||
	    !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, rename_tag(store, name, renamed, err), store, err);
}
