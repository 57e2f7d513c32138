/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/equal.h"

#include <stdlib.h>

#include "base/mem.h"

/* A unit without any link, known by what it says. */
struct said {
	uint64_t hash;
	uint32_t unit, side;
};

static int by_hash(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->side != y->side)
		return x->side < y->side ? -1 : 1;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static bool hash_unlinked(uint64_t *hash, const struct as_bench_side *side, const struct as_unit *unit)
{
	*hash = unit->count;
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		if (side->link[i] != AS_UNLINKED)
			return false;
		*hash = (*hash ^ side->word[i]) * 0xd6e8feb86659fd93u;
		*hash ^= *hash >> 32;
	}
	return unit->count > 0;
}

static bool is_equal(const struct as_pairing *pairing, const struct as_unit *a, const struct as_unit *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (pairing->side[0].word[a->first + i] != pairing->side[1].word[b->first + i])
			return false;
	return true;
}

void as_equal_link(struct as_pairing *pairing)
{
	size_t all = pairing->side[0].tokens->units_count + pairing->side[1].tokens->units_count, count = 0;
	struct said *said = as_realloc(NULL, all + 1, sizeof *said);
	for (uint32_t s = 0; s < 2; s++) {
		const struct as_bench_side *side = &pairing->side[s];
		for (uint32_t u = 0; u < side->tokens->units_count; u++) {
			uint64_t hash;
			if (hash_unlinked(&hash, side, &side->tokens->units[u]))
				said[count++] = (struct said){hash, u, s};
		}
	}
	qsort(said, count, sizeof *said, by_hash);
	for (size_t first = 0, middle, end; first < count; first = end) {
		for (middle = first; middle < count && said[middle].hash == said[first].hash && !said[middle].side;)
			middle++;
		for (end = middle; end < count && said[end].hash == said[first].hash;)
			end++;
		if (end - middle != middle - first)
			continue;
		for (size_t i = 0; i < middle - first; i++) {
			const struct as_unit *a = &pairing->side[0].tokens->units[said[first + i].unit];
			const struct as_unit *b = &pairing->side[1].tokens->units[said[middle + i].unit];
			uint32_t linked = is_equal(pairing, a, b) ? a->count : 0;
			for (uint32_t k = 0; k < linked; k++)
				as_link(pairing, a->first + k, b->first + k);
		}
	}
	free(said);
}
