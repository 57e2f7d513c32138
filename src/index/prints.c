/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include <stdlib.h>

#include "base/mem.h"
#include "index/state.h"

enum {
	GRAM = 5,            /* words a print covers */
	WINDOW = 4,          /* consecutive grams of which one is kept */
	PLACES_PER_DOC = 8,  /* postings of one print in one document: bounds what repetition can cost */
	BOILERPLATE_MIN = 500,
};
#define BOILERPLATE_SHARE 100 /* one document in so many */

struct as_index *as_index_new(void)
{
	struct as_index *index = as_calloc(1, sizeof *index);
	index->free_postings = AS_NO_POSTING;
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
		index->prints[index->prints_count++] = (struct as_print){.hash = hash, .head = AS_NO_POSTING};
		index->table[slot] = (uint32_t)index->prints_count;
	}
	return index->table[slot] - 1;
}

static int32_t new_posting(struct as_index *index)
{
	int32_t at = index->free_postings;
	if (at != AS_NO_POSTING) {
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
	struct as_print *print = &index->prints[number];
	bool first = print->head == AS_NO_POSTING || print->last != doc;
	if (first) {
		print->docs++;
		print->last = doc;
		print->places = 0;
	} else if (print->last_passage == passage) {
		return;
	}
	print->last_passage = passage;
	struct as_doc_prints *own = &index->docs[doc];
	AS_RESERVE(own->places, own->cap, own->count + 1);
	own->places[own->count++] = (struct as_place){number, passage, first && counts};
	own->distinct += first && counts;
	if (print->places >= PLACES_PER_DOC)
		return;
	print->places++;
	int32_t at = new_posting(index);
	index->postings[at] = (struct as_posting){doc, passage, print->head, counts};
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
	struct as_doc_prints *own = &index->docs[doc];
	for (size_t i = 0; i < own->count; i++) {
		struct as_print *print = &index->prints[own->places[i].print];
		int32_t *link = &print->head;
		bool had = false;
		while (*link != AS_NO_POSTING) {
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
		print->last = print->head == AS_NO_POSTING ? doc : index->postings[print->head].doc;
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
		index->docs[index->docs_count++] = (struct as_doc_prints){0};
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

bool as_index_is_boilerplate(const struct as_index *index, const struct as_print *print)
{
	size_t share = index->added / BOILERPLATE_SHARE;
	return print->docs > (share > BOILERPLATE_MIN ? share : BOILERPLATE_MIN);
}

int as_index_by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}
