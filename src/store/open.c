/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store.h's functions but for the groups: opening, noticing, finding. */
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/migrate.h"
#include "db/statement.h"
#include "store/group.h"
#include "store/handle.h"
#include "store/schema.h"

static void remember_file(struct as_store *store)
{
	struct stat st;
	if (stat(store->path, &st) == 0) {
		store->device = st.st_dev;
		store->inode = st.st_ino;
	}
	store->data_version = as_db_data_version(store->older ? store->older : store->db);
}

/* Brings the file up to date or, where it cannot be written, a copy in memory. */
static bool bring_up(struct as_db **db, struct as_db **older, struct as_error *err)
{
	if (!as_db_is_readonly(*db))
		return as_db_migrate(*db, &as_sidecar_schema, err);
	int version = as_db_version(*db, err);
	struct as_db *copy;
	if (version < 0 || version >= AS_SIDECAR_VERSION)
		return version >= 0;
	if (!as_db_migrated_copy(&copy, *db, &as_sidecar_schema, err))
		return false;
	*older = *db;
	*db = copy;
	return true;
}

bool as_store_open_file(struct as_store *store, struct as_error *err)
{
	struct as_db_options options = {
		.access = store->options.access == AS_STORE_READ ? AS_DB_READ : AS_DB_WRITE,
		.application_id = AS_SIDECAR_ID,
		.version = AS_SIDECAR_VERSION,
		.wait_ms = store->options.wait_ms,
		.waiting = store->options.waiting,
		.waiting_data = store->options.waiting_data,
	};
	struct as_db *db, *older = NULL;
	if (!as_db_open(&db, store->path, &options, err))
		return false;
	if (!as_db_schema_check(db, &as_sidecar_schema, err) || !bring_up(&db, &older, err)) {
		as_db_close(db);
		return false;
	}
	as_db_close(store->db);
	as_db_close(store->older);
	store->db = db;
	store->older = older;
	store->exists = true;
	remember_file(store);
	return true;
}

static bool open_stand_in(struct as_store *store, struct as_error *err)
{
	return as_db_open_memory(&store->db, err) && as_db_migrate(store->db, &as_sidecar_schema, err);
}

bool as_store_open(struct as_store **out, const char *path, const struct as_store_options *options,
		   struct as_error *err)
{
	struct stat st;
	if (!options->annotator || !*options->annotator)
		return as_error_set(err, AS_ERR_USAGE, _("an annotator must be named"));
	struct as_store *store = as_calloc(1, sizeof *store);
	store->path = as_strdup(path);
	store->annotator = as_strdup(options->annotator);
	store->options = *options;
	store->options.annotator = store->annotator;
	bool missing = lstat(path, &st) != 0 && errno == ENOENT;
	bool ok = missing && options->access == AS_STORE_WRITE ? open_stand_in(store, err)
							       : as_store_open_file(store, err);
	if (!ok) {
		as_store_close(store);
		return false;
	}
	*out = store;
	return true;
}

void as_store_close(struct as_store *store)
{
	if (!store)
		return;
	as_db_close(store->db);
	as_db_close(store->older);
	free(store->path);
	free(store->annotator);
	free(store);
}

const char *as_store_path(const struct as_store *store)
{
	return store->path;
}

const char *as_store_annotator(const struct as_store *store)
{
	return store->annotator;
}

bool as_store_is_readonly(const struct as_store *store)
{
	return store->exists && as_db_is_readonly(store->db);
}

bool as_store_exists(const struct as_store *store)
{
	return store->exists;
}

bool as_store_appeared(struct as_store *store)
{
	struct stat st;
	return store->exists || (lstat(store->path, &st) == 0 && as_store_open_file(store, NULL));
}

bool as_store_changed(struct as_store *store)
{
	struct stat st;
	if (store->group.started || lstat(store->path, &st) != 0)
		return false;
	if (!store->exists || st.st_ino != store->inode || st.st_dev != store->device)
		return as_store_open_file(store, NULL);
	int64_t now = as_db_data_version(store->older ? store->older : store->db);
	bool changed = now >= 0 && now != store->data_version;
	if (changed && store->older)
		return as_store_open_file(store, NULL);
	if (changed)
		store->data_version = now;
	return changed;
}

/* ---- finding rows by id */

static const char *const id_tables[AS_OBJECT_COUNT] = {
	[AS_OBJECT_ANNOTATION] = "SELECT id FROM annotation WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_CLAIM] = "SELECT id FROM claim WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_EVIDENCE] = "SELECT id FROM evidence WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_OVERRIDE] = "SELECT id FROM override WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_ENTITY] = "SELECT id FROM entity WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_TAG] = "SELECT id FROM tag WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_NOTE] = "SELECT id FROM note WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_RELATION] = "SELECT id FROM relation WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_PIN] = "SELECT id FROM pin WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_REJECTION] = "SELECT id FROM rejection WHERE id >= ?1 AND id < ?2 LIMIT 2",
	[AS_OBJECT_FILTER] = "SELECT id FROM filter WHERE id >= ?1 AND id < ?2 LIMIT 2",
};
enum { SHORTEST_ID = 4 };

static bool looks_like_id(const char *id)
{
	size_t len = strlen(id);
	return len >= SHORTEST_ID && len < AS_UUID_TEXT && strspn(id, "0123456789abcdef-") == len;
}

bool as_store_find(enum as_object *kind, char full[AS_UUID_TEXT], struct as_store *store, const char *id,
		   struct as_error *err)
{
	int found = 0;
	char *above = as_asprintf("%sg", id); /* 'g' sorts after all that an id is made of */
	enum as_step step = AS_STEP_DONE;
	for (unsigned i = 0; i < AS_OBJECT_COUNT && looks_like_id(id) && step != AS_STEP_FAILED; i++) {
		struct as_stmt *stmt = as_stmt_take(store->db, id_tables[i], err);
		as_bind_text(stmt, 1, id);
		as_bind_text(stmt, 2, above);
		while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
			const char *hit = as_column_text(stmt, 0);
			if (!hit || !as_uuid_valid(hit))
				continue;
			memcpy(full, hit, AS_UUID_TEXT);
			*kind = (enum as_object)i;
			found++;
		}
		as_stmt_release(stmt);
	}
	free(above);
	if (step == AS_STEP_FAILED)
		return false;
	if (found == 0)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("%s: nothing in the sidecar has this id"), id);
	return found == 1 || as_error_set(err, AS_ERR_CONFLICT, _("%s: several ids begin so; give more of it"), id);
}
