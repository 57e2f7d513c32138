/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a collation says: rows of passages or sentences, a cell a document. */
#ifndef AS_ALIGN_COLLATION_H
#define AS_ALIGN_COLLATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/texts.h"
#include "align/tokens.h"

enum as_collate_by { AS_BY_PASSAGE, AS_BY_SENTENCE };

enum as_cell_state { AS_CELL_ABSENT, AS_CELL_SAME, AS_CELL_FORMAT, AS_CELL_EDITED, AS_CELL_STATES };
const char *as_cell_name(enum as_cell_state state); /* "absent", "same", "format", "edited" */

/* What a document has of a row. */
struct as_cell {
	enum as_cell_state state; /* against the text that leads the row, which is `same` */
	bool moved;            /* stands in another order there than the rows do */
	bool discrepant;       /* contradicts the leading text: see align/discrepancy.h */
	uint32_t pieces;       /* passages (sentences) it is spread over: 0 when absent */
	int passage;           /* where most of it stands: index in doc->passages, or -1 */
	struct as_span span;   /* and there, bytes of the document's text */
	double share;          /* of the leading text's words, those that stand here; 0..1 */
};

/* A passage or sentence, and the document whose wording leads the row. */
struct as_collation_row {
	size_t lead;           /* the base, or the first document that has what the base lacks */
	size_t present;        /* documents that have it */
};

struct as_rules;  /* align/rules.h */
struct as_pairs;  /* of collate.c: what the comparisons linked */
struct as_collation {
	size_t count;             /* documents */
	const struct as_tokens *const *tokens; /* by document; borrowed */
	const struct as_lexicon *lexicon;      /* borrowed */
	const struct as_rules *rules;          /* borrowed; NULL: discrepancies are not looked for */
	double *contained;        /* [a * count + b]: share of a's words that b has; -1: these two were not compared */
	struct as_nearest *nearest; /* by document, among those compared */
	struct as_texts texts;
	size_t medoid;            /* the document that has most of all others together */
	struct as_pairs *pairs;

	/* chosen by as_collation_lay() */
	size_t base;
	enum as_collate_by by;
	struct as_collation_row *rows;
	size_t rows_count;
	struct as_cell *cells;    /* [row * count + document] */
};

static inline const struct as_cell *as_collation_cell(const struct as_collation *collation, size_t row, size_t doc)
{
	return &collation->cells[row * collation->count + doc];
}

#endif
