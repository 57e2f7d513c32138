/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells as a table for people: columns as wide as they need, on a
 * terminal at most as wide as they may. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct cli_column {
	const char *heading; /* untranslated */
	bool right;          /* figures */
	size_t most;         /* cells on a terminal; 0: any */
};

/* The last column is not padded, and cut to what a terminal's line leaves it. */
struct cli_table {
	const struct cli_column *columns; /* borrowed */
	size_t columns_count;
	char **cells; /* row by row, raw text; owned */
	size_t count, cap;
};

/* Appends a cell, which the table owns from then on. */
void cli_table_add(struct cli_table *table, char *text);
/* A share, 0..1, in whole per cent. */
void cli_table_add_percent(struct cli_table *table, double share);
/* Appends the table with its headings, in safe display form, and empties it. */
void cli_table_write(struct as_buf *out, struct cli_table *table);

#endif
