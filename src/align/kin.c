/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/kin.h"

#include <stdlib.h>

#include "base/mem.h"

enum { GRAM = 4, SAMPLES = 4096 };

struct print {
	uint64_t hash;
	uint32_t doc;
};

struct prints {
	struct print *items;
	size_t count, cap;
};

/* Of the words' letters, so that the order of preparation says nothing: FNV-1a
 * (Fowler, Noll, Vo 1991), finished as SplitMix64 is (Steele, Lea, Flood 2014). */
static uint64_t *hash_forms(const struct as_lexicon *lexicon)
{
	uint64_t *hashes = as_calloc((size_t)lexicon->forms_count + 1, sizeof *hashes);
	for (uint32_t id = 0; id < lexicon->forms_count; id++) {
		uint64_t hash = 0xcbf29ce484222325u;
		for (uint32_t i = 0; i < lexicon->forms[id].len; i++)
			hash = (hash ^ (unsigned char)lexicon->forms[id].text[i]) * 0x100000001b3u;
		hashes[id] = hash;
	}
	return hashes;
}

static uint64_t mix(uint64_t x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9u;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static void add_prints(struct prints *prints, const struct as_tokens *tokens, uint32_t doc, const uint64_t *forms,
		       uint64_t measure)
{
	for (size_t i = 0; i + GRAM <= tokens->count; i++) {
		uint64_t hash = 0;
		for (size_t word = i; word < i + GRAM; word++)
			hash = mix(hash + forms[tokens->items[word].id]);
		if (hash % measure)
			continue;
		AS_RESERVE(prints->items, prints->cap, prints->count + 1);
		prints->items[prints->count++] = (struct print){hash, doc};
	}
}

static int by_hash(const void *a, const void *b)
{
	const struct print *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->doc > y->doc) - (x->doc < y->doc);
}

/* One print: every two of the documents that have it share it. */
static void count_run(double *shares, size_t count, const struct print *run, size_t length)
{
	for (size_t i = 0; i < length; i++)
		for (size_t j = 0; j < length; j++)
			shares[run[i].doc * count + run[j].doc]++;
}

double *as_kin_shares(const struct as_tokens *const *tokens, const struct as_lexicon *lexicon, size_t count)
{
	struct prints prints = {0};
	double *shares = as_calloc(count * count + 1, sizeof *shares);
	uint64_t *forms = hash_forms(lexicon);
	size_t longest = 0;
	for (size_t doc = 0; doc < count; doc++)
		longest = tokens[doc]->count > longest ? tokens[doc]->count : longest;
	for (uint32_t doc = 0; doc < count; doc++)
		add_prints(&prints, tokens[doc], doc, forms, longest / SAMPLES + 1);
	if (prints.count)
		qsort(prints.items, prints.count, sizeof *prints.items, by_hash);
	for (size_t i = 0, next; i < prints.count; i = next) {
		size_t distinct = i;
		for (next = i; next < prints.count && prints.items[next].hash == prints.items[i].hash; next++)
			if (prints.items[next].doc != prints.items[distinct].doc)
				prints.items[++distinct] = prints.items[next];
		count_run(shares, count, prints.items + i, distinct - i + 1);
	}
	for (size_t a = 0; a < count; a++) {
		double own = shares[a * count + a];
		for (size_t b = 0; b < count; b++)
			shares[a * count + b] = own > 0 ? shares[a * count + b] / own : 0;
	}
	free(prints.items);
	free(forms);
	return shares;
}
