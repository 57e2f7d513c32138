/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hits of a search, kept and put in order. */
#ifndef AS_SESSION_HITS_H
#define AS_SESSION_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/span.h"

/* A place found, inside one passage. */
struct as_hit {
	uint32_t doc, passage;
	struct as_span span;        /* bytes of the document's text */
	struct as_span code_points; /* of the decoded file */
	struct as_span file_bytes;
	/* From its passage, cut at grapheme clusters; owned by the search. */
	const char *text;
	uint32_t left, match, right; /* bytes of `text`, one part after the other */
	bool match_cut;              /* the match is longer than what is kept */
};

/* By document and place; by the words before the match, the nearest first; by
 * the words of the match and after it. */
enum as_search_order { AS_SEARCH_BY_DOCUMENT, AS_SEARCH_BY_LEFT, AS_SEARCH_BY_RIGHT, AS_SEARCH_ORDERS };
const char *as_search_order_name(enum as_search_order order); /* "document", "left", "right" */

struct as_hits {
	struct as_hit *items; /* owned */
	size_t count, cap;
	struct as_arena arena; /* their texts */
};

/* Keeps a hit with a copy of its text. */
void as_hits_add(struct as_hits *hits, struct as_hit hit);
/* Words compare folded, by code points.  O(hits log hits). */
void as_hits_sort(struct as_hits *hits, enum as_search_order order);
void as_hits_free(struct as_hits *hits);

#endif
