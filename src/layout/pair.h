/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison set in two columns (or one): rows of wrapped lines, each line a
 * list of styled segments of the documents' text.  No screen in it: the compare
 * view draws it on the canvas, `diff --format=side` prints it. */
#ifndef AS_LAYOUT_PAIR_H
#define AS_LAYOUT_PAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/compare.h"
#include "model/span.h"

/* What a stretch of text is, for the face to choose attributes.  One-sided
 * and related rows are PLAIN: their spine says what they are. */
enum as_segment_kind {
	AS_SEGMENT_PLAIN,    /* the same on both sides */
	AS_SEGMENT_FORMAT,   /* same words, other spelling */
	AS_SEGMENT_CHANGED,  /* replaced words */
	AS_SEGMENT_ONE_SIDE, /* words the other side lacks */
	AS_SEGMENT_MOVED,    /* same words, out of order inside the row */
	AS_SEGMENT_KINDS
};

struct as_segment {
	enum as_segment_kind kind;
	struct as_span span; /* bytes of that side's text */
};

/* One line of one column. */
struct as_column_line {
	struct as_span span;      /* text it shows; empty: blank */
	uint32_t first_segment, segments_count; /* in as_pair_layout.segments */
};

/* One line of the comparison: left, spine, right.  In one-column form only one
 * of the two sides is present on a line: the left one's lines come first.  A
 * folded run has one line with both sides empty: the face writes its words. */
struct as_pair_line {
	uint32_t row;             /* index in as_pair_layout.rows: the visible row it belongs to */
	bool first;               /* first line of its row: ordinals and marks go here */
	struct as_column_line side[2];
};

enum as_pair_order { AS_ORDER_LEFT, AS_ORDER_RIGHT };

struct as_pair_options {
	size_t measure[2];        /* cells of text of the left and right side; [1] == 0: as [0] */
	bool one_column;          /* left, then right below it; of a `same` row only the side that leads the order */
	enum as_pair_order order;
	bool differences_only;    /* leave out same, format-only and furniture rows */
	bool fold_equal;          /* runs of 3 or more `same` rows in place, not pinned, become one line that counts them */
	bool show_furniture;      /* else a run of furniture rows becomes one line that counts them */
};

/* A visible row: one row of the comparison, or a folded run of them. */
struct as_pair_row {
	size_t row;               /* index in comparison->rows: the first in order, for a folded run */
	size_t folded;            /* rows in the run; 0 for an ordinary row */
	bool furniture;           /* a folded run is of furniture, else of equal rows */
};

struct as_pair_layout {
	const struct as_comparison *comparison; /* borrowed */
	struct as_pair_options options;
	struct as_pair_row *rows; size_t rows_count;
	size_t *shown_by;         /* by row of the comparison: the visible row; see as_pair_layout_row_of() */
	/* lines are set a row at a time, as they are needed */
	struct as_pair_line *lines; size_t lines_count, lines_cap;
	struct as_segment *segments; size_t segments_count, segments_cap;
	size_t *row_line;         /* row r stands on lines [row_line[r], row_line[r + 1]), for r < rows_set */
	size_t rows_set;
};

/* Chooses and orders the visible rows; sets no line yet.  O(rows). */
void as_pair_layout_init(struct as_pair_layout *layout, const struct as_comparison *comparison,
			 const struct as_pair_options *options);
/* Sets lines until row `row` (visible index) is complete, or all with SIZE_MAX.
 * Wrapping is linear in the text of the rows set. */
void as_pair_layout_until(struct as_pair_layout *layout, size_t row);
void as_pair_layout_free(struct as_pair_layout *layout);

/* The visible row that shows row `row` of the comparison, alone or in a folded
 * run; the nearest one before it in order when it is left out. */
size_t as_pair_layout_row_of(const struct as_pair_layout *layout, size_t row);

/* The two-cell spine of a row: moved mark and relation mark, as in the compare
 * view ("Ͻ~", " =", "‹ ", ASCII when `ascii`).  With a discrepancy "!" stands
 * first: "!~", "!Ͻ"; a row pinned by hand has "p": "p~", "!p".  Borrowed. */
const char *as_row_spine(const struct as_row *row, bool ascii);

#endif
