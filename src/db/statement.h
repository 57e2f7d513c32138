/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: compiled once, kept by the connection, lent out.
 *
 *	struct as_stmt *stmt = as_stmt_take(db, "SELECT name FROM tag WHERE key = ?1", err);
 *	as_bind_text(stmt, 1, key);
 *	while (as_stmt_step(stmt, err) == AS_STEP_ROW)
 *		... as_column_text(stmt, 0) ...
 *	as_stmt_release(stmt);
 *
 * Every function takes a NULL statement (a failed take) and does nothing, so
 * that errors may be looked at once, at the step. */
#ifndef AS_DB_STATEMENT_H
#define AS_DB_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "db/db.h"

struct as_stmt;
enum as_step { AS_STEP_ROW, AS_STEP_DONE, AS_STEP_FAILED };

/* The statement for `sql`, reset and with nothing bound; NULL and *err set
 * when it does not compile.  The same text may be taken twice at a time. */
struct as_stmt *as_stmt_take(struct as_db *db, const char *sql, struct as_error *err);
void as_stmt_release(struct as_stmt *stmt);

/* Parameters count from 1.  Text is borrowed until the release and must be
 * UTF-8; NULL binds NULL.  What cannot be bound makes the next step fail. */
void as_bind_text(struct as_stmt *stmt, int at, const char *text);
void as_bind_textn(struct as_stmt *stmt, int at, const char *text, size_t len);
void as_bind_int(struct as_stmt *stmt, int at, int64_t value);

enum as_step as_stmt_step(struct as_stmt *stmt, struct as_error *err);
/* For statements without rows: steps to the end and releases. */
bool as_stmt_run(struct as_stmt *stmt, struct as_error *err);

/* Ready to be stepped from the start again; what is bound stays. */
void as_stmt_rewind(struct as_stmt *stmt);

/* Columns count from 0; text is borrowed until the next step and NUL-terminated. */
const char *as_column_text(struct as_stmt *stmt, int at); /* NULL for NULL */
size_t as_column_bytes(struct as_stmt *stmt, int at);
int64_t as_column_int(struct as_stmt *stmt, int at);
bool as_column_is_null(struct as_stmt *stmt, int at);
int as_column_count(struct as_stmt *stmt);
const char *as_column_name(struct as_stmt *stmt, int at);

#endif
