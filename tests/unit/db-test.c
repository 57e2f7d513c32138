/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/buf.h"
#include "base/file.h"
#include "db/db.h"
#include "db/handle.h"
#include "db/integrity.h"
#include "db/migrate.h"
#include "db/statement.h"
#include "sidecar.h"
#include "tap.h"

enum { TEST_ID = 0x54455354 };
static const struct as_migration steps[] = {
	{1, "CREATE TABLE word (text TEXT NOT NULL) STRICT", NULL},
	{2, "ALTER TABLE word ADD COLUMN note TEXT; CREATE INDEX word_note ON word (note)", NULL},
	{3, "CREATE TABLE broken (", NULL},
};
static const struct as_schema version_1 = {TEST_ID, steps, 1}, version_2 = {TEST_ID, steps, 2},
			      version_3 = {TEST_ID, steps, 3};

static bool open_db(struct as_db **out, const char *path, enum as_db_access access, int version, struct as_error *err)
{
	struct as_db_options options = {
		.access = access, .application_id = TEST_ID, .version = version, .wait_ms = 100};
	return as_db_open(out, path, &options, err);
}

static int64_t number(struct as_db *db, const char *sql)
{
	struct as_stmt *stmt = as_stmt_take(db, sql, NULL);
	int64_t value = as_stmt_step(stmt, NULL) == AS_STEP_ROW ? as_column_int(stmt, 0) : -1;
	as_stmt_release(stmt);
	return value;
}

static void test_settings(void)
{
	const char *path = test_path("settings.db");
	struct as_error err = AS_ERROR_INIT;
	struct as_db *db = NULL;
	OK(as_db_create(path, &version_1, &err), "a database is made");
	OK(!as_db_create(path, &version_1, &err) && err.code == AS_ERR_CONFLICT, "and never replaced");
	OK(open_db(&db, path, AS_DB_WRITE, 1, &err), "it opens: %s", as_error_text(&err));
	static const struct {
		const char *sql;
		int value;
	} pragmas[] = {
		{"PRAGMA application_id", TEST_ID}, {"PRAGMA user_version", 1},   {"PRAGMA synchronous", 3},
		{"PRAGMA foreign_keys", 1},         {"PRAGMA trusted_schema", 0}, {"PRAGMA cell_size_check", 1},
	};
	for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++)
		IS_INT(number(db, pragmas[i].sql), pragmas[i].value, "%s", pragmas[i].sql);
	static const int off[] = {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
				  SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_DQS_DML};
	for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
		int is = -1;
		sqlite3_db_config(db->sqlite, off[i], -1, &is);
		IS_INT(is, 0, "setting %d is off", off[i]);
	}
	int defensive = 0;
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
	IS_INT(defensive, 1, "the connection is defensive");
	IS_INT(sqlite3_limit(db->sqlite, SQLITE_LIMIT_LENGTH, -1), AS_DB_LENGTH_LIMIT, "lengths are limited");
	IS_INT(sqlite3_limit(db->sqlite, SQLITE_LIMIT_ATTACHED, -1), 0, "nothing can be attached");
	struct as_stmt *mode = as_stmt_take(db, "PRAGMA journal_mode", NULL);
	as_stmt_step(mode, NULL);
	IS(as_column_text(mode, 0), "delete", "the journal is a rollback journal");
	as_stmt_release(mode);
	as_db_close(db);
	as_error_clear(&err);
}

static void test_transactions(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_db *db = NULL;
	as_db_open_memory(&db, &err);
	as_db_migrate(db, &version_1, &err);
	OK(as_db_begin(db, &err) && !as_db_begin(db, &err) && err.code == AS_ERR_USAGE, "transactions do not nest");
	struct as_stmt *insert = as_stmt_take(db, "INSERT INTO word VALUES (?1)", &err);
	as_bind_text(insert, 1, "Ryabkov");
	OK(as_stmt_run(insert, &err), "a row goes in");
	as_db_rollback(db);
	IS_INT(number(db, "SELECT count(*) FROM word"), 0, "and is gone after a rollback");
	as_bind_text(NULL, 1, "x");
	OK(as_stmt_step(NULL, &err) == AS_STEP_FAILED, "a statement that did not compile fails at its step");
	OK(!as_stmt_take(db, "SELECT nonsense FROM nowhere", &err), "nonsense does not compile");
	struct as_stmt *one = as_stmt_take(db, "SELECT 1", &err), *two = as_stmt_take(db, "SELECT 1", &err);
	OK(one && two && one != two, "the same statement is lent out twice");
	as_stmt_release(one);
	OK(as_stmt_take(db, "SELECT 1", &err) == one, "and used again once it is back");
	as_db_close(db);
	as_error_clear(&err);
}

static void test_migration(void)
{
	const char *path = test_path("old.db");
	struct as_error err = AS_ERROR_INIT;
	struct as_db *db = NULL;
	as_db_create(path, &version_1, &err);
	OK(open_db(&db, path, AS_DB_WRITE, 2, &err), "an older file opens");
	as_db_exec(db, "INSERT INTO word VALUES ('kept')", &err);
	OK(as_db_schema_check(db, &version_2, &err), "its schema is that of its version: %s", as_error_text(&err));
	OK(as_db_migrate(db, &version_2, &err), "and is brought up to date: %s", as_error_text(&err));
	IS_INT(as_db_version(db, &err), 2, "the version says so");
	IS_INT(number(db, "SELECT count(note) + 1 FROM word"), 1, "the new column is there");
	OK(as_db_schema_check(db, &version_2, &err), "the schema is the new one");
	struct as_db *copy = NULL;
	OK(open_db(&copy, test_path("old.db.v1"), AS_DB_READ, 1, &err), "a copy was kept: %s", as_error_text(&err));
	IS_INT(number(copy, "SELECT count(*) FROM word"), 1, "with what was in it");
	as_db_close(copy);
	OK(!as_db_migrate(db, &version_3, &err), "a step that fails");
	IS_INT(as_db_version(db, &err), 2, "leaves the version as it was");
	as_db_close(db);
	OK(!open_db(&db, path, AS_DB_READ, 1, &err) && err.code == AS_ERR_NEWER, "a newer file is refused: %s",
	   as_error_text(&err));
	as_error_clear(&err);
}

static void write_file(const char *path, const void *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (fd < 0 || write(fd, bytes, len) != (ssize_t)len)
		perror(path);
	close(fd);
}

/* A file refused is a file unwritten: same bytes, same time, no journal beside it. */
static void refused(const char *name, enum as_code code, const char *what)
{
	const char *path = test_path(name);
	struct as_error err = AS_ERROR_INIT;
	struct as_file_stamp before = {0}, after = {0};
	struct as_db *db = NULL;
	as_file_stamp(&before, path, NULL);
	OK(!open_db(&db, path, AS_DB_WRITE, 1, &err), "%s is refused", what);
	IS_INT(err.code, code, "%s: %s", what, as_error_text(&err));
	as_file_stamp(&after, path, NULL);
	OK(as_file_stamp_equal(&before, &after), "%s is left as it was", what);
	as_error_clear(&err);
}

static void test_refusals(void)
{
	struct as_buf good = AS_BUF_INIT;
	as_db_create(test_path("good.db"), &version_1, NULL);
	as_file_read(&good, test_path("good.db"), 1 << 20, NULL, NULL);
	write_file(test_path("empty.db"), "", 0);
	refused("empty.db", AS_ERR_DAMAGED, "an empty file");
	write_file(test_path("text.db"),
		   "Dear diary, and so on and on and on and on and on and on and on and on and on and on and on.\n",
		   94);
	refused("text.db", AS_ERR_FOREIGN, "a text");
	write_file(test_path("short.db"), good.data, 4096);
	refused("short.db", AS_ERR_DAMAGED, "a truncated file");
	write_file(test_path("shorter.db"), good.data, 50);
	refused("shorter.db", AS_ERR_FOREIGN, "half a header");
	good.data[71] ^= 1;
	write_file(test_path("foreign.db"), good.data, good.len);
	refused("foreign.db", AS_ERR_FOREIGN, "another program's file");
	good.data[71] ^= 1;
	good.data[18] = good.data[19] = 2;
	write_file(test_path("wal.db"), good.data, good.len);
	refused("wal.db", AS_ERR_FOREIGN, "a file with write-ahead logging");
	mkdir(test_path("folder.db"), 0777);
	refused("folder.db", AS_ERR_KIND, "a folder");
	rmdir(test_path("folder.db"));
	if (symlink("good.db", test_path("link.db")) == 0)
		refused("link.db", AS_ERR_KIND, "a symbolic link");
	refused("nothing.db", AS_ERR_NOT_FOUND, "nothing");
	as_buf_free(&good);
}

static void test_hostile_schema(void)
{
	static const char *const additions[] = {
		"CREATE TRIGGER t AFTER INSERT ON word BEGIN DELETE FROM word; END",
		"CREATE VIEW v AS SELECT * FROM word",
		"CREATE TABLE extra (x)",
		"CREATE INDEX i ON word (text)",
		"CREATE VIRTUAL TABLE f USING fts5(x)",
		"DROP TABLE word; CREATE TABLE word (text TEXT, evil TEXT GENERATED ALWAYS AS (load_extension('x')))",
	};
	for (size_t i = 0; i < sizeof additions / sizeof additions[0]; i++) {
		char name[32];
		struct as_error err = AS_ERROR_INIT;
		struct as_db *db = NULL;
		sqlite3 *other = NULL;
		snprintf(name, sizeof name, "hostile%zu.db", i);
		as_db_create(test_path(name), &version_1, NULL);
		sqlite3_open(test_path(name), &other);
		if (sqlite3_exec(other, additions[i], NULL, NULL, NULL) != SQLITE_OK)
			printf("# not made: %s\n", additions[i]);
		sqlite3_close(other);
		OK(open_db(&db, test_path(name), AS_DB_READ, 1, &err) && !as_db_schema_check(db, &version_1, &err) &&
		   err.code == AS_ERR_FOREIGN, "refused: %s", as_error_text(&err));
		as_db_close(db);
		as_error_clear(&err);
	}
}

static bool count_calls(void *data, int64_t waited_ms)
{
	(void)waited_ms;
	return ++*(int *)data < 3;
}

static void test_locks(void)
{
	const char *path = test_path("locked.db");
	struct as_error err = AS_ERROR_INIT;
	struct as_db *db = NULL;
	sqlite3 *other = NULL;
	int calls = 0;
	as_db_create(path, &version_1, NULL);
	sqlite3_open(path, &other);
	open_db(&db, path, AS_DB_WRITE, 1, &err);
	int64_t before = as_db_data_version(db);
	IS_INT(as_db_data_version(db), before, "nothing changed yet");
	sqlite3_exec(other, "INSERT INTO word VALUES ('other')", NULL, NULL, NULL);
	OK(as_db_data_version(db) != before, "another connection's change is noticed");
	sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	OK(!as_db_begin(db, &err) && err.code == AS_ERR_LOCKED, "a lock is waited for, then named: %s",
	   as_error_text(&err));
	as_db_set_waiting(db, count_calls, &calls);
	OK(!as_db_begin(db, &err) && err.code == AS_ERR_CANCELLED && calls == 3, "and whoever waits may give up: %s",
	   as_error_text(&err));
	sqlite3_close(other);
	rename(path, test_path("elsewhere.db"));
	OK(as_db_begin(db, &err) && !as_db_exec(db, "INSERT INTO word VALUES ('lost')", &err) &&
	   err.code == AS_ERR_READONLY && strstr(as_error_text(&err), "was moved"), "a moved file is noticed: %s",
	   as_error_text(&err));
	as_db_close(db);
	as_error_clear(&err);
}

static void test_integrity(void)
{
	const char *path = test_path("check.db");
	struct as_error err = AS_ERROR_INIT;
	struct as_db *db = NULL;
	size_t findings = 9;
	as_db_create(path, &version_2, NULL);
	open_db(&db, path, AS_DB_WRITE, 2, &err);
	OK(as_db_integrity(&findings, db, false, NULL, NULL, &err) && findings == 0, "a sound file has no findings");
	OK(as_db_backup(db, test_path("copy.db"), &err), "a copy is made: %s", as_error_text(&err));
	OK(!as_db_backup(db, test_path("copy.db"), &err) && err.code == AS_ERR_CONFLICT, "and not made over another");
	as_db_close(db);
	as_error_clear(&err);
}

int main(void)
{
	test_folder_make();
	test_settings();
	test_transactions();
	test_migration();
	test_refusals();
	test_hostile_schema();
	test_locks();
	test_integrity();
	test_folder_remove();
	return tap_done();
}
