/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/order.h"

#include <stdlib.h>

#include "base/mem.h"

#define NONE UINT32_MAX

/* A Fenwick tree of prefix maxima (Fenwick 1994): the heaviest chain that ends
 * at or before a rank. */
struct tree {
	const uint64_t *heaviest; /* by item: chain that ends with it */
	uint32_t *item;           /* by node */
	uint32_t size;
};

static bool is_sorted(const struct as_placed *items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (items[i - 1].at > items[i].at)
			return false;
	return true;
}

static uint32_t tree_best(const struct tree *tree, uint32_t rank)
{
	uint32_t best = NONE;
	for (uint32_t node = rank; node; node -= node & -node) {
		uint32_t item = tree->item[node];
		if (item != NONE && (best == NONE || tree->heaviest[item] > tree->heaviest[best]))
			best = item;
	}
	return best;
}

static void tree_add(const struct tree *tree, uint32_t rank, uint32_t item)
{
	for (uint32_t node = rank; node <= tree->size; node += node & -node) {
		uint32_t held = tree->item[node];
		if (held == NONE || tree->heaviest[item] > tree->heaviest[held])
			tree->item[node] = item;
	}
}

struct ranked {
	uint32_t at, item;
};

static int by_place(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at;
}

static uint32_t *ranks_of(const struct as_placed *items, uint32_t count)
{
	struct ranked *sorted = as_realloc(NULL, count, sizeof *sorted);
	uint32_t *rank = as_realloc(NULL, count, sizeof *rank);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = (struct ranked){items[i].at, i};
	qsort(sorted, count, sizeof *sorted, by_place);
	for (uint32_t i = 0; i < count; i++)
		rank[sorted[i].item] = i + 1;
	free(sorted);
	return rank;
}

void as_order_mark(struct as_placed *items, size_t count)
{
	bool moved = !is_sorted(items, count);
	for (size_t i = 0; i < count; i++)
		items[i].moved = moved;
	if (!moved)
		return;
	uint32_t *rank = ranks_of(items, (uint32_t)count), *before = as_realloc(NULL, count, sizeof *before);
	uint64_t *heaviest = as_calloc(count, sizeof *heaviest);
	struct tree tree = {heaviest, as_realloc(NULL, count + 1, sizeof *tree.item), (uint32_t)count};
	for (size_t i = 0; i <= count; i++)
		tree.item[i] = NONE;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = tree_best(&tree, rank[i] - 1);
		heaviest[i] = items[i].weight + (before[i] == NONE ? 0 : heaviest[before[i]]);
		tree_add(&tree, rank[i], i);
	}
	for (uint32_t i = tree_best(&tree, tree.size); i != NONE; i = before[i])
		items[i].moved = false;
	free(rank);
	free(before);
	free(heaviest);
	free(tree.item);
}
