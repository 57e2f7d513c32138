/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the sidecar's tables and views, and their columns as TABLE.COLUMN. */
#include <sqlite3.h>
#include <stdio.h>

#include "store/schema.h"

int main(void)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		return 1;
	for (size_t i = 0; i < as_sidecar_schema.count; i++)
		if (sqlite3_exec(db, as_sidecar_schema.steps[i].sql, NULL, NULL, NULL) != SQLITE_OK)
			return 1;
	sqlite3_prepare_v2(db,
			   "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') UNION ALL"
			   " SELECT s.name || '.' || c.name FROM sqlite_schema s, pragma_table_info(s.name) c"
			   " WHERE s.type IN ('table', 'view')",
			   -1, &stmt, NULL);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		puts((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return 0;
}
