/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/namecues.h"

#include <string.h>

enum {
	CUE_WORDS = 3,      /* words of a sign */
	BETWEEN_WORDS = 2,  /* words between a name and its verb of saying */
	OFFICE_WORDS = 4,   /* words after "Halvern's" in which an office stands */
	ACRONYM_LEAST = 2, ACRONYM_MOST = 6,
	PERSON_WORDS = 4,   /* of a name that may be a person's */
	AGE_MOST = 120,
};

/* Votes of the signs that the code knows; those of words are in the rules. */
enum { FOR_RANK = 4, FOR_SPEECH = 2, FOR_GIVEN = 3, FOR_DATELINE = 4, FOR_BRACKETS = 3, FOR_OWNER = 2, FOR_LOOKS = 1 };

void as_types_init(struct as_types *types)
{
	*types = (struct as_types){.names = {"none", "person", "organisation", "place"}, .count = AS_TYPE_PLACE + 1};
}

size_t as_types_number(struct as_types *types, const char *name)
{
	for (size_t i = 0; i < types->count; i++)
		if (!strcmp(types->names[i], name))
			return i;
	if (types->count == AS_TYPES_LIMIT)
		return AS_TYPE_NONE;
	types->names[types->count] = name;
	return types->count++;
}

struct voting {
	int *votes;
	struct as_types *types;
	const struct as_strand *strand;
};

/* Whether the words [first, end) are a sign of a class; it votes. */
static bool vote_words(struct voting *voting, uint32_t first, uint32_t end, enum as_rule_class class)
{
	const struct as_strand *strand = voting->strand;
	bool any = false;
	for (const struct as_rule *rule = as_namerun_rules(strand, first, end); rule;
	     rule = as_rules_next(strand->language, rule)) {
		if (rule->class != class || (rule->capital && !strand->words[first].capital))
			continue;
		voting->votes[as_types_number(voting->types, rule->value)] += (int)rule->number;
		any = true;
	}
	return any;
}

static bool is_joined(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at + 1 < end; at++)
		if (!as_namerun_joined(strand, at))
			return false;
	return true;
}

/* The longest sign that ends before word `end`. */
static void vote_before(struct voting *voting, uint32_t end)
{
	for (uint32_t len = CUE_WORDS; len > 0; len--)
		if (len <= end && is_joined(voting->strand, end - len, end) &&
		    vote_words(voting, end - len, end, AS_RULE_BEFORE))
			return;
}

static bool gap_has(const struct as_strand *strand, uint32_t at, const char *bytes)
{
	return at < strand->count && as_strand_gap_has(strand, at, bytes);
}

static void vote_after(struct voting *voting, uint32_t first)
{
	const struct as_strand *strand = voting->strand;
	if (gap_has(strand, first - 1, ".;:()\""))
		return;
	for (uint32_t len = CUE_WORDS; len > 0; len--)
		if (first + len <= strand->count && is_joined(strand, first, first + len) &&
		    vote_words(voting, first, first + len, AS_RULE_AFTER))
			return;
}

static bool says(const struct as_strand *strand, uint32_t end)
{
	for (uint32_t at = end; at < strand->count && at <= end + BETWEEN_WORDS; at++) {
		if (!as_namerun_joined(strand, at - 1))
			return false;
		if (as_strand_is(strand, at, AS_RULE_SPEECH))
			return true;
		if (!as_strand_is(strand, at, AS_RULE_BETWEEN))
			return false;
	}
	return false;
}

/* "Halvern's transport minister". */
static bool owns_office(const struct as_strand *strand, uint32_t end)
{
	if (end >= strand->count || strand->words[end].span.start != strand->words[end - 1].span.end)
		return false;
	for (uint32_t at = end + 1; at < strand->count && at < end + OFFICE_WORDS; at++)
		if (as_strand_is(strand, at, AS_RULE_OFFICE))
			return true;
	return false;
}

static bool is_all_capitals(const struct as_strand *strand, struct as_reach words)
{
	bool letter = false;
	struct as_span span = as_strand_span(strand, words.first, words.end);
	for (size_t i = span.start; i < span.end; i++) {
		char byte = strand->doc->text[i];
		if (byte >= 'a' && byte <= 'z')
			return false;
		letter |= byte >= 'A' && byte <= 'Z';
	}
	return letter;
}

/* "PORT OSTREL (Meridian) -", "MOSCOW, Jan 11". */
static bool is_dateline(const struct as_strand *strand, struct as_reach words)
{
	if (words.first || words.end >= strand->count || !is_all_capitals(strand, words))
		return false;
	struct as_span gap = {strand->words[words.end - 1].span.end, strand->words[words.end].span.start};
	return as_span_length(gap) >= 2 && (gap_has(strand, words.end - 1, "(,-\xe2") ||
	       !memcmp(strand->doc->text + gap.start, "  ", 2));
}

/* A word by itself in brackets: "(OSCE)". */
static bool is_bracketed(const struct as_strand *strand, struct as_reach words)
{
	size_t start = strand->words[words.first].span.start, end = strand->words[words.end - 1].span.end;
	const struct as_doc *doc = strand->doc;
	return words.end == words.first + 1 && start && end < doc->len &&
	       doc->text[start - 1] == '(' && doc->text[end] == ')';
}

/* "Rurik Halloran, 58, who". */
static bool has_age(const struct as_strand *strand, uint32_t end)
{
	if (end >= strand->count || !gap_has(strand, end - 1, ",") || !gap_has(strand, end, ","))
		return false;
	struct as_span span = strand->words[end].span;
	int age = 0;
	for (size_t i = span.start; i < span.end; i++) {
		char byte = strand->doc->text[i];
		if (byte < '0' || byte > '9' || as_span_length(span) > 3)
			return false;
		age = age * 10 + (byte - '0');
	}
	return age > 0 && age <= AGE_MOST;
}

/* Two to four words without anything that tells: most such are persons. */
static bool looks_personal(const struct as_strand *strand, struct as_reach words)
{
	uint32_t count = words.end - words.first;
	return count >= 2 && count <= PERSON_WORDS && !strand->language->nouns_capitalised &&
	       !is_all_capitals(strand, words);
}

static void vote_looks(struct voting *voting, const struct as_namerun *run)
{
	const struct as_strand *strand = voting->strand;
	struct as_reach words = run->words;
	size_t len = as_span_length(as_strand_span(strand, words.first, words.end));
	if (is_dateline(strand, words))
		voting->votes[AS_TYPE_PLACE] += FOR_DATELINE;
	else if (words.end == words.first + 1 && len >= ACRONYM_LEAST && len <= ACRONYM_MOST &&
		 is_all_capitals(strand, words))
		voting->votes[AS_TYPE_ORGANISATION] += FOR_LOOKS;
	if (is_bracketed(strand, words))
		voting->votes[AS_TYPE_ORGANISATION] += FOR_BRACKETS;
	if (run->kind == AS_NAMERUN_UNKNOWN && looks_personal(strand, words))
		voting->votes[AS_TYPE_PERSON] += FOR_LOOKS;
	if (run->given)
		voting->votes[AS_TYPE_PERSON] += FOR_GIVEN;
	if (has_age(strand, words.end))
		voting->votes[AS_TYPE_PERSON] += FOR_GIVEN;
}

void as_namecues_vote(int votes[AS_TYPES_LIMIT], struct as_types *types, const struct as_strand *strand,
		      const struct as_namerun *run, bool rank)
{
	struct voting voting = {votes, types, strand};
	uint32_t first = run->words.first, end = run->words.end;
	bool joined = first && as_namerun_joined(strand, first - 1);
	bool article = joined && as_strand_is(strand, first - 1, AS_RULE_ARTICLE);
	if (joined) {
		vote_before(&voting, first);
		if (article && first > 1 && as_namerun_joined(strand, first - 2))
			vote_before(&voting, first - 1);
		if (as_strand_is(strand, first - 1, AS_RULE_SPEECH))
			votes[AS_TYPE_PERSON] += FOR_SPEECH;
	}
	if (rank)
		votes[AS_TYPE_PERSON] += FOR_RANK;
	if (end < strand->count)
		vote_after(&voting, end);
	if (!article && says(strand, end))
		votes[AS_TYPE_PERSON] += FOR_SPEECH;
	if (owns_office(strand, end))
		votes[AS_TYPE_PLACE] += FOR_OWNER;
	vote_looks(&voting, run);
}
