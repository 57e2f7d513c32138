/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/statement.h"

void as_names_add(struct as_names *names, const char *name)
{
	AS_RESERVE(names->items, names->cap, names->count + 1);
	names->items[names->count++] = as_strdup(name);
}

bool as_names_have(const struct as_names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (!strcmp(names->items[i], name))
			return true;
	return false;
}

void as_names_free(struct as_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
}

void as_links_free(struct as_links *links)
{
	as_names_free(&links->documents);
	as_names_free(&links->parents);
}

static const char links_of[] =
	"SELECT 0, document FROM span WHERE object = ?1"
	" UNION ALL SELECT 0, object FROM note WHERE id = ?1"
	" UNION ALL SELECT 1, claim FROM appearance WHERE annotation = ?1"
	" UNION ALL SELECT 1, entity FROM mention WHERE annotation = ?1"
	" UNION ALL SELECT 1, claim FROM evidence WHERE id = ?1"
	" UNION ALL SELECT 1, source FROM relation WHERE id = ?1"
	" UNION ALL SELECT 1, target FROM relation WHERE id = ?1"
	" UNION ALL SELECT 1, claimant_entity FROM claim WHERE id = ?1";

bool as_links_read(struct as_links *links, struct as_db *db, const char *object, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, links_of, err);
	enum as_step step;
	*links = (struct as_links){0};
	as_bind_text(stmt, 1, object);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		struct as_names *names = as_column_int(stmt, 0) ? &links->parents : &links->documents;
		const char *name = as_column_text(stmt, 1);
		if (name && !as_names_have(names, name))
			as_names_add(names, name);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

/* ---- documents */

static bool run_with(struct as_db *db, const char *sql, const char *value, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, sql, err);
	as_bind_text(stmt, 1, value);
	return as_stmt_run(stmt, err);
}

bool as_links_keep_document(struct as_db *db, const char *document, struct as_error *err)
{
	return run_with(
		db,
		"INSERT OR IGNORE INTO document (id, path, path_bytes, sha256, title, date, source, url)"
		" SELECT ?1, json_extract(action, '$.path'), json_extract(action, '$.path_bytes'),"
		" json_extract(action, '$.sha256'), json_extract(action, '$.title'),"
		" json_extract(action, '$.date'), json_extract(action, '$.source'), json_extract(action, '$.url')"
		" FROM history WHERE object = ?1 AND json_extract(action, '$.do') = 'state'"
		" ORDER BY lamport DESC, origin DESC, seq DESC LIMIT 1",
		document, err);
}

static bool drop_document(struct as_db *db, const char *document, struct as_error *err)
{
	return run_with(db,
			"DELETE FROM document WHERE id = ?1"
			" AND NOT EXISTS (SELECT 1 FROM span WHERE document = ?1)"
			" AND NOT EXISTS (SELECT 1 FROM note WHERE object = ?1)",
			document, err);
}

bool as_links_settle_documents(struct as_db *db, const struct as_names *before, const struct as_names *now,
			     struct as_error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < now->count; i++)
		ok = as_names_have(before, now->items[i]) || as_links_keep_document(db, now->items[i], err);
	for (size_t i = 0; ok && i < before->count; i++)
		ok = as_names_have(now, before->items[i]) || drop_document(db, before->items[i], err);
	return ok;
}
