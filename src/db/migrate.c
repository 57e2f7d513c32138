/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/handle.h"
#include "db/integrity.h"
#include "db/statement.h"

int as_db_version(struct as_db *db, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, "PRAGMA user_version", err);
	int version = as_stmt_step(stmt, err) == AS_STEP_ROW ? (int)as_column_int(stmt, 0) : -1;
	as_stmt_release(stmt);
	return version;
}

static bool step_up(struct as_db *db, const struct as_schema *schema, const struct as_migration *step,
		    struct as_error *err)
{
	if (!as_db_begin(db, err))
		return false;
	/* PRAGMA takes no parameters; both are numbers of ours. */
	char *header = as_asprintf("PRAGMA application_id = %u; PRAGMA user_version = %d", schema->application_id,
				   step->version);
	int version = as_db_version(db, err); /* another process may have been faster */
	bool ok = version >= step->version ||
		  (version == step->version - 1 && as_db_exec(db, step->sql, err) &&
		   (!step->run || step->run(db, err)) && as_db_exec(db, header, err));
	free(header);
	if (ok)
		return as_db_commit(db, err);
	as_db_rollback(db);
	return false;
}

static bool copy_aside(struct as_db *db, int version, struct as_error *err)
{
	bool ok = false;
	for (int number = 1; number < 100 && !ok; number++) {
		char *name = number == 1 ? as_asprintf("%s.v%d", db->path, version)
					 : as_asprintf("%s.v%d.%d", db->path, version, number);
		struct as_error local = AS_ERROR_INIT;
		ok = as_db_backup(db, name, &local);
		bool taken = local.code == AS_ERR_CONFLICT;
		as_error_move(err, &local);
		free(name);
		if (!taken)
			break;
	}
	return ok || as_error_wrap(err, _("no copy could be made before the change of schema"));
}

static bool prepare_upgrade(struct as_db *db, int version, struct as_error *err)
{
	size_t findings;
	if (!as_db_integrity(&findings, db, false, NULL, NULL, err))
		return false;
	if (findings)
		return as_db_fail(db, SQLITE_CORRUPT, err);
	return copy_aside(db, version, err);
}

static bool step_up_from(struct as_db *db, const struct as_schema *schema, int version, struct as_error *err)
{
	for (size_t i = (size_t)version; i < schema->count; i++)
		if (!step_up(db, schema, &schema->steps[i], err))
			return false;
	return true;
}

bool as_db_migrate(struct as_db *db, const struct as_schema *schema, struct as_error *err)
{
	int version = as_db_version(db, err);
	if (version < 0)
		return false;
	if ((size_t)version >= schema->count)
		return true;
	return (version == 0 || prepare_upgrade(db, version, err)) && step_up_from(db, schema, version, err);
}

static bool copy_pages(struct as_db *into, struct as_db *from, struct as_error *err)
{
	sqlite3_backup *backup = sqlite3_backup_init(into->sqlite, "main", from->sqlite, "main");
	if (!backup)
		return as_db_fail(from, sqlite3_extended_errcode(into->sqlite), err);
	sqlite3_backup_step(backup, -1);
	int rc = sqlite3_backup_finish(backup);
	return rc == SQLITE_OK || as_db_fail(from, rc, err);
}

bool as_db_migrated_copy(struct as_db **out, struct as_db *db, const struct as_schema *schema, struct as_error *err)
{
	struct as_db *copy;
	if (!as_db_open_memory(&copy, err))
		return false;
	free(copy->path);
	copy->path = as_strdup(db->path);
	bool ok = copy_pages(copy, db, err);
	int version = ok ? as_db_version(copy, err) : -1;
	if (version < 0 || !step_up_from(copy, schema, version, err) ||
	    !as_db_exec(copy, "PRAGMA query_only = ON", err)) {
		as_db_close(copy);
		return false;
	}
	copy->readonly = true;
	*out = copy;
	return true;
}

/* ---- creation */

static bool link_new(const char *temporary, const char *path, struct as_error *err)
{
	/* Neither replaces what is there; FAT and some network disks lack link(). */
	if (link(temporary, path) == 0 || (errno != EEXIST && renameat2(AT_FDCWD, temporary, AT_FDCWD, path,
									RENAME_NOREPLACE) == 0))
		return true;
	if (errno == EEXIST)
		return as_error_set(err, AS_ERR_CONFLICT, _("%s: exists already"), path);
	return as_error_system(err, errno, "%s", path);
}

static bool sync_folder_of(const char *path)
{
	char *folder = as_path_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
	if (fd >= 0)
		close(fd);
	free(folder);
	return ok;
}

static bool write_new(const char *path, const void *bytes, size_t len, struct as_error *err)
{
	char *temporary = as_asprintf("%s.new.XXXXXX", path);
	int fd = mkostemp(temporary, O_CLOEXEC);
	mode_t mask = umask(0);
	umask(mask);
	bool ok = fd >= 0;
	if (!ok)
		as_error_system(err, errno, "%s", path);
	if (ok && !as_file_write_all(fd, bytes, len, err))
		ok = as_error_wrap(err, "%s", path);
	if (ok && (fchmod(fd, 0666 & ~mask) != 0 || fsync(fd) != 0))
		ok = as_error_system(err, errno, "%s", path);
	if (fd >= 0)
		close(fd);
	ok = ok && link_new(temporary, path, err);
	if (fd >= 0)
		unlink(temporary);
	if (ok && !sync_folder_of(path))
		ok = as_error_system(err, errno, "%s", path);
	free(temporary);
	if (!ok && err && err->code == AS_ERR_FULL)
		as_error_set(err, AS_ERR_FULL, _("%s: no space left; nothing was saved: free some space and try again"),
			     path);
	return ok;
}

bool as_db_create(const char *path, const struct as_schema *schema, struct as_error *err)
{
	struct as_db *db;
	if (!as_db_open_memory(&db, err))
		return false;
	sqlite3_int64 size = 0;
	unsigned char *image = NULL;
	bool ok = as_db_migrate(db, schema, err);
	if (ok) {
		image = sqlite3_serialize(db->sqlite, "main", &size, 0);
		ok = image ? write_new(path, image, (size_t)size, err) : as_db_fail(db, SQLITE_NOMEM, err);
	}
	sqlite3_free(image);
	as_db_close(db);
	return ok;
}

/* ---- comparing schemas */

static const char schema_rows[] =
	"SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";

static int row_order(struct as_stmt *a, struct as_stmt *b)
{
	for (int column = 0; column < 2; column++) {
		const char *left = as_column_text(a, column), *right = as_column_text(b, column);
		int order = strcmp(left ? left : "", right ? right : "");
		if (order)
			return order;
	}
	return 0;
}

static bool row_same(struct as_stmt *a, struct as_stmt *b)
{
	for (int column = 0; column < 4; column++) {
		const char *left = as_column_text(a, column), *right = as_column_text(b, column);
		size_t len = as_column_bytes(a, column);
		if (!left || !right || len != as_column_bytes(b, column) || memcmp(left, right, len) != 0)
			return false;
	}
	return true;
}

static bool differs(struct as_db *db, const char *how, struct as_stmt *row, struct as_error *err)
{
	const char *type = as_column_text(row, 0), *name = as_column_text(row, 1);
	return as_error_set(err, AS_ERR_FOREIGN,
			    _("%s: its schema is not ours: %s %s %s; it is left alone: go back to a copy"), db->path,
			    type ? type : "?", name ? name : "?", how);
}

static bool compare_rows(struct as_db *db, struct as_stmt *found, struct as_stmt *wanted, struct as_error *err)
{
	enum as_step is = as_stmt_step(found, err), want = as_stmt_step(wanted, err);
	while (is == AS_STEP_ROW || want == AS_STEP_ROW) {
		if (is == AS_STEP_FAILED || want == AS_STEP_FAILED)
			return false;
		int order = is != AS_STEP_ROW ? 1 : want != AS_STEP_ROW ? -1 : row_order(found, wanted);
		if (order < 0)
			return differs(db, _("is extra"), found, err);
		if (order > 0)
			return differs(db, _("is missing"), wanted, err);
		if (!row_same(found, wanted))
			return differs(db, _("is altered"), found, err);
		is = as_stmt_step(found, err);
		want = as_stmt_step(wanted, err);
	}
	return is == AS_STEP_DONE && want == AS_STEP_DONE;
}

bool as_db_schema_check(struct as_db *db, const struct as_schema *schema, struct as_error *err)
{
	int version = as_db_version(db, err);
	struct as_schema then = *schema;
	struct as_db *model;
	if (version < 0)
		return false;
	if ((size_t)version < then.count)
		then.count = (size_t)version;
	if (!as_db_open_memory(&model, err))
		return false;
	bool ok = as_db_migrate(model, &then, err);
	if (ok) {
		struct as_stmt *found = as_stmt_take(db, schema_rows, err);
		struct as_stmt *wanted = as_stmt_take(model, schema_rows, err);
		ok = compare_rows(db, found, wanted, err);
		as_stmt_release(found);
		as_stmt_release(wanted);
	}
	as_db_close(model);
	return ok;
}
