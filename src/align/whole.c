/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/whole.h"

#include <ctype.h>

#include "base/mem.h"

/* Whether nothing but ASCII marks stands between two neighbouring words, and
 * at least one.  Scripts without spaces have no joints. */
static bool is_joint(const struct as_tokens *tokens, uint32_t token)
{
	const char *text = tokens->doc->text;
	uint32_t from = tokens->items[token].end, to = tokens->items[token + 1].start;
	if (from >= to || tokens->items[token].unit != tokens->items[token + 1].unit)
		return false;
	for (uint32_t i = from; i < to; i++)
		if (!ispunct((unsigned char)text[i]))
			return false;
	return true;
}

/* Whether the words first..last are linked to words that follow one another. */
static bool is_whole(const struct as_pairing *pairing, int s, uint32_t first, uint32_t last)
{
	const uint32_t *link = pairing->side[s].link, *back = pairing->side[!s].link;
	uint32_t others = pairing->side[!s].count;
	for (uint32_t i = first; i <= last; i++)
		if (link[i] == AS_UNLINKED)
			return false;
	for (uint32_t i = first; i < last; i++) {
		uint32_t next = link[i] + 1;
		while (next < others && back[next] == i) /* one word here, glued, is several there */
			next++;
		if (link[i + 1] != link[i] && link[i + 1] != next)
			return false;
	}
	return true;
}

/* Checks each run of words that are written together. */
static void check_side(struct as_pairing *pairing, int s)
{
	const struct as_bench_side *side = &pairing->side[s];
	for (size_t i = 0, next; i < side->joints_count; i = next) {
		uint32_t first = side->joints[i], last = first + 1;
		for (next = i + 1; next < side->joints_count && side->joints[next] == last; next++)
			last++;
		if (is_whole(pairing, s, first, last))
			continue;
		for (uint32_t word = first; word <= last; word++)
			if (side->link[word] != AS_UNLINKED)
				as_unlink(pairing, s ? side->link[word] : word);
	}
}

void as_whole_find(struct as_pairing *pairing)
{
	for (int s = 0; s < 2; s++) {
		struct as_bench_side *side = &pairing->side[s];
		for (uint32_t token = 0; token + 1 < side->count; token++) {
			if (!is_joint(side->tokens, token))
				continue;
			AS_RESERVE(side->joints, side->joints_cap, side->joints_count + 1);
			side->joints[side->joints_count++] = token;
		}
	}
}

void as_whole_words(struct as_pairing *pairing)
{
	/* what is taken back on one side may break a joint of the other */
	check_side(pairing, 0);
	check_side(pairing, 1);
	check_side(pairing, 0);
}
