/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/shifted.h"

#include "align/gaps.h"

enum {
	MARGIN = 2 * AS_BIT, /* beyond what chance explains */
	RUNS = 8,            /* moved within one sentence, at most */
};

/* The free words of an edge's two pieces. */
struct rest {
	uint32_t word[2][AS_GAP];
	int count[2];
};

static bool gather(struct rest *rest, const struct as_edge *edge, const struct as_pairing *pairing)
{
	for (int s = 0; s < 2; s++) {
		rest->count[s] = 0;
		for (uint32_t i = edge->piece[s].first; i < edge->piece[s].end; i++) {
			if (pairing->side[s].link[i] != AS_UNLINKED)
				continue;
			if (rest->count[s] == AS_GAP)
				return false;
			rest->word[s][rest->count[s]++] = i;
		}
	}
	return rest->count[0] && rest->count[1];
}

static uint32_t run_at(const struct as_pairing *pairing, uint32_t l, uint32_t r, const struct as_edge *edge,
		       uint32_t *weight)
{
	const struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t len = 0;
	*weight = 0;
	while (l + len < edge->piece[0].end && r + len < edge->piece[1].end && left->word[l + len] == right->word[r + len] &&
	       left->link[l + len] == AS_UNLINKED && right->link[r + len] == AS_UNLINKED) {
		*weight += as_link_weight(pairing, l + len, r + len);
		len++;
	}
	return len;
}

/* Links the heaviest run the two pieces still share; false when none weighs
 * more than chance explains. */
static bool link_heaviest(struct as_pairing *pairing, const struct as_edge *edge, const struct rest *rest)
{
	uint32_t best = as_eighths((uint64_t)rest->count[0] * (uint64_t)rest->count[1]) + MARGIN;
	uint32_t best_l = 0, best_r = 0, best_len = 0;
	for (int i = 0; i < rest->count[0]; i++)
		for (int j = 0; j < rest->count[1]; j++) {
			uint32_t weight, len = run_at(pairing, rest->word[0][i], rest->word[1][j], edge, &weight);
			if (len && weight > best) {
				best = weight;
				best_l = rest->word[0][i];
				best_r = rest->word[1][j];
				best_len = len;
			}
		}
	for (uint32_t k = 0; k < best_len; k++)
		as_link(pairing, best_l + k, best_r + k);
	return best_len > 0;
}

void as_shifted_link(const struct as_edges *edges, struct as_pairing *pairing)
{
	struct rest rest;
	for (size_t i = 0; i < edges->count; i++) {
		const struct as_edge *edge = &edges->items[i];
		for (int run = 0; run < RUNS && gather(&rest, edge, pairing); run++)
			if (!link_heaviest(pairing, edge, &rest))
				break;
	}
}
