/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/related.h"

#include <stdlib.h>
#include <string.h>

#include "align/gaps.h"
#include "base/mem.h"

enum {
	PLACES = 32,             /* sentences on the right beyond which a word says nothing */
	LEAST_WORDS = 5,         /* of a sentence that can be related to another */
	LONG_WORD = 5,           /* bytes of a form from which it carries meaning of its own */
};

/* In parts of what chance explains: the merit (weight by the square of the
 * share) and weight that two sentences need to be offered, and the weight of
 * one sentence rearranged, of which half must agree, too. */
static const double ENOUGH_MERIT = 0.29, ENOUGH_WEIGHT = 1.33, REARRANGED_WEIGHT = 1.75, REARRANGED_SHARE = 0.5;

/* The unit of the other side that is most like a unit. */
struct best {
	uint32_t unit, weight;
	double merit;
};

/* The search: which right units hold each word, and the scores of one left unit. */
struct search {
	const struct as_pairing *pairing;
	uint32_t words;         /* numbers of different words in both texts */
	uint32_t *first;        /* by word: where its places begin, and one more */
	uint32_t *place;        /* right tokens: the first of their word in a free unit */
	uint32_t *seen;         /* by word: the unit that counted it last, plus one */
	uint32_t *score;        /* by right unit: what it shares with the left unit at hand */
	uint32_t *touched;      /* right units that have a score */
	uint32_t *says[2];      /* by unit: what all its words would score; 0 when it is not free */
	struct best *best[2];   /* by unit */
};

/* Whether the unit can be related at all. */
static bool is_free(const struct as_pairing *pairing, int s, uint32_t u)
{
	const struct as_bench_side *side = &pairing->side[s];
	const struct as_unit *unit = &side->tokens->units[u];
	enum as_role role = side->tokens->doc->passages[unit->passage].role;
	if (unit->count < LEAST_WORDS || role == AS_ROLE_FURNITURE || role == AS_ROLE_HEADLINE)
		return false;
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
		if (side->link[i] != AS_UNLINKED || as_pin_of(side, i))
			return false;
	return true;
}

/* What a word by itself tells about its sentence: names and numbers all of
 * their weight, other words less, short ones ("the", "could") least. */
static uint32_t worth(const struct as_pairing *pairing, int s, uint32_t token)
{
	const struct as_tokens *tokens = pairing->side[s].tokens;
	const struct as_token *item = &tokens->items[token];
	const struct as_form *form = &pairing->lexicon->forms[item->id];
	bool digit = form->text[0] >= '0' && form->text[0] <= '9';
	bool name = token != tokens->units[item->unit].first && as_is_capital(pairing, tokens, token);
	uint32_t weight = pairing->side[s].weight[token];
	return digit || name ? weight : form->len >= LONG_WORD ? weight * 3 / 4 : weight / 4;
}

/* Calls the word of `token` counted for `unit`; false when it was before. */
static bool is_first(struct search *search, int s, uint32_t token, uint32_t unit)
{
	uint32_t *seen = &search->seen[search->pairing->side[s].word[token]];
	bool first = *seen != unit + 1;
	*seen = unit + 1;
	return first;
}

static void forget_seen(struct search *search)
{
	memset(search->seen, 0, search->words * sizeof *search->seen);
}

/* Sums up what each free unit says, every word once. */
static void weigh_units(struct search *search, int s)
{
	const struct as_tokens *tokens = search->pairing->side[s].tokens;
	forget_seen(search);
	for (uint32_t u = 0; u < tokens->units_count; u++) {
		const struct as_unit *unit = &tokens->units[u];
		if (!is_free(search->pairing, s, u))
			continue;
		for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
			search->says[s][u] += is_first(search, s, i, u) ? worth(search->pairing, s, i) : 0;
	}
}

/* One pass over the free right units: counts the places of each word in
 * first[], or fills them in from its ends. */
static void list_places(struct search *search, bool fill)
{
	const struct as_bench_side *right = &search->pairing->side[1];
	forget_seen(search);
	for (uint32_t u = 0; u < right->tokens->units_count; u++) {
		const struct as_unit *unit = &right->tokens->units[u];
		for (uint32_t i = unit->first; search->says[1][u] && i < unit->first + unit->count; i++) {
			if (!is_first(search, 1, i, u))
				continue;
			if (fill)
				search->place[--search->first[right->word[i]]] = i;
			else
				search->first[right->word[i]]++;
		}
	}
}

static void index_right(struct search *search)
{
	list_places(search, false);
	uint32_t sum = 0;
	for (uint32_t w = 0; w <= search->words; w++) {
		sum += search->first[w];
		search->first[w] = sum;
	}
	search->place = as_realloc(NULL, (size_t)sum + 1, sizeof *search->place);
	list_places(search, true);
}

/* Adds up what left unit `u` shares with each right unit; returns how many. */
static uint32_t score_unit(struct search *search, uint32_t u)
{
	const struct as_pairing *pairing = search->pairing;
	const struct as_unit *unit = &pairing->side[0].tokens->units[u];
	uint32_t touched = 0;
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		uint32_t word = pairing->side[0].word[i], end = search->first[word + 1];
		if (!is_first(search, 0, i, u) || end - search->first[word] > PLACES)
			continue;
		uint32_t mine = worth(pairing, 0, i);
		for (uint32_t p = search->first[word]; p < end; p++) {
			uint32_t theirs = worth(pairing, 1, search->place[p]), v = as_unit_of(pairing, 1, search->place[p]);
			uint32_t shared = mine < theirs ? mine : theirs;
			if (shared && !search->score[v])
				search->touched[touched++] = v;
			search->score[v] += shared;
		}
	}
	return touched;
}

/* The share of what the lighter of two units says. */
static double share_of(const struct search *search, uint32_t u, uint32_t v, uint32_t weight)
{
	uint32_t a = search->says[0][u], b = search->says[1][v];
	return (double)weight / (double)(a < b ? a : b);
}

static void offer(struct best *best, uint32_t unit, uint32_t weight, double merit)
{
	if (merit > best->merit)
		*best = (struct best){unit, weight, merit};
}

static void find_best(struct search *search)
{
	forget_seen(search);
	for (uint32_t u = 0; u < search->pairing->side[0].tokens->units_count; u++) {
		uint32_t touched = search->says[0][u] ? score_unit(search, u) : 0;
		for (uint32_t i = 0; i < touched; i++) {
			uint32_t v = search->touched[i], weight = search->score[v];
			double share = share_of(search, u, v, weight), merit = weight * share * share;
			offer(&search->best[0][u], v, weight, merit);
			offer(&search->best[1][v], u, weight, merit);
			search->score[v] = 0;
		}
	}
}

static void search_init(struct search *search, const struct as_pairing *pairing)
{
	*search = (struct search){.pairing = pairing};
	for (int s = 0; s < 2; s++) {
		size_t units = pairing->side[s].tokens->units_count;
		for (uint32_t i = 0; i < pairing->side[s].count; i++)
			if (pairing->side[s].word[i] >= search->words)
				search->words = pairing->side[s].word[i] + 1;
		search->says[s] = as_calloc(units + 1, sizeof *search->says[s]);
		search->best[s] = as_calloc(units + 1, sizeof *search->best[s]);
	}
	size_t units = pairing->side[1].tokens->units_count;
	search->first = as_calloc((size_t)search->words + 1, sizeof *search->first);
	search->seen = as_calloc((size_t)search->words + 1, sizeof *search->seen);
	search->score = as_calloc(units + 1, sizeof *search->score);
	search->touched = as_calloc(units + 1, sizeof *search->touched);
}

static void search_free(struct search *search)
{
	for (int s = 0; s < 2; s++) {
		free(search->says[s]);
		free(search->best[s]);
	}
	free(search->first);
	free(search->place);
	free(search->seen);
	free(search->score);
	free(search->touched);
}

/* Links the words of two units in order; unless that joins half of the shorter
 * one's it takes them back. */
static bool link_rearranged(struct as_pairing *pairing, uint32_t u, uint32_t v)
{
	const struct as_unit *left = &pairing->side[0].tokens->units[u], *right = &pairing->side[1].tokens->units[v];
	uint32_t shorter = left->count < right->count ? left->count : right->count;
	if (as_gaps_fill_units(pairing, u, v, false) * 2 >= shorter)
		return true;
	for (uint32_t l = left->first; l < left->first + left->count; l++)
		as_unlink(pairing, l);
	return false;
}

static void judge(struct as_related *related, struct as_edges *edges, struct as_pairing *pairing,
		  const struct search *search, uint32_t u)
{
	const struct best *best = &search->best[0][u];
	if (best->merit <= 0 || search->best[1][best->unit].unit != u)
		return;
	double share = share_of(search, u, best->unit, best->weight), chance = pairing->chance;
	bool rearranged = share >= REARRANGED_SHARE && best->weight >= chance * REARRANGED_WEIGHT;
	if (rearranged && link_rearranged(pairing, u, best->unit)) {
		as_edges_add(edges, pairing, u, best->unit);
	} else if (best->merit >= chance * ENOUGH_MERIT && best->weight >= chance * ENOUGH_WEIGHT) {
		AS_RESERVE(related->items, related->cap, related->count + 1);
		related->items[related->count++] = (struct as_kin){{u, best->unit}, best->weight, share};
	}
}

void as_related_find(struct as_related *related, struct as_edges *edges, struct as_pairing *pairing)
{
	*related = (struct as_related){0};
	struct search search;
	search_init(&search, pairing);
	for (int s = 0; s < 2; s++)
		weigh_units(&search, s);
	index_right(&search);
	find_best(&search);
	size_t before = edges->count;
	for (uint32_t u = 0; u < pairing->side[0].tokens->units_count; u++)
		judge(related, edges, pairing, &search, u);
	if (edges->count > before)
		as_edges_sort(edges);
	search_free(&search);
}

void as_related_free(struct as_related *related)
{
	free(related->items);
	*related = (struct as_related){0};
}
