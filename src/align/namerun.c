/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/namerun.h"

#include <string.h>

#include "align/amounts.h"

enum {
	RUN_LIMIT = 12,     /* words of a name */
	SMALL_LIMIT = 2,    /* small words between two of them */
	GAP_LIMIT = 8,      /* bytes between two of them */
	SHORT_TITLE = 4,    /* bytes of a title that may end with a period */
	KEY_LIMIT = 96,     /* bytes of an item of several words */
};

/* ---- neighbours */

static bool is_abbreviation(const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	size_t len = as_span_length(span);
	return len <= 2 || memchr(strand->doc->text + span.start, '.', len) ||
	       (len <= SHORT_TITLE && as_strand_is(strand, at, AS_RULE_TITLE));
}

/* One blank, or the end of a line with what indents the next: two blanks stand
 * where a dash was lost. */
static bool is_blank(const char *text, size_t at, size_t end)
{
	size_t blanks = 0, lines = 0;
	for (; at < end; at++) {
		if (text[at] == '\n')
			lines++;
		else if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')
			blanks++;
		else if (at + 1 < end && !memcmp(text + at, "\u00a0", 2))
			blanks++, at++;
		else
			return false;
	}
	return lines == 1 || (!lines && blanks <= 1);
}

bool as_namerun_joined(const struct as_strand *strand, uint32_t at)
{
	if (at + 1 >= strand->count)
		return false;
	const char *text = strand->doc->text;
	size_t from = strand->words[at].span.end, to = strand->words[at + 1].span.start;
	if (to - from > GAP_LIMIT)
		return false;
	if (to - from == 1 && text[from] == '-')
		return true;
	if (from < to && text[from] == '.') {
		if (!is_abbreviation(strand, at))
			return false;
		from++;
	}
	return is_blank(text, from, to);
}

static bool all_joined(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at + 1 < end; at++)
		if (!as_namerun_joined(strand, at))
			return false;
	return true;
}

const struct as_rule *as_namerun_rules(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	char key[KEY_LIMIT];
	size_t len = 0;
	if (end == first + 1)
		return as_rules_first(strand->language, strand->words[first].item);
	for (uint32_t at = first; at < end; at++) {
		const struct as_form *form = strand->words[at].form;
		if (len + 1 + form->len >= sizeof key)
			return NULL;
		if (len)
			key[len++] = ' ';
		memcpy(key + len, form->text, form->len);
		len += form->len;
	}
	return as_rules_first(strand->language, as_rules_item(strand->language, key, len));
}

/* ---- single words */

static bool is_date(const struct as_strand *strand, uint32_t at)
{
	return as_strand_is(strand, at, AS_RULE_WEEKDAY) || as_strand_is(strand, at, AS_RULE_MONTH);
}

/* A word that can be part of a name, by its capital. */
static bool is_capital(const struct as_strand *strand, uint32_t at)
{
	return at < strand->count && strand->words[at].capital && !is_date(strand, at);
}

/* The longest item of a class whose words stand together. */
static const struct as_rule *match(const struct as_strand *strand, uint32_t at, enum as_rule_class class, uint32_t *end)
{
	const struct as_rule *rule = as_strand_match(strand, at, class, end);
	if (!rule || all_joined(strand, at, *end))
		return rule;
	*end = at + 1;
	rule = as_rules_first(strand->language, strand->words[at].item);
	for (; rule; rule = as_rules_next(strand->language, rule))
		if (rule->class == class && (!rule->capital || strand->words[at].capital))
			return rule;
	return NULL;
}

static const struct as_rule *known_at(const struct as_strand *strand, uint32_t at, uint32_t *end)
{
	return is_capital(strand, at) ? match(strand, at, AS_RULE_KNOWN, end) : NULL;
}

static const struct as_rule *part_at(const struct as_strand *strand, uint32_t at, bool person)
{
	uint32_t end;
	const struct as_rule *rule = is_capital(strand, at) ? as_strand_match(strand, at, AS_RULE_PART, &end) : NULL;
	return rule && end == at + 1 && !strcmp(rule->value, "person") == person ? rule : NULL;
}

/* "Minister", "Secretary of State"; but "Foreign" of "Foreign Ministry" is none. */
static bool rank_at(const struct as_strand *strand, uint32_t at, uint32_t *end)
{
	if (!match(strand, at, AS_RULE_TITLE, end) && !match(strand, at, AS_RULE_OFFICE, end))
		return false;
	return !strand->words[at].capital || *end > at + 1 ||
	       !(as_namerun_joined(strand, at) && part_at(strand, at + 1, false));
}

static bool is_small(const struct as_strand *strand, uint32_t at)
{
	return as_strand_is(strand, at, AS_RULE_COMMON) || as_strand_is(strand, at, AS_RULE_ARTICLE) ||
	       as_strand_is(strand, at, AS_RULE_PRONOUN);
}

/* ---- names with a word that tells their type */

/* The end of what a capitalised run has for names, from `at` on. */
static uint32_t capitals_end(const struct as_strand *strand, uint32_t at)
{
	uint32_t first = at, end;
	while (at < first + RUN_LIMIT && is_capital(strand, at) && (at == first || !rank_at(strand, at, &end))) {
		at++;
		if (!as_namerun_joined(strand, at - 1))
			break;
	}
	return at;
}

/* The last telling word of the run that begins at `at`; `*last` is it. */
static const struct as_rule *last_part(const struct as_strand *strand, uint32_t at, uint32_t *last)
{
	const struct as_rule *found = NULL;
	uint32_t end;
	for (uint32_t j = at; j < at + RUN_LIMIT && is_capital(strand, j); j++) {
		const struct as_rule *rule = part_at(strand, j, false), *known = known_at(strand, j, &end);
		if (j > at && known && end > j + 1)
			break; /* the next name */
		if (j > at && (rank_at(strand, j, &end) || (found && part_at(strand, j, true))))
			break;
		if (rule) {
			found = rule;
			*last = j;
		}
		if (!as_namerun_joined(strand, j))
			break;
	}
	return found;
}

/* Whether the small word between may join a name to what follows: "and" only
 * where something was joined before, others not to what is a name by itself. */
static bool may_link(const struct as_strand *strand, uint32_t small, uint32_t next, bool linked)
{
	uint32_t end;
	bool particle = !as_strand_is(strand, small, AS_RULE_COMMON);
	if (as_strand_is(strand, small, AS_RULE_CONNECTOR) && !part_at(strand, next, true))
		return true; /* "of", "for the", "de" */
	if (!as_strand_is(strand, small, AS_RULE_LINK))
		return particle && as_strand_is(strand, small, AS_RULE_CONNECTOR);
	const struct as_rule *before = as_namerun_rules(strand, small, small + 1);
	for (; before; before = as_rules_next(strand->language, before))
		if (before->class == AS_RULE_LEAD && !strcmp(before->value, "list") && !linked)
			return false;
	return !known_at(strand, next, &end);
}

/* Past "for Security and Cooperation in Europe" after "Organization". */
static uint32_t linked_end(const struct as_strand *strand, uint32_t end, const char *type)
{
	bool linked = false;
	for (int turn = 0; turn < RUN_LIMIT && end < strand->count && as_namerun_joined(strand, end - 1); turn++) {
		uint32_t next = end, stop;
		const struct as_rule *tail = match(strand, end, AS_RULE_PART, &stop);
		if (linked && tail && stop > end + 1 && !strcmp(tail->value, type)) {
			end = stop;
			continue;
		}
		while (next < end + SMALL_LIMIT && next < strand->count && !strand->words[next].capital &&
		       (as_strand_is(strand, next, AS_RULE_LINK) || as_strand_is(strand, next, AS_RULE_CONNECTOR)) &&
		       as_namerun_joined(strand, next))
			next++;
		if (next == end || !is_capital(strand, next) || !may_link(strand, end, next, linked))
			break;
		end = capitals_end(strand, next);
		linked = true;
	}
	return end;
}

/* "Political and Security Committee": a telling word after "and", an article before. */
static bool part_after_and(struct as_namerun *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t last, end;
	if (!at || at + 2 >= strand->count || !as_strand_is(strand, at - 1, AS_RULE_ARTICLE) ||
	    strand->words[at + 1].capital || !as_strand_is(strand, at + 1, AS_RULE_LINK) ||
	    !all_joined(strand, at, at + 3) || known_at(strand, at + 2, &end))
		return false;
	const struct as_rule *part = last_part(strand, at + 2, &last);
	if (!part || last == at + 2)
		return false;
	out->kind = AS_NAMERUN_PART;
	out->type = part->value;
	out->weight = part->number;
	out->words = (struct as_reach){at, last + 1};
	return true;
}

static bool part_name(struct as_namerun *out, const struct as_strand *strand, uint32_t at, uint32_t known_end)
{
	uint32_t last = at, end, rank_end;
	const struct as_rule *part = last_part(strand, at, &last);
	if (!part || last < known_end)
		return false;
	end = last + 1;
	if (last == at && !strcmp(part->value, "place") && as_namerun_joined(strand, at) &&
	    !rank_at(strand, at + 1, &rank_end))
		end = capitals_end(strand, at + 1); /* "Port Ostrel" */
	end = linked_end(strand, end, part->value);
	out->kind = end > at + 1 && strcmp(part->value, "none") ? AS_NAMERUN_PART : AS_NAMERUN_PASSED;
	out->type = part->value;
	out->weight = part->number;
	out->words.end = end;
	return true;
}

/* ---- names by their capitals alone */

/* Past "von der" to the next capital, or `end`; `common`: words that are
 * frequent in the language count, too. */
static uint32_t past_particles(const struct as_strand *strand, uint32_t end, bool common)
{
	uint32_t next = end;
	while (next < end + SMALL_LIMIT && next + 1 < strand->count && !strand->words[next].capital &&
	       as_strand_is(strand, next, AS_RULE_CONNECTOR) &&
	       (common || !as_strand_is(strand, next, AS_RULE_COMMON)) &&
	       as_namerun_joined(strand, next))
		next++;
	return is_capital(strand, next) ? next : end;
}

static void unknown_name(struct as_namerun *out, const struct as_strand *strand, uint32_t at,
			 const struct as_seen *seen)
{
	const struct as_strand_word *first = &strand->words[at];
	uint32_t end = at + 1, stop;
	out->given = part_at(strand, at, true) != NULL;
	while (end < at + RUN_LIMIT && end < strand->count && as_namerun_joined(strand, end - 1)) {
		uint32_t next = past_particles(strand, end, out->given && strand->language->nouns_capitalised);
		if (!is_capital(strand, next) || rank_at(strand, next, &stop))
			break;
		if (known_at(strand, next, &stop) && !(out->given && next == at + 1))
			break;
		end = next + 1;
	}
	out->kind = AS_NAMERUN_UNKNOWN;
	out->words.end = end;
	bool small = as_seen_small(seen, first->form->text, first->form->len) > 0;
	if (!first->initial || out->given)
		return;
	if (end > at + 1 && (small || part_at(strand, at + 1, true)))
		out->kind = AS_NAMERUN_NOTHING; /* "Passenger Anna Holm" */
	else
		out->weak = end == at + 1 && !as_seen_capital(seen, first->form->text, first->form->len);
	if (out->weak && (as_strand_is(strand, at, AS_RULE_SPEAKER) || as_amount_is_plural(strand, at)))
		out->kind = AS_NAMERUN_NOTHING; /* "Officials said" */
}

void as_namerun_at(struct as_namerun *out, const struct as_strand *strand, uint32_t at, const struct as_seen *seen)
{
	uint32_t end = at;
	*out = (struct as_namerun){.kind = AS_NAMERUN_NOTHING, .words = {at, at + 1}};
	bool small = is_small(strand, at) || (strand->words[at].initial && as_strand_is(strand, at, AS_RULE_OPENER));
	const struct as_rule *known = known_at(strand, at, &end);
	if (is_capital(strand, at) && (known || !small) && part_name(out, strand, at, known ? end : at))
		return;
	if (known) {
		out->kind = strcmp(known->value, "none") ? AS_NAMERUN_KNOWN : AS_NAMERUN_PASSED;
		out->type = known->value;
		out->words.end = end;
	} else if (rank_at(strand, at, &end)) {
		out->kind = AS_NAMERUN_RANK;
		out->words.end = end;
	} else if (is_capital(strand, at) && !small && !part_after_and(out, strand, at)) {
		unknown_name(out, strand, at, seen);
	}
}
