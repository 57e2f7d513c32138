/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/number.h"

#include <math.h>
#include <string.h>

enum {
	DIGITS = 15,       /* more are no quantity but a code */
	PARTS = 100,       /* of a whole in words: "one in five" */
	RATIO_LIMIT = 1000, /* beyond, it is a year: "one in 2019" */
	VAGUE_SPAN = 20,   /* "hundreds" are fewer than twenty hundred */
	SHORTEST = 3600,   /* seconds of "an hour": "a minute" and "a second" are said of other things */
};

/* How far conversion may be out: "ten miles" is "16 km". */
static const double conversion = 0.04;

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static size_t digits_from(const char *text, size_t at, size_t end)
{
	size_t from = at;
	while (at < end && is_digit(text[at]))
		at++;
	return at - from;
}

/* Reads figures in the language's dress: "1,250", "8.4"; returns the byte
 * after them, or 0. */
static size_t read_figures(double *value, bool *plain, const struct as_strand *strand, struct as_span span)
{
	const char *text = strand->doc->text;
	char decimal = strand->language->decimal, group = decimal == '.' ? ',' : '.';
	size_t at = span.start, lead = digits_from(text, at, span.end), total = 0;
	if (!lead)
		return 0;
	*value = 0;
	*plain = true;
	for (size_t run = lead;; run = 3) {
		for (size_t i = 0; i < run; i++, total++)
			*value = *value * 10 + (text[at++] - '0');
		bool grouped = lead <= 3 && at < span.end && text[at] == group && digits_from(text, at + 1, span.end) == 3;
		if (!grouped)
			break;
		*plain = false;
		at++;
	}
	if (total > DIGITS)
		return 0;
	if (at + 1 < span.end && (text[at] == decimal || text[at] == group) && is_digit(text[at + 1])) {
		double scale = 1;
		*plain = false;
		for (at++; at < span.end && is_digit(text[at]); at++)
			*value += (text[at] - '0') * (scale /= 10);
	}
	return at;
}

/* "100 000": groups of three figures with one space between. */
static uint32_t read_spaced(struct as_number *out, const struct as_strand *strand, uint32_t next)
{
	const char *text = strand->doc->text;
	if (!out->plain || as_span_length(strand->words[next - 1].span) > 3)
		return next;
	for (; next < strand->count; next++) {
		struct as_span span = strand->words[next].span, before = strand->words[next - 1].span;
		size_t gap = span.start - before.end;
		bool space = (gap == 1 && text[before.end] == ' ') ||
			     (gap == 2 && !memcmp(text + before.end, "\u00a0", 2)) ||
			     (gap == 3 && (!memcmp(text + before.end, "\u2009", 3) || !memcmp(text + before.end, "\u202f", 3)));
		if (!space || as_span_length(span) != 3 || digits_from(text, span.start, span.end) != 3)
			break;
		for (size_t i = span.start; i < span.end; i++)
			out->value = out->value * 10 + (text[i] - '0');
		out->plain = false;
	}
	return next;
}

/* "3m cubic metres", "$3m": the m cannot be metres.  The signs of pound and
 * euro are known by their last byte. */
static bool is_counted(const struct as_strand *strand, uint32_t next)
{
	size_t start = strand->words[next - 1].span.start;
	return (next < strand->count && as_strand_is(strand, next, AS_RULE_UNIT)) ||
	       (start > 0 && strchr("$\xa3\xac", strand->doc->text[start - 1]) && strand->doc->text[start - 1]);
}

/* What is written against the figures: "3rd", "5bn", "10km". */
static bool read_tail(struct as_number *out, const struct as_strand *strand, struct as_span tail, uint32_t next)
{
	const char *text = strand->doc->text + tail.start;
	size_t len = as_span_length(tail);
	out->plain = false;
	if (as_strand_sign(strand, text, len, AS_RULE_ORDINAL))
		return out->ordinal = true;
	const struct as_rule *scale = as_strand_sign(strand, text, len, AS_RULE_SCALE);
	const struct as_rule *unit = as_strand_sign(strand, text, len, AS_RULE_UNIT);
	if (scale && (!unit || is_counted(strand, next)))
		out->value *= scale->number;
	else
		out->unit = unit;
	return scale || unit || (len == 1 && *text == 's'); /* 1990s */
}

static bool is_whole(double value, int limit)
{
	return value >= 1 && value <= limit && (double)(int)value == value;
}

/* Whether nothing that could be counted follows directly: "half of it" is a
 * share, "half brother" is not. */
static bool is_open(const struct as_strand *strand, uint32_t next)
{
	return next >= strand->count || as_strand_gap_has(strand, next - 1, ",.;:()\"") ||
	       (!as_strand_gap_has(strand, next - 1, "-") &&
		(!as_strand_has_content(strand, next) || as_strand_is(strand, next, AS_RULE_STOP) ||
		 as_strand_is(strand, next, AS_RULE_RELATIVE)));
}

/* "twenty" takes "one", "one" takes "and a half"; "five" does not take "one". */
static bool takes_units(double current, double units)
{
	if (units < 1)
		return is_whole(current, RATIO_LIMIT);
	return current >= 20 && current < 1000 && (int)current % 10 == 0 && units >= 1 && units < 10;
}

/* "twenty-one", "one hundred and five thousand", "half a million", "a dozen":
 * words that count up, and words that multiply. */
static uint32_t read_words(struct as_number *out, const struct as_strand *strand, uint32_t at)
{
	double total = 0, current = 0;
	bool any = false, multiplied = false, half = false;
	uint32_t next = at, end;
	while (next < strand->count) {
		const struct as_rule *rule = as_strand_match(strand, next, AS_RULE_NUMBER, &end);
		if (rule && any && !multiplied && !takes_units(current, rule->number))
			break;
		if (rule) {
			half = rule->number > 0 && rule->number < 1 && !any;
			current += rule->number;
			any = true;
			multiplied = false;
		} else if ((rule = as_strand_match(strand, next, AS_RULE_SCALE, &end)) != NULL) {
			if (!any && next == at && as_span_length(strand->words[at].span) < 3)
				return at; /* "k" alone */
			current = (any && current > 0 ? current : 1) * rule->number;
			if (rule->number >= 1000) {
				total += current;
				current = 0;
			}
			any = multiplied = true;
			half = false;
		} else if (any && (half || multiplied) && next + 1 < strand->count &&
			   as_strand_is(strand, next, AS_RULE_COMMON) &&
			   as_strand_is(strand, next + 1, half ? AS_RULE_SCALE : AS_RULE_NUMBER)) {
			end = next + 1; /* "half a million", "hundred and five" */
		} else {
			break;
		}
		next = end;
	}
	out->value = total + current;
	if (!half)
		return any ? next : at;
	out->share = next == at + 1 && is_open(strand, next) && (!at || !as_strand_is(strand, at - 1, AS_RULE_ORDINAL));
	return out->share ? next : at;
}

/* Signs before and after, and the word of the unit. */
static void read_unit(struct as_number *out, const struct as_strand *strand)
{
	const char *text = strand->doc->text;
	static const size_t sizes[] = {1, 2, 3};
	uint32_t next = out->words.end, end;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !out->unit; i++) {
		size_t size = sizes[i], start = out->span.start;
		if (start >= size && (out->unit = as_strand_sign(strand, text + start - size, size, AS_RULE_UNIT)))
			out->span.start -= size;
	}
	size_t after = out->span.end, len = strand->doc->len;
	if (after < len && text[after] == ' ')
		after++;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !out->unit; i++)
		if (after + sizes[i] <= len && (out->unit = as_strand_sign(strand, text + after, sizes[i], AS_RULE_UNIT)) &&
		    ((unsigned char)text[after] >= 0x80 || !strchr("0123456789", text[after])) &&
		    !(next < strand->count && strand->words[next].span.start == after))
			out->span.end = after + sizes[i];
		else
			out->unit = NULL;
	if (next < strand->count && !as_strand_gap_has(strand, next - 1, ",.;:()")) {
		const struct as_rule *unit = as_strand_match(strand, next, AS_RULE_UNIT, &end);
		if (unit && !(as_span_length(strand->words[next].span) == 1 && out->unit)) {
			out->unit = unit;
			out->words.end = end;
			out->span.end = strand->words[end - 1].span.end;
		}
	}
}

/* Bytes of a minus sign right before the figures, which is no hyphen. */
static size_t minus_before(const struct as_strand *strand, size_t start)
{
	static const char *const signs[] = {"-", "\u2212"};
	const char *text = strand->doc->text;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i]);
		if (start >= len && !memcmp(text + start - len, signs[i], len) &&
		    (start == len || (text[start - len - 1] && strchr(" \n\t(", text[start - len - 1]))))
			return len;
	}
	return 0;
}

/* Figures with what is written against them, and "million" after them. */
static uint32_t read_digits(struct as_number *out, const struct as_strand *strand, uint32_t at, size_t stop)
{
	struct as_span span = strand->words[at].span;
	uint32_t next = at + 1, end;
	if (stop < span.end && !read_tail(out, strand, (struct as_span){stop, span.end}, next))
		return at;
	next = read_spaced(out, strand, next);
	const struct as_rule *scale;
	while (!out->unit && next < strand->count && !as_strand_gap_has(strand, next - 1, ",;:()") &&
	       (scale = as_strand_match(strand, next, AS_RULE_SCALE, &end))) {
		out->value *= scale->number;
		out->plain = false;
		next = end;
	}
	size_t minus = minus_before(strand, span.start);
	if (minus) {
		out->value = -out->value;
		out->plain = false;
		out->span.start -= minus;
	}
	return next;
}

/* "a third of", "a week". */
static uint32_t read_single(struct as_number *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t end;
	const struct as_rule *rule;
	if (at + 1 >= strand->count || as_strand_gap_has(strand, at, ",.;:()\"-"))
		return at;
	if ((rule = as_strand_match(strand, at + 1, AS_RULE_FRACTION, &end)) && is_open(strand, end)) {
		out->value = rule->number;
		out->share = true;
		return end;
	}
	rule = as_strand_match(strand, at + 1, AS_RULE_UNIT, &end);
	if (!rule || strcmp(rule->value, "time") != 0 || rule->number < SHORTEST)
		return at;
	out->value = 1;
	out->single = true;
	out->unit = rule;
	return end;
}

/* The number that begins with word `at`, units and shares aside; returns the
 * word after it, or `at`. */
static uint32_t read_value(struct as_number *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t end;
	size_t stop = read_figures(&out->value, &out->plain, strand, strand->words[at].span);
	if (stop)
		return read_digits(out, strand, at, stop);
	if (as_strand_is(strand, at, AS_RULE_IDIOM))
		return at;
	const struct as_rule *rule = as_strand_match(strand, at, AS_RULE_VAGUE, &end);
	if (rule) {
		out->value = rule->number;
		out->vague = true;
		return end;
	}
	rule = as_strand_match(strand, at, AS_RULE_ORDINAL, &end);
	if (rule && rule->number > 0) {
		out->value = rule->number;
		out->ordinal = true;
		return end;
	}
	if (as_strand_is(strand, at, AS_RULE_SINGLE) && (end = read_single(out, strand, at)) != at)
		return end;
	return read_words(out, strand, at);
}

/* "in five" after "one". */
static uint32_t read_ratio(struct as_number *out, const struct as_strand *strand, uint32_t next)
{
	uint32_t of;
	if (!as_strand_match(strand, next, AS_RULE_RATIO, &of) || of >= strand->count)
		return next;
	struct as_number whole = {.span = strand->words[of].span};
	uint32_t end = read_value(&whole, strand, of);
	if (end == of || whole.ordinal || whole.vague || whole.share || whole.unit || whole.value <= out->value ||
	    !is_whole(whole.value, RATIO_LIMIT) || as_strand_is(strand, end, AS_RULE_UNIT))
		return next;
	out->value /= whole.value;
	out->share = true;
	return end;
}

/* "thirds" after "two", "in five" after "one"; "a quarter of an hour" is no
 * share but has a unit. */
static void read_share(struct as_number *out, const struct as_strand *strand)
{
	uint32_t next = out->words.end, end;
	if (next >= strand->count || as_strand_gap_has(strand, next - 1, ",.;:()\""))
		return;
	if (!out->share && !out->unit && is_whole(out->value, PARTS)) {
		const struct as_rule *parts = as_strand_match(strand, next, AS_RULE_FRACTION, &end);
		if (parts && (out->value > 1 || is_open(strand, end))) {
			out->value *= parts->number;
			out->share = true;
			out->words.end = end;
		} else {
			out->words.end = read_ratio(out, strand, next);
		}
	}
	next = out->words.end;
	if (out->share && next < strand->count && as_strand_is(strand, next, AS_RULE_CONNECTOR))
		next++;
	if (out->share && next + 1 < strand->count && as_strand_is(strand, next, AS_RULE_SINGLE)) {
		out->unit = as_strand_match(strand, next + 1, AS_RULE_UNIT, &end);
		out->share = !out->unit;
		out->words.end = out->unit ? end : out->words.end;
	}
	out->plain = out->plain && out->words.end == next;
	out->span.end = strand->words[out->words.end - 1].span.end;
}

/* "a year and a half" */
static void add_half(struct as_number *out, const struct as_strand *strand)
{
	uint32_t next = out->words.end, end;
	if (next >= strand->count || as_strand_gap_has(strand, next - 1, ",.;:()"))
		return;
	const struct as_rule *half = as_strand_match(strand, next, AS_RULE_NUMBER, &end);
	if (!half || half->number >= 1 || end == next + 1)
		return;
	out->value += half->number;
	out->words.end = end;
	out->span.end = strand->words[end - 1].span.end;
}

bool as_number_at(struct as_number *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t first = at, end;
	bool minus = as_strand_match(strand, at, AS_RULE_MINUS, &end) != NULL;
	if (minus) {
		if (end >= strand->count || as_strand_gap_has(strand, end - 1, ",.;:()\""))
			return false;
		at = end;
	}
	*out = (struct as_number){.span = strand->words[at].span};
	uint32_t next = read_value(out, strand, at);
	if (next == at || (minus && (out->ordinal || out->vague || out->single)))
		return false;
	out->words = (struct as_reach){first, next};
	out->span.end = strand->words[next - 1].span.end;
	if (!out->ordinal && !out->vague && !out->single) {
		read_share(out, strand);
		if (!out->share && out->words.end == next)
			read_unit(out, strand);
	}
	if (out->unit)
		add_half(out, strand);
	if (minus) {
		out->value = -out->value;
		out->plain = false;
		out->span.start = strand->words[first].span.start;
	}
	return true;
}

static bool close_to(double a, double b, double share)
{
	return fabs(a - b) <= share * (fabs(a) > fabs(b) ? fabs(a) : fabs(b));
}

/* "a third" and "33 percent"; "half" and "0.5". */
static bool is_share(const struct as_number *share, const struct as_number *number, const struct as_language *language)
{
	for (const struct as_rule *unit = number->unit; unit; unit = as_rules_next(language, unit))
		if (unit->class == AS_RULE_UNIT && !strcmp(unit->value, "share"))
			return close_to(share->value * 100, number->value * unit->number, conversion);
	return !number->unit && close_to(share->value, number->value, conversion);
}

bool as_number_equals(const struct as_number *left, const struct as_number *right,
		      const struct as_language *const languages[2])
{
	static const double exact = 1e-9;
	if (left->ordinal != right->ordinal)
		return false;
	if (left->vague && right->vague)
		return left->value == right->value;
	if (left->vague || right->vague) {
		double least = left->vague ? left->value : right->value, value = left->vague ? right->value : left->value;
		return value >= least && value < least * VAGUE_SPAN;
	}
	if (left->share || right->share)
		return is_share(left->share ? left : right, left->share ? right : left, languages[left->share]);
	if (!left->unit || !right->unit)
		return close_to(left->value, right->value, exact);
	for (const struct as_rule *l = left->unit; l; l = as_rules_next(languages[0], l))
		for (const struct as_rule *r = right->unit; r; r = as_rules_next(languages[1], r)) {
			if (l->class != AS_RULE_UNIT || r->class != AS_RULE_UNIT || strcmp(l->value, r->value) != 0)
				continue;
			bool alike = close_to(l->number, r->number, exact);
			if (close_to(left->value * l->number, right->value * r->number, alike ? exact : conversion))
				return true;
		}
	return false;
}
