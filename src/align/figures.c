/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/figures.h"

#include <string.h>

#include "align/moment.h"
#include "align/number.h"
#include "base/i18n.h"

enum {
	FIGURES = 64,     /* of a row and side; a table in prose has more: the rest is paired by place only if at all */
	HEDGE_BACK = 5,   /* words before a number in which its hedge begins */
	NEAR = 8,         /* words that differ around two figures that are still at one place */
};

struct figure {
	bool moment;
	bool paired;
	struct as_number number;
	struct as_moment when;
	struct as_reach words;
	struct as_span span;
	const struct as_rule *hedge;
	struct as_reach hedge_words;
};

struct figures {
	struct figure items[FIGURES];
	size_t count;
};

/* "about", "at least", "an estimated" right before the number. */
static void read_hedge(struct figure *figure, const struct as_strand *strand)
{
	uint32_t first = figure->words.first, back = first < HEDGE_BACK ? first : HEDGE_BACK;
	for (uint32_t at = first - back; at < first; at++) {
		uint32_t end;
		const struct as_rule *rule = as_strand_match(strand, at, AS_RULE_HEDGE, &end);
		if (!rule || end > first || (end < first && !as_strand_is(strand, end, AS_RULE_ARTICLE)))
			continue;
		figure->hedge = rule;
		figure->hedge_words = (struct as_reach){at, end};
		return;
	}
}

static void read_figures(struct figures *figures, const struct as_scrutiny *scrutiny, int side)
{
	/* what a number or a moment without figures begins with */
	static const uint64_t counts = AS_RULE_BIT(AS_RULE_NUMBER) | AS_RULE_BIT(AS_RULE_ORDINAL) |
				       AS_RULE_BIT(AS_RULE_SCALE) | AS_RULE_BIT(AS_RULE_WEEKDAY) |
				       AS_RULE_BIT(AS_RULE_MONTH) | AS_RULE_BIT(AS_RULE_RELATIVE) |
				       AS_RULE_BIT(AS_RULE_VAGUE) | AS_RULE_BIT(AS_RULE_MINUS) |
				       AS_RULE_BIT(AS_RULE_SINGLE) | AS_RULE_BIT(AS_RULE_CLOCK);
	const struct as_strand *strand = &scrutiny->side[side];
	figures->count = 0;
	for (uint32_t at = 0, next; at < strand->count && figures->count < FIGURES; at = next) {
		next = at + 1;
		if (!strand->words[at].digit && !as_strand_may(strand, at, counts))
			continue;
		struct figure figure = {0};
		figure.moment = as_moment_at(&figure.when, strand, at);
		if (!figure.moment && !as_number_at(&figure.number, strand, at))
			continue;
		figure.words = figure.moment ? figure.when.words : figure.number.words;
		figure.span = figure.moment ? figure.when.span : figure.number.span;
		next = figure.words.end > at ? figure.words.end : at + 1;
		if (as_scrutiny_has(scrutiny, side, figure.span))
			continue;
		if (!figure.moment && !figure.number.ordinal)
			read_hedge(&figure, strand);
		figures->items[figures->count++] = figure;
	}
}

/* ---- pairs */

/* A year may as well be a plain number on the other side. */
static bool is_year_and_number(const struct figure *a, const struct figure *b)
{
	return a->moment && a->when.kind == AS_MOMENT_YEAR && !b->moment && b->number.plain;
}

/* "a week" counts only against time. */
static bool is_time(const struct as_number *number)
{
	return number->unit && !strcmp(number->unit->value, "time");
}

static bool is_family(const struct figure *a, const struct figure *b)
{
	if (is_year_and_number(a, b) || is_year_and_number(b, a))
		return true;
	if (a->moment != b->moment)
		return false;
	if (!a->moment && ((a->number.single && !is_time(&b->number)) || (b->number.single && !is_time(&a->number))))
		return false;
	return a->moment ? a->when.kind == b->when.kind : a->number.ordinal == b->number.ordinal;
}

static bool is_equal(const struct as_scrutiny *scrutiny, const struct figure *l, const struct figure *r)
{
	const struct as_language *const languages[2] = {scrutiny->side[0].language, scrutiny->side[1].language};
	if (l->moment && r->moment)
		return as_moment_equals(&l->when, &r->when);
	if (l->moment || r->moment)
		return (int)(l->moment ? l->when.number : l->number.value) ==
		       (int)(r->moment ? r->when.number : r->number.value);
	return as_number_equals(&l->number, &r->number, languages);
}

static bool is_linked(const struct as_strand *left, const struct figure *l, const struct figure *r)
{
	for (uint32_t i = l->words.first; i < l->words.end; i++) {
		uint32_t to = left->words[i].link;
		if (to < AS_GLUED && !left->words[i].moved && to >= r->words.first && to < r->words.end)
			return true;
	}
	return false;
}

/* Both stand between the same neighbours and touch them. */
static bool is_tight(const struct as_scrutiny *scrutiny, const struct figure *l, const struct figure *r)
{
	bool close[2];
	struct as_reach place = as_strand_place(scrutiny->side, 0, l->words, close);
	return close[0] && close[1] && place.first == r->words.first && place.end == r->words.end;
}

static bool is_near(const struct as_scrutiny *scrutiny, const struct figure *l, const struct figure *r)
{
	bool mine[2], others[2];
	struct as_reach place = as_strand_place(scrutiny->side, 0, l->words, mine);
	struct as_reach back = as_strand_place(scrutiny->side, 1, r->words, others);
	if (r->words.first < place.first || r->words.end > place.end)
		return false;
	if (l->words.first < back.first || l->words.end > back.end)
		return false;
	return (mine[0] && others[0]) || (mine[1] && others[1]) ||
	       (place.end - place.first <= NEAR && back.end - back.first <= NEAR);
}

static bool has_comrade(const struct as_strand *left, const struct as_strand *right, const struct figure *l,
			const struct figure *r)
{
	if (l->words.end >= left->count || r->words.end >= right->count)
		return false;
	const struct as_strand_word *a = &left->words[l->words.end], *b = &right->words[r->words.end];
	return a->id == b->id && as_strand_has_content(left, l->words.end);
}

/* What two figures without a fellow have left in common. */
static bool is_alike(const struct as_scrutiny *scrutiny, const struct figures figures[2], const struct figure *l,
		     const struct figure *r)
{
	if (!l->moment)
		return !l->number.ordinal && has_comrade(&scrutiny->side[0], &scrutiny->side[1], l, r);
	if (l->when.kind == AS_MOMENT_YEAR)
		return false;
	for (int s = 0; s < 2; s++) { /* the only ones of their kind */
		size_t same = 0;
		for (size_t i = 0; i < figures[s].count; i++)
			same += !figures[s].items[i].paired && is_family(&figures[s].items[i], l);
		if (same != 1)
			return false;
	}
	return true;
}

enum pass { TIGHT, LINKED, EQUAL, NEARBY, ALIKE, PASSES };

static bool belongs(const struct as_scrutiny *scrutiny, const struct figures figures[2], const struct figure *l,
		    const struct figure *r, enum pass pass)
{
	if (r->paired || !is_family(l, r))
		return false;
	switch (pass) {
	case TIGHT: return is_tight(scrutiny, l, r);
	case LINKED: return is_linked(&scrutiny->side[0], l, r);
	case EQUAL: return is_equal(scrutiny, l, r);
	case NEARBY: return is_near(scrutiny, l, r);
	default: return is_alike(scrutiny, figures, l, r);
	}
}

/* ---- what is told */

static enum as_discrepancy_kind kind_of(const struct figure *l, const struct figure *r)
{
	return l->moment && r->moment ? AS_DIFFERS_DATE : AS_DIFFERS_NUMBER;
}

static struct as_span with_hedge(const struct as_strand *strand, const struct figure *figure)
{
	struct as_span span = figure->span;
	if (figure->hedge)
		span.start = strand->words[figure->hedge_words.first].span.start;
	return span;
}

/* In parentheses, as conversions are: "about 5 miles (8 km)". */
static bool is_aside(const struct as_strand *strand, const struct figure *figure)
{
	return figure->words.first > 0 && as_strand_gap_has(strand, figure->words.first - 1, "(");
}

/* "about" against "estimated", or against nothing. */
static void compare_hedges(struct as_scrutiny *scrutiny, const struct figure *l, const struct figure *r)
{
	const struct as_strand *side = scrutiny->side;
	if (l->moment || r->moment || (!l->hedge && !r->hedge) || l->number.vague || r->number.vague)
		return;
	if (l->number.share || r->number.share || is_aside(&side[0], l) || is_aside(&side[1], r))
		return;
	if (l->hedge && r->hedge && !strcmp(l->hedge->value, r->hedge->value))
		return;
	struct as_span spans[2] = {with_hedge(&side[0], l), with_hedge(&side[1], r)};
	if (l->hedge && r->hedge) {
		spans[0] = as_strand_span(&side[0], l->hedge_words.first, l->hedge_words.end);
		spans[1] = as_strand_span(&side[1], r->hedge_words.first, r->hedge_words.end);
	}
	as_scrutiny_add(scrutiny, AS_DIFFERS_NUMBER, _("number"), spans, NULL);
}

static void compare_pair(struct as_scrutiny *scrutiny, const struct figure *l, const struct figure *r)
{
	if (is_equal(scrutiny, l, r)) {
		compare_hedges(scrutiny, l, r);
		return;
	}
	struct as_span spans[2] = {l->span, r->span};
	enum as_discrepancy_kind kind = kind_of(l, r);
	as_scrutiny_add(scrutiny, kind, kind == AS_DIFFERS_DATE ? _("date") : _("number"), spans, NULL);
}

/* A number left out of a clause that else stands on both sides, "fired six
 * shots" / "fired shots", or one there: "fired a shot". */
static void tell_dropped(struct as_scrutiny *scrutiny, int side, const struct figure *figure)
{
	const struct as_strand *strand = &scrutiny->side[side];
	struct as_reach words = figure->words;
	if (figure->hedge)
		words.first = figure->hedge_words.first;
	const struct as_strand *other = &scrutiny->side[!side];
	if (figure->moment || figure->number.ordinal || figure->number.vague || figure->number.value <= 1 ||
	    words.end >= strand->count)
		return;
	bool close[2];
	struct as_reach place = as_strand_place(scrutiny->side, side, words, close);
	bool one = place.end - place.first == 1 && as_strand_is(other, place.first, AS_RULE_SINGLE);
	if (!close[0] || !close[1] || (!one && (place.first != place.end || !words.first)) ||
	    as_strand_gap_has(strand, words.end - 1, ",;:()") || !as_strand_has_content(strand, words.end))
		return;
	if (words.first > 0 && (as_strand_is(strand, words.first - 1, AS_RULE_ARTICLE) ||
				as_strand_gap_has(strand, words.first - 1, ",;:()-")))
		return;
	struct as_span spans[2];
	spans[side] = with_hedge(strand, figure);
	spans[!side] = as_strand_span(other, place.first, place.end);
	as_scrutiny_add(scrutiny, AS_DIFFERS_NUMBER, _("number"), spans, NULL);
}

void as_figures_compare(struct as_scrutiny *scrutiny)
{
	struct figures figures[2];
	read_figures(&figures[0], scrutiny, 0);
	read_figures(&figures[1], scrutiny, 1);
	for (enum pass pass = TIGHT; pass < PASSES; pass++)
		for (size_t i = 0; i < figures[0].count; i++) {
			struct figure *l = &figures[0].items[i];
			for (size_t j = 0; j < figures[1].count && !l->paired; j++) {
				struct figure *r = &figures[1].items[j];
				if (!belongs(scrutiny, figures, l, r, pass))
					continue;
				l->paired = r->paired = true;
				compare_pair(scrutiny, l, r);
			}
		}
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < figures[side].count; i++)
			if (!figures[side].items[i].paired)
				tell_dropped(scrutiny, side, &figures[side].items[i]);
}
