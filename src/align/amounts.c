/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/amounts.h"

#include <string.h>

#include "align/moment.h"
#include "align/number.h"

/* Whether words `at` and `at` + 1 stand together: only `bytes` and white space between. */
static bool is_near(const struct as_strand *strand, uint32_t at, const char *bytes)
{
	if (at + 1 >= strand->count)
		return false;
	const char *text = strand->doc->text;
	for (size_t i = strand->words[at].span.end; i < strand->words[at + 1].span.start; i++)
		if (!text[i] || (!strchr(bytes, text[i]) && !strchr(" \t\r\n\xc2\xa0", text[i])))
			return false;
	return true;
}

/* Whether the word before says that this is TYPE, or is not. */
static double cue_before(const struct as_strand *strand, uint32_t at, const char *type)
{
	if (!at || !is_near(strand, at - 1, "-"))
		return 0;
	const struct as_rule *rule = as_rules_first(strand->language, strand->words[at - 1].item);
	for (; rule; rule = as_rules_next(strand->language, rule))
		if (rule->class == AS_RULE_LEAD && !strcmp(rule->value, type))
			return rule->number;
	return 0;
}

/* ---- dates */

/* "Thursdays" where it is "Thursday's" without its apostrophe: the s is none of the day's. */
static size_t without_s(const struct as_strand *strand, const struct as_moment *moment)
{
	const struct as_form *form = strand->words[moment->words.end - 1].form;
	bool ends = form->len > 1 && form->text[form->len - 1] == 's';
	bool day = ends && as_strand_sign(strand, form->text, form->len - 1, AS_RULE_WEEKDAY);
	return moment->span.end - (day ? 1 : 0);
}

static enum as_amount_kind date(struct as_span *span, struct as_reach *words, const struct as_strand *strand,
				struct as_moment *moment)
{
	struct as_moment more;
	if (moment->kind == AS_MOMENT_YEAR && cue_before(strand, moment->words.first, "date") <= 0)
		return AS_AMOUNT_NONE;
	*words = moment->words;
	*span = moment->span;
	if (moment->kind == AS_MOMENT_TIME)
		return AS_AMOUNT_NONE;
	if (moment->kind != AS_MOMENT_WEEKDAY)
		return AS_AMOUNT_DATE;
	span->end = without_s(strand, moment);
	if (is_near(strand, words->end - 1, ",") && as_moment_at(&more, strand, words->end) &&
	    more.kind == AS_MOMENT_DATE) {
		words->end = more.words.end;
		span->end = more.span.end;
	}
	return AS_AMOUNT_DATE;
}

/* ---- quantities */

static bool is_small(const struct as_strand *strand, uint32_t at)
{
	static const enum as_rule_class others[] = {AS_RULE_COMMON, AS_RULE_STOP, AS_RULE_PRONOUN, AS_RULE_LINK};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (as_strand_is(strand, at, others[i]))
			return true;
	return false;
}

static bool has_digit(const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	for (size_t i = span.start; i < span.end; i++)
		if (strand->doc->text[i] >= '0' && strand->doc->text[i] <= '9')
			return true;
	return false;
}

/* The longest ending decides. */
bool as_amount_is_plural(const struct as_strand *strand, uint32_t at)
{
	const struct as_form *form = strand->words[at].form;
	const struct as_language *language = strand->language;
	uint32_t end;
	const struct as_rule *best = as_strand_match(strand, at, AS_RULE_PLURAL, &end);
	if (best)
		return best->number > 0;
	size_t longest = 0;
	for (size_t i = 0; i < language->plurals_count; i++) {
		const struct as_rule *rule = &language->plurals[i];
		size_t len = strlen(rule->value);
		if (len > longest && form->len > len + 1 && !memcmp(form->text + form->len - len, rule->value, len)) {
			longest = len;
			best = rule;
		}
	}
	return best && best->number > 0;
}

static bool is_counted(const struct as_strand *strand, uint32_t at)
{
	const struct as_strand_word *word = &strand->words[at];
	if (has_digit(strand, at) || is_small(strand, at))
		return false;
	if (strand->language->nouns_capitalised)
		return word->capital;
	return !word->capital && as_amount_is_plural(strand, at) && !as_strand_is(strand, at, AS_RULE_BETWEEN) &&
	       !as_strand_is(strand, at, AS_RULE_SPEECH);
}

/* The word that is counted: the next one, or the one after an adjective. */
static bool counted_after(uint32_t *end, const struct as_strand *strand, uint32_t next)
{
	for (uint32_t at = next; at < strand->count && at < next + 2; at++) {
		if (!is_near(strand, at - 1, "") || has_digit(strand, at))
			return false;
		if (is_counted(strand, at)) {
			*end = at + 1;
			return true;
		}
		if (is_small(strand, at) || strand->words[at].capital)
			return false;
	}
	return false;
}

/* "a third of", not "a third on its way". */
static bool is_of(const struct as_strand *strand, uint32_t at)
{
	return at < strand->count && is_near(strand, at - 1, "") && as_strand_is(strand, at, AS_RULE_LINK) &&
	       as_strand_is(strand, at, AS_RULE_CONNECTOR);
}

static enum as_amount_kind quantity(struct as_span *span, struct as_reach *words, const struct as_strand *strand,
				    uint32_t at)
{
	struct as_number number;
	uint32_t end;
	if (!as_number_at(&number, strand, at) || number.ordinal || number.single)
		return AS_AMOUNT_NONE;
	*words = number.words;
	*span = number.span;
	bool figures = has_digit(strand, at);
	bool counts = number.share || (number.value > 1 && !number.vague);
	if (!figures && (!counts || cue_before(strand, at, "quantity") < 0))
		return AS_AMOUNT_NONE;
	if (number.unit || (number.share && is_of(strand, words->end)))
		return AS_AMOUNT_QUANTITY;
	if (!counted_after(&end, strand, words->end))
		return AS_AMOUNT_NONE;
	words->end = end;
	span->end = strand->words[end - 1].span.end;
	return AS_AMOUNT_QUANTITY;
}

enum as_amount_kind as_amount_at(struct as_span *span, struct as_reach *words, const struct as_strand *strand,
				 uint32_t at)
{
	struct as_moment moment;
	*words = (struct as_reach){at, at};
	if (as_moment_at(&moment, strand, at)) {
		enum as_amount_kind kind = date(span, words, strand, &moment);
		if (kind != AS_AMOUNT_NONE || words->end > at)
			return kind;
	}
	return quantity(span, words, strand, at);
}
