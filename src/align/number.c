/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/number.h"

#include <math.h>
#include <string.h>

enum { DIGITS = 15 }; /* more are no quantity but a code */

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

/* "twenty" takes "one"; "five" does not. */
static bool takes_units(double current, double units)
{
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
			current += rule->number;
			half = rule->number > 0 && rule->number < 1;
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
	return any && !half ? next : at;
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

bool as_number_at(struct as_number *out, const struct as_strand *strand, uint32_t at)
{
	const char *text = strand->doc->text;
	struct as_span span = strand->words[at].span;
	uint32_t next = at + 1, end;
	*out = (struct as_number){.span = span};
	size_t stop = read_figures(&out->value, &out->plain, strand, span);
	if (stop) {
		if (stop < span.end && !read_tail(out, strand, (struct as_span){stop, span.end}, next))
			return false;
		next = read_spaced(out, strand, next);
		const struct as_rule *scale;
		while (!out->unit && next < strand->count && !as_strand_gap_has(strand, next - 1, ",;:()") &&
		       (scale = as_strand_match(strand, next, AS_RULE_SCALE, &end))) {
			out->value *= scale->number;
			out->plain = false;
			next = end;
		}
	} else if (as_strand_is(strand, at, AS_RULE_IDIOM)) {
		return false;
	} else {
		const struct as_rule *ordinal = as_strand_match(strand, at, AS_RULE_ORDINAL, &end);
		if (ordinal && ordinal->number > 0) {
			out->value = ordinal->number;
			out->ordinal = true;
			next = end;
		} else if ((next = read_words(out, strand, at)) == at) {
			return false;
		}
	}
	out->words = (struct as_reach){at, next};
	out->span.end = strand->words[next - 1].span.end;
	(void)text;
	if (!out->ordinal)
		read_unit(out, strand);
	return true;
}

static bool close_to(double a, double b, double share)
{
	return fabs(a - b) <= share * (fabs(a) > fabs(b) ? fabs(a) : fabs(b));
}

bool as_number_equals(const struct as_number *left, const struct as_number *right,
		      const struct as_language *const languages[2])
{
	static const double exact = 1e-9;
	if (left->ordinal != right->ordinal)
		return false;
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
