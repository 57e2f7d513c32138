/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison says: rows of sentences and passages, and the steps by
 * which the words inside them correspond. */
#ifndef AS_ALIGN_RESULT_H
#define AS_ALIGN_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/tokens.h"
#include "base/arena.h"

enum as_relation { AS_SAME, AS_FORMAT, AS_EDITED, AS_RELATED, AS_LEFT_ONLY, AS_RIGHT_ONLY, AS_RELATIONS };
const char *as_relation_name(enum as_relation relation); /* "same" ... "left", "right" */

enum as_op_kind { AS_OP_EQUAL, AS_OP_REPLACE, AS_OP_DELETE, AS_OP_INSERT, AS_OP_MOVED, AS_OP_KINDS };
const char *as_op_name(enum as_op_kind kind); /* "equal" ... */

/* One step of the word alignment inside a row: bytes of both texts.  EQUAL and
 * MOVED cover the same words on both sides, one for one (fold aside); MOVED
 * ones are out of the row's own order.  DELETE has an empty right span placed
 * where the text would stand, INSERT an empty left one. */
struct as_op {
	enum as_op_kind kind;
	bool format;           /* EQUAL or MOVED, but the spelling differs: case, accents, punctuation */
	struct as_span left, right;
};

enum { AS_NO_PASSAGE = -1 };

struct as_side {
	int passage;           /* index in doc->passages, or AS_NO_PASSAGE */
	struct as_span span;   /* the sentence, the run of sentences or the passage; bytes of text */
};

/* What a discrepancy is about: number and unit; date, weekday, time; name of a
 * person, body or place; negation and modality; words between quotation
 * marks; who is said to have said it. */
enum as_discrepancy_kind { AS_DIFFERS_NUMBER, AS_DIFFERS_DATE, AS_DIFFERS_NAME, AS_DIFFERS_NEGATION, AS_DIFFERS_QUOTE,
			   AS_DIFFERS_ATTRIBUTION, AS_DISCREPANCY_KINDS };
const char *as_discrepancy_name(enum as_discrepancy_kind kind); /* "number" ... "attribution" */

/* A difference inside a match that changes meaning. */
struct as_discrepancy {
	enum as_discrepancy_kind kind;
	bool note;             /* worth telling, but no contradiction: a quotation cut at its ends */
	struct as_span left, right; /* bytes of the texts; empty where that side lacks the words */
	const char *why;       /* one translated line with words of the texts, raw: "number: 412 / 421" */
};

/* Two places that the reader joined by hand: bytes of the two texts. */
struct as_pinned {
	struct as_span left, right;
};

struct as_row {
	enum as_relation relation;
	bool moved;            /* stands in another order than the rows around it */
	bool furniture;        /* every passage it has is furniture */
	bool pinned;           /* joined by the reader's hand */
	uint32_t group;        /* rows of one split or merged sentence share it; else unique, from 1 */
	double similarity;     /* 0..1: matched weight of the smaller side; 0 for one-sided rows */
	struct as_side left, right;
	size_t first_op, ops_count; /* in ops, ascending by left; none for one-sided and related rows */
	size_t first_discrepancy, discrepancies_count; /* in discrepancies, ascending by left */
	bool discrepant;       /* one of them is more than a note */
};

struct as_summary {
	size_t words[2];            /* of the two reports (furniture and metadata apart) */
	size_t aligned[2];          /* of these, in EQUAL or MOVED ops */
	double left_in_right, right_in_left; /* containment, 0..1 */
	size_t same, format, edited, related, moved, left_only, right_only; /* rows, furniture apart */
	size_t discrepancies; /* notes and furniture apart */
	bool reordered;       /* most of what is matched is moved: see align/summary.h */
};

struct as_comparison {
	const struct as_tokens *left, *right; /* borrowed */
	struct as_row *rows;   /* in the left document's order, right-only rows where they fall */
	size_t rows_count;
	struct as_op *ops;
	size_t ops_count;
	struct as_discrepancy *discrepancies; /* row by row; see align/discrepancy.h */
	size_t discrepancies_count;
	struct as_arena words; /* of `why` */
	struct as_summary summary;
};

#endif
