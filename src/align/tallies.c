/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/tallies.h"

#include "align/moment.h"
#include "align/number.h"
#include "base/i18n.h"

enum {
	TALLIES = 32,   /* of a sentence: more are a table */
	HEDGE_BACK = 5, /* words before a number in which its hedge begins */
};

/* A number and the word that is counted. */
struct tally {
	struct as_number number;
	uint32_t noun;
};

struct tallies {
	struct tally items[TALLIES];
	size_t count;
};

static bool is_hedged(const struct as_strand *strand, uint32_t first)
{
	uint32_t end;
	for (uint32_t at = first > HEDGE_BACK ? first - HEDGE_BACK : 0; at < first; at++)
		if (as_strand_match(strand, at, AS_RULE_HEDGE, &end))
			return true;
	return false;
}

static bool is_certain(const struct as_strand *strand, const struct as_number *number)
{
	return !number->ordinal && !number->share && !number->vague && !number->single && !number->unit &&
	       number->words.end < strand->count && as_strand_has_content(strand, number->words.end) &&
	       !as_strand_gap_has(strand, number->words.end - 1, ",;:().%") && !is_hedged(strand, number->words.first);
}

static void read_tallies(struct tallies *tallies, const struct as_strand *strand)
{
	tallies->count = 0;
	for (uint32_t at = 0, next; at < strand->count && tallies->count < TALLIES; at = next) {
		struct as_moment moment;
		struct as_number number;
		next = at + 1;
		if (as_moment_at(&moment, strand, at)) {
			next = moment.words.end > at ? moment.words.end : next;
		} else if (as_number_at(&number, strand, at)) {
			next = number.words.end > at ? number.words.end : next;
			if (is_certain(strand, &number))
				tallies->items[tallies->count++] = (struct tally){number, number.words.end};
		}
	}
}

/* How often the noun of a tally stands in its sentence. */
static uint32_t uses(const struct as_strand *strand, uint32_t id)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < strand->count; i++)
		count += strand->words[i].id == id;
	return count;
}

static bool is_same_word(const struct as_strand side[2], uint32_t l, uint32_t r)
{
	return l < side[0].count && r < side[1].count && side[0].words[l].id == side[1].words[r].id &&
	       as_strand_has_content(&side[0], l);
}

static bool belongs(const struct as_strand side[2], const struct tally *l, const struct tally *r)
{
	uint32_t noun = side[0].words[l->noun].id;
	if (noun != side[1].words[r->noun].id || uses(&side[0], noun) != 1 || uses(&side[1], noun) != 1)
		return false;
	uint32_t before[2] = {l->number.words.first, r->number.words.first};
	return is_same_word(side, l->noun + 1, r->noun + 1) ||
	       (before[0] && before[1] && is_same_word(side, before[0] - 1, before[1] - 1));
}

void as_tallies_compare(struct as_scrutiny *scrutiny)
{
	const struct as_language *const languages[2] = {scrutiny->side[0].language, scrutiny->side[1].language};
	struct tallies left, right;
	read_tallies(&left, &scrutiny->side[0]);
	read_tallies(&right, &scrutiny->side[1]);
	for (size_t i = 0; i < left.count; i++)
		for (size_t j = 0; j < right.count; j++) {
			const struct tally *l = &left.items[i], *r = &right.items[j];
			struct as_span spans[2] = {l->number.span, r->number.span};
			if (belongs(scrutiny->side, l, r) && !as_number_equals(&l->number, &r->number, languages))
				as_scrutiny_add(scrutiny, AS_DIFFERS_NUMBER, _("number"), spans, NULL);
		}
}
