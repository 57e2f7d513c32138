/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/names.h"

#include <string.h>

#include "base/i18n.h"

enum {
	STEM = 4,         /* letters that two forms of a name share at least */
	NEAR = 6,         /* words that differ around two names that are still at one place */
	RUN_LIMIT = 8,    /* words of a name */
};

static bool is_known(const struct as_strand *strand, uint32_t at)
{
	return as_strand_is(strand, at, AS_RULE_SAME);
}

static bool is_plain_gap(const struct as_strand *strand, uint32_t at)
{
	return at + 1 < strand->count && !as_strand_gap_has(strand, at, ",;:()\"!?");
}

/* "The" in front of a word does not make it a name. */
static bool may_join(const struct as_strand *strand, uint32_t at)
{
	return strand->words[at].capital && !as_strand_is(strand, at, AS_RULE_COMMON);
}

static bool is_all_capitals(const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	for (size_t i = span.start; i < span.end; i++)
		if (strand->doc->text[i] >= 'a' && strand->doc->text[i] <= 'z')
			return false;
	return true;
}

/* Where all nouns have capitals, one word is a name when it is all capitals, or
 * stands where places do: "in Leipzig". */
static bool is_lone_name(const struct as_strand *strand, uint32_t at)
{
	return is_all_capitals(strand, at) ||
	       (at > 0 && is_plain_gap(strand, at - 1) && as_strand_is(strand, at - 1, AS_RULE_LOCATIVE));
}

bool as_names_is_name(const struct as_strand *strand, uint32_t at)
{
	static const enum as_rule_class others[] = {
		AS_RULE_TITLE, AS_RULE_OFFICE, AS_RULE_MONTH, AS_RULE_WEEKDAY, AS_RULE_COMMON, AS_RULE_NUMBER,
		AS_RULE_SCALE, AS_RULE_PRONOUN, AS_RULE_NEGATION, AS_RULE_MODAL, AS_RULE_ORDINAL, AS_RULE_UNIT,
	};
	const struct as_strand_word *word = &strand->words[at];
	if (!word->capital || as_span_length(word->span) < 2)
		return false;
	if (is_known(strand, at))
		return true;
	for (size_t i = 0; word->classes && i < sizeof others / sizeof *others; i++)
		if (as_strand_is(strand, at, others[i]))
			return false;
	bool next = is_plain_gap(strand, at) && may_join(strand, at + 1);
	bool before = at > 0 && is_plain_gap(strand, at - 1) && may_join(strand, at - 1);
	if (strand->language->nouns_capitalised)
		return before || (next && !word->initial) || (!strand->title_case && is_lone_name(strand, at));
	if (strand->title_case)
		return false;
	if (!word->initial)
		return true;
	return !as_strand_is(strand, at, AS_RULE_OPENER) &&
	       (next || (at + 1 < strand->count && as_strand_is(strand, at + 1, AS_RULE_SPEECH)));
}

/* "Health" in "World Health Organization": an office inside a name is part of it. */
static bool is_inside_name(const struct as_strand *strand, uint32_t at)
{
	return at > 0 && at + 1 < strand->count && strand->words[at].capital && is_plain_gap(strand, at - 1) &&
	       is_plain_gap(strand, at) && as_strand_is(strand, at, AS_RULE_OFFICE) &&
	       !as_strand_is(strand, at, AS_RULE_TITLE) && as_names_is_name(strand, at - 1) &&
	       as_names_is_name(strand, at + 1);
}

/* The name around a word of it. */
static struct as_reach run_around(const struct as_strand *strand, uint32_t at)
{
	struct as_reach run = {at, at + 1};
	while (run.first > 0 && run.end - run.first < RUN_LIMIT && is_plain_gap(strand, run.first - 1) &&
	       (as_names_is_name(strand, run.first - 1) || is_inside_name(strand, run.first - 1)))
		run.first--;
	while (run.end < strand->count && run.end - run.first < RUN_LIMIT && is_plain_gap(strand, run.end - 1) &&
	       (as_names_is_name(strand, run.end) || is_inside_name(strand, run.end)))
		run.end++;
	return run;
}

/* ---- whether two names are one */

static size_t bare_length(const struct as_form *form)
{
	return form->len > STEM && form->text[form->len - 1] == 's' ? form->len - 1 : form->len;
}

/* Forms of one name by the endings of the language; a possessive s aside. */
static bool is_form_of(const struct as_language *language, const struct as_form *a, const struct as_form *b)
{
	size_t stem = 0, lens[2] = {a->len, b->len}, bare[2] = {bare_length(a), bare_length(b)};
	while (stem < lens[0] && stem < lens[1] && a->text[stem] == b->text[stem])
		stem++;
	if (stem < STEM)
		return false;
	if (stem >= bare[0] && stem >= bare[1])
		return true;
	for (size_t i = 0; i < language->endings_count; i++) {
		const char *pair = language->endings[i].value, *slash = strchr(pair, '/');
		size_t first = (size_t)(slash - pair), second = strlen(slash + 1);
		for (int swap = 0; swap < 2; swap++) {
			const struct as_form *x = swap ? b : a, *y = swap ? a : b;
			for (int s = 0; s < 4; s++) { /* with and without the s of each */
				size_t xlen = s & 1 ? bare_length(x) : x->len, ylen = s & 2 ? bare_length(y) : y->len;
				if (xlen < first + STEM - 1 || ylen < second || xlen - first != ylen - second)
					continue;
				if (!memcmp(x->text, y->text, xlen - first) &&
				    !memcmp(x->text + xlen - first, pair, first) &&
				    !memcmp(y->text + ylen - second, slash + 1, second))
					return true;
			}
		}
	}
	return false;
}

/* "Commissionwhen" for "Commission": the next word was glued to it. */
static bool is_glued(const struct as_strand *strand, const struct as_form *longer, const struct as_form *shorter)
{
	if (shorter->len < STEM || longer->len <= shorter->len || memcmp(longer->text, shorter->text, shorter->len) != 0)
		return false;
	const struct as_rule *rule = as_strand_sign(strand, longer->text + shorter->len, longer->len - shorter->len,
						    AS_RULE_STOP);
	return rule || as_strand_sign(strand, longer->text + shorter->len, longer->len - shorter->len, AS_RULE_COMMON);
}

/* "Ttrault" for "Tétrault": letters outside ASCII were lost. */
static bool is_stripped(const struct as_strand *with, uint32_t at, const struct as_form *without)
{
	struct as_span span = with->words[at].span;
	size_t matched = 0;
	bool lost = false;
	for (size_t i = span.start; i < span.end; i++) {
		unsigned char byte = (unsigned char)with->doc->text[i];
		if (byte >= 0x80) {
			lost = true;
			continue;
		}
		if (byte >= 'A' && byte <= 'Z')
			byte = (unsigned char)(byte + 'a' - 'A');
		if (matched == without->len || without->text[matched++] != (char)byte)
			return false;
	}
	return lost && matched == without->len;
}

/* "Odessa" for "Odesa": one is the other with a letter doubled. */
static bool is_doubled(const struct as_form *a, const struct as_form *b)
{
	const struct as_form *longer = a->len > b->len ? a : b, *shorter = a->len > b->len ? b : a;
	if (longer->len != shorter->len + 1 || shorter->len < STEM + 1)
		return false;
	size_t at = 0;
	while (at < shorter->len && longer->text[at] == shorter->text[at])
		at++;
	return at > 0 && longer->text[at] == longer->text[at - 1] &&
	       !memcmp(longer->text + at + 1, shorter->text + at, shorter->len - at);
}

/* "WHO" for "World Health Organization": the first letters of the words, those
 * written small left out. */
static bool is_acronym(const struct as_strand *strand, uint32_t at, const struct as_strand *full, struct as_reach words)
{
	const struct as_form *letters = strand->words[at].form;
	size_t matched = 0;
	if (words.end - words.first < 2 || letters->len < 2 || !is_all_capitals(strand, at))
		return false;
	for (uint32_t i = words.first; i < words.end; i++) {
		if (!full->words[i].capital)
			continue;
		if (matched == letters->len || full->words[i].form->text[0] != letters->text[matched++])
			return false;
	}
	return matched == letters->len;
}

static bool is_same_thing(const struct as_strand strands[2], uint32_t l, uint32_t r)
{
	uint32_t end;
	const struct as_rule *a = as_strand_match(&strands[0], l, AS_RULE_SAME, &end);
	const struct as_rule *b = as_strand_match(&strands[1], r, AS_RULE_SAME, &end);
	return a && b && !strcmp(a->value, b->value);
}

/* Known under names of their own, and not the same: no likeness counts. */
static bool are_apart(const struct as_strand strands[2], uint32_t l, uint32_t r)
{
	return is_known(&strands[0], l) && is_known(&strands[1], r) && !is_same_thing(strands, l, r);
}

bool as_names_may_agree(const struct as_strand strands[2], struct as_reach left, struct as_reach right)
{
	for (uint32_t l = left.first; l < left.end; l++)
		for (uint32_t r = right.first; r < right.end; r++) {
			const struct as_form *a = strands[0].words[l].form, *b = strands[1].words[r].form;
			if (as_strand_is(&strands[0], l, AS_RULE_CONNECTOR) || are_apart(strands, l, r))
				continue;
			if (strands[0].words[l].id == strands[1].words[r].id || is_same_thing(strands, l, r) ||
			    is_form_of(strands[0].language, a, b) || is_doubled(a, b) || is_stripped(&strands[0], l, b) ||
			    is_glued(&strands[0], a, b) || is_glued(&strands[1], b, a) ||
			    is_stripped(&strands[1], r, a) || is_acronym(&strands[0], l, &strands[1], right) ||
			    is_acronym(&strands[1], r, &strands[0], left))
				return true;
		}
	return false;
}

bool as_names_is_known(const struct as_strand *strand, struct as_reach words)
{
	for (uint32_t at = words.first; at < words.end; at++)
		if (is_known(strand, at))
			return true;
	return false;
}

/* ---- names in one place */

static bool is_free_name(const struct as_strand *strand, uint32_t at)
{
	return strand->words[at].link == AS_NO_FELLOW && as_names_is_name(strand, at);
}

/* The unlinked words of a name from `at` on. */
static struct as_reach free_run(const struct as_strand *strand, uint32_t at, uint32_t limit)
{
	struct as_reach run = {at, at + 1};
	while (run.end < limit && is_plain_gap(strand, run.end - 1) && is_free_name(strand, run.end))
		run.end++;
	return run;
}

/* Whether both fill their places, or touch the same neighbour. */
static bool is_one_place(const struct as_scrutiny *scrutiny, struct as_reach l, struct as_reach r)
{
	bool mine[2], others[2];
	struct as_reach place = as_strand_place(scrutiny->side, 0, l, mine);
	struct as_reach back = as_strand_place(scrutiny->side, 1, r, others);
	return (mine[0] && others[0]) || (mine[1] && others[1]) ||
	       (place.end - place.first <= NEAR && back.end - back.first <= NEAR);
}

/* Whether only names, commas and words like "and" stand between two words:
 * a list may be told in another order. */
static bool is_one_list(const struct as_strand *strand, uint32_t a, uint32_t b)
{
	uint32_t first = a < b ? a : b, last = a < b ? b : a;
	for (uint32_t at = first; at < last; at++)
		if (as_strand_gap_has(strand, at, ";:()\"!?.") ||
		    (!as_names_is_name(strand, at) && at != first && as_strand_has_content(strand, at)))
			return false;
	return true;
}

/* Whether the other's name stands beside this one, too: "Chad and Niger" /
 * "Niger and Chad". */
static bool is_listed_too(const struct as_strand *strand, struct as_reach mine, const struct as_strand *other,
			  struct as_reach others)
{
	uint32_t first = mine.first > NEAR ? mine.first - NEAR : 0;
	uint32_t end = mine.end + NEAR < strand->count ? mine.end + NEAR : strand->count;
	for (uint32_t at = first; at < end; at++)
		if ((at < mine.first || at >= mine.end) && strand->words[at].id == other->words[others.first].id)
			return is_one_list(strand, mine.first, at);
	return false;
}

static void compare_at(struct as_scrutiny *scrutiny, struct as_reach l)
{
	const struct as_strand *left = &scrutiny->side[0], *right = &scrutiny->side[1];
	bool close[2];
	struct as_reach place = as_strand_place(scrutiny->side, 0, l, close);
	for (uint32_t at = place.first; at < place.end; at++) {
		if (!is_free_name(right, at))
			continue;
		struct as_reach r = free_run(right, at, place.end);
		struct as_reach whole[2] = {run_around(left, l.first), run_around(right, r.first)};
		if (!is_one_place(scrutiny, l, r) || as_names_may_agree(scrutiny->side, l, r) ||
		    as_names_may_agree(scrutiny->side, l, whole[1]) || as_names_may_agree(scrutiny->side, whole[0], r) ||
		    (is_listed_too(left, l, right, r) && is_listed_too(right, r, left, l)))
			return;
		struct as_span spans[2] = {as_strand_span(left, l.first, l.end), as_strand_span(right, r.first, r.end)};
		struct as_span shown[2] = {as_strand_span(left, whole[0].first, whole[0].end),
					   as_strand_span(right, whole[1].first, whole[1].end)};
		if (!as_scrutiny_has(scrutiny, 0, spans[0]) && !as_scrutiny_has(scrutiny, 1, spans[1]))
			as_scrutiny_add(scrutiny, AS_DIFFERS_NAME, _("name"), spans, shown);
		return;
	}
}

/* ---- words that capitals make another: "US" and "us" */

/* Whether the words around are in capitals, too. */
static bool is_shouted(const struct as_strand *strand, uint32_t at)
{
	uint32_t shouted = 0, words = 0;
	for (uint32_t i = at > 3 ? at - 3 : 0; i < strand->count && i < at + 4; i++) {
		words++;
		shouted += is_all_capitals(strand, i);
	}
	return shouted * 2 > words;
}

/* The right word in the place of left word `l`: its fellow or, since alignment
 * does not link "US" with "us", the unlinked word beside a neighbour's. */
static uint32_t counterpart(const struct as_strand strands[2], uint32_t l)
{
	const struct as_strand_word *left = strands[0].words, *right = strands[1].words;
	if (left[l].link != AS_NO_FELLOW)
		return left[l].link;
	uint32_t beside[2] = {l && left[l - 1].link < AS_GLUED ? left[l - 1].link + 1 : AS_NO_FELLOW,
			      l + 1 < strands[0].count && left[l + 1].link < AS_GLUED ? left[l + 1].link - 1 : AS_NO_FELLOW};
	for (int i = 0; i < 2; i++)
		if (beside[i] < strands[1].count && right[beside[i]].link == AS_NO_FELLOW &&
		    right[beside[i]].id == left[l].id)
			return beside[i];
	return AS_NO_FELLOW;
}

/* Tells of a word in capitals against the same one without; false when it is not so. */
static bool compare_capitals(struct as_scrutiny *scrutiny, uint32_t l)
{
	const struct as_strand *strands = scrutiny->side;
	uint32_t r = counterpart(strands, l), at[2] = {l, r};
	if (r >= AS_GLUED || strands[0].words[l].capital == strands[1].words[r].capital)
		return false;
	int upper = strands[1].words[r].capital;
	const struct as_strand *strand = &strands[upper];
	if (!as_strand_is(strand, at[upper], AS_RULE_CAPITALS) || !is_all_capitals(strand, at[upper]) ||
	    is_shouted(strand, at[upper]))
		return false;
	struct as_span spans[2] = {strands[0].words[l].span, strands[1].words[r].span};
	if (!as_scrutiny_has(scrutiny, 0, spans[0]))
		as_scrutiny_add(scrutiny, AS_DIFFERS_NAME, _("name"), spans, NULL);
	return true;
}

/* ---- parts of a country: "northern" against "southern" */

static void compare_places(struct as_scrutiny *scrutiny, uint32_t l)
{
	const struct as_strand *left = &scrutiny->side[0], *right = &scrutiny->side[1];
	uint32_t end, other_end;
	bool close[2];
	const struct as_rule *mine = as_strand_match(left, l, AS_RULE_PLACE, &end);
	if (!mine || left->words[l].link != AS_NO_FELLOW)
		return;
	struct as_reach place = as_strand_place(scrutiny->side, 0, (struct as_reach){l, end}, close);
	for (uint32_t r = place.first; r < place.end; r = other_end) {
		const struct as_rule *other = as_strand_match(right, r, AS_RULE_PLACE, &other_end);
		if (!other) {
			other_end = r + 1;
			continue;
		}
		struct as_reach reach[2] = {{l, end}, {r, other_end}};
		struct as_span spans[2] = {as_strand_span(left, l, end), as_strand_span(right, r, other_end)};
		if (!as_rules_share(mine->value, other->value) && is_one_place(scrutiny, reach[0], reach[1]) &&
		    !as_scrutiny_has(scrutiny, 0, spans[0]) && !as_scrutiny_has(scrutiny, 1, spans[1]))
			as_scrutiny_add(scrutiny, AS_DIFFERS_NAME, _("place"), spans, NULL);
		return;
	}
}

void as_names_compare(struct as_scrutiny *scrutiny)
{
	const struct as_strand *left = &scrutiny->side[0];
	for (uint32_t at = 0; at < left->count; at++) {
		if (compare_capitals(scrutiny, at))
			continue;
		if (as_strand_may(left, at, AS_RULE_BIT(AS_RULE_PLACE)))
			compare_places(scrutiny, at);
		if (left->words[at].link == AS_NO_FELLOW && as_names_is_name(left, at)) {
			struct as_reach run = free_run(left, at, left->count);
			compare_at(scrutiny, run);
			at = run.end - 1;
		}
	}
}
