/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/integrity.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/handle.h"
#include "db/statement.h"

bool as_db_integrity(size_t *count, struct as_db *db, bool quick, as_db_finding *finding, void *data,
		     struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, quick ? "PRAGMA quick_check(100)" : "PRAGMA integrity_check(100)", err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		const char *line = as_column_text(stmt, 0);
		if (!line || !strcmp(line, "ok"))
			continue;
		++*count;
		if (finding)
			finding(data, line);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

bool as_db_foreign_keys(size_t *count, struct as_db *db, as_db_finding *finding, void *data, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, "PRAGMA foreign_key_check", err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		++*count;
		if (!finding)
			continue;
		const char *from = as_column_text(stmt, 0), *to = as_column_text(stmt, 2);
		char *line = as_asprintf(_("a row of %s names a row of %s that is not there"), from ? from : "?",
					 to ? to : "?");
		finding(data, line);
		free(line);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

/* Reserves the name: an empty file that was not there before. */
static bool reserve(const char *path, struct as_error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST)
		return as_error_set(err, AS_ERR_CONFLICT, _("%s: exists already"), path);
	if (fd < 0)
		return as_error_system(err, errno, "%s", path);
	close(fd);
	return true;
}

static bool copy_into(struct as_db *copy, struct as_db *db, struct as_error *err)
{
	int rc = sqlite3_open_v2(copy->path, &copy->sqlite,
				 SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (rc != SQLITE_OK)
		return as_db_fail(copy, rc, err);
	sqlite3_exec(copy->sqlite, "PRAGMA synchronous = EXTRA", NULL, NULL, NULL);
	sqlite3_backup *backup = sqlite3_backup_init(copy->sqlite, "main", db->sqlite, "main");
	if (!backup)
		return as_db_fail(copy, sqlite3_extended_errcode(copy->sqlite), err);
	sqlite3_backup_step(backup, -1);
	rc = sqlite3_backup_finish(backup);
	return rc == SQLITE_OK || as_db_fail(copy, rc, err);
}

bool as_db_backup(struct as_db *db, const char *path, struct as_error *err)
{
	if (!reserve(path, err))
		return false;
	char *folder = as_path_dirname(path);
	char *real = realpath(folder, NULL);
	struct as_db copy = {.path = as_path_join(real ? real : folder, as_path_basename(path))};
	bool ok = copy_into(&copy, db, err);
	sqlite3_close(copy.sqlite);
	if (!ok)
		unlink(copy.path);
	free(copy.path);
	free(real);
	free(folder);
	return ok;
}

bool as_db_rewrite(struct as_db *db, struct as_error *err)
{
	/* VACUUM attaches the copy that it makes, which nothing else may do. */
	int most = sqlite3_limit(db->sqlite, SQLITE_LIMIT_ATTACHED, 1);
	bool ok = as_db_exec(db, "VACUUM", err);
	sqlite3_limit(db->sqlite, SQLITE_LIMIT_ATTACHED, most);
	return ok;
}
