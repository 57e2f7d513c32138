/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/place.h"

enum {
	NEAR = 8,   /* words within which a link counts as neighbouring */
	AHEAD = 16, /* threads fetched from memory meanwhile: they are far apart */
};

static bool is_free(const struct as_pairing *pairing, uint32_t l, uint32_t r)
{
	return pairing->side[0].link[l] == AS_UNLINKED && pairing->side[1].link[r] == AS_UNLINKED;
}

/* What of the thread is still free; 0 when better threads took it all. */
static uint32_t weight_left(const struct as_threads *threads, const struct as_thread *thread,
			    const struct as_pairing *pairing)
{
	uint32_t weight = 0;
	for (uint32_t i = 0; i < thread->count; i++) {
		const struct as_anchor *part = &threads->parts[thread->first + i];
		for (uint32_t k = 0; k < part->len; k++)
			if (is_free(pairing, part->left + k, part->right + k))
				weight += as_link_weight(pairing, part->left + k, part->right + k);
	}
	return weight;
}

/* Whether what stands just before or after the thread is linked alike. */
static bool continues(const struct as_threads *threads, const struct as_thread *thread,
		      const struct as_pairing *pairing)
{
	const struct as_bench_side *left = &pairing->side[0];
	const struct as_anchor *last = &threads->parts[thread->first + thread->count - 1];
	uint32_t l = last->left + last->len, r = last->right + last->len;
	for (uint32_t d = 1; d <= NEAR && d <= thread->left; d++) {
		uint32_t to = left->link[thread->left - d];
		if (to < thread->right && thread->right - to <= NEAR)
			return true;
	}
	for (uint32_t d = 0; d < NEAR && l + d < left->count; d++) {
		uint32_t to = left->link[l + d];
		if (to != AS_UNLINKED && to >= r && to - r < NEAR)
			return true;
	}
	return false;
}

/* Has the words that the thread at `at` begins with on their way. */
static void fetch(const struct as_threads *threads, size_t at, const struct as_pairing *pairing)
{
	if (at >= threads->count)
		return;
	const struct as_thread *thread = &threads->items[at];
	__builtin_prefetch(&threads->parts[thread->first]);
	__builtin_prefetch(&pairing->side[0].link[thread->left], 1);
	__builtin_prefetch(&pairing->side[1].link[thread->right], 1);
}

static void place(const struct as_threads *threads, const struct as_thread *thread, struct as_pairing *pairing)
{
	for (uint32_t i = 0; i < thread->count; i++) {
		const struct as_anchor *part = &threads->parts[thread->first + i];
		for (uint32_t k = 0; k < part->len; k++)
			if (is_free(pairing, part->left + k, part->right + k))
				as_link(pairing, part->left + k, part->right + k);
	}
}

static bool has_furniture(const struct as_tokens *tokens)
{
	for (size_t i = 0; i < tokens->doc->passages_count; i++)
		if (tokens->doc->passages[i].role == AS_ROLE_FURNITURE)
			return true;
	return false;
}

/* Prefers, among equals, a thread within the reports to one in furniture. */
static bool in_furniture(const struct as_thread *thread, const struct as_pairing *pairing)
{
	return as_unit_is_furniture(pairing->side[0].tokens, as_unit_of(pairing, 0, thread->left)) ||
	       as_unit_is_furniture(pairing->side[1].tokens, as_unit_of(pairing, 1, thread->right));
}

void as_place_threads(const struct as_threads *threads, struct as_pairing *pairing, uint32_t floor)
{
	/* passes over each group of equals: what continues a placed neighbour,
	 * then what joins the reports, then the rest */
	bool furniture = has_furniture(pairing->side[0].tokens) || has_furniture(pairing->side[1].tokens);
	int last = furniture ? 2 : 1;
	for (size_t first = 0, end; first < threads->count; first = end) {
		for (end = first + 1; end < threads->count && threads->items[end].weight == threads->items[first].weight;)
			end++;
		for (int pass = end - first > 1 ? 0 : last; pass <= last; pass++) {
			for (size_t i = first; i < end; i++) {
				const struct as_thread *thread = &threads->items[i];
				fetch(threads, i + AHEAD, pairing);
				if ((pass == 0 && !continues(threads, thread, pairing)) ||
				    (pass == 1 && furniture && in_furniture(thread, pairing)))
					continue;
				uint32_t left = weight_left(threads, thread, pairing);
				if (left >= floor)
					place(threads, thread, pairing);
			}
		}
	}
}
