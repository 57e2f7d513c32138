/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/threads.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sort.h"

#define NONE UINT32_MAX

enum {
	CELL = 32, /* words of the right text a cell of the grid stands for; > AS_THREAD_GAP */
	CROSSING = 6, /* words between anchors of one thread that stand in different passages */
	KEPT = 8,  /* anchors remembered a cell */
};

/* An anchor in the grid, with where it ends on the left: most are too far away
 * to be looked at. */
struct kept {
	uint32_t anchor, left_end;
};

/* Chaining state, by anchor. */
struct chains {
	const struct as_anchors *anchors;
	const struct as_pairing *pairing;
	uint32_t *score, *before; /* best chain that ends here; the anchor before in it */
	struct kept *grid;        /* KEPT anchors a cell, by where they end on the right */
	size_t cells;
};

/* Words of `next` that `prev` covers already, on the worse side. */
static uint32_t overlap_of(const struct as_anchor *prev, const struct as_anchor *next)
{
	uint32_t left = prev->left + prev->len, right = prev->right + prev->len;
	uint32_t l = left > next->left ? left - next->left : 0;
	uint32_t r = right > next->right ? right - next->right : 0;
	return l > r ? l : r;
}

static uint32_t weight_of(const struct as_pairing *pairing, uint32_t l, uint32_t r, uint32_t len)
{
	uint32_t weight = 0;
	for (uint32_t i = 0; i < len; i++)
		weight += as_link_weight(pairing, l + i, r + i);
	return weight;
}

/* Whether a passage ends between the two, in either text. */
static bool crosses_passage(const struct as_pairing *pairing, const struct as_anchor *prev,
			    const struct as_anchor *next)
{
	const struct as_unit *left = pairing->side[0].tokens->units, *right = pairing->side[1].tokens->units;
	uint32_t l = prev->left + prev->len - 1, r = prev->right + prev->len - 1;
	return left[as_unit_of(pairing, 0, l)].passage != left[as_unit_of(pairing, 0, next->left)].passage ||
	       right[as_unit_of(pairing, 1, r)].passage != right[as_unit_of(pairing, 1, next->right)].passage;
}

/* What `next` brings after `prev`; 0 when it cannot follow, or brings no more
 * than `least`. */
static uint32_t gain(const struct chains *chains, const struct as_anchor *prev, const struct as_anchor *next,
		     uint32_t weight, uint32_t least)
{
	if (prev->left >= next->left || prev->right >= next->right)
		return 0;
	uint32_t cut = overlap_of(prev, next);
	if (cut >= next->len)
		return 0;
	uint32_t l = next->left + cut - (prev->left + prev->len), r = next->right + cut - (prev->right + prev->len);
	if (l > AS_THREAD_GAP || r > AS_THREAD_GAP)
		return 0;
	uint32_t skew = l > r ? l - r : r - l, cost = skew * 4 + (l + r - skew);
	if (weight <= cost + least)
		return 0;
	if (crosses_passage(chains->pairing, prev, next)) {
		if (l > CROSSING || r > CROSSING)
			return 0;
		cost = cost * 4 + AS_BIT;
	}
	weight -= cut ? weight_of(chains->pairing, next->left, next->right, cut) : 0;
	return weight > cost + least ? weight - cost : 0;
}

static void choose_before(struct chains *chains, uint32_t at, uint32_t weight)
{
	const struct as_anchor *next = &chains->anchors->items[at];
	size_t low = next->right / CELL, high = (next->right + next->len) / CELL;
	low = low ? low - 1 : 0;
	high = high > low + 3 ? low + 3 : high;
	for (size_t cell = low; cell <= high; cell++) {
		for (uint32_t k = 0; k < KEPT; k++) {
			uint32_t prev = chains->grid[cell * KEPT + k].anchor;
			if (prev == NONE || next->left > chains->grid[cell * KEPT + k].left_end + AS_THREAD_GAP)
				continue;
			uint32_t best = chains->score[at], before = chains->score[prev];
			uint32_t least = best > before ? best - before : 0;
			uint32_t more = gain(chains, &chains->anchors->items[prev], next, weight, least);
			if (more) {
				chains->score[at] = before + more;
				chains->before[at] = prev;
			}
		}
	}
}

/* Where the anchor is remembered in its cell: for one that nothing to come can
 * follow, or else for the one with the least score.  Where a text repeats
 * itself, whatever is latest would push out the chain that all hangs on. */
static struct kept *slot_for(struct chains *chains, const struct as_anchor *anchor)
{
	struct kept *slots = &chains->grid[(anchor->right + anchor->len) / CELL * (size_t)KEPT], *least = slots;
	for (struct kept *slot = slots; slot < slots + KEPT; slot++) {
		if (slot->anchor == NONE || slot->left_end + AS_THREAD_GAP < anchor->left)
			return slot;
		if (chains->score[slot->anchor] < chains->score[least->anchor])
			least = slot;
	}
	return least;
}

static void chain(struct chains *chains)
{
	const struct as_anchors *anchors = chains->anchors;
	memset(chains->grid, 0xff, chains->cells * KEPT * sizeof *chains->grid);
	for (uint32_t i = 0; i < anchors->count; i++) {
		const struct as_anchor *a = &anchors->items[i];
		uint32_t weight = anchors->weights[i];
		chains->score[i] = weight;
		chains->before[i] = NONE;
		choose_before(chains, i, weight);
		*slot_for(chains, a) = (struct kept){i, a->left + a->len};
	}
}

static void add_part(struct as_threads *threads, struct as_anchor part)
{
	AS_RESERVE(threads->parts, threads->parts_cap, threads->parts_count + 1);
	threads->parts[threads->parts_count++] = part;
}

/* The chain that ends at `tip`, back to what another thread took first. */
static void take_thread(struct as_threads *threads, const struct chains *chains, uint32_t tip, uint8_t *taken)
{
	size_t first = threads->parts_count;
	uint32_t at = tip;
	for (; at != NONE && !taken[at]; at = chains->before[at]) {
		taken[at] = 1;
		add_part(threads, chains->anchors->items[at]);
	}
	size_t count = threads->parts_count - first;
	struct as_anchor *parts = threads->parts + first;
	for (size_t i = 0; i < count / 2; i++) {
		struct as_anchor swap = parts[i];
		parts[i] = parts[count - 1 - i];
		parts[count - 1 - i] = swap;
	}
	for (size_t i = 1; i < count; i++) {
		uint32_t cut = overlap_of(&parts[i - 1], &parts[i]);
		parts[i].left += cut;
		parts[i].right += cut;
		parts[i].len -= cut;
	}
	uint32_t before = at == NONE ? 0 : chains->score[at];
	AS_RESERVE(threads->items, threads->cap, threads->count + 1);
	threads->items[threads->count++] = (struct as_thread){(uint32_t)first, (uint32_t)count,
		chains->score[tip] - before, parts[0].left, parts[0].right};
}

static int by_right(const void *a, const void *b)
{
	const struct as_thread *x = a, *y = b;
	return x->right < y->right ? -1 : x->right > y->right;
}

/* By weight from the heaviest, with the index of what weighs so. */
static uint64_t heavy_key(uint32_t weight, size_t index)
{
	return (uint64_t)~weight << 32 | (uint32_t)index;
}

/* Heaviest first; ties by place, so that the order is total. */
static void sort_threads(struct as_threads *threads)
{
	size_t count = threads->count;
	uint64_t *keys = as_realloc(NULL, count + 1, sizeof *keys);
	struct as_thread *sorted = as_realloc(NULL, count + 1, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		keys[i] = (uint64_t)threads->items[i].left << 32 | i;
	as_sort_keys(keys, count, 32);
	for (size_t i = 0; i < count; i++)
		sorted[i] = threads->items[(uint32_t)keys[i]];
	for (size_t i = 0; i < count; i++)
		keys[i] = heavy_key(sorted[i].weight, i);
	as_sort_keys(keys, count, 32);
	for (size_t i = 0; i < count; i++)
		threads->items[i] = sorted[(uint32_t)keys[i]];
	free(sorted);
	sorted = threads->items;
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && sorted[end].weight == sorted[first].weight &&
				      sorted[end].left == sorted[first].left;)
			end++;
		if (end - first > 1)
			qsort(sorted + first, end - first, sizeof *sorted, by_right);
	}
	free(keys);
}

static void take_threads(struct as_threads *threads, const struct chains *chains)
{
	size_t count = chains->anchors->count, tips_count = 0;
	uint8_t *inner = as_calloc(count + 1, 1);
	for (size_t i = 0; i < count; i++)
		if (chains->before[i] != NONE)
			inner[chains->before[i]] = 1;
	for (size_t i = 0; i < count; i++)
		tips_count += !inner[i];
	uint64_t *tips = as_realloc(NULL, tips_count + 1, sizeof *tips);
	tips_count = 0;
	for (uint32_t i = 0; i < count; i++)
		if (!inner[i])
			tips[tips_count++] = heavy_key(chains->score[i], i);
	as_sort_keys(tips, tips_count, 32);
	memset(inner, 0, count);
	for (size_t i = 0; i < tips_count; i++)
		take_thread(threads, chains, (uint32_t)tips[i], inner);
	free(tips);
	free(inner);
	sort_threads(threads);
}

void as_threads_find(struct as_threads *threads, const struct as_anchors *anchors, const struct as_pairing *pairing)
{
	*threads = (struct as_threads){0};
	struct chains chains = {.anchors = anchors, .pairing = pairing,
				.cells = (size_t)pairing->side[1].count / CELL + 2};
	chains.score = as_realloc(NULL, anchors->count + 1, sizeof *chains.score);
	chains.before = as_realloc(NULL, anchors->count + 1, sizeof *chains.before);
	chains.grid = as_realloc(NULL, chains.cells * KEPT, sizeof *chains.grid);
	chain(&chains);
	take_threads(threads, &chains);
	free(chains.score);
	free(chains.before);
	free(chains.grid);
}

void as_threads_free(struct as_threads *threads)
{
	free(threads->items);
	free(threads->parts);
	*threads = (struct as_threads){0};
}
