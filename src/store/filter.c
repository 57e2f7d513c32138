/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/filter.h"

#include <string.h>

#include "base/i18n.h"
#include "store/handle.h"

enum { NAME, QUERY, FIELDS };
static const struct as_record_field fields[FIELDS] = {
	[NAME] = {.name = "name", .at = offsetof(struct as_filter, name), .required = true},
	[QUERY] = {.name = "query", .at = offsetof(struct as_filter, query), .required = true},
};
static const struct as_record_kind kind = {
	.what = "filter",
	.none = N_("no such filter"),
	.fields = fields,
	.count = FIELDS,
	.size = sizeof(struct as_filter),
	.id = offsetof(struct as_filter, id),
	.made = AS_RECORD_MADE(struct as_filter),
	.order = "t.name, t.id",
};

static bool set_query(char id[AS_UUID_TEXT], struct as_store *store, const struct as_filter *filter,
		      struct as_error *err)
{
	struct as_arena arena = {0};
	const struct as_change query = {QUERY, filter->query};
	size_t count;
	struct as_filter *known = as_record_list(&count, &arena, store, &kind, "t.name = ?1", filter->name, err);
	bool ok = known != NULL;
	if (ok && count) {
		memcpy(id, known[0].id, AS_UUID_TEXT);
		ok = as_record_write(store, &kind, &known[0], &query, 1, err);
	} else if (ok) {
		id[0] = '\0';
		ok = as_record_add(id, store, &kind, filter, NULL, err);
	}
	as_arena_free(&arena);
	return ok;
}

bool as_filter_set(char id[AS_UUID_TEXT], struct as_store *store, const char *name, const char *query,
		   struct as_error *err)
{
	struct as_filter filter = {.name = name, .query = query};
	struct as_scope scope;
	char made[AS_UUID_TEXT];
	if (!as_record_fits(&kind, &filter, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, set_query(id ? id : made, store, &filter, err), store, err);
}

bool as_filter_delete(struct as_store *store, const char *id, struct as_error *err)
{
	return as_record_delete(store, &kind, id, err);
}

bool as_filter_list(struct as_filter **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    struct as_error *err)
{
	*out = as_record_list(count, arena, store, &kind, NULL, NULL, err);
	return *out != NULL;
}
