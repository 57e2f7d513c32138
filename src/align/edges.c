/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/edges.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	SHARE = 4,             /* one part in so many of the lighter unit must agree */
	NEARLY_ALL = 3,        /* of SHARE parts: agreement that needs little weight */
	EVIDENCE = 19,         /* eighths of a bit: see stands_alone() */
};

/* What an edge is judged by. */
struct judged {
	uint64_t lighter; /* weight of the lighter unit */
	uint64_t heavier;
};

static struct judged judge(const struct as_pairing *pairing, const struct as_edge *edge)
{
	uint64_t a = pairing->side[0].total[edge->unit[0]], b = pairing->side[1].total[edge->unit[1]];
	return (struct judged){a < b ? a : b, a < b ? b : a};
}

/* Whether the words shared show by themselves that the two sentences belong
 * together.  One run must say more than chance explains (titles and names
 * weigh little); to what it says beyond that comes half of what the other
 * words say, and all of it counts by the square of the share that agrees: a
 * long quotation suffices in any sentence, three common words in none.  The
 * bound lies in the gap between the least true pair and the likeliest false
 * one of real reports of one event. */
static bool stands_alone(const struct as_pairing *pairing, const struct as_edge *edge)
{
	struct judged unit = judge(pairing, edge);
	if (edge->weight * (uint64_t)SHARE >= unit.lighter * NEARLY_ALL && edge->weight * 2ull >= unit.heavier)
		return true;
	if (edge->words < 3 || edge->run <= pairing->chance)
		return false;
	double beyond = edge->run - pairing->chance + (edge->weight - edge->run) / 2.0;
	double share = (double)edge->weight / (double)unit.lighter;
	return beyond * share * share >= EVIDENCE;
}

/* Whether enough agrees for a sentence whose neighbours are matched. */
static bool needs_support(const struct as_pairing *pairing, const struct as_edge *edge)
{
	return edge->weight * (uint64_t)SHARE >= judge(pairing, edge).lighter;
}

static int by_unit(const void *a, const void *b)
{
	const struct as_edge *x = a, *y = b;
	if (x->unit[0] != y->unit[0])
		return x->unit[0] < y->unit[0] ? -1 : 1;
	if (x->place[0] != y->place[0])
		return x->place[0] < y->place[0] ? -1 : 1;
	return x->unit[1] < y->unit[1] ? -1 : x->unit[1] > y->unit[1];
}

/* One edge for each pair of units with links between them. */
static void gather(struct as_edges *edges, const struct as_pairing *pairing)
{
	const struct as_tokens *left = pairing->side[0].tokens, *right = pairing->side[1].tokens;
	uint32_t *open = as_calloc(right->units_count + 1, sizeof *open); /* by right unit: its edge with this unit, + 1 */
	for (uint32_t u = 0; u < left->units_count; u++) {
		size_t begin = edges->count;
		uint32_t run = 0;
		for (uint32_t l = left->units[u].first; l < left->units[u].first + left->units[u].count; l++) {
			uint32_t r = pairing->side[0].link[l];
			if (r == AS_UNLINKED)
				continue;
			uint32_t v = right->items[r].unit;
			if (open[v] <= begin) {
				AS_RESERVE(edges->items, edges->cap, edges->count + 1);
				edges->items[edges->count] = (struct as_edge){.unit = {u, v}};
				open[v] = (uint32_t)++edges->count;
			}
			struct as_edge *edge = &edges->items[open[v] - 1];
			run = l && pairing->side[0].link[l - 1] == r - 1 && r && right->items[r - 1].unit == v ? run : 0;
			run += as_link_weight(pairing, l, r);
			edge->run = run > edge->run ? run : edge->run;
			edge->weight += as_link_weight(pairing, l, r);
			edge->words++;
			edge->place[0] += l;
			edge->place[1] += r;
		}
	}
	free(open);
}

/* The heaviest partner that each unit has on an edge that stands alone. */
struct partners {
	const struct as_pairing *pairing;
	uint32_t *edge[2]; /* by unit: the edge, + 1 */
};

bool as_edge_is_pinned(const struct as_edge *edge, const struct as_pairing *pairing)
{
	const struct as_bench_side *left = &pairing->side[0];
	const struct as_unit *unit = &left->tokens->units[edge->unit[0]];
	return unit->count && as_pin_of(left, unit->first);
}

static void find_partners(struct partners *partners, const struct as_edges *edges, uint8_t *alone)
{
	for (int s = 0; s < 2; s++)
		partners->edge[s] = as_calloc(partners->pairing->side[s].tokens->units_count + 2, sizeof(uint32_t));
	for (size_t i = 0; i < edges->count; i++) {
		const struct as_edge *edge = &edges->items[i];
		alone[i] = as_edge_is_pinned(edge, partners->pairing) || stands_alone(partners->pairing, edge);
		for (int s = 0; alone[i] && s < 2; s++) {
			uint32_t *best = &partners->edge[s][edge->unit[s]];
			if (!*best || edges->items[*best - 1].weight < edge->weight)
				*best = (uint32_t)i + 1;
		}
	}
}

/* Whether the edge `other` joins the same two passages, within a sentence of
 * `edge` on both sides. */
static bool is_beside(const struct partners *partners, const struct as_edge *other, const struct as_edge *edge)
{
	for (int s = 0; s < 2; s++) {
		const struct as_unit *units = partners->pairing->side[s].tokens->units;
		uint32_t a = other->unit[s], b = edge->unit[s];
		if (units[a].passage != units[b].passage || (a > b ? a - b : b - a) > 1)
			return false;
	}
	return true;
}

static bool is_supported(const struct partners *partners, const struct as_edges *edges, const struct as_edge *edge)
{
	for (int s = 0; s < 2; s++) {
		uint32_t unit = edge->unit[s];
		size_t count = partners->pairing->side[s].tokens->units_count;
		for (uint32_t near = unit ? unit - 1 : 0; near <= unit + 1 && near < count; near++) {
			uint32_t best = partners->edge[s][near];
			if (best && is_beside(partners, &edges->items[best - 1], edge))
				return true;
		}
	}
	return false;
}

static void unlink_edge(const struct as_edge *edge, struct as_pairing *pairing)
{
	const struct as_tokens *left = pairing->side[0].tokens, *right = pairing->side[1].tokens;
	const struct as_unit *unit = &left->units[edge->unit[0]];
	for (uint32_t l = unit->first; l < unit->first + unit->count; l++) {
		uint32_t r = pairing->side[0].link[l];
		if (r != AS_UNLINKED && right->items[r].unit == edge->unit[1])
			as_unlink(pairing, l);
	}
}

/* Drops the edges that neither stand alone nor have support, with their links. */
static void sift(struct as_edges *edges, struct as_pairing *pairing)
{
	struct partners partners = {.pairing = pairing};
	uint8_t *kept = as_calloc(edges->count + 1, 1);
	find_partners(&partners, edges, kept);
	for (size_t i = 0; i < edges->count; i++)
		if (!kept[i])
			kept[i] = needs_support(pairing, &edges->items[i]) && is_supported(&partners, edges, &edges->items[i]);
	size_t count = 0;
	for (size_t i = 0; i < edges->count; i++) {
		struct as_edge edge = edges->items[i];
		if (!kept[i]) {
			unlink_edge(&edge, pairing);
			continue;
		}
		edge.place[0] /= edge.words;
		edge.place[1] /= edge.words;
		edges->items[count++] = edge;
	}
	edges->count = count;
	free(partners.edge[0]);
	free(partners.edge[1]);
	free(kept);
}

/* How good a place before the token is to cut: 2 after a mark and a space, 1
 * after a space, 0 inside what is written together. */
static int cut_rank(const struct as_tokens *tokens, uint32_t token)
{
	const char *text = tokens->doc->text;
	bool mark = false, space = false;
	for (uint32_t i = tokens->items[token - 1].end; i < tokens->items[token].start; i++) {
		bool blank = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		space = space || blank;
		mark = mark || !blank;
	}
	return space + (space && mark);
}

/* Where to cut the unit between two edges: the fewest links fall on the wrong
 * side; among equals after a punctuation mark or at least a space, then as late as
 * possible.  Only
 * places between the middles of the two are tried, so that all cuts of a unit
 * together read it once. */
static uint32_t cut_between(const struct as_pairing *pairing, int s, const struct as_edge *one,
			    const struct as_edge *two)
{
	const struct as_bench_side *side = &pairing->side[s];
	const struct as_tokens *other = pairing->side[!s].tokens;
	int lost = 0, best = 0;
	uint32_t cut = (uint32_t)one->place[s] + 1, end = (uint32_t)two->place[s];
	int best_rank = -1;
	for (uint32_t i = cut; i <= end; i++) {
		int rank = cut_rank(side->tokens, i);
		if (lost < best || (lost == best && rank >= best_rank)) {
			best = lost;
			cut = i;
			best_rank = rank;
		}
		uint32_t to = side->link[i];
		if (to != AS_UNLINKED && other->items[to].unit == one->unit[!s])
			lost--; /* goes before the cut, where it belongs */
		else if (to != AS_UNLINKED && other->items[to].unit == two->unit[!s])
			lost++;
	}
	return cut;
}

/* Cuts one unit into a piece for each of its edges, in the order given.  An
 * edge has a word of its own, so there is at least one for each piece. */
static void cut_unit(struct as_edge **edges, size_t count, const struct as_pairing *pairing, int s)
{
	const struct as_unit *unit = &pairing->side[s].tokens->units[edges[0]->unit[s]];
	uint32_t at = unit->first, end = unit->first + unit->count;
	for (size_t i = 0; i < count; i++) {
		uint32_t most = end - (uint32_t)(count - 1 - i), cut = end;
		if (i + 1 < count)
			cut = cut_between(pairing, s, edges[i], edges[i + 1]);
		cut = cut > most ? most : cut <= at ? at + 1 : cut;
		edges[i]->piece[s] = (struct as_range){at, cut};
		at = cut;
	}
}

/* Cuts the units of side `s`; `sorted` lists the edges by unit, then place. */
static void cut_units(struct as_edge **sorted, size_t count, const struct as_pairing *pairing, int s)
{
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && sorted[end]->unit[s] == sorted[first]->unit[s];)
			end++;
		cut_unit(sorted + first, end - first, pairing, s);
	}
}

static int by_right(const void *a, const void *b)
{
	const struct as_edge *x = *(struct as_edge *const *)a, *y = *(struct as_edge *const *)b;
	if (x->unit[1] != y->unit[1])
		return x->unit[1] < y->unit[1] ? -1 : 1;
	if (x->place[1] != y->place[1])
		return x->place[1] < y->place[1] ? -1 : 1;
	return x->unit[0] < y->unit[0] ? -1 : x->unit[0] > y->unit[0];
}

static void cut_pieces(struct as_edges *edges, const struct as_pairing *pairing)
{
	struct as_edge **sorted = as_realloc(NULL, edges->count + 1, sizeof *sorted);
	for (size_t i = 0; i < edges->count; i++)
		sorted[i] = &edges->items[i];
	cut_units(sorted, edges->count, pairing, 0);
	qsort(sorted, edges->count, sizeof *sorted, by_right);
	cut_units(sorted, edges->count, pairing, 1);
	free(sorted);
}

/* Takes back the links that the cuts left outside the pieces of their edge. */
static void unlink_strays(const struct as_edges *edges, struct as_pairing *pairing)
{
	for (size_t i = 0; i < edges->count; i++) {
		const struct as_edge *edge = &edges->items[i];
		for (uint32_t l = edge->piece[0].first; l < edge->piece[0].end; l++) {
			uint32_t r = pairing->side[0].link[l];
			if (r == AS_UNLINKED)
				continue;
			bool glued = r + 1 < pairing->side[1].count && pairing->side[1].link[r + 1] == l;
			if (r < edge->piece[1].first || r + glued >= edge->piece[1].end)
				as_unlink(pairing, l);
		}
	}
}

void as_edges_sort(struct as_edges *edges)
{
	if (edges->count)
		qsort(edges->items, edges->count, sizeof *edges->items, by_unit);
}

void as_edges_add(struct as_edges *edges, const struct as_pairing *pairing, uint32_t left, uint32_t right)
{
	struct as_edge edge = {.unit = {left, right}};
	for (int s = 0; s < 2; s++) {
		const struct as_unit *unit = &pairing->side[s].tokens->units[edge.unit[s]];
		edge.piece[s] = (struct as_range){unit->first, unit->first + unit->count};
		edge.place[s] = unit->first + unit->count / 2;
	}
	AS_RESERVE(edges->items, edges->cap, edges->count + 1);
	edges->items[edges->count++] = edge;
}

void as_edges_find(struct as_edges *edges, struct as_pairing *pairing)
{
	*edges = (struct as_edges){0};
	/* a cut takes links away, after which an edge may no longer hold */
	for (int round = 0; round < 2; round++) {
		edges->count = 0;
		gather(edges, pairing);
		sift(edges, pairing);
		as_edges_sort(edges);
		cut_pieces(edges, pairing);
		unlink_strays(edges, pairing);
	}
}

void as_edges_free(struct as_edges *edges)
{
	free(edges->items);
	*edges = (struct as_edges){0};
}
