/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/summary.h"

enum {
	IN_PLACE = 60, /* of a hundred: below, the order is another one */
	LEAST_ROWS = 4, /* two or three rows have hardly an order */
};

static bool is_matched(const struct as_row *row)
{
	return row->relation == AS_SAME || row->relation == AS_FORMAT || row->relation == AS_EDITED;
}

bool as_summary_reordered(const struct as_comparison *comparison)
{
	size_t rows = 0, all = 0, in_place = 0;
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		if (row->furniture || !is_matched(row))
			continue;
		size_t text = as_span_length(row->left.span) + as_span_length(row->right.span);
		rows++;
		all += text;
		in_place += row->moved ? 0 : text;
	}
	return rows >= LEAST_ROWS && in_place * 100 < all * IN_PLACE;
}

void as_summary_count(struct as_comparison *comparison)
{
	struct as_summary *summary = &comparison->summary;
	size_t *counts[AS_RELATIONS] = {
		[AS_SAME] = &summary->same, [AS_FORMAT] = &summary->format, [AS_EDITED] = &summary->edited,
		[AS_RELATED] = &summary->related, [AS_LEFT_ONLY] = &summary->left_only,
		[AS_RIGHT_ONLY] = &summary->right_only,
	};
	for (int relation = 0; relation < AS_RELATIONS; relation++)
		*counts[relation] = 0;
	summary->moved = summary->discrepancies = 0;
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		if (row->furniture)
			continue;
		++*counts[row->relation];
		summary->moved += row->moved;
		for (size_t k = row->first_discrepancy; k < row->first_discrepancy + row->discrepancies_count; k++)
			summary->discrepancies += !comparison->discrepancies[k].note;
	}
}
