/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/attribution.h"

#include "align/names.h"
#include "base/i18n.h"

enum { SAYINGS = 16 }; /* of a row */

/* Words of the strand that lie in the span. */
static struct as_reach words_in(const struct as_strand *strand, struct as_span span)
{
	uint32_t low = 0, high = strand->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (strand->words[middle].span.start < span.start)
			low = middle + 1;
		else
			high = middle;
	}
	struct as_reach reach = {low, low};
	while (reach.end < strand->count && strand->words[reach.end].span.start < span.end)
		reach.end++;
	return reach;
}

/* The attributions of a side that stand in the row: [first, end) of its items. */
static struct as_reach items_in_row(const struct as_scrutiny *scrutiny, int side)
{
	const struct as_speech *speech = scrutiny->speech[side];
	struct as_span span = side ? scrutiny->row->right.span : scrutiny->row->left.span;
	uint32_t low = 0, high = (uint32_t)speech->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (speech->items[middle].verb.start < span.start)
			low = middle + 1;
		else
			high = middle;
	}
	struct as_reach items = {low, low};
	while (items.end < speech->count && items.end - low < SAYINGS && speech->items[items.end].verb.end <= span.end)
		items.end++;
	return items;
}

/* A subject that is a name, not an office or a pronoun. */
static bool is_name(const struct as_strand *who)
{
	for (uint32_t at = 0; at < who->count; at++)
		if (as_names_is_name(who, at) || (who->words[at].capital && who->count > 1))
			return true;
	return who->count == 1 && who->words[0].capital && !as_strand_is(who, 0, AS_RULE_TITLE) &&
	       !as_strand_is(who, 0, AS_RULE_OPENER);
}

enum voices { UNKNOWN, SAME, OTHERS };

/* What the rules say of two subjects that need no name: "police", "residents".
 * One word in common is enough for the same. */
static enum voices compare_voices(const struct as_strand who[2])
{
	enum voices found = UNKNOWN;
	uint32_t end;
	for (uint32_t l = 0; l < who[0].count; l++) {
		const struct as_rule *mine = as_strand_match(&who[0], l, AS_RULE_SPEAKER, &end);
		for (uint32_t r = 0; mine && r < who[1].count; r++) {
			const struct as_rule *other = as_strand_match(&who[1], r, AS_RULE_SPEAKER, &end);
			if (other && as_rules_share(mine->value, other->value))
				return SAME;
			found = other ? OTHERS : found;
		}
	}
	return found;
}

/* The subject may stand outside the row, in another piece of its sentence. */
static void compare_speakers(struct as_scrutiny *scrutiny, const struct as_attribution *l,
			     const struct as_attribution *r)
{
	const struct as_comparison *comparison = scrutiny->comparison;
	struct as_span spans[2] = {l->subject, r->subject};
	struct as_strand who[2];
	if (l->pronoun || r->pronoun)
		return;
	for (int s = 0; s < 2; s++)
		as_strand_read(&who[s], s ? comparison->right : comparison->left, scrutiny->side[s].glossary, spans[s],
			       scrutiny->arena);
	struct as_reach all[2] = {{0, who[0].count}, {0, who[1].count}};
	enum voices voices = compare_voices(who);
	if (voices == SAME)
		return;
	if (voices == UNKNOWN &&
	    (!is_name(&who[0]) || !is_name(&who[1]) ||
	     as_names_is_known(&who[0], all[0]) != as_names_is_known(&who[1], all[1])))
		return;
	if (as_names_may_agree(who, all[0], all[1]))
		return;
	if (!as_scrutiny_has(scrutiny, 0, spans[0]) && !as_scrutiny_has(scrutiny, 1, spans[1]))
		as_scrutiny_add(scrutiny, AS_DIFFERS_ATTRIBUTION, _("said by"), spans, NULL);
}

/* Whether the verbs of both are linked, or one saying stands on each side. */
static bool is_one_saying(const struct as_scrutiny *scrutiny, const struct as_attribution *l,
			  const struct as_attribution *r, bool alone)
{
	struct as_reach verb = words_in(&scrutiny->side[0], l->verb), other = words_in(&scrutiny->side[1], r->verb);
	if (verb.first == verb.end || other.first == other.end)
		return false;
	uint32_t link = scrutiny->side[0].words[verb.first].link;
	return link == other.first || (alone && link == AS_NO_FELLOW);
}

void as_attribution_compare(struct as_scrutiny *scrutiny)
{
	if (!scrutiny->speech[0] || !scrutiny->speech[1])
		return;
	struct as_reach items[2] = {items_in_row(scrutiny, 0), items_in_row(scrutiny, 1)};
	bool alone = items[0].end - items[0].first == 1 && items[1].end - items[1].first == 1;
	for (uint32_t i = items[0].first; i < items[0].end; i++)
		for (uint32_t j = items[1].first; j < items[1].end; j++) {
			const struct as_attribution *l = &scrutiny->speech[0]->items[i], *r = &scrutiny->speech[1]->items[j];
			if (is_one_saying(scrutiny, l, r, alone))
				compare_speakers(scrutiny, l, r);
		}
}
