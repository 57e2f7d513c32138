/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads: anchors that follow one another in both texts with little between
 * them, as the pieces of an edited passage do, wherever it was moved to.
 *
 * The best chain ending at each anchor is found among the few best anchors
 * that end near its beginning (local chaining with a bounded choice of
 * predecessors, as in minimap2: Li 2018); a grid over the right text finds
 * them in O(1). */
#ifndef AS_ALIGN_THREADS_H
#define AS_ALIGN_THREADS_H

#include <stddef.h>
#include <stdint.h>

#include "align/anchors.h"
#include "align/pairing.h"

enum { AS_THREAD_GAP = 24 }; /* words between two anchors of a thread, on either side */

struct as_thread {
	uint32_t first, count;  /* in as_threads.parts, ascending */
	uint32_t weight;        /* eighths of a bit, gaps paid for */
	uint32_t left, right;   /* first words of the first part */
};

struct as_threads {
	struct as_thread *items;  /* heaviest first, then by place */
	size_t count;
	struct as_anchor *parts;  /* anchors, clipped where two overlapped */
	size_t parts_count;
};

/* O(anchors). */
void as_threads_find(struct as_threads *threads, const struct as_anchors *anchors, const struct as_pairing *pairing);
void as_threads_free(struct as_threads *threads);

#endif
