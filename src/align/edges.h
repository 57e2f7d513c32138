/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From linked words to linked sentences.  An edge says that two units share
 * enough to be shown together; links that no edge carries are taken back. */
#ifndef AS_ALIGN_EDGES_H
#define AS_ALIGN_EDGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/pairing.h"

/* The words of a unit that stand in one row. */
struct as_range {
	uint32_t first, end; /* tokens, half-open */
};

struct as_edge {
	uint32_t unit[2];
	uint32_t weight;         /* of the links, eighths of a bit */
	uint32_t run;            /* weight of its heaviest run of neighbouring words */
	uint32_t words;          /* links */
	uint64_t place[2];       /* sum of the places of its words; mean once found */
	struct as_range piece[2];
};

struct as_edges {
	struct as_edge *items; /* ascending by unit[0], then by place in it */
	size_t count, cap;
};

/* Gathers the edges, drops the weak ones with their links, and cuts units that
 * have several (sentences split or merged) into one piece an edge.
 * O(words + edges log edges). */
void as_edges_find(struct as_edges *edges, struct as_pairing *pairing);

/* Whether the reader joined the two by hand: such an edge is kept whatever it weighs. */
bool as_edge_is_pinned(const struct as_edge *edge, const struct as_pairing *pairing);

/* Adds an edge of two whole units that had none, and puts the edges back in order. */
void as_edges_add(struct as_edges *edges, const struct as_pairing *pairing, uint32_t left, uint32_t right);
void as_edges_sort(struct as_edges *edges);

void as_edges_free(struct as_edges *edges);

#endif
