/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "index/state.h"

#define CARRIED_SHARE 0.25    /* of a passage's prints: one word in ten edited leaves about half */

struct hit {
	uint32_t doc, passage, print;
};

struct hits {
	struct hit *items;
	size_t count, cap;
};

static int compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->doc != y->doc)
		return x->doc < y->doc ? -1 : 1;
	if (x->passage != y->passage)
		return x->passage < y->passage ? -1 : 1;
	return (x->print > y->print) - (x->print < y->print);
}

/* First place of the passage in the document's prints: they are in text order. */
static size_t first_place(const struct as_doc_prints *own, uint32_t passage)
{
	size_t low = 0, high = own->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (own->places[middle].passage < passage)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* All places elsewhere of the passage's prints; the number of its own prints. */
static size_t find_hits(struct hits *hits, const struct as_index *index, uint32_t doc, uint32_t passage)
{
	const struct as_doc_prints *own = &index->docs[doc];
	size_t prints = 0;
	for (size_t i = first_place(own, passage); i < own->count && own->places[i].passage == passage; i++) {
		const struct as_print *print = &index->prints[own->places[i].print];
		if (as_index_is_boilerplate(index, print))
			continue;
		prints++;
		for (int32_t at = print->head; at != AS_NO_POSTING; at = index->postings[at].next) {
			const struct as_posting *posting = &index->postings[at];
			if (posting->doc == doc)
				continue;
			AS_RESERVE(hits->items, hits->cap, hits->count + 1);
			hits->items[hits->count++] = (struct hit){posting->doc, posting->passage, (uint32_t)i};
		}
	}
	return prints;
}

/* What one document (hits[0..count), of it alone) has of the passage. */
static struct as_carrier weigh(const struct hit *hits, size_t count, size_t prints)
{
	struct as_carrier carrier = {hits[0].doc, hits[0].passage, 0};
	uint32_t *distinct = as_alloc(count * sizeof *distinct);
	size_t best = 0;
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i; next < count && hits[next].passage == hits[i].passage; next++)
			distinct[next] = hits[next].print;
		if (next - i > best) {
			best = next - i;
			carrier.passage = hits[i].passage;
		}
	}
	qsort(distinct, count, sizeof *distinct, as_index_by_number);
	size_t shared = 0;
	for (size_t i = 0; i < count; i++)
		shared += i == 0 || distinct[i] != distinct[i - 1];
	free(distinct);
	carrier.contained = (double)shared / (double)prints;
	return carrier;
}

static int by_contained(const void *a, const void *b)
{
	const struct as_carrier *x = a, *y = b;
	if (x->contained < y->contained || x->contained > y->contained)
		return x->contained < y->contained ? 1 : -1;
	return (x->doc > y->doc) - (x->doc < y->doc);
}

size_t as_index_carriers(struct as_carrier **out, const struct as_index *index, uint32_t doc, uint32_t passage)
{
	if (out)
		*out = NULL;
	if (doc >= index->docs_count)
		return 0;
	struct hits hits = {0};
	size_t prints = find_hits(&hits, index, doc, passage);
	if (hits.count)
		qsort(hits.items, hits.count, sizeof *hits.items, compare_hits);
	struct as_carrier *carriers = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = 0, next; i < hits.count; i = next) {
		for (next = i; next < hits.count && hits.items[next].doc == hits.items[i].doc; next++)
			;
		struct as_carrier carrier = weigh(hits.items + i, next - i, prints);
		if (carrier.contained < CARRIED_SHARE)
			continue;
		AS_RESERVE(carriers, cap, count + 1);
		carriers[count++] = carrier;
	}
	free(hits.items);
	if (count)
		qsort(carriers, count, sizeof *carriers, by_contained);
	if (out)
		*out = carriers;
	else
		free(carriers);
	return count;
}
