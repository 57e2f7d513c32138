/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/pairing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"

uint32_t as_eighths(uint64_t value)
{
	if (!value)
		return 0;
	unsigned power = 63 - (unsigned)__builtin_clzll(value);
	uint64_t fraction = power >= 3 ? value >> (power - 3) : value << (3 - power);
	return power * 8 + (uint32_t)(fraction & 7);
}

bool as_pairing_in_order(const struct as_doc *a, const struct as_doc *b)
{
	return a->len != b->len ? a->len < b->len : memcmp(a->text, b->text, a->len) <= 0;
}

/* Whether a word of two or three letters is written in capitals ("US", "U.S"). */
static bool is_initials(const struct as_tokens *tokens, const struct as_form *form, uint32_t token)
{
	const struct as_token *item = &tokens->items[token];
	if (form->len < 2 || form->len > 3)
		return false;
	for (uint32_t i = item->start; i < item->end; i++) {
		char byte = tokens->doc->text[i];
		if ((byte < 'A' || byte > 'Z') && byte != '.')
			return false;
	}
	return true;
}

/* Whether the sentence's case tells nothing: it is all in capitals. */
static bool is_shouted(const struct as_tokens *tokens, const struct as_unit *unit)
{
	for (size_t i = unit->span.start; i < unit->span.end; i++)
		if (tokens->doc->text[i] >= 'a' && tokens->doc->text[i] <= 'z')
			return false;
	return true;
}

/* Whether the document has capitals at all. */
static bool has_capitals(const struct as_tokens *tokens)
{
	for (size_t u = 0; u < tokens->units_count; u++)
		for (size_t i = tokens->units[u].span.start; i < tokens->units[u].span.end; i++)
			if (tokens->doc->text[i] >= 'A' && tokens->doc->text[i] <= 'Z')
				return true;
	return false;
}

/* The number given to a form, or to a form in initials, which are words of
 * their own.  Found by open addressing in a table made for
 * the words of this pair: a corpus has a hundred times as many forms. */
struct numbered {
	uint32_t key, number; /* twice the id of the form, and one for initials; plus one, 0: free */
};

static struct numbered *find_number(struct numbered *table, unsigned bits, uint32_t key)
{
	size_t mask = ((size_t)1 << bits) - 1;
	for (size_t i = (key * 0x9e3779b1u) >> (32 - bits);; i = (i + 1) & mask)
		if (!table[i].number || table[i].key == key)
			return &table[i];
}

/* Numbers the words densely in order of first use, "US" not as "us" where case
 * tells; returns the uses of each. */
static uint32_t *renumber(struct as_pairing *pairing)
{
	size_t most = (size_t)pairing->side[0].count + pairing->side[1].count, cap = 0;
	if (most > 2 * (size_t)pairing->lexicon->forms_count)
		most = 2 * (size_t)pairing->lexicon->forms_count;
	unsigned bits = 4;
	while (bits < 31 && (size_t)1 << bits < 2 * most)
		bits++;
	struct numbered *table = as_calloc((size_t)1 << bits, sizeof *table);
	uint32_t *uses = NULL, used = 0;
	bool cased = has_capitals(pairing->side[0].tokens) && has_capitals(pairing->side[1].tokens);
	for (int s = 0; s < 2; s++) {
		struct as_bench_side *side = &pairing->side[s];
		const struct as_tokens *tokens = side->tokens;
		uint32_t unit = AS_UNLINKED;
		bool tells = false;
		for (uint32_t i = 0; i < side->count; i++) {
			if (tokens->items[i].unit != unit) {
				unit = tokens->items[i].unit;
				tells = cased && !is_shouted(tokens, &tokens->units[unit]);
			}
			uint32_t id = tokens->items[i].id;
			bool initials = tells && is_initials(tokens, &pairing->lexicon->forms[id], i);
			struct numbered *known = find_number(table, bits, id * 2 + initials);
			if (!known->number) {
				AS_RESERVE(uses, cap, used + 1);
				uses[used] = 0;
				*known = (struct numbered){id * 2 + initials, ++used};
			}
			side->word[i] = known->number - 1;
			uses[known->number - 1]++;
		}
	}
	free(table);
	return uses;
}

bool as_is_capital(const struct as_pairing *pairing, const struct as_tokens *tokens, uint32_t token)
{
	const struct as_token *item = &tokens->items[token];
	const char *text = tokens->doc->text + item->start;
	unsigned char first = (unsigned char)text[0];
	if (first < 0x80)
		return first >= 'A' && first <= 'Z';
	const struct as_form *form = &pairing->lexicon->forms[item->id];
	return form->len < 2 || item->end - item->start < 2 || memcmp(form->text, text, 2) != 0;
}

/* A name with its titles ("U.S. Deputy Secretary of State Wendy Sherman") is
 * one thing said, however many words it takes: words first..end share the
 * weight of the weightiest. */
static void share_weight(struct as_bench_side *side, uint32_t first, uint32_t end)
{
	uint32_t most = 0, count = end - first;
	for (uint32_t i = first; i < end; i++)
		most = side->weight[i] > most ? side->weight[i] : most;
	for (uint32_t i = first; i < end; i++) {
		uint32_t share = (most + count - 1) / count;
		side->weight[i] = (uint8_t)(side->weight[i] < share ? side->weight[i] : share);
	}
}

enum { COMMAS_MOST = 4 }; /* within one place and date: "Moscow, Russia, Tuesday, Jan. 11" */

/* Capitalised words with what joins them: one name, or several. */
struct names {
	uint32_t first, end;
	uint32_t commas;
	uint32_t joint; /* the small word ("and") that makes them a list, or AS_UNLINKED */
};

/* The mark between the token and the one before: ',', one that no name goes
 * across, or 0. */
static char mark_before(const struct as_tokens *tokens, uint32_t token)
{
	for (uint32_t i = tokens->items[token - 1].end; i < tokens->items[token].start; i++)
		if (tokens->doc->text[i] && strchr(",;:!?()", tokens->doc->text[i]))
			return tokens->doc->text[i];
	return 0;
}

/* Reads on from a capitalised word, across commas and single small words
 * ("Secretary of State").  A small word that comes twice, or after a comma,
 * joins names, not the words of one. */
static struct names names_at(const struct as_pairing *pairing, const struct as_bench_side *side, uint32_t first,
			     uint32_t end)
{
	struct names names = {.first = first, .joint = AS_UNLINKED};
	uint32_t last = AS_UNLINKED, token = first + 1;
	for (; token < end; token++) {
		char mark = mark_before(side->tokens, token);
		if (mark && mark != ',')
			break;
		if (!as_is_capital(pairing, side->tokens, token)) {
			if (token + 1 == end || side->weight[token] >= side->weight[token + 1] ||
			    mark_before(side->tokens, token + 1) || !as_is_capital(pairing, side->tokens, token + 1))
				break;
			if (mark || side->word[token] == last)
				names.joint = side->word[token];
			last = side->word[token++];
		} else if (side->word[token] == last) {
			names.joint = last; /* "and Mash And Lud": a full stop was lost */
		}
		names.commas += mark == ',';
	}
	names.end = token;
	return names;
}

/* Each name of a list has a weight of its own. */
static void share_names(struct as_bench_side *side, const struct names *names)
{
	bool list = names->joint != AS_UNLINKED || names->commas > COMMAS_MOST;
	uint32_t first = names->first;
	for (uint32_t i = first; list && i < names->end; i++) {
		bool joins = side->word[i] == names->joint;
		if (i > first && (joins || mark_before(side->tokens, i))) {
			share_weight(side, first, i);
			first = i;
		}
		first += joins;
	}
	if (first < names->end)
		share_weight(side, first, names->end);
}

static void weigh_names(const struct as_pairing *pairing, struct as_bench_side *side, const struct as_unit *unit)
{
	uint32_t end = unit->first + unit->count, capitals = 0;
	for (uint32_t i = unit->first; i < end; i++)
		capitals += as_is_capital(pairing, side->tokens, i);
	if (capitals * 5 >= unit->count * 3)
		return; /* a headline in capitals, not a row of names */
	for (uint32_t i = unit->first; i < end;) {
		if (!as_is_capital(pairing, side->tokens, i)) {
			i++;
			continue;
		}
		struct names names = names_at(pairing, side, i, end);
		share_names(side, &names);
		i = names.end;
	}
}

/* One side, whose words are being weighed. */
struct weighing {
	const struct as_pairing *pairing;
	struct as_bench_side *side;
	const uint32_t *uses;
};

static void weigh_side(void *half)
{
	const struct weighing *weighing = half;
	const struct as_pairing *pairing = weighing->pairing;
	struct as_bench_side *side = weighing->side;
	uint32_t all = as_eighths((uint64_t)pairing->side[0].count + pairing->side[1].count);
	for (uint32_t i = 0; i < side->count; i++) {
		uint32_t used = weighing->uses[side->word[i]];
		uint32_t weight = all - as_eighths(used < 2 ? 2 : used);
		side->weight[i] = (uint8_t)(all <= as_eighths(used) || !weight ? 1 : weight);
	}
	for (size_t u = 0; u < side->tokens->units_count; u++) {
		const struct as_unit *unit = &side->tokens->units[u];
		weigh_names(pairing, side, unit);
		for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
			side->total[u] += side->weight[i];
	}
}

static void weigh(struct as_pairing *pairing, const uint32_t *uses)
{
	struct weighing first = {pairing, &pairing->side[0], uses}, second = {pairing, &pairing->side[1], uses};
	if (as_tokens_are_long(first.side->tokens->doc, second.side->tokens->doc)) {
		as_parallel_run(weigh_side, &first, &second);
	} else {
		weigh_side(&first);
		weigh_side(&second);
	}
}

void as_pairing_init(struct as_pairing *pairing, const struct as_tokens *left, const struct as_tokens *right,
		     const struct as_lexicon *lexicon)
{
	*pairing = (struct as_pairing){.lexicon = lexicon, .swapped = !as_pairing_in_order(left->doc, right->doc)};
	pairing->side[pairing->swapped].tokens = left;
	pairing->side[!pairing->swapped].tokens = right;
	for (int s = 0; s < 2; s++) {
		struct as_bench_side *side = &pairing->side[s];
		size_t count = side->tokens->count;
		side->count = (uint32_t)count;
		side->word = as_realloc(NULL, count + 1, sizeof *side->word);
		side->weight = as_alloc(count + 1);
		side->link = as_realloc(NULL, count + 1, sizeof *side->link);
		memset(side->link, 0xff, (count + 1) * sizeof *side->link);
		side->total = as_calloc(side->tokens->units_count + 1, sizeof *side->total);
		side->shifted = as_calloc(count + 1, 1);
		pairing->chance += as_eighths(count);
	}
	uint32_t *uses = renumber(pairing);
	weigh(pairing, uses);
	free(uses);
}

void as_pairing_free(struct as_pairing *pairing)
{
	for (int s = 0; s < 2; s++) {
		struct as_bench_side *side = &pairing->side[s];
		free(side->word);
		free(side->weight);
		free(side->link);
		free(side->total);
		free(side->shifted);
		free(side->joints);
	}
	*pairing = (struct as_pairing){0};
}

void as_link_extent(const struct as_pairing *pairing, uint32_t l, uint32_t extent[2])
{
	const struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t r = left->link[l];
	extent[0] = extent[1] = 1;
	while (l + extent[0] < left->count && left->link[l + extent[0]] == r)
		extent[0]++;
	while (r + extent[1] < right->count && right->link[r + extent[1]] == l)
		extent[1]++;
}

void as_unlink(struct as_pairing *pairing, uint32_t l)
{
	uint32_t r = pairing->side[0].link[l], extent[2];
	if (r == AS_UNLINKED)
		return;
	l = pairing->side[1].link[r];
	as_link_extent(pairing, l, extent);
	for (uint32_t i = 0; i < extent[0]; i++)
		pairing->side[0].link[l + i] = AS_UNLINKED;
	for (uint32_t i = 0; i < extent[1]; i++)
		pairing->side[1].link[r + i] = AS_UNLINKED;
}

void as_pairing_transpose(struct as_pairing *pairing)
{
	struct as_bench_side side = pairing->side[0];
	pairing->side[0] = pairing->side[1];
	pairing->side[1] = side;
	pairing->swapped = !pairing->swapped;
}

bool as_unit_is_furniture(const struct as_tokens *tokens, uint32_t unit)
{
	return tokens->doc->passages[tokens->units[unit].passage].role == AS_ROLE_FURNITURE;
}
