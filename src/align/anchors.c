/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/anchors.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"

enum {
	HITS_PER_WORD = 16,
	BATCH = 32,
	LONG_TEXT = 1 << 16, /* words from which four must agree, not three: chance finds too many threes */
};

/* The places of the right text's k-grams, grouped by bucket. */
struct index {
	uint32_t k, bits;
	uint32_t *first; /* by bucket, and one more */
	uint32_t *place;
};

static uint32_t bucket_of(const struct index *index, const uint32_t *words)
{
	uint64_t hash = 0x9e3779b97f4a7c15u;
	for (uint32_t i = 0; i < index->k; i++)
		hash = (hash ^ words[i]) * 0xd6e8feb86659fd93u, hash ^= hash >> 32;
	return (uint32_t)(hash >> (64 - index->bits)) ^ (uint32_t)(hash & ((1u << index->bits) - 1));
}

/* The buckets of the k-grams [at, end), but for those beyond BATCH, whose
 * heads are fetched meanwhile: far apart, one after the other they would be
 * waited for. */
static uint32_t buckets_of(uint32_t *bucket, const struct index *index, const struct as_bench_side *side, uint32_t at,
			   uint32_t end)
{
	uint32_t count = end - at < BATCH ? end - at : BATCH;
	for (uint32_t i = 0; i < count; i++) {
		bucket[i] = bucket_of(index, side->word + at + i);
		__builtin_prefetch(&index->first[bucket[i]], 1);
	}
	return count;
}

static void index_build(struct index *index, const struct as_bench_side *side)
{
	uint32_t grams = side->count - index->k + 1;
	for (index->bits = 4; index->bits < 30 && (1u << index->bits) < grams;)
		index->bits++;
	size_t buckets = (size_t)1 << index->bits;
	index->first = as_calloc(buckets + 1, sizeof *index->first);
	index->place = as_realloc(NULL, grams, sizeof *index->place);
	uint32_t bucket[BATCH];
	for (uint32_t i = 0, count; i < grams; i += count) {
		count = buckets_of(bucket, index, side, i, grams);
		for (uint32_t k = 0; k < count; k++)
			index->first[bucket[k]]++;
	}
	uint32_t sum = 0;
	for (size_t b = 0; b <= buckets; b++) {
		uint32_t places = index->first[b];
		index->first[b] = sum;
		sum += places;
	}
	for (uint32_t i = 0, count; i < grams; i += count) {
		count = buckets_of(bucket, index, side, i, grams);
		for (uint32_t k = 0; k < count; k++)
			index->place[index->first[bucket[k]]++] = i + k;
	}
	/* each bucket's head has moved on to the next one's */
	memmove(index->first + 1, index->first, buckets * sizeof *index->first);
	index->first[0] = 0;
}

static void index_free(struct index *index)
{
	free(index->first);
	free(index->place);
}

/* Hits that may be looked at. */
static uint64_t budget_of(const struct as_pairing *pairing)
{
	return ((uint64_t)pairing->side[0].count + pairing->side[1].count) * HITS_PER_WORD;
}

/* The largest number of places a k-gram may have so that all hits together
 * stay within the budget. */
static uint32_t places_allowed(const struct index *index, const struct as_pairing *pairing)
{
	uint64_t asked[AS_PLACES + 1] = {0}, hits = 0;
	const struct as_bench_side *left = &pairing->side[0];
	uint64_t budget = budget_of(pairing);
	for (uint32_t l = 0; l + index->k <= left->count; l++) {
		uint32_t b = bucket_of(index, left->word + l);
		uint32_t places = index->first[b + 1] - index->first[b];
		if (places <= AS_PLACES)
			asked[places]++;
	}
	for (uint32_t places = 1; places <= AS_PLACES; places++) {
		hits += asked[places] * places;
		if (hits > budget)
			return places - 1;
	}
	return AS_PLACES;
}

/* The search for the left text's k-grams, or for some of them. */
struct search {
	const struct index *index;
	const struct as_bench_side *left, *right;
	const struct as_pairing *pairing;
	uint32_t *reached; /* by diagonal: where its last run ends */
	uint32_t floor, allowed; /* places of a k-gram that has hits */
	uint32_t from, to; /* left words that the k-grams begin at */
	uint64_t hits;
	struct as_anchors anchors; /* found */
};

/* The left words from `l` on, which ask together: what one needs is on its way
 * from memory while the others are answered. */
struct batch {
	uint32_t l, count;
	uint32_t first[BATCH], end[BATCH]; /* the places of each */
};

static uint64_t ask(struct batch *batch, const struct search *search)
{
	uint64_t hits = 0;
	const struct index *index = search->index;
	batch->count = buckets_of(batch->first, index, search->left, batch->l, search->to);
	for (uint32_t i = 0; i < batch->count; i++) {
		uint32_t b = batch->first[i];
		batch->first[i] = index->first[b];
		batch->end[i] = index->first[b + 1];
		if (batch->end[i] - batch->first[i] > search->allowed)
			batch->end[i] = batch->first[i];
		__builtin_prefetch(&index->place[batch->first[i]]);
	}
	for (uint32_t i = 0; i < batch->count; i++)
		for (uint32_t p = batch->first[i]; p < batch->end[i]; p++) {
			uint32_t r = index->place[p];
			__builtin_prefetch(&search->right->word[r]);
			__builtin_prefetch(&search->right->weight[r]);
			__builtin_prefetch(&search->reached[search->left->count - batch->l - i + r], 1);
			hits++;
		}
	return hits;
}

/* Whether the k-grams are the same: others share the bucket. */
static bool is_hit(const struct search *search, uint32_t l, uint32_t r)
{
	const uint32_t *a = search->left->word + l, *b = search->right->word + r;
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && (search->index->k == 3 || a[3] == b[3]);
}

/* Follows a hit to the end of the run. */
static void follow(struct search *search, uint32_t l, uint32_t r)
{
	struct as_anchors *anchors = &search->anchors;
	const struct as_bench_side *left = search->left, *right = search->right;
	uint32_t *to = &search->reached[left->count - l + r];
	if (*to > l)
		return;
	uint32_t len = 0, weight = 0, most = left->count - l;
	if (right->count - r < most)
		most = right->count - r;
	for (; len < most && left->word[l + len] == right->word[r + len]; len++)
		weight += as_link_weight(search->pairing, l + len, r + len);
	*to = l + len;
	if (weight < search->floor)
		return;
	AS_RESERVE(anchors->items, anchors->cap, anchors->count + 1);
	AS_RESERVE(anchors->weights, anchors->weights_cap, anchors->count + 1);
	anchors->weights[anchors->count] = weight;
	anchors->items[anchors->count++] = (struct as_anchor){l, r, len};
}

/* Looks for the k-grams, until these turn out to be more than the budget.
 * Works on a copy: cores that write to one line of cache wait for one another. */
static void collect(void *half)
{
	struct search search = *(const struct search *)half;
	uint64_t budget = budget_of(search.pairing);
	struct batch batch = {.l = search.from};
	for (; batch.l < search.to && search.hits <= budget; batch.l += batch.count) {
		search.hits += ask(&batch, &search);
		for (uint32_t i = 0; i < batch.count; i++)
			for (uint32_t p = batch.first[i]; p < batch.end[i]; p++)
				if (is_hit(&search, batch.l + i, search.index->place[p]))
					follow(&search, batch.l + i, search.index->place[p]);
	}
	*(struct search *)half = search;
}

/* Appends the later anchors to the earlier ones, but for what is left of a run
 * that an earlier k-gram began. */
static void join(struct search *search, const struct search *later)
{
	struct as_anchors *all = &search->anchors;
	const struct as_anchors *more = &later->anchors;
	AS_RESERVE(all->items, all->cap, all->count + more->count);
	AS_RESERVE(all->weights, all->weights_cap, all->count + more->count);
	for (size_t i = 0; i < more->count; i++) {
		const struct as_anchor *anchor = &more->items[i];
		if (search->reached[search->left->count - anchor->left + anchor->right] > anchor->left)
			continue;
		all->weights[all->count] = more->weights[i];
		all->items[all->count++] = *anchor;
	}
	search->hits += later->hits;
}

/* Looks for all k-grams that have up to `allowed` places each; false when there
 * are more than the budget.  Those of long documents are looked for in two
 * halves at the same time, the later one with a memory of its own. */
static bool search_all(struct as_anchors *anchors, struct search search, uint32_t allowed)
{
	const struct as_pairing *pairing = search.pairing;
	size_t diagonals = (size_t)search.left->count + search.right->count;
	search.allowed = allowed;
	search.to = search.left->count - search.index->k + 1;
	search.reached = as_calloc(diagonals, sizeof *search.reached);
	if (as_tokens_are_long(pairing->side[0].tokens->doc, pairing->side[1].tokens->doc)) {
		struct search later = search;
		search.to /= 2;
		later.from = search.to;
		later.reached = as_calloc(diagonals, sizeof *later.reached);
		as_parallel_run(collect, &search, &later);
		join(&search, &later);
		free(later.reached);
		as_anchors_free(&later.anchors);
	} else {
		collect(&search);
	}
	free(search.reached);
	*anchors = search.anchors;
	return search.hits <= budget_of(pairing);
}

void as_anchors_find(struct as_anchors *anchors, const struct as_pairing *pairing, uint32_t floor)
{
	*anchors = (struct as_anchors){0};
	const struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t fewer = left->count < right->count ? left->count : right->count;
	struct index index = {.k = fewer < LONG_TEXT ? 3 : 4};
	if (fewer < index.k)
		return;
	index_build(&index, right);
	struct search search = {.index = &index, .left = left, .right = right, .pairing = pairing, .floor = floor};
	if (!search_all(anchors, search, AS_PLACES)) {
		as_anchors_free(anchors);
		search_all(anchors, search, places_allowed(&index, pairing));
	}
	index_free(&index);
}

void as_anchors_free(struct as_anchors *anchors)
{
	free(anchors->items);
	free(anchors->weights);
	*anchors = (struct as_anchors){0};
}
