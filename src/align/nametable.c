/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/nametable.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

void as_nametable_init(struct as_nametable *table)
{
	*table = (struct as_nametable){0};
	as_types_init(&table->types);
}

void as_nametable_free(struct as_nametable *table)
{
	as_map_free(&table->keys);
	as_arena_free(&table->arena);
	free(table->names);
	free(table->uses);
	*table = (struct as_nametable){0};
}

enum { SURE = 2 }; /* votes in one place that make a name of a word that begins a sentence */

static void make_key(struct as_buf *key, const struct as_strand *strand, struct as_reach words)
{
	for (uint32_t at = words.first; at < words.end; at++) {
		if (key->len)
			as_buf_addc(key, ' ');
		as_buf_add(key, strand->words[at].form->text, strand->words[at].form->len);
	}
}

/* The words' span, with the last period of "U.S.". */
static struct as_span span_of(const struct as_strand *strand, struct as_reach words)
{
	struct as_span span = as_strand_span(strand, words.first, words.end);
	struct as_span last = strand->words[words.end - 1].span;
	const char *text = strand->doc->text;
	if (span.end < strand->doc->len && text[span.end] == '.' &&
	    memchr(text + last.start, '.', as_span_length(last)))
		span.end++;
	return span;
}

static void add_use(struct as_nametable *table, const struct as_strand *strand, struct as_reach words, uint32_t name,
		    bool listed)
{
	AS_RESERVE(table->uses, table->uses_cap, table->uses_count + 1);
	table->uses[table->uses_count++] = (struct as_named_use){span_of(strand, words), name, listed};
}

void as_nametable_add(struct as_nametable *table, const struct as_strand *strand, const struct as_namerun *run,
		      bool rank, bool listed)
{
	struct as_buf key = AS_BUF_INIT;
	bool fresh;
	make_key(&key, strand, run->words);
	uint32_t number = *as_map_put(&table->keys, key.data, key.len, (uint32_t)table->names_count, &fresh);
	as_buf_free(&key);
	if (fresh) {
		const struct as_form *last = strand->words[run->words.end - 1].form;
		AS_RESERVE(table->names, table->names_cap, table->names_count + 1);
		table->names[table->names_count++] = (struct as_named){
			.last = as_arena_strndup(&table->arena, last->text, last->len),
			.words = run->words.end - run->words.first};
	}
	struct as_named *name = &table->names[number];
	int votes[AS_TYPES_LIMIT] = {0}, most = 0;
	if (run->kind == AS_NAMERUN_KNOWN && !name->known) {
		name->known = true;
		name->type = as_types_number(&table->types, run->type);
	}
	as_namecues_vote(votes, &table->types, strand, run, rank);
	for (size_t type = 0; type < table->types.count; type++) {
		name->votes[type] += votes[type];
		most = votes[type] > most ? votes[type] : most;
	}
	if (fresh && run->kind == AS_NAMERUN_PART)
		name->votes[as_types_number(&table->types, run->type)] += (int)run->weight;
	name->sure |= !run->weak || most >= SURE;
	add_use(table, strand, run->words, number, listed);
}

bool as_nametable_find(struct as_nametable *table, const struct as_strand *strand, struct as_reach words)
{
	struct as_buf key = AS_BUF_INIT;
	make_key(&key, strand, words);
	const uint32_t *found = as_map_get(&table->keys, key.data, key.len);
	as_buf_free(&key);
	if (found)
		add_use(table, strand, words, *found, false);
	return found;
}

/* ---- deciding */

static void settle_by_votes(struct as_nametable *table)
{
	for (size_t i = 0; i < table->names_count; i++) {
		struct as_named *name = &table->names[i];
		int best = 0;
		for (size_t type = 1; type < table->types.count && !name->known; type++)
			if (name->votes[type] > best) {
				best = name->votes[type];
				name->type = type;
			}
		if (!name->known && name->votes[AS_TYPE_NONE] > best)
			name->type = AS_TYPE_NONE;
	}
}

/* Surnames are persons where the full name is one. */
static void settle_surnames(struct as_nametable *table)
{
	for (size_t i = 0; i < table->names_count; i++) {
		const struct as_named *full = &table->names[i];
		if (full->words < 2 || full->type != AS_TYPE_PERSON)
			continue;
		const uint32_t *found = as_map_get(&table->keys, full->last, strlen(full->last));
		if (!found || table->names[*found].known)
			continue;
		table->names[*found].type = AS_TYPE_PERSON;
		table->names[*found].sure = true;
	}
}

static void take_type(struct as_nametable *table, size_t to, size_t from)
{
	struct as_named *name = &table->names[table->uses[to].name];
	if (!name->type && !name->known && !name->votes[AS_TYPE_NONE])
		name->type = table->names[table->uses[from].name].type;
}

/* "Voronezh, Belgorod and Smolensk regions": all are what one is. */
static void settle_lists(struct as_nametable *table)
{
	for (size_t i = 1; i < table->uses_count; i++)
		if (table->uses[i].listed)
			take_type(table, i, i - 1);
	for (size_t i = table->uses_count; i-- > 1;)
		if (table->uses[i].listed)
			take_type(table, i - 1, i);
}

void as_nametable_settle(struct as_nametable *table)
{
	settle_by_votes(table);
	settle_surnames(table);
	settle_lists(table);
}
