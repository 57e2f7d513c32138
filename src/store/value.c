/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/group.h"
#include "store/place.h"

bool as_value_fits(const char *field, const char *value, const char *const *allowed, bool required,
		   struct as_error *err)
{
	if (!value || !*value)
		return !required || as_error_set(err, AS_ERR_USAGE, _("%s: must be stated"), field);
	if (!allowed)
		return true;
	struct as_buf choices = AS_BUF_INIT;
	bool found = false;
	for (size_t i = 0; allowed[i]; i++) {
		found = found || !strcmp(allowed[i], value);
		as_buf_printf(&choices, "%s%s", i ? ", " : "", allowed[i]);
	}
	if (!found)
		as_error_set(err, AS_ERR_USAGE, _("%s: \"%s\" is none of %s"), field, value, choices.data);
	as_buf_free(&choices);
	return found;
}

bool as_value_same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

void as_value_put(struct as_action *action, const char *name, const char *value)
{
	as_json_key(&action->json, name);
	as_json_string(&action->json, value && *value ? value : NULL);
}

bool as_value_known(struct as_store *store, const char *id, struct as_error *err)
{
	return as_store_appeared(store) ||
	       as_error_set(err, AS_ERR_NOT_FOUND, _("%s: nothing in the sidecar has this id"), id);
}

bool as_ids_of(struct as_ids *ids, struct as_store *store, const char *sql, const char *value, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, sql, err);
	enum as_step step;
	as_bind_text(stmt, 1, value);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(ids->items, ids->cap, ids->count + 1);
		as_place_id(ids->items[ids->count++], stmt, 0);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

void as_ids_free(struct as_ids *ids)
{
	free(ids->items);
	*ids = (struct as_ids){0};
}
