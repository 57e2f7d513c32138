/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same passages across many documents: rows of passages (or sentences),
 * one cell a document.
 *
 * Pairs of documents are compared, and the words that the comparisons link
 * are merged into classes, strongest matches first, such that no two words of
 * one document fall together.  So a passage is found in a document even when
 * only a third one shows the way; and since a class names at most one word of
 * each document, a row has at most one place in each.
 *
 * The result depends on the documents alone: another order of them exchanges
 * columns, nothing else. */
#ifndef AS_ALIGN_COLLATE_H
#define AS_ALIGN_COLLATE_H

#include <stddef.h>

#include "align/collation.h"

enum {
	AS_COLLATE_MOST = 200, /* documents that callers should collate at once */
	AS_COLLATE_ALL = 12,   /* up to so many are compared each with each; of more, each with the likeliest few */
};

/* Compares the documents, which are prepared in one lexicon (`rules` for
 * discrepancies, NULL: none are looked for), and lays the rows
 * with the medoid as base, by passages.  Up to AS_COLLATE_ALL documents: every
 * pair; more: O(count) pairs.  Each pair is near-linear (align/compare.h). */
void as_collate(struct as_collation *collation, const struct as_tokens *const *tokens, size_t count,
		const struct as_lexicon *lexicon, const struct as_rules *rules);
/* Lays the rows anew.  They follow the base; what it lacks and two or more
 * others share stands where it falls in the first of these.  Furniture leads
 * no row.  O(words * documents), and the pairs of a base not asked for yet. */
void as_collation_lay(struct as_collation *collation, size_t base, enum as_collate_by by);
void as_collation_free(struct as_collation *collation);

#endif
