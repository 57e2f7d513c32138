/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison, step by step.  Every step is linear in the words but for
 * sorting, and has a constant that bounds what hostile text can cost it:
 *
 *   anchors   runs of three words or more shared anywhere; hits within budget
 *   threads   anchors chained across small gaps, placed best first
 *   equal     whole sentences that anchors cannot reach
 *   gaps      single words between those linked
 *   whole     words written together stand or fall together
 *   pins      places that the reader joined have words of their own
 *   edges     sentences that share enough; weak links are taken back
 *   related   the same fact in other words, by rare words in any order
 *   shifted   words moved inside a sentence
 *   rows, ops what the reader sees
 */
#include "align/compare.h"

#include <stdlib.h>
#include <string.h>

#include "align/anchors.h"
#include "align/edges.h"
#include "align/equal.h"
#include "align/gaps.h"
#include "align/ops.h"
#include "align/pairing.h"
#include "align/pins.h"
#include "align/place.h"
#include "align/related.h"
#include "align/rows.h"
#include "align/sequence.h"
#include "align/shifted.h"
#include "align/summary.h"
#include "align/threads.h"
#include "align/whole.h"
#include "base/mem.h"
#include "base/parallel.h"

/* Links the words that both texts begin with, or end with, when no anchor
 * took them: one word repeated has no anchors. */
static void link_ends(struct as_pairing *pairing)
{
	struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t most = left->count < right->count ? left->count : right->count;
	for (uint32_t i = 0; i < most && left->word[i] == right->word[i] && left->link[i] == AS_UNLINKED &&
			     right->link[i] == AS_UNLINKED; i++)
		as_link(pairing, i, i);
	for (uint32_t i = 1; i <= most; i++) {
		uint32_t l = left->count - i, r = right->count - i;
		if (left->word[l] != right->word[r] || left->link[l] != AS_UNLINKED || right->link[r] != AS_UNLINKED)
			break;
		as_link(pairing, l, r);
	}
}

static bool is_equal(const struct as_pairing *pairing)
{
	const struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	return left->count == right->count && !memcmp(left->word, right->word, left->count * sizeof *left->word);
}

static void link_words(struct as_pairing *pairing)
{
	if (is_equal(pairing)) {
		link_ends(pairing);
		return;
	}
	uint32_t floor = pairing->chance * 2 / 3;
	struct as_anchors anchors;
	struct as_threads threads;
	as_anchors_find(&anchors, pairing, pairing->chance / 2);
	as_threads_find(&threads, &anchors, pairing);
	as_anchors_free(&anchors);
	as_place_threads(&threads, pairing, floor);
	as_threads_free(&threads);
	as_equal_link(pairing);
	link_ends(pairing);
	as_gaps_fill(pairing);
	as_whole_words(pairing);
}

static void summarise(struct as_comparison *comparison, const struct as_pairing *pairing)
{
	struct as_summary *summary = &comparison->summary;
	for (int s = 0; s < 2; s++) {
		const struct as_tokens *tokens = pairing->side[s].tokens;
		for (size_t i = 0; i < tokens->count; i++) {
			const struct as_unit *unit = &tokens->units[tokens->items[i].unit];
			if (!as_role_is_report(tokens->doc->passages[unit->passage].role))
				continue;
			summary->words[s]++;
			summary->aligned[s] += pairing->side[s].link[i] != AS_UNLINKED;
		}
	}
	double *share[2] = {&summary->left_in_right, &summary->right_in_left};
	for (int s = 0; s < 2; s++)
		*share[s] = summary->words[s] ? (double)summary->aligned[s] / (double)summary->words[s] : 0;
	as_summary_count(comparison);
	summary->reordered = as_summary_reordered(comparison);
}

/* Some of the finished rows on their way into the order of the left document. */
struct finishing {
	struct as_comparison comparison; /* where their ops go */
	const struct as_rows *rows;
	const struct as_pairing *pairing;
	const size_t *order;
	size_t first, end, cap;
};

/* Works on a copy: cores that write to one line of cache wait for one another. */
static void finish_rows(void *half)
{
	struct finishing mine = *(const struct finishing *)half;
	for (size_t i = mine.first; i < mine.end; i++) {
		struct as_row *row = &mine.comparison.rows[i];
		*row = mine.rows->items[mine.order[i]];
		if (row->relation == AS_EDITED)
			as_ops_add(&mine.comparison, &mine.cap, row, mine.rows->pieces[mine.order[i]], mine.pairing);
	}
	*(struct finishing *)half = mine;
}

/* Appends the ops of the later rows to those of the earlier ones. */
static void join(struct finishing *finishing, const struct finishing *later)
{
	struct as_comparison *all = &finishing->comparison;
	size_t before = all->ops_count, count = later->comparison.ops_count;
	for (size_t i = later->first; i < later->end; i++)
		all->rows[i].first_op += before;
	AS_RESERVE(all->ops, finishing->cap, before + count);
	if (count)
		memcpy(all->ops + before, later->comparison.ops, count * sizeof *all->ops);
	all->ops_count += count;
	free(later->comparison.ops);
}

/* Puts the finished rows into the order of the left document and writes their
 * ops in that order; those of long documents in two halves at the same time. */
static void finish(struct as_comparison *comparison, const struct as_rows *rows, const struct as_pairing *pairing)
{
	size_t *order = as_realloc(NULL, rows->count + 1, sizeof *order);
	as_sequence_make(order, rows->items, rows->count, 0);
	comparison->rows = as_realloc(NULL, rows->count + 1, sizeof *comparison->rows);
	comparison->rows_count = rows->count;
	struct finishing finishing = {.comparison = *comparison, .rows = rows, .pairing = pairing, .order = order,
				      .end = rows->count};
	if (as_tokens_are_long(comparison->left->doc, comparison->right->doc)) {
		struct finishing later = finishing;
		finishing.end /= 2;
		later.first = finishing.end;
		as_parallel_run(finish_rows, &finishing, &later);
		join(&finishing, &later);
	} else {
		finish_rows(&finishing);
	}
	*comparison = finishing.comparison;
	free(order);
	summarise(comparison, pairing);
}

static void link_and_finish(struct as_comparison *comparison, struct as_pairing *pairing, const struct as_pins *pins)
{
	struct as_edges edges;
	struct as_related related;
	struct as_rows rows = {0};
	as_whole_find(pairing);
	link_words(pairing);
	as_pins_link(pins, pairing);
	as_edges_find(&edges, pairing);
	as_pins_add(pins, &edges, pairing);
	as_related_find(&related, &edges, pairing);
	as_shifted_link(&edges, pairing);
	as_whole_words(pairing);
	as_rows_match(&rows, &edges, pairing);
	as_rows_add_related(&rows, &related, pairing);
	as_related_free(&related);
	as_edges_free(&edges);
	if (pairing->swapped) {
		as_pairing_transpose(pairing);
		as_rows_transpose(&rows);
	}
	as_rows_add_one_sided(&rows, pairing);
	finish(comparison, &rows, pairing);
	as_rows_free(&rows);
}

void as_compare(struct as_comparison *comparison, const struct as_tokens *left, const struct as_tokens *right,
		const struct as_lexicon *lexicon)
{
	as_compare_pinned(comparison, left, right, lexicon, NULL, 0);
}

void as_compare_pinned(struct as_comparison *comparison, const struct as_tokens *left, const struct as_tokens *right,
		       const struct as_lexicon *lexicon, const struct as_pinned *pinned, size_t count)
{
	*comparison = (struct as_comparison){.left = left, .right = right};
	struct as_pairing pairing;
	struct as_pins pins = {0};
	if (count)
		as_pins_init(&pins, left, right, pinned, count);
	if (pins.turned) {
		as_pairing_init(&pairing, &pins.cut[1], &pins.cut[0], lexicon);
		pairing.swapped = !pairing.swapped;
	} else {
		as_pairing_init(&pairing, pins.count ? &pins.cut[0] : left, pins.count ? &pins.cut[1] : right, lexicon);
	}
	if (pins.count)
		as_pins_mark(&pins, &pairing);
	link_and_finish(comparison, &pairing, &pins);
	as_pairing_free(&pairing);
	as_pins_free(&pins);
}

void as_comparison_free(struct as_comparison *comparison)
{
	free(comparison->rows);
	free(comparison->ops);
	free(comparison->discrepancies);
	as_arena_free(&comparison->words);
	*comparison = (struct as_comparison){0};
}

size_t *as_comparison_right_order(const struct as_comparison *comparison)
{
	size_t *order = as_realloc(NULL, comparison->rows_count + 1, sizeof *order);
	as_sequence_make(order, comparison->rows, comparison->rows_count, 1);
	return order;
}
