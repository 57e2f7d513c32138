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
	uint32_t *tip, *after;    /* best chain from here: its last anchor, the one after this in it */
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

/* Finds for each anchor the heaviest chain that it is part of: `tip` gets the
 * anchor that this ends at, `after` the next one on the way there.  An anchor
 * goes into the thread of that chain. */
static void choose_after(struct chains *chains)
{
	size_t count = chains->anchors->count;
	for (uint32_t i = 0; i < count; i++) {
		chains->tip[i] = i;
		chains->after[i] = NONE;
	}
	for (size_t i = count; i-- > 0;) { /* what comes after an anchor stands behind it */
		uint32_t before = chains->before[i], tip = chains->tip[i];
		if (before == NONE)
			continue;
		uint32_t best = chains->tip[before];
		if (best == before || chains->score[tip] > chains->score[best] ||
		    (chains->score[tip] == chains->score[best] && tip < best)) {
			chains->tip[before] = tip;
			chains->after[before] = (uint32_t)i;
		}
	}
}

/* The thread that begins with anchor `at`. */
static struct as_thread take_thread(struct as_threads *threads, const struct chains *chains, uint32_t at)
{
	const struct as_anchor *anchors = chains->anchors->items;
	uint32_t before = chains->before[at] == NONE ? 0 : chains->score[chains->before[at]];
	struct as_thread thread = {.first = (uint32_t)threads->parts_count, .left = anchors[at].left,
				   .right = anchors[at].right, .weight = chains->score[chains->tip[at]] - before};
	for (; at != NONE; at = chains->after[at]) {
		struct as_anchor part = anchors[at];
		uint32_t cut = thread.count ? overlap_of(&threads->parts[threads->parts_count - 1], &part) : 0;
		threads->parts[threads->parts_count++] = (struct as_anchor){part.left + cut, part.right + cut, part.len - cut};
		thread.count++;
	}
	return thread;
}

/* Heaviest first; those that weigh the same as they are, by place. */
static void sort_threads(struct as_threads *threads)
{
	size_t count = threads->count;
	uint64_t *keys = as_realloc(NULL, count + 1, sizeof *keys);
	struct as_thread *sorted = as_realloc(NULL, count + 1, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		keys[i] = (uint64_t)~threads->items[i].weight << 32 | i;
	as_sort_keys(keys, count, 32);
	for (size_t i = 0; i < count; i++)
		sorted[i] = threads->items[(uint32_t)keys[i]];
	free(keys);
	free(threads->items);
	threads->items = sorted;
}

static void take_threads(struct as_threads *threads, const struct chains *chains)
{
	size_t count = chains->anchors->count, threads_count = 0;
	for (size_t i = 0; i < count; i++)
		threads_count += chains->tip[i] == i;
	threads->parts = as_realloc(NULL, count + 1, sizeof *threads->parts);
	threads->items = as_realloc(NULL, threads_count + 1, sizeof *threads->items);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t before = chains->before[i];
		if (before == NONE || chains->after[before] != i)
			threads->items[threads->count++] = take_thread(threads, chains, i);
	}
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
	free(chains.grid);
	chains.tip = as_realloc(NULL, anchors->count + 1, sizeof *chains.tip);
	chains.after = as_realloc(NULL, anchors->count + 1, sizeof *chains.after);
	choose_after(&chains);
	take_threads(threads, &chains);
	free(chains.score);
	free(chains.before);
	free(chains.tip);
	free(chains.after);
}

void as_threads_free(struct as_threads *threads)
{
	free(threads->items);
	free(threads->parts);
	*threads = (struct as_threads){0};
}
