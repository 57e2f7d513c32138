/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/output.h"
#include "text/display.h"

enum { GAP = 2, LAST_LEAST = 10 }; /* cells */

void cli_table_add(struct cli_table *table, char *text)
{
	AS_RESERVE(table->cells, table->cap, table->count + 1);
	table->cells[table->count++] = text;
}

void cli_table_add_percent(struct cli_table *table, double share)
{
	cli_table_add(table, as_asprintf("%.0f%%", share * 100));
}

static void measure(size_t *widths, const struct cli_table *table)
{
	bool terminal = cli_stdout_is_terminal();
	size_t used = 0, last = table->columns_count - 1, width = cli_width(NULL, SIZE_MAX);
	for (size_t c = 0; c <= last; c++) {
		const char *heading = _(table->columns[c].heading);
		widths[c] = as_display_width(heading, strlen(heading));
		for (size_t i = c; i < table->count; i += table->columns_count) {
			size_t cells = as_display_width(table->cells[i], strlen(table->cells[i]));
			if (cells > widths[c])
				widths[c] = cells;
		}
		if (terminal && table->columns[c].most && widths[c] > table->columns[c].most)
			widths[c] = table->columns[c].most;
		used += c < last ? widths[c] + GAP : 0;
	}
	if (terminal && used + widths[last] > width)
		widths[last] = width > used + LAST_LEAST ? width - used : LAST_LEAST;
}

static void pad(struct as_buf *out, size_t from, size_t to)
{
	for (; from < to; from++)
		as_buf_addc(out, ' ');
}

static void put_cell(struct as_buf *out, const struct cli_table *table, const size_t *widths, size_t column,
		     const char *text)
{
	size_t len = strlen(text), width = widths[column];
	bool right = table->columns[column].right, last = column + 1 == table->columns_count;
	if (right)
		pad(out, as_display_width(text, len), width);
	size_t used = as_display_fit(out, text, len, width);
	if (last)
		as_buf_addc(out, '\n');
	else
		pad(out, right ? width : used, width + GAP);
}

void cli_table_write(struct as_buf *out, struct cli_table *table)
{
	size_t *widths = as_calloc(table->columns_count, sizeof *widths);
	measure(widths, table);
	for (size_t c = 0; c < table->columns_count; c++)
		put_cell(out, table, widths, c, _(table->columns[c].heading));
	for (size_t i = 0; i < table->count; i++) {
		put_cell(out, table, widths, i % table->columns_count, table->cells[i]);
		free(table->cells[i]);
	}
	free(table->cells);
	free(widths);
	table->cells = NULL;
	table->count = table->cap = 0;
}
