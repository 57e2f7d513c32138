/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/recast.h"

#include <string.h>

#include "align/passages.h"
#include "align/summary.h"
#include "base/mem.h"

static void *copy(const void *items, size_t count, size_t size)
{
	void *copied = as_realloc(NULL, count + 1, size);
	if (count)
		memcpy(copied, items, count * size);
	return copied;
}

static void drop_format(struct as_comparison *out)
{
	for (size_t i = 0; i < out->rows_count; i++) {
		struct as_row *row = &out->rows[i];
		if (row->relation == AS_FORMAT && row->discrepant)
			continue;
		row->relation = row->relation == AS_FORMAT ? AS_SAME : row->relation;
		for (size_t k = row->first_op; k < row->first_op + row->ops_count; k++)
			out->ops[k].format = false;
	}
}

void as_recast(struct as_comparison *out, const struct as_comparison *of, struct as_recast how)
{
	*out = (struct as_comparison){.left = of->left, .right = of->right, .summary = of->summary};
	if (how.passages) {
		as_passages_make(out, of);
	} else {
		out->rows = copy(of->rows, of->rows_count, sizeof *of->rows);
		out->ops = copy(of->ops, of->ops_count, sizeof *of->ops);
		out->discrepancies = copy(of->discrepancies, of->discrepancies_count, sizeof *of->discrepancies);
		out->rows_count = of->rows_count;
		out->ops_count = of->ops_count;
		out->discrepancies_count = of->discrepancies_count;
	}
	if (how.ignore_format)
		drop_format(out);
	as_summary_count(out);
}
