/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From edges to the rows of a comparison. */
#ifndef AS_ALIGN_ROWS_H
#define AS_ALIGN_ROWS_H

#include <stddef.h>

#include "align/edges.h"
#include "align/pairing.h"
#include "align/related.h"
#include "align/result.h"

/* Rows in the making: what is in comparison->rows, with its words. */
struct as_rows {
	struct as_row *items;
	struct as_range (*pieces)[2]; /* by row; empty on the side it lacks */
	size_t count, cap, pieces_cap;
	uint32_t groups; /* numbers given so far */
};

/* One row an edge; one row for all edges of two passages whose sentences match
 * one to one and in order.  Marks rows that moved, and in the pairing words
 * that are out of order inside their row.  O(words + edges log edges). */
void as_rows_match(struct as_rows *rows, const struct as_edges *edges, struct as_pairing *pairing);

/* Adds a row for each two units offered as related.  Such a row is moved when it
 * is out of the order of the matched rows in place.  O(rows log rows). */
void as_rows_add_related(struct as_rows *rows, const struct as_related *related, const struct as_pairing *pairing);

/* Exchanges the sides of every row. */
void as_rows_transpose(struct as_rows *rows);

/* Adds the one-sided rows: each passage, or each run of its sentences, that no
 * row holds yet.  O(units). */
void as_rows_add_one_sided(struct as_rows *rows, const struct as_pairing *pairing);

void as_rows_free(struct as_rows *rows);

#endif
