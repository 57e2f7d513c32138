/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs, medoid, and the merging of what pairs link.  All of it is done in a
 * canonical order of the documents, by length and bytes, so that the order in
 * which they were named cannot show. */
#include "align/collate.h"

#include <stdlib.h>
#include <string.h>

#include "align/bundle.h"
#include "align/cells.h"
#include "align/classes.h"
#include "align/compare.h"
#include "align/discrepancy.h"
#include "align/kin.h"
#include "base/mem.h"

enum { KIN = 4 }; /* likeliest documents that each is compared with when there are many */

struct as_pairs {
	uint32_t *order;           /* documents in the canonical order */
	double *gain;              /* by document: what it has of all others together */
	struct as_bundle *bundles; /* [place * count + later place], places in the canonical order */
	bool *compared, *kin;      /* likewise; kin: merged whatever the base */
};

/* ---- the canonical order */

struct entry {
	const struct as_doc *doc;
	uint32_t number;
};

static int compare_roles(const struct as_doc *a, const struct as_doc *b)
{
	if (a->passages_count != b->passages_count)
		return a->passages_count < b->passages_count ? -1 : 1;
	for (size_t i = 0; i < a->passages_count; i++)
		if (a->passages[i].role != b->passages[i].role)
			return a->passages[i].role < b->passages[i].role ? -1 : 1;
	return 0;
}

/* Documents that are equal in this stay as they were: they are interchangeable. */
static int by_content(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->doc->len != y->doc->len)
		return x->doc->len < y->doc->len ? -1 : 1;
	int order = x->doc->len ? memcmp(x->doc->text, y->doc->text, x->doc->len) : 0;
	if (!order)
		order = compare_roles(x->doc, y->doc);
	return order ? order : (x->number > y->number) - (x->number < y->number);
}

static uint32_t *canonical_order(const struct as_collation *collation)
{
	struct entry *entries = as_calloc(collation->count + 1, sizeof *entries);
	uint32_t *order = as_calloc(collation->count + 1, sizeof *order);
	for (uint32_t doc = 0; doc < collation->count; doc++)
		entries[doc] = (struct entry){collation->tokens[doc]->doc, doc};
	qsort(entries, collation->count, sizeof *entries, by_content);
	for (size_t place = 0; place < collation->count; place++)
		order[place] = entries[place].number;
	free(entries);
	return order;
}

/* ---- pairs */

/* Index of a pair of places. */
static size_t pair_of(const struct as_collation *collation, size_t a, size_t b)
{
	return a < b ? a * collation->count + b : b * collation->count + a;
}

static void compare_pair(struct as_collation *collation, size_t a, size_t b)
{
	struct as_pairs *pairs = collation->pairs;
	size_t pair = pair_of(collation, a, b);
	if (pairs->compared[pair])
		return;
	pairs->compared[pair] = true;
	size_t left = pairs->order[a < b ? a : b], right = pairs->order[a < b ? b : a];
	struct as_comparison comparison;
	as_compare(&comparison, collation->tokens[left], collation->tokens[right], collation->lexicon);
	as_bundle_take(&pairs->bundles[pair], &comparison, collation->lexicon);
	collation->contained[left * collation->count + right] = comparison.summary.left_in_right;
	collation->contained[right * collation->count + left] = comparison.summary.right_in_left;
	as_comparison_free(&comparison);
}

/* The next likeliest of the places after `last` for `a`, or count. */
static size_t next_likely(const struct as_collation *collation, const double *shares, size_t a, size_t last)
{
	const uint32_t *order = collation->pairs->order;
	size_t count = collation->count, best = count;
	const double *of = shares + order[a] * count;
	for (size_t b = 0; b < count; b++) {
		bool before = last < count && (of[order[b]] > of[order[last]] ||
					       (b <= last && !(of[order[b]] < of[order[last]])));
		if (a != b && !before && of[order[b]] > 0 && (best == count || of[order[b]] > of[order[best]]))
			best = b;
	}
	return best;
}

/* Compares each document with the few that have most of it. */
static void compare_kin(struct as_collation *collation, const double *shares)
{
	for (size_t a = 0; a < collation->count; a++) {
		size_t other = collation->count;
		for (int n = 0; n < KIN; n++) {
			other = next_likely(collation, shares, a, other);
			if (other == collation->count)
				break;
			collation->pairs->kin[pair_of(collation, a, other)] = true;
			compare_pair(collation, a, other);
		}
	}
}

static void compare_all(struct as_collation *collation)
{
	for (size_t a = 0; a < collation->count; a++)
		for (size_t b = a + 1; b < collation->count; b++) {
			collation->pairs->kin[pair_of(collation, a, b)] = true;
			compare_pair(collation, a, b);
		}
}

static void sum_gains(struct as_collation *collation, const double *shares)
{
	struct as_pairs *pairs = collation->pairs;
	size_t count = collation->count;
	for (size_t doc = 0; doc < count; doc++)
		for (size_t place = 0; place < count; place++) /* canonical: sums of doubles hang on the order */
			if (pairs->order[place] != doc)
				pairs->gain[doc] += shares[pairs->order[place] * count + doc];
	size_t best = 0;
	for (size_t place = 1; place < count; place++)
		if (pairs->gain[pairs->order[place]] > pairs->gain[pairs->order[best]])
			best = place;
	collation->medoid = count ? pairs->order[best] : 0;
}

static void find_nearest(struct as_collation *collation)
{
	const struct as_pairs *pairs = collation->pairs;
	size_t count = collation->count;
	for (size_t doc = 0; doc < count; doc++) {
		struct as_nearest nearest = {-1, 0};
		for (size_t place = 0; place < count; place++) {
			uint32_t other = pairs->order[place];
			double contained = collation->contained[doc * count + other];
			if (other != doc && contained > nearest.contained)
				nearest = (struct as_nearest){(int32_t)other, contained};
		}
		collation->nearest[doc] = nearest;
	}
	as_texts_free(&collation->texts);
	as_texts_find(&collation->texts, collation->nearest, count);
}

void as_collate(struct as_collation *collation, const struct as_tokens *const *tokens, size_t count,
		const struct as_lexicon *lexicon, const struct as_rules *rules)
{
	struct as_pairs *pairs = as_calloc(1, sizeof *pairs);
	size_t squares = count * count + 1;
	*collation = (struct as_collation){.count = count, .tokens = tokens, .lexicon = lexicon, .rules = rules,
					   .pairs = pairs};
	collation->contained = as_calloc(squares, sizeof *collation->contained);
	collation->nearest = as_calloc(count + 1, sizeof *collation->nearest);
	for (size_t i = 0; i < count * count; i++)
		collation->contained[i] = i % (count + 1) ? -1 : 1;
	pairs->order = canonical_order(collation);
	pairs->gain = as_calloc(count + 1, sizeof *pairs->gain);
	pairs->bundles = as_calloc(squares, sizeof *pairs->bundles);
	pairs->compared = as_calloc(squares, sizeof *pairs->compared);
	pairs->kin = as_calloc(squares, sizeof *pairs->kin);
	if (count <= AS_COLLATE_ALL) {
		compare_all(collation);
		sum_gains(collation, collation->contained);
	} else {
		double *shares = as_kin_shares(tokens, lexicon, count);
		compare_kin(collation, shares);
		sum_gains(collation, shares);
		free(shares);
	}
	find_nearest(collation);
	as_collation_lay(collation, collation->medoid, AS_BY_PASSAGE);
}

/* ---- merging */

/* A strand of some pair, to be merged in its turn. */
struct turn {
	uint32_t strength, strand;
	size_t pair;
};

static int strongest_first(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	if (x->strength != y->strength)
		return x->strength < y->strength ? 1 : -1;
	if (x->pair != y->pair)
		return x->pair < y->pair ? -1 : 1;
	return (x->strand > y->strand) - (x->strand < y->strand);
}

static void join_strand(struct as_classes *classes, const struct as_bundle *bundle, const struct as_strand *strand,
			uint32_t left, uint32_t right)
{
	for (uint32_t i = strand->first; i < strand->first + strand->count; i++)
		as_classes_join(classes, left + bundle->links[i].left, right + bundle->links[i].right);
}

/* Whether two places count for this base: pairs compared for the sake of
 * another base do not, so that what was shown before says nothing. */
static bool is_merged(const struct as_collation *collation, size_t a, size_t b)
{
	const struct as_pairs *pairs = collation->pairs;
	return pairs->kin[pair_of(collation, a, b)] || pairs->order[a] == collation->base ||
	       pairs->order[b] == collation->base;
}

/* Merges the links of the pairs that are kin or hold the base. */
static void merge(struct as_collation *collation, struct as_classes *classes)
{
	const struct as_pairs *pairs = collation->pairs;
	size_t count = collation->count, turns_count = 0, turns_cap = 0;
	struct turn *turns = NULL;
	uint32_t *sizes = as_calloc(count + 1, sizeof *sizes), *start = as_calloc(count + 1, sizeof *start);
	for (size_t doc = 0; doc < count; doc++) {
		sizes[doc] = (uint32_t)collation->tokens[doc]->count;
		start[doc + 1] = start[doc] + sizes[doc];
	}
	as_classes_init(classes, sizes, count);
	for (size_t a = 0; a < count; a++)
		for (size_t b = a + 1; b < count; b++) {
			size_t pair = pair_of(collation, a, b);
			if (!is_merged(collation, a, b))
				continue;
			const struct as_bundle *bundle = &pairs->bundles[pair];
			AS_RESERVE(turns, turns_cap, turns_count + bundle->strands_count);
			for (uint32_t n = 0; n < bundle->strands_count; n++)
				turns[turns_count++] = (struct turn){.strength = bundle->strands[n].strength,
								     .strand = n, .pair = pair};
		}
	if (turns_count)
		qsort(turns, turns_count, sizeof *turns, strongest_first);
	for (size_t i = 0; i < turns_count; i++) {
		const struct as_bundle *bundle = &pairs->bundles[turns[i].pair];
		join_strand(classes, bundle, &bundle->strands[turns[i].strand],
			    start[pairs->order[turns[i].pair / count]], start[pairs->order[turns[i].pair % count]]);
	}
	free(turns);
	free(sizes);
	free(start);
}

/* The base, then who has most of the others. */
static uint32_t *leading_turns(const struct as_collation *collation)
{
	const struct as_pairs *pairs = collation->pairs;
	uint32_t *turns = as_calloc(collation->count + 1, sizeof *turns);
	size_t used = 0;
	turns[used++] = (uint32_t)collation->base;
	for (size_t place = 0; place < collation->count; place++) {
		uint32_t doc = pairs->order[place];
		if (doc == collation->base)
			continue;
		size_t at = used++;
		for (; at > 1 && pairs->gain[turns[at - 1]] < pairs->gain[doc]; at--)
			turns[at] = turns[at - 1];
		turns[at] = doc;
	}
	return turns;
}

/* ---- discrepancies */

/* A row by where its leading text begins. */
struct led {
	size_t start, end, row;
};

static int by_start(const void *a, const void *b)
{
	const struct led *x = a, *y = b;
	return (x->start > y->start) - (x->start < y->start);
}

/* The rows that a document leads, in its order. */
static size_t rows_of(struct led *led, const struct as_collation *collation, size_t doc)
{
	size_t count = 0;
	for (size_t row = 0; row < collation->rows_count; row++) {
		struct as_span span = collation->cells[row * collation->count + doc].span;
		if (collation->rows[row].lead == doc)
			led[count++] = (struct led){span.start, span.end, row};
	}
	if (count)
		qsort(led, count, sizeof *led, by_start);
	return count;
}

/* Marks the cell of `doc` in the row whose leading text the dispute is about. */
static void mark_cell(struct as_collation *collation, const struct led *led, size_t count, size_t doc, size_t lead_at,
		      size_t at)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (led[middle].start <= lead_at)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low || led[low - 1].end < lead_at)
		return;
	struct as_cell *cell = &collation->cells[led[low - 1].row * collation->count + doc];
	if (cell->state != AS_CELL_ABSENT && cell->span.start <= at && at <= cell->span.end)
		cell->discrepant = true;
}

/* Looks for the discrepancies of a pair, which costs more than comparing it. */
static void find_disputes(struct as_collation *collation, size_t a, size_t b)
{
	struct as_bundle *bundle = &collation->pairs->bundles[pair_of(collation, a, b)];
	if (bundle->disputes_taken)
		return;
	size_t left = collation->pairs->order[a < b ? a : b], right = collation->pairs->order[a < b ? b : a];
	struct as_comparison comparison;
	as_compare(&comparison, collation->tokens[left], collation->tokens[right], collation->lexicon);
	as_discrepancies_find(&comparison, collation->lexicon, collation->rules);
	as_bundle_take_disputes(bundle, &comparison);
	as_comparison_free(&comparison);
}

/* Whether a document has another wording of one of these rows. */
static bool has_edited(const struct as_collation *collation, const struct led *led, size_t count, size_t doc)
{
	for (size_t i = 0; i < count; i++)
		if (collation->cells[led[i].row * collation->count + doc].state == AS_CELL_EDITED)
			return true;
	return false;
}

static void mark_discrepant(struct as_collation *collation)
{
	const struct as_pairs *pairs = collation->pairs;
	struct led *led = as_calloc(collation->rows_count + 1, sizeof *led);
	for (size_t a = 0; collation->rules && a < collation->count; a++) {
		size_t count = rows_of(led, collation, pairs->order[a]);
		for (size_t b = 0; count && b < collation->count; b++) {
			if (a == b || !is_merged(collation, a, b) ||
			    !has_edited(collation, led, count, pairs->order[b]))
				continue;
			find_disputes(collation, a, b);
			const struct as_bundle *bundle = &pairs->bundles[pair_of(collation, a, b)];
			for (size_t i = 0; i < bundle->disputes_count; i++) {
				const struct as_dispute *dispute = &bundle->disputes[i];
				size_t left = dispute->left.start, right = dispute->right.start;
				mark_cell(collation, led, count, pairs->order[b], a < b ? left : right,
					  a < b ? right : left);
			}
		}
	}
	free(led);
}

/* ---- laying */

static void forget_rows(struct as_collation *collation)
{
	free(collation->rows);
	free(collation->cells);
	collation->rows = NULL;
	collation->cells = NULL;
	collation->rows_count = 0;
}

void as_collation_lay(struct as_collation *collation, size_t base, enum as_collate_by by)
{
	forget_rows(collation);
	collation->base = base;
	collation->by = by;
	if (!collation->count)
		return;
	size_t place = 0;
	while (collation->pairs->order[place] != base)
		place++;
	for (size_t other = 0; other < collation->count; other++)
		if (other != place)
			compare_pair(collation, place, other);
	struct as_classes classes;
	merge(collation, &classes);
	uint32_t *turns = leading_turns(collation);
	as_cells_lay(collation, &classes, turns);
	mark_discrepant(collation);
	free(turns);
	as_classes_free(&classes);
}

void as_collation_free(struct as_collation *collation)
{
	struct as_pairs *pairs = collation->pairs;
	forget_rows(collation);
	for (size_t i = 0; pairs && i < collation->count * collation->count; i++)
		as_bundle_free(&pairs->bundles[i]);
	if (pairs) {
		free(pairs->order);
		free(pairs->gain);
		free(pairs->bundles);
		free(pairs->compared);
		free(pairs->kin);
	}
	free(pairs);
	free(collation->contained);
	free(collation->nearest);
	as_texts_free(&collation->texts);
	*collation = (struct as_collation){0};
}
