/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/negation.h"

#include <string.h>

#include "base/i18n.h"

enum {
	SIGNS = 64,       /* of a row and side */
	HEAD_AHEAD = 5,   /* words from a negation to what it negates */
	STEM = 4,         /* letters that forms of one word share */
	REPLACED = 6,     /* words that may stand for one another around a modal */
};

/* A word or a few that negate, or say how sure something is. */
enum sort { NEGATES, NEGATIVE, MODAL };
struct sign {
	enum sort sort;
	struct as_reach words;
	const struct as_rule *rule; /* of a MODAL */
	bool settled;               /* has its like on the other side, or was told */
};

struct signs {
	struct sign items[SIGNS];
	size_t count;
};

static void add_sign(struct signs *signs, const struct as_scrutiny *scrutiny, int side, struct sign sign)
{
	struct as_span span = as_strand_span(&scrutiny->side[side], sign.words.first, sign.words.end);
	if (signs->count < SIGNS && !as_scrutiny_has(scrutiny, side, span))
		signs->items[signs->count++] = sign;
}

static void read_signs(struct signs *signs, const struct as_scrutiny *scrutiny, int side)
{
	static const struct {
		enum as_rule_class class;
		enum sort sort;
	} sorts[] = {{AS_RULE_NEGATION, NEGATES}, {AS_RULE_NEGATIVE, NEGATIVE}};
	static const uint64_t signal = AS_RULE_BIT(AS_RULE_IDIOM) | AS_RULE_BIT(AS_RULE_MODAL) |
				       AS_RULE_BIT(AS_RULE_NEGATION) | AS_RULE_BIT(AS_RULE_NEGATIVE);
	const struct as_strand *strand = &scrutiny->side[side];
	signs->count = 0;
	for (uint32_t at = 0, next; at < strand->count; at = next) {
		uint32_t end;
		next = at + 1;
		if (!as_strand_may(strand, at, signal))
			continue;
		if (as_strand_match(strand, at, AS_RULE_IDIOM, &end)) {
			next = end;
			continue;
		}
		const struct as_rule *modal = as_strand_match(strand, at, AS_RULE_MODAL, &end);
		if (modal) {
			add_sign(signs, scrutiny, side, (struct sign){MODAL, {at, end}, modal, false});
			next = end;
		}
		for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
			if (as_strand_match(strand, at, sorts[i].class, &end)) {
				add_sign(signs, scrutiny, side, (struct sign){sorts[i].sort, {at, end}, NULL, false});
				next = end > next ? end : next;
				break;
			}
	}
}

/* ---- helpers */

static bool is_free(const struct as_strand_word *word)
{
	return word->link == AS_NO_FELLOW;
}

static void tell(struct as_scrutiny *scrutiny, const char *label, int side, struct as_reach mine, struct as_reach other)
{
	struct as_span spans[2];
	spans[side] = as_strand_span(&scrutiny->side[side], mine.first, mine.end);
	spans[!side] = as_strand_span(&scrutiny->side[!side], other.first, other.end);
	as_scrutiny_add(scrutiny, AS_DIFFERS_NEGATION, label, spans, NULL);
}

/* The words of the other side that differ where these differ; not more than a few. */
static struct as_reach counterpart(const struct as_scrutiny *scrutiny, int side, struct as_reach words)
{
	bool close[2];
	return as_strand_place(scrutiny->side, side, words, close);
}

/* ---- the same on both sides */

static bool is_linked_to(const struct as_strand *left, struct as_reach l, struct as_reach r)
{
	for (uint32_t i = l.first; i < l.end; i++) {
		uint32_t to = left->words[i].link;
		if (to < AS_GLUED && to >= r.first && to < r.end)
			return true;
	}
	return false;
}

/* What settles what: signs linked to one another; negations in one place, then
 * anywhere in the row; then a negation and what is as good as one; then two of
 * these; then two doubts, "believed to" and "reportedly". */
enum pass { LINKED, IN_PLACE, NEGATIONS, MIXED, NEGATIVES, DOUBTS, PASSES };

static bool is_settled_by(const struct as_scrutiny *scrutiny, const struct sign *l, const struct sign *r,
			  enum pass pass)
{
	if (r->settled || (l->sort == MODAL) != (r->sort == MODAL))
		return false;
	struct as_reach place;
	switch (pass) {
	case IN_PLACE:
		if (l->sort != NEGATES || r->sort != NEGATES)
			return false;
		place = counterpart(scrutiny, 0, l->words);
		return r->words.first >= place.first && r->words.end <= place.end;
	case LINKED: return is_linked_to(&scrutiny->side[0], l->words, r->words);
	case NEGATIONS: return l->sort == NEGATES && r->sort == NEGATES;
	case MIXED: return l->sort != MODAL && (l->sort == NEGATES || r->sort == NEGATES);
	case NEGATIVES: return l->sort == NEGATIVE && r->sort == NEGATIVE;
	default: return l->sort == MODAL && !strcmp(l->rule->value, "perhaps") && !strcmp(r->rule->value, "perhaps");
	}
}

/* "refused to" and "did not", "no evidence" and "not any" say the same. */
static void settle(struct signs signs[2], const struct as_scrutiny *scrutiny)
{
	for (enum pass pass = LINKED; pass < PASSES; pass++)
		for (size_t i = 0; i < signs[0].count; i++)
			for (size_t j = 0; j < signs[1].count && !signs[0].items[i].settled; j++)
				if (is_settled_by(scrutiny, &signs[0].items[i], &signs[1].items[j], pass))
					signs[0].items[i].settled = signs[1].items[j].settled = true;
}

/* ---- opposites */

/* Whether the longer word is the shorter one with a negating prefix. */
static bool is_prefixed(const struct as_strand *strand, const struct as_form *longer, const struct as_form *shorter)
{
	for (size_t i = 0; i < strand->language->prefixes_count; i++) {
		const char *prefix = strand->language->prefixes[i].value;
		size_t len = strlen(prefix);
		if (shorter->len > 2 && longer->len == shorter->len + len && !memcmp(longer->text, prefix, len) &&
		    !memcmp(longer->text + len, shorter->text, shorter->len))
			return true;
	}
	return false;
}

static bool is_opposite(const struct as_scrutiny *scrutiny, uint32_t l, uint32_t r)
{
	const struct as_strand *left = &scrutiny->side[0], *right = &scrutiny->side[1];
	const uint64_t opposite = AS_RULE_BIT(AS_RULE_OPPOSITE);
	bool may = as_strand_may(left, l, opposite) && as_strand_may(right, r, opposite);
	const struct as_rule *a = may ? as_rules_first(left->language, left->words[l].item) : NULL;
	for (; a; a = as_rules_next(left->language, a))
		for (const struct as_rule *b = as_rules_first(right->language, right->words[r].item); b;
		     b = as_rules_next(right->language, b))
			if (a->class == AS_RULE_OPPOSITE && b->class == AS_RULE_OPPOSITE && a->part != b->part &&
			    !strcmp(a->value, b->value))
				return true;
	return is_prefixed(left, left->words[l].form, right->words[r].form) ||
	       is_prefixed(right, right->words[r].form, left->words[l].form);
}

/* Whether the word was read as a sign, and the other side has its like: "unable"
 * for "not able". */
static bool is_settled_sign(const struct signs *signs, uint32_t at)
{
	for (size_t i = 0; i < signs->count; i++)
		if (signs->items[i].settled && signs->items[i].sort != MODAL && at >= signs->items[i].words.first &&
		    at < signs->items[i].words.end)
			return true;
	return false;
}

/* A negation that makes up for an opposite: "not accepted" for "rejected". */
static bool take_unsettled(struct signs signs[2])
{
	for (int s = 0; s < 2; s++)
		for (size_t i = 0; i < signs[s].count; i++)
			if (signs[s].items[i].sort == NEGATES && !signs[s].items[i].settled)
				return signs[s].items[i].settled = true;
	return false;
}

static void compare_opposites(struct as_scrutiny *scrutiny, struct signs signs[2])
{
	const struct as_strand *left = &scrutiny->side[0], *right = &scrutiny->side[1];
	for (uint32_t l = 0; l < left->count; l++) {
		if (!is_free(&left->words[l]))
			continue;
		struct as_reach place = counterpart(scrutiny, 0, (struct as_reach){l, l + 1});
		for (uint32_t r = place.first; r < place.end; r++) {
			if (!is_free(&right->words[r]) || !is_opposite(scrutiny, l, r))
				continue;
			if (is_settled_sign(&signs[0], l) || is_settled_sign(&signs[1], r))
				break;
			if (!take_unsettled(signs) && !as_scrutiny_has(scrutiny, 0, left->words[l].span))
				tell(scrutiny, _("opposite"), 0, (struct as_reach){l, l + 1}, (struct as_reach){r, r + 1});
			break;
		}
	}
}

/* ---- negations of one side */

/* "know" and "knew": the rules say that one is a form of the other. */
static bool is_listed_form(const struct as_strand *strand, uint32_t at, const struct as_strand *other, uint32_t to)
{
	const uint64_t bit = AS_RULE_BIT(AS_RULE_FORM);
	if (!as_strand_may(strand, at, bit) || !as_strand_may(other, to, bit))
		return false;
	const struct as_rule *a = as_rules_first(strand->language, strand->words[at].item);
	for (; a; a = as_rules_next(strand->language, a))
		for (const struct as_rule *b = as_rules_first(other->language, other->words[to].item); b;
		     b = as_rules_next(other->language, b))
			if (a->class == AS_RULE_FORM && b->class == AS_RULE_FORM && !strcmp(a->value, b->value))
				return true;
	return false;
}

/* Whether a form of the word `at` stands at this place on the other side:
 * "side" for "sides". */
static bool has_form(const struct as_strand *strand, uint32_t at, const struct as_strand *other, struct as_reach place)
{
	const struct as_strand_word *word = &strand->words[at];
	for (uint32_t i = place.first; i < place.end; i++) {
		const struct as_form *form = other->words[i].form;
		if (word->form->len >= STEM && form->len >= STEM && !memcmp(word->form->text, form->text, STEM))
			return true;
		if (is_listed_form(strand, at, other, i))
			return true;
	}
	return false;
}

/* Whether what is negated stands on the other side, too: then the negation was
 * dropped or put in, not the clause. */
static bool is_clause_shared(const struct as_scrutiny *scrutiny, int side, struct as_reach words)
{
	const struct as_strand *strand = &scrutiny->side[side];
	struct as_reach place = counterpart(scrutiny, side, words);
	bool replaced = place.first < place.end;
	uint32_t limit = words.end + HEAD_AHEAD < strand->count ? words.end + HEAD_AHEAD : strand->count;
	for (uint32_t at = words.end; at < limit; at++) {
		if (as_strand_gap_has(strand, at - 1, ",;:()") && at > words.end)
			return false;
		const struct as_strand_word *word = &strand->words[at];
		if (word->link < AS_GLUED && (as_strand_has_content(strand, at) || !replaced))
			return !word->moved;
		if (is_free(word) && as_strand_has_content(strand, at) &&
		    !has_form(strand, at, &scrutiny->side[!side], place))
			return false;
	}
	/* the negation stands last, as in German: what comes before it counts */
	return words.first > 0 && strand->words[words.first - 1].link < AS_GLUED &&
	       (words.end >= strand->count || as_strand_gap_has(strand, words.end - 1, ".,;:"));
}

/* The first word from `at` on that is linked or says something by itself. */
static uint32_t head_from(const struct as_strand *strand, uint32_t at)
{
	for (int i = 0; i < HEAD_AHEAD && at < strand->count && is_free(&strand->words[at]) &&
			!as_strand_has_content(strand, at); i++)
		at++;
	return at;
}

/* What is as good as a negation, left out before the same verb, "failed to
 * convince" / "convinced", or said the other way: "denied" / "said". */
static bool is_negative_dropped(const struct as_scrutiny *scrutiny, int side, const struct sign *sign)
{
	const struct as_strand *strand = &scrutiny->side[side], *other = &scrutiny->side[!side];
	bool close[2];
	struct as_reach place = as_strand_place(scrutiny->side, side, sign->words, close);
	if (!close[0] || place.end - place.first > 2 || as_strand_gap_has(strand, sign->words.end - 1, ",.;:()"))
		return false;
	if (place.end - place.first == 1 && close[1])
		return as_strand_is(strand, sign->words.first, AS_RULE_SPEECH) &&
		       as_strand_is(other, place.first, AS_RULE_SPEECH) &&
		       !as_strand_is(other, place.first, AS_RULE_NEGATIVE);
	uint32_t head = head_from(strand, sign->words.end);
	if (head >= strand->count || !as_strand_has_content(strand, head))
		return false;
	return is_free(&strand->words[head]) ? has_form(strand, head, other, place)
					     : place.first == place.end && strand->words[head].link == place.end;
}

static void compare_negations(struct as_scrutiny *scrutiny, struct signs signs[2])
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < signs[side].count; i++) {
			struct sign *sign = &signs[side].items[i];
			if (sign->settled || sign->sort == MODAL)
				continue;
			if (sign->sort == NEGATES ? !is_clause_shared(scrutiny, side, sign->words)
						  : !is_negative_dropped(scrutiny, side, sign))
				continue;
			struct as_reach other = counterpart(scrutiny, side, sign->words);
			if (other.end - other.first > REPLACED)
				other.end = other.first;
			tell(scrutiny, _("negation"), side, sign->words, other);
		}
}

/* ---- modality */

/* The modal of the other side that stands where this one does. */
static struct sign *modal_opposite(const struct as_scrutiny *scrutiny, struct signs *others, int side,
				   const struct sign *sign)
{
	struct as_reach place = counterpart(scrutiny, side, sign->words);
	for (size_t i = 0; i < others->count; i++) {
		struct sign *other = &others->items[i];
		if (other->sort == MODAL && !other->settled && other->words.first >= place.first &&
		    other->words.end <= place.end)
			return other;
	}
	return NULL;
}

/* "may have seen" against "saw", "allegedly shelled" against "shelled": only
 * what takes certainty away, where the rest of the clause stands. */
static void tell_lone_modal(struct as_scrutiny *scrutiny, int side, const struct sign *sign)
{
	const struct as_strand *strand = &scrutiny->side[side];
	bool unsure = as_rules_share(sign->rule->value, "may+perhaps"), close[2];
	if (!unsure)
		return;
	struct as_reach place = as_strand_place(scrutiny->side, side, sign->words, close);
	uint32_t width = place.end - place.first;
	uint32_t head = head_from(strand, sign->words.end);
	bool dropped = !width && head < strand->count && strand->words[head].link < AS_GLUED;
	if (dropped || (width && width <= REPLACED && close[0]))
		tell(scrutiny, _("modality"), side, sign->words, place);
}

static void compare_modals(struct as_scrutiny *scrutiny, struct signs signs[2])
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < signs[side].count; i++) {
			struct sign *sign = &signs[side].items[i];
			if (sign->sort != MODAL || sign->settled)
				continue;
			struct sign *other = modal_opposite(scrutiny, &signs[!side], side, sign);
			sign->settled = true;
			if (!other) {
				tell_lone_modal(scrutiny, side, sign);
				continue;
			}
			other->settled = true;
			if (!as_rules_share(sign->rule->value, other->rule->value))
				tell(scrutiny, _("modality"), side, sign->words, other->words);
		}
}

void as_negation_compare(struct as_scrutiny *scrutiny)
{
	struct signs signs[2];
	read_signs(&signs[0], scrutiny, 0);
	read_signs(&signs[1], scrutiny, 1);
	settle(signs, scrutiny);
	compare_opposites(scrutiny, signs);
	compare_negations(scrutiny, signs);
	compare_modals(scrutiny, signs);
}
