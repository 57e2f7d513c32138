/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/handle.h"

struct as_stmt {
	struct as_stmt *next;
	struct as_db *db;
	sqlite3_stmt *sqlite;
	bool lent;
	int bind_failure; /* first result of a bind that was not SQLITE_OK */
};

static struct as_stmt *cached(struct as_db *db, const char *sql)
{
	for (struct as_stmt *stmt = db->statements; stmt; stmt = stmt->next)
		if (!stmt->lent && !strcmp(sqlite3_sql(stmt->sqlite), sql))
			return stmt;
	return NULL;
}

static struct as_stmt *compile(struct as_db *db, const char *sql, struct as_error *err)
{
	sqlite3_stmt *compiled;
	int rc = sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &compiled, NULL);
	if (rc != SQLITE_OK)
		return as_db_fail(db, rc, err), NULL;
	struct as_stmt *stmt = as_calloc(1, sizeof *stmt);
	stmt->db = db;
	stmt->sqlite = compiled;
	stmt->next = db->statements;
	db->statements = stmt;
	return stmt;
}

struct as_stmt *as_stmt_take(struct as_db *db, const char *sql, struct as_error *err)
{
	struct as_stmt *stmt = cached(db, sql);
	if (!stmt)
		stmt = compile(db, sql, err);
	if (stmt) {
		stmt->lent = true;
		stmt->bind_failure = SQLITE_OK;
	}
	return stmt;
}

void as_stmt_release(struct as_stmt *stmt)
{
	if (!stmt)
		return;
	sqlite3_reset(stmt->sqlite);
	sqlite3_clear_bindings(stmt->sqlite);
	stmt->lent = false;
}

void as_stmt_rewind(struct as_stmt *stmt)
{
	if (stmt)
		sqlite3_reset(stmt->sqlite);
}

void as_stmt_free_all(struct as_db *db)
{
	while (db->statements) {
		struct as_stmt *stmt = db->statements;
		db->statements = stmt->next;
		sqlite3_finalize(stmt->sqlite);
		free(stmt);
	}
}

static void after_bind(struct as_stmt *stmt, int rc)
{
	if (rc != SQLITE_OK && stmt->bind_failure == SQLITE_OK)
		stmt->bind_failure = rc;
}

void as_bind_text(struct as_stmt *stmt, int at, const char *text)
{
	as_bind_textn(stmt, at, text, text ? strlen(text) : 0);
}

void as_bind_textn(struct as_stmt *stmt, int at, const char *text, size_t len)
{
	if (stmt)
		after_bind(stmt, text ? sqlite3_bind_text64(stmt->sqlite, at, text, len, SQLITE_STATIC, SQLITE_UTF8)
				      : sqlite3_bind_null(stmt->sqlite, at));
}

void as_bind_int(struct as_stmt *stmt, int at, int64_t value)
{
	if (stmt)
		after_bind(stmt, sqlite3_bind_int64(stmt->sqlite, at, value));
}

enum as_step as_stmt_step(struct as_stmt *stmt, struct as_error *err)
{
	if (!stmt)
		return AS_STEP_FAILED;
	int rc = stmt->bind_failure;
	if (rc == SQLITE_OK) {
		stmt->db->gave_up = false;
		rc = sqlite3_step(stmt->sqlite);
	}
	if (rc == SQLITE_ROW)
		return AS_STEP_ROW;
	if (rc == SQLITE_DONE)
		return AS_STEP_DONE;
	as_db_fail(stmt->db, rc, err);
	return AS_STEP_FAILED;
}

bool as_stmt_run(struct as_stmt *stmt, struct as_error *err)
{
	enum as_step step;
	do
		step = as_stmt_step(stmt, err);
	while (step == AS_STEP_ROW);
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

const char *as_column_text(struct as_stmt *stmt, int at)
{
	return stmt ? (const char *)sqlite3_column_text(stmt->sqlite, at) : NULL;
}

size_t as_column_bytes(struct as_stmt *stmt, int at)
{
	return stmt ? (size_t)sqlite3_column_bytes(stmt->sqlite, at) : 0;
}

int64_t as_column_int(struct as_stmt *stmt, int at)
{
	return stmt ? sqlite3_column_int64(stmt->sqlite, at) : 0;
}

bool as_column_is_null(struct as_stmt *stmt, int at)
{
	return !stmt || sqlite3_column_type(stmt->sqlite, at) == SQLITE_NULL;
}

int as_column_count(struct as_stmt *stmt)
{
	return stmt ? sqlite3_column_count(stmt->sqlite) : 0;
}

const char *as_column_name(struct as_stmt *stmt, int at)
{
	return stmt ? sqlite3_column_name(stmt->sqlite, at) : NULL;
}
