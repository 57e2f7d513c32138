/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/filters.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/ledger.h"
#include "session/state.h"
#include "store/filter.h"

/* All saved filters; none without a sidecar. */
static bool list(struct as_filter **filters, size_t *count, struct as_arena *arena, struct as_session *session,
		 struct as_error *err)
{
	struct as_store *store = as_session_store(session);
	*count = 0;
	*filters = NULL;
	return !store || as_filter_list(filters, count, arena, store, err);
}

static const struct as_filter *named(const struct as_filter *filters, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(filters[i].name, name))
			return &filters[i];
	return NULL;
}

static bool none_such(const struct as_filter *filters, size_t count, const char *name, struct as_error *err)
{
	struct as_buf names = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++)
		as_buf_printf(&names, "%s%s", i ? ", " : "", filters[i].name);
	if (count)
		as_error_set(err, AS_ERR_NOT_FOUND, _("there is no filter \"%s\"; saved are %s"), name, names.data);
	else
		as_error_set(err, AS_ERR_NOT_FOUND, _("there is no filter \"%s\"; none is saved"), name);
	as_buf_free(&names);
	return false;
}

static bool save(struct as_session *session, const char *name, const char *query, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_filter *filters;
	size_t count;
	if (query)
		return as_filter_set(NULL, session->store, name, query, err);
	bool ok = list(&filters, &count, &arena, session, err);
	const struct as_filter *filter = ok ? named(filters, count, name) : NULL;
	ok = ok && (filter ? as_filter_delete(session->store, filter->id, err) : none_such(filters, count, name, err));
	as_arena_free(&arena);
	return ok;
}

bool as_session_save_filter(struct as_session *session, const char *name, const char *query, struct as_error *err)
{
	struct as_query parsed;
	bool fine = as_query_parse(&parsed, query ? query : "", as_ledger_table(session), err);
	as_query_free(&parsed);
	if (!fine || !as_session_begin(session, err))
		return false;
	if (save(session, name, query, err))
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}

char *as_session_filter(struct as_session *session, const char *name, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_filter *filters;
	size_t count;
	char *query = NULL;
	if (list(&filters, &count, &arena, session, err)) {
		const struct as_filter *filter = named(filters, count, name);
		if (filter)
			query = as_strdup(filter->query);
		else
			none_such(filters, count, name, err);
	}
	as_arena_free(&arena);
	return query;
}
