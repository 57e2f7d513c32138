/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/quotes.h"

#include <string.h>

#include "base/i18n.h"

enum {
	AROUND = 2,  /* words shown on both sides of what changed */
	LOOK = 128,  /* words looked at between two that are matched */
	SHORT = 6,   /* words of a quotation that may have no word in common with its like */
	SPELT = 64,  /* bytes of a few words without their contractions */
	SPLIT = 12,  /* words of "the minister said on Friday" inside a quotation */
};

/* Which words stand between quotation marks, by number of the quotation; 0:
 * none.  One that is split by "he said" is one. */
struct quoting {
	const struct as_strand *strand;
	uint32_t *of;
	struct as_reach *reach; /* by number: from its first to its last word */
};

/* What changed of one quotation: words of both sides. */
struct change {
	bool inside, cut;
	struct as_reach words[2];
};

/* Whether the words between two quotations only say who speaks. */
static bool is_split(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	if (first >= end || end - first > SPLIT)
		return false;
	for (uint32_t at = first; at < end; at++)
		if (as_strand_is(strand, at, AS_RULE_SPEECH))
			return true;
	return false;
}

static struct quoting read_quoting(const struct as_scrutiny *scrutiny, int side)
{
	const struct as_strand *strand = &scrutiny->side[side];
	const struct as_speech *speech = scrutiny->speech[side];
	struct quoting quoting = {strand, AS_NEW_ARRAY(scrutiny->arena, uint32_t, strand->count + 1),
				  AS_NEW_ARRAY(scrutiny->arena, struct as_reach, strand->count + 2)};
	const struct as_span *before = NULL;
	uint32_t count = 0;
	for (uint32_t i = 0; i < strand->count; i++) {
		const struct as_span *quote = as_speech_quote_at(speech, strand->words[i].span.start);
		if (!quote) {
			quoting.of[i] = 0;
			continue;
		}
		if (quote != before && (!before || !is_split(strand, quoting.reach[count].end, i)))
			quoting.reach[++count].first = i;
		before = quote;
		quoting.of[i] = count;
		quoting.reach[count].end = i + 1;
	}
	return quoting;
}

/* In an editor's brackets. */
static bool is_bracketed(const struct as_strand *strand, uint32_t at)
{
	const char *text = strand->doc->text;
	for (size_t i = strand->words[at].span.start; i > 0 && strand->words[at].span.start - i < 64; i--) {
		if (text[i - 1] == '[')
			return true;
		if (text[i - 1] == ']' || text[i - 1] == '\n')
			return false;
	}
	return false;
}

static bool is_matched(const struct quoting quoting[2], int side, uint32_t at)
{
	const struct as_strand_word *word = &quoting[side].strand->words[at];
	return word->link == AS_GLUED || (word->link != AS_NO_FELLOW && quoting[!side].of[word->link]);
}

static bool has_ellipsis(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	struct as_span gap = {strand->words[first].span.end, strand->words[end].span.start};
	const char *text = strand->doc->text + gap.start;
	size_t len = end - first < LOOK ? as_span_length(gap) : 0;
	return memmem(text, len, "...", 3) || memmem(text, len, "…", strlen("…")) || memmem(text, len, ". . .", 5);
}

static void widen(struct as_reach *reach, uint32_t first, uint32_t end)
{
	if (reach->first == reach->end) {
		*reach = (struct as_reach){first, end};
		return;
	}
	if (first < reach->first)
		reach->first = first;
	if (end > reach->end)
		reach->end = end;
}

/* Quoted words in [first, end) that the other side has nowhere. */
static uint32_t count_unmatched(const struct quoting quoting[2], int side, uint32_t first, uint32_t end, bool *bracketed)
{
	uint32_t count = 0;
	for (uint32_t i = first; i < end && i - first < LOOK; i++) {
		if (!quoting[side].of[i] || quoting[side].strand->words[i].link != AS_NO_FELLOW)
			continue;
		count++;
		*bracketed = *bracketed || is_bracketed(quoting[side].strand, i);
	}
	return count;
}

/* Whether something unquoted stands between two words of a quotation. */
static bool is_broken(const struct quoting *quoting, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last && i - first < LOOK; i++)
		if (!quoting->of[i])
			return true;
	return false;
}

/* Writes words [first, end) with contractions spelt out; 0 when they are too long. */
static size_t spell(char out[SPELT], const struct as_strand *strand, uint32_t first, uint32_t end)
{
	size_t len = 0;
	uint32_t after;
	for (uint32_t at = first; at < end; at++) {
		const struct as_form *form = strand->words[at].form;
		const struct as_rule *rule = as_strand_match(strand, at, AS_RULE_CONTRACTION, &after);
		size_t size = rule ? strlen(rule->value) : form->len;
		if (len + size + 1 > SPELT)
			return 0;
		memcpy(out + len, rule ? rule->value : form->text, size);
		len += size;
		out[len++] = '+';
	}
	return len;
}

/* "can't" and "cannot" are the same words. */
static bool is_spelt_alike(const struct quoting quoting[2], uint32_t l, uint32_t l_end, uint32_t r, uint32_t r_end)
{
	char spelt[2][SPELT];
	size_t len = spell(spelt[0], quoting[0].strand, l, l_end);
	return len && len == spell(spelt[1], quoting[1].strand, r, r_end) && !memcmp(spelt[0], spelt[1], len);
}

/* Between two matched words that follow one another on the left. */
static void compare_between(struct change *change, const struct quoting quoting[2], uint32_t l0, uint32_t l1)
{
	const struct as_strand_word *words = quoting[0].strand->words;
	uint32_t r0 = words[l0].link, r1 = words[l1].link;
	bool bracketed = false;
	if (r0 >= AS_GLUED || r1 >= AS_GLUED)
		return;
	if (r1 < r0) {
		if (is_broken(&quoting[0], l0, l1) || is_broken(&quoting[1], r1, r0))
			return; /* its parts stand in another order */
		change->inside = true;
		widen(&change->words[0], l0, l1 + 1);
		widen(&change->words[1], r1, r0 + 1);
		return;
	}
	uint32_t left = count_unmatched(quoting, 0, l0 + 1, l1, &bracketed);
	uint32_t right = count_unmatched(quoting, 1, r0 + 1, r1, &bracketed);
	if ((!left && !right) || bracketed || is_spelt_alike(quoting, l0 + 1, l1, r0 + 1, r1))
		return;
	if ((!left && has_ellipsis(quoting[0].strand, l0, l1)) || (!right && has_ellipsis(quoting[1].strand, r0, r1))) {
		change->cut = true; /* and the report says so */
		return;
	}
	bool both = left && right;
	change->inside = true;
	widen(&change->words[0], l0 + both, l1 + !both);
	widen(&change->words[1], r0 + both, r1 + !both);
}

/* Before the first matched word, or after the last (`step` 1). */
static void compare_end(struct change *change, const struct quoting quoting[2], uint32_t l, int step)
{
	uint32_t at[2] = {l, quoting[0].strand->words[l].link}, width[2] = {0, 0}, quoted[2] = {0, 0};
	bool bracketed = false;
	if (at[1] >= AS_GLUED)
		return;
	for (int s = 0; s < 2; s++) {
		uint32_t quote = quoting[s].of[at[s]];
		const struct as_reach *reach = &quoting[s].reach[quote];
		for (uint32_t i = at[s]; step < 0 ? i > reach->first : i + 1 < reach->end;) {
			i = step < 0 ? i - 1 : i + 1;
			if (quoting[s].of[i] && is_matched(quoting, s, i))
				break;
			bracketed = bracketed || is_bracketed(quoting[s].strand, i);
			width[s] = (uint32_t)(step < 0 ? at[s] - i : i - at[s]);
			quoted[s] += quoting[s].of[i] == quote;
		}
	}
	if (bracketed || (!quoted[0] && !quoted[1]))
		return;
	if (!quoted[0] || !quoted[1]) {
		change->cut = true;
		return;
	}
	struct as_reach words[2];
	for (int s = 0; s < 2; s++)
		words[s] = (struct as_reach){step < 0 ? at[s] - width[s] : at[s] + 1,
					     step < 0 ? at[s] : at[s] + 1 + width[s]};
	if (is_spelt_alike(quoting, words[0].first, words[0].end, words[1].first, words[1].end))
		return;
	change->inside = true;
	for (int s = 0; s < 2; s++)
		widen(&change->words[s], words[s].first, words[s].end);
}

/* Without "he said" at either end. */
static struct as_reach quoted_part(const struct quoting *quoting, struct as_reach words)
{
	while (words.end > words.first + 1 && !quoting->of[words.end - 1])
		words.end--;
	while (words.first + 1 < words.end && !quoting->of[words.first])
		words.first++;
	return words;
}

/* The changed words with a few around them, not beyond the quotation. */
static struct as_span shown(const struct quoting *quoting, struct as_reach words)
{
	uint32_t quote = quoting->of[words.first];
	for (int i = 0; i < AROUND && words.first > 0 && quoting->of[words.first - 1] == quote; i++)
		words.first--;
	quote = quoting->of[words.end - 1];
	for (int i = 0; i < AROUND && words.end < quoting->strand->count && quoting->of[words.end] == quote; i++)
		words.end++;
	return as_strand_span(quoting->strand, words.first, words.end);
}

/* The whole quotation, as far as it stands in the row. */
static struct as_reach quotation(const struct quoting *quoting, uint32_t at)
{
	return quoting->reach[quoting->of[at]];
}

static void tell(struct as_scrutiny *scrutiny, const struct quoting quoting[2], const struct change *change,
		 uint32_t matched)
{
	struct as_span spans[2], words[2];
	struct as_reach whole[2] = {quotation(&quoting[0], matched),
				    quotation(&quoting[1], quoting[0].strand->words[matched].link)};
	for (int s = 0; s < 2; s++) {
		struct as_reach reach = change->inside ? quoted_part(&quoting[s], change->words[s]) : whole[s];
		spans[s] = as_strand_span(quoting[s].strand, reach.first, reach.end);
		words[s] = change->inside ? shown(&quoting[s], reach) : spans[s];
	}
	const char *label = !change->inside ? _("quotation shortened")
			    : change->cut   ? _("quoted words, shortened")
					    : _("quoted words");
	struct as_comparison *comparison = scrutiny->comparison;
	if (as_scrutiny_add(scrutiny, AS_DIFFERS_QUOTE, label, spans, words))
		comparison->discrepancies[comparison->discrepancies_count - 1].note = !change->inside;
}

/* Two short quotations after one and the same word, or before one, of which
 * little or nothing is the same: called it "brave" / called it "foolish". */
static void compare_short(struct as_scrutiny *scrutiny, const struct quoting quoting[2], struct as_reach l)
{
	const struct as_strand_word *words = quoting[0].strand->words;
	bool last = l.first == 0;
	uint32_t beside = last ? l.end : l.first - 1;
	if (l.end - l.first > SHORT || beside >= quoting[0].strand->count || words[beside].link >= AS_GLUED ||
	    words[beside].moved)
		return;
	uint32_t to = last ? words[beside].link - 1 : words[beside].link + 1; /* wraps where there is none */
	if (to >= quoting[1].strand->count || !quoting[1].of[to])
		return;
	struct as_reach r = quotation(&quoting[1], to);
	if ((last ? r.end - 1 : r.first) != to || r.end - r.first > SHORT)
		return;
	for (uint32_t i = r.first; i < r.end; i++)
		if (quoting[1].strand->words[i].link != AS_NO_FELLOW &&
		    (quoting[1].strand->words[i].link < l.first || quoting[1].strand->words[i].link >= l.end))
			return; /* has its like elsewhere */
	if (is_spelt_alike(quoting, l.first, l.end, r.first, r.end))
		return;
	struct as_span spans[2] = {as_strand_span(quoting[0].strand, l.first, l.end),
				   as_strand_span(quoting[1].strand, r.first, r.end)};
	as_scrutiny_add(scrutiny, AS_DIFFERS_QUOTE, _("quoted words"), spans, NULL);
}

/* One quotation of the left: words [first, end). */
static void compare_quote(struct as_scrutiny *scrutiny, const struct quoting quoting[2], uint32_t first, uint32_t end)
{
	struct change change = {0};
	uint32_t matched = 0, before = 0, one = first;
	for (uint32_t at = first; at < end; at++) {
		if (!quoting[0].of[at] || !is_matched(quoting, 0, at))
			continue;
		if (!matched++)
			compare_end(&change, quoting, at, -1);
		else
			compare_between(&change, quoting, before, at);
		before = at;
		if (quoting[0].strand->words[at].link < AS_GLUED)
			one = at;
	}
	if (!matched)
		compare_short(scrutiny, quoting, (struct as_reach){first, end});
	if (!matched || quoting[0].strand->words[one].link >= AS_GLUED)
		return;
	compare_end(&change, quoting, before, 1);
	struct as_reach other = quotation(&quoting[1], quoting[0].strand->words[one].link);
	uint32_t shorter = other.end - other.first < end - first ? other.end - other.first : end - first;
	if ((change.inside || change.cut) && matched * 2 >= shorter)
		tell(scrutiny, quoting, &change, one);
	else if (change.inside)
		compare_short(scrutiny, quoting, (struct as_reach){first, end});
}

void as_quotes_compare(struct as_scrutiny *scrutiny)
{
	if (!scrutiny->speech[0] || !scrutiny->speech[1] || !scrutiny->speech[0]->quotes_count ||
	    !scrutiny->speech[1]->quotes_count)
		return;
	struct quoting quoting[2] = {read_quoting(scrutiny, 0), read_quoting(scrutiny, 1)};
	for (uint32_t at = 0, end; at < scrutiny->side[0].count; at = end) {
		end = at + 1;
		if (!quoting[0].of[at])
			continue;
		end = quotation(&quoting[0], at).end;
		compare_quote(scrutiny, quoting, at, end);
	}
}
