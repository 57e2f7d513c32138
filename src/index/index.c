/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	GRAM = 5,            /* words a print covers */
	WINDOW = 4,          /* consecutive grams of which one is kept */
	PLACES_PER_DOC = 8,  /* postings of one print in one document: bounds what repetition can cost */
	BOILERPLATE_MIN = 500,
	SHARED_LEAST = 4,    /* prints that make a pair: 14 words in a row, as a rule */
	COMMON = 50,         /* documents that have a print: beyond them it weighs less */
	WHOLE = 256,         /* the weight of a print that is not common */
	NONE = -1,
};
#define BOILERPLATE_SHARE 100 /* one document in so many */
#define CARRIED_SHARE 0.25    /* of a passage's prints: one word in ten edited leaves about half */

/* One fingerprint: the hash of GRAM words, or of all words of a shorter passage. */
struct print {
	uint64_t hash;
	int32_t head;   /* its newest posting, or NONE */
	uint32_t docs;  /* documents that have it */
	uint32_t last, last_passage; /* where it was met last */
	uint16_t places; /* postings of that document */
};

struct posting {
	uint32_t doc, passage;
	int32_t next;
	bool counts; /* in a passage of the report, not a short one */
};

/* A print of a document, in text order. */
struct place {
	uint32_t print;
	uint32_t passage;
	bool counts; /* likewise, and the print's first such place there */
};

struct doc_prints {
	struct place *places;
	size_t count, cap;
	uint32_t distinct; /* those that count */
	bool added;
};

struct as_index {
	struct doc_prints *docs; /* by document number */
	size_t docs_cap, docs_count;
	size_t added;
	struct print *prints;
	size_t prints_count, prints_cap;
	struct posting *postings;
	size_t postings_count, postings_cap;
	int32_t free_postings; /* list of those taken back, or NONE */
	uint32_t *table;       /* print number plus one; open addressing, linear probing */
	size_t table_cap;      /* a power of two, or 0 */
};

struct as_index *as_index_new(void)
{
	struct as_index *index = as_calloc(1, sizeof *index);
	index->free_postings = NONE;
	return index;
}

void as_index_free(struct as_index *index)
{
	if (!index)
		return;
	for (size_t i = 0; i < index->docs_count; i++)
		free(index->docs[i].places);
	free(index->docs);
	free(index->prints);
	free(index->postings);
	free(index->table);
	free(index);
}

/* ---- prints */

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9u;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static uint64_t hash_words(const struct as_token *words, size_t count)
{
	uint64_t hash = 0x9e3779b97f4a7c15u * count;
	for (size_t i = 0; i < count; i++)
		hash = mix(hash + words[i].id + 1);
	return hash;
}

static size_t table_slot(const struct as_index *index, uint64_t hash)
{
	size_t mask = index->table_cap - 1;
	for (size_t i = hash & mask;; i = (i + 1) & mask)
		if (!index->table[i] || index->prints[index->table[i] - 1].hash == hash)
			return i;
}

static void grow_table(struct as_index *index)
{
	free(index->table);
	index->table_cap = index->table_cap ? index->table_cap * 2 : 1024;
	index->table = as_calloc(index->table_cap, sizeof *index->table);
	for (size_t i = 0; i < index->prints_count; i++)
		index->table[table_slot(index, index->prints[i].hash)] = (uint32_t)i + 1;
}

static uint32_t intern_print(struct as_index *index, uint64_t hash)
{
	if (index->prints_count * 2 >= index->table_cap)
		grow_table(index);
	size_t slot = table_slot(index, hash);
	if (!index->table[slot]) {
		AS_RESERVE(index->prints, index->prints_cap, index->prints_count + 1);
		index->prints[index->prints_count++] = (struct print){.hash = hash, .head = NONE};
		index->table[slot] = (uint32_t)index->prints_count;
	}
	return index->table[slot] - 1;
}

static int32_t new_posting(struct as_index *index)
{
	int32_t at = index->free_postings;
	if (at != NONE) {
		index->free_postings = index->postings[at].next;
		return at;
	}
	AS_RESERVE(index->postings, index->postings_cap, index->postings_count + 1);
	return (int32_t)index->postings_count++;
}

/* Notes that passage `passage` of `doc` has the print. */
static void add_print(struct as_index *index, uint32_t doc, uint32_t passage, uint64_t hash, bool counts)
{
	uint32_t number = intern_print(index, hash);
	struct print *print = &index->prints[number];
	bool first = print->head == NONE || print->last != doc;
	if (first) {
		print->docs++;
		print->last = doc;
		print->places = 0;
	} else if (print->last_passage == passage) {
		return;
	}
	print->last_passage = passage;
	struct doc_prints *own = &index->docs[doc];
	AS_RESERVE(own->places, own->cap, own->count + 1);
	own->places[own->count++] = (struct place){number, passage, first && counts};
	own->distinct += first && counts;
	if (print->places >= PLACES_PER_DOC)
		return;
	print->places++;
	int32_t at = new_posting(index);
	index->postings[at] = (struct posting){doc, passage, print->head, counts};
	print->head = at;
}

/* Winnowing: of each WINDOW grams in a row the one with the least hash, the
 * rightmost of equals; a gram is kept once however many windows chose it. */
static void add_passage(struct as_index *index, uint32_t doc, uint32_t passage, const struct as_token *words,
			size_t count, bool counts)
{
	if (count < GRAM) {
		if (count)
			add_print(index, doc, passage, hash_words(words, count), false);
		return;
	}
	size_t grams = count - GRAM + 1, kept = SIZE_MAX;
	uint64_t ring[WINDOW];
	for (size_t i = 0; i < grams; i++) {
		ring[i % WINDOW] = hash_words(words + i, GRAM);
		if (i + 1 < WINDOW && i + 1 < grams)
			continue;
		size_t least = i;
		for (size_t back = 1; back < WINDOW && back <= i; back++)
			if (ring[(i - back) % WINDOW] < ring[least % WINDOW])
				least = i - back;
		if (least != kept)
			add_print(index, doc, passage, ring[least % WINDOW], counts);
		kept = least;
	}
}

/* ---- documents */

static void take_back(struct as_index *index, uint32_t doc)
{
	struct doc_prints *own = &index->docs[doc];
	for (size_t i = 0; i < own->count; i++) {
		struct print *print = &index->prints[own->places[i].print];
		int32_t *link = &print->head;
		bool had = false;
		while (*link != NONE) {
			int32_t at = *link;
			if (index->postings[at].doc != doc) {
				link = &index->postings[at].next;
				continue;
			}
			had = true;
			*link = index->postings[at].next;
			index->postings[at].next = index->free_postings;
			index->free_postings = at;
		}
		print->docs -= had;
		print->last = print->head == NONE ? doc : index->postings[print->head].doc;
		print->places = PLACES_PER_DOC;
	}
	own->count = own->distinct = 0;
	own->added = false;
	index->added--;
}

static void reserve_doc(struct as_index *index, uint32_t doc)
{
	AS_RESERVE(index->docs, index->docs_cap, (size_t)doc + 1);
	while (index->docs_count <= doc)
		index->docs[index->docs_count++] = (struct doc_prints){0};
	if (index->docs[doc].added)
		take_back(index, doc);
	index->docs[doc].added = true;
	index->added++;
}

void as_index_add(struct as_index *index, uint32_t doc, const struct as_tokens *tokens)
{
	reserve_doc(index, doc);
	for (size_t unit = 0; unit < tokens->units_count;) {
		uint32_t passage = tokens->units[unit].passage;
		uint32_t first = tokens->units[unit].first, count = 0;
		for (; unit < tokens->units_count && tokens->units[unit].passage == passage; unit++)
			count += tokens->units[unit].count;
		bool counts = as_role_is_report(tokens->doc->passages[passage].role);
		const struct as_token *words = count ? tokens->items + first : NULL; /* without any there are no items */
		add_passage(index, doc, passage, words, count, counts);
	}
}

static bool is_boilerplate(const struct as_index *index, const struct print *print)
{
	size_t share = index->added / BOILERPLATE_SHARE;
	return print->docs > (share > BOILERPLATE_MIN ? share : BOILERPLATE_MIN);
}

/* ---- overlaps */

struct docs_found {
	uint32_t *items;
	size_t count, cap;
};

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The other documents that have the print where it counts, each once. */
static void find_sharers(struct docs_found *found, const struct as_index *index, const struct print *print,
			 uint32_t doc)
{
	uint32_t last = doc;
	for (int32_t at = print->head; at != NONE; at = index->postings[at].next) {
		const struct posting *posting = &index->postings[at];
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
	const struct doc_prints *own = &index->docs[doc];
	struct docs_found found = {0};
	for (size_t i = 0; i < own->count; i++) {
		const struct print *print = &index->prints[own->places[i].print];
		if (own->places[i].counts && !is_boilerplate(index, print))
			find_sharers(&found, index, print, doc);
	}
	if (found.count)
		qsort(found.items, found.count, sizeof *found.items, by_number);
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

static uint32_t weight_of(const struct print *print)
{
	return print->docs <= COMMON ? WHOLE : WHOLE * COMMON / print->docs;
}

static void tally_print(struct tally *tally, const struct as_index *index, const struct print *print, uint32_t doc)
{
	uint32_t last = doc, weight = weight_of(print);
	for (int32_t at = print->head; at != NONE; at = index->postings[at].next) {
		const struct posting *posting = &index->postings[at];
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
	const struct doc_prints *own = &index->docs[doc];
	for (size_t i = 0; i < own->count; i++) {
		const struct print *print = &index->prints[own->places[i].print];
		if (own->places[i].counts && !is_boilerplate(index, print))
			tally_print(tally, index, print, doc);
	}
	if (tally->count)
		qsort(tally->met, tally->count, sizeof *tally->met, by_number);
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

/* ---- carriers */

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
static size_t first_place(const struct doc_prints *own, uint32_t passage)
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
	const struct doc_prints *own = &index->docs[doc];
	size_t prints = 0;
	for (size_t i = first_place(own, passage); i < own->count && own->places[i].passage == passage; i++) {
		const struct print *print = &index->prints[own->places[i].print];
		if (is_boilerplate(index, print))
			continue;
		prints++;
		for (int32_t at = print->head; at != NONE; at = index->postings[at].next) {
			const struct posting *posting = &index->postings[at];
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
	qsort(distinct, count, sizeof *distinct, by_number);
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
