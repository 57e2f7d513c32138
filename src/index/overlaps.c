/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "index/state.h"

enum {
	SHARED_LEAST = 4,    /* prints that make a pair: 14 words in a row, as a rule */
	COMMON = 50,         /* documents that have a print: beyond them it weighs less */
	WHOLE = 256,         /* the weight of a print that is not common */
};

/* ---- of one document */

struct docs_found {
	uint32_t *items;
	size_t count, cap;
};

/* The other documents that have the print where it counts, each once. */
static void find_sharers(struct docs_found *found, const struct as_index *index, const struct as_print *print,
			 uint32_t doc)
{
	uint32_t last = doc;
	for (int32_t at = print->head; at != AS_NO_POSTING; at = index->postings[at].next) {
		const struct as_posting *posting = &index->postings[at];
		if (posting->doc == last || posting->doc == doc || !posting->counts)
			continue;
		last = posting->doc;
		AS_RESERVE(found->items, found->cap, found->count + 1);
		found->items[found->count++] = posting->doc;
	}
}

static int by_shared(const void *a, const void *b)
{
	const struct as_overlap *x = a, *y = b;
	if (x->shared != y->shared)
		return x->shared < y->shared ? 1 : -1;
	return (x->other > y->other) - (x->other < y->other);
}

size_t as_index_overlaps(struct as_overlap **out, const struct as_index *index, uint32_t doc, double floor)
{
	*out = NULL;
	if (doc >= index->docs_count || !index->docs[doc].distinct)
		return 0;
	const struct as_doc_prints *own = &index->docs[doc];
	struct docs_found found = {0};
	for (size_t i = 0; i < own->count; i++) {
		const struct as_print *print = &index->prints[own->places[i].print];
		if (own->places[i].counts && !as_index_is_boilerplate(index, print))
			find_sharers(&found, index, print, doc);
	}
	if (found.count)
		qsort(found.items, found.count, sizeof *found.items, as_index_by_number);
	struct as_overlap *overlaps = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = 0, next; i < found.count; i = next) {
		for (next = i; next < found.count && found.items[next] == found.items[i]; next++)
			;
		double contained = (double)(next - i) / own->distinct;
		if (contained < floor)
			continue;
		AS_RESERVE(overlaps, cap, count + 1);
		overlaps[count++] = (struct as_overlap){found.items[i], (uint32_t)(next - i), contained};
	}
	free(found.items);
	if (count)
		qsort(overlaps, count, sizeof *overlaps, by_shared);
	*out = overlaps;
	return count;
}

/* ---- all pairs */

/* What a document shares with a later one. */
struct shares {
	uint32_t prints;
	uint32_t weight; /* of these, in WHOLEs */
};

struct tally {
	struct shares *shares; /* by document; all 0 between two documents */
	uint32_t *met;         /* those above 0 */
	size_t count;
};

static uint32_t weight_of(const struct as_print *print)
{
	return print->docs <= COMMON ? WHOLE : WHOLE * COMMON / print->docs;
}

static void tally_print(struct tally *tally, const struct as_index *index, const struct as_print *print, uint32_t doc)
{
	uint32_t last = doc, weight = weight_of(print);
	for (int32_t at = print->head; at != AS_NO_POSTING; at = index->postings[at].next) {
		const struct as_posting *posting = &index->postings[at];
		if (posting->doc == last || posting->doc <= doc || !posting->counts)
			continue;
		last = posting->doc;
		if (!tally->shares[last].prints++)
			tally->met[tally->count++] = last;
		tally->shares[last].weight += weight;
	}
}

/* Fewer prints than SHARED_LEAST come about by chance, between documents that
 * have more than a few. */
static bool is_enough(uint32_t weight, uint32_t a, uint32_t b)
{
	uint32_t smaller = a < b ? a : b;
	return weight >= SHARED_LEAST * WHOLE || 2 * weight >= smaller * WHOLE;
}

static void tally_document(struct tally *tally, const struct as_index *index, uint32_t doc)
{
	const struct as_doc_prints *own = &index->docs[doc];
	for (size_t i = 0; i < own->count; i++) {
		const struct as_print *print = &index->prints[own->places[i].print];
		if (own->places[i].counts && !as_index_is_boilerplate(index, print))
			tally_print(tally, index, print, doc);
	}
	if (tally->count)
		qsort(tally->met, tally->count, sizeof *tally->met, as_index_by_number);
}

size_t as_index_pairs(struct as_index_pair **out, const struct as_index *index)
{
	size_t count = 0, cap = 0;
	struct tally tally = {as_calloc(index->docs_count + 1, sizeof *tally.shares),
			      as_calloc(index->docs_count + 1, sizeof *tally.met), 0};
	*out = NULL;
	for (uint32_t doc = 0; doc < index->docs_count; doc++) {
		uint32_t ours = index->docs[doc].distinct;
		tally_document(&tally, index, doc);
		for (size_t i = 0; i < tally.count; i++) {
			uint32_t other = tally.met[i], theirs = index->docs[other].distinct;
			struct shares shares = tally.shares[other];
			tally.shares[other] = (struct shares){0};
			if (!is_enough(shares.weight, ours, theirs))
				continue;
			AS_RESERVE(*out, cap, count + 1);
			(*out)[count++] = (struct as_index_pair){
				{doc, other}, shares.prints,
				{(double)shares.prints / ours, (double)shares.prints / theirs}};
		}
		tally.count = 0;
	}
	free(tally.shares);
	free(tally.met);
	return count;
}
