/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/forget.h"

#include "base/i18n.h"
#include "db/integrity.h"
#include "db/statement.h"
#include "store/group.h"
#include "store/handle.h"
#include "store/project.h"

/* The object itself and what hangs on it, whether it is still there or was
 * deleted: so all is asked of the history.  ?1 id */
#define ADDED(what, member) \
	"SELECT h.object FROM history h, gone WHERE json_extract(h.action, '$.what') = '" what "'" \
	" AND json_extract(h.action, '$." member "') = gone.id"
static const char withdraw[] =
	"WITH RECURSIVE gone (id) AS ("
	" SELECT ?1"
	" UNION SELECT json_extract(h.action, '$.claim') FROM history h WHERE h.object = ?1"
	"  AND json_extract(h.action, '$.what') = 'annotation' AND json_extract(h.action, '$.claim') IS NOT NULL"
	"  AND NOT EXISTS (SELECT 1 FROM history o WHERE o.object <> ?1"
	"   AND json_extract(o.action, '$.what') = 'annotation'"
	"   AND json_extract(o.action, '$.claim') = json_extract(h.action, '$.claim'))"
	" UNION " ADDED("annotation", "claim")
	" UNION " ADDED("evidence", "claim")
	" UNION " ADDED("relation", "source")
	" UNION " ADDED("relation", "target")
	" UNION " ADDED("note", "object")
	")"
	" UPDATE history SET action = NULL WHERE object IN (SELECT id FROM gone) AND action IS NOT NULL"
	" AND json_extract(action, '$.what') <> 'document'";

static bool empty_rows(size_t *rows, struct as_store *store, const char *id, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, withdraw, err);
	as_bind_text(stmt, 1, id);
	if (!as_stmt_run(stmt, err))
		return false;
	*rows = (size_t)as_db_changes(store->db);
	return *rows || as_error_set(err, AS_ERR_NOT_FOUND, _("%s: the history says nothing of it"), id);
}

bool as_forget(size_t *rows, struct as_store *store, const char *id, struct as_error *err)
{
	size_t emptied = 0;
	if (store->group.open)
		return as_error_set(err, AS_ERR_USAGE, _("%s: a change is under way already"), store->path);
	if (store->options.access == AS_STORE_READ || as_store_is_readonly(store))
		return as_error_set(err, AS_ERR_READONLY, _("%s: opened for reading only"), store->path);
	if (!as_store_appeared(store))
		return as_error_set(err, AS_ERR_NOT_FOUND, _("%s: the history says nothing of it"), id);
	/* Pages that are let go of are overwritten; VACUUM then leaves none behind. */
	if (!as_db_exec(store->db, "PRAGMA secure_delete = ON", err) || !as_db_begin(store->db, err))
		return false;
	bool ok = empty_rows(&emptied, store, id, err) && as_project_again(store->db, err) &&
		  as_db_commit(store->db, err);
	as_db_rollback(store->db);
	if (rows)
		*rows = emptied;
	return ok && as_db_rewrite(store->db, err);
}
