/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/moment.h"

#include <string.h>

#include "align/number.h"

enum { HOUR = 60, FIRST_YEAR = 1500, LAST_YEAR = 2100 };

/* A whole number of figures, "th" aside, within limits; -1 otherwise. */
static int figure_at(const struct as_strand *strand, uint32_t at, int least, int most)
{
	struct as_number number;
	if (at >= strand->count || !strand->words[at].digit || !as_number_at(&number, strand, at) ||
	    number.words.first != at)
		return -1;
	if (number.value < least || number.value > most)
		return -1;
	return number.plain || number.ordinal ? (int)number.value : -1;
}

static int day_at(const struct as_strand *strand, uint32_t at)
{
	if (at >= strand->count || as_span_length(strand->words[at].span) > 4)
		return -1;
	return figure_at(strand, at, 1, 31);
}

static int year_at(const struct as_strand *strand, uint32_t at)
{
	if (at >= strand->count || as_span_length(strand->words[at].span) != 4)
		return -1;
	return figure_at(strand, at, FIRST_YEAR, LAST_YEAR);
}

static void finish(struct as_moment *out, const struct as_strand *strand, uint32_t first, uint32_t end)
{
	out->words = (struct as_reach){first, end};
	out->span = as_strand_span(strand, first, end);
}

/* "January", "Jan. 11, 2022", "11 January", "am 11. Januar 2022". */
static bool date_at(struct as_moment *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t month_end;
	int day = day_at(strand, at);
	uint32_t month_at = day > 0 ? at + 1 : at;
	if (month_at >= strand->count)
		return false;
	const struct as_rule *month = as_strand_match(strand, month_at, AS_RULE_MONTH, &month_end);
	if (!month)
		return false;
	uint32_t end = month_end;
	bool sure = day > 0 || !strand->words[at].initial;
	if (day < 0 && (day = day_at(strand, end)) > 0) {
		end++;
		sure = true;
	}
	int year = year_at(strand, end);
	if (year > 0) {
		end++;
		sure = true;
	}
	*out = (struct as_moment){.kind = AS_MOMENT_DATE, .month = (int)month->number, .day = day > 0 ? day : 0,
				  .year = year > 0 ? year : 0};
	finish(out, strand, at, end);
	return sure;
}

/* Numbers of figures that stand in one word or against one another, joined by
 * `mark`: "2014-03-04", "4.3.2014".  How many there are, at most three. */
static int joined_at(int parts[3], const struct as_strand *strand, uint32_t at, char mark, uint32_t *end)
{
	const char *text = strand->doc->text;
	size_t from = strand->words[at].span.start, len = strand->doc->len;
	int count = 0, digits = 0;
	for (parts[0] = 0; from < len && count < 3; from++) {
		if (text[from] >= '0' && text[from] <= '9' && ++digits <= 4) {
			parts[count] = parts[count] * 10 + (text[from] - '0');
			continue;
		}
		if (!digits || digits > 4 || text[from] != mark || count == 2)
			break;
		parts[++count] = digits = 0;
	}
	for (*end = at; *end < strand->count && strand->words[*end].span.start < from;)
		++*end;
	return digits && strand->words[*end - 1].span.end <= from ? count + 1 : 0;
}

/* "2014-03-04" and, where the comma stands before decimals, "4.3.2014". */
static bool numeric_at(struct as_moment *out, const struct as_strand *strand, uint32_t at)
{
	int parts[3];
	uint32_t end;
	bool iso = joined_at(parts, strand, at, '-', &end) == 3;
	if (!iso && (strand->language->decimal != ',' || joined_at(parts, strand, at, '.', &end) != 3))
		return false;
	int year = parts[iso ? 0 : 2], day = parts[iso ? 2 : 0];
	if (year < FIRST_YEAR || year > LAST_YEAR || parts[1] < 1 || parts[1] > 12 || day < 1 || day > 31)
		return false;
	*out = (struct as_moment){.kind = AS_MOMENT_DATE, .month = parts[1], .day = day, .year = year};
	finish(out, strand, at, end);
	return true;
}

/* "1960s" */
static bool decade_at(struct as_moment *out, const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	const char *text = strand->doc->text + span.start;
	if (as_span_length(span) != 5 || text[3] != '0' || text[4] != 's')
		return false;
	int year = 0;
	for (int i = 0; i < 4; i++)
		year = text[i] >= '0' && text[i] <= '9' ? year * 10 + (text[i] - '0') : LAST_YEAR + 1;
	*out = (struct as_moment){.kind = AS_MOMENT_YEAR, .number = year, .decade = true};
	finish(out, strand, at, at + 1);
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Minutes against an hour with a colon, or the period some languages have. */
static int minutes_after(const struct as_strand *strand, uint32_t at)
{
	if (at + 1 >= strand->count)
		return -1;
	struct as_span hour = strand->words[at].span, minute = strand->words[at + 1].span;
	bool colon = minute.start == hour.end + 1 && strand->doc->text[hour.end] == ':';
	return colon && as_span_length(minute) == 2 ? figure_at(strand, at + 1, 0, 59) : -1;
}

/* "7.30" as one word. */
static bool split_hour(int *hour, int *minute, const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	const char *text = strand->doc->text + span.start;
	const char *dot = memchr(text, '.', as_span_length(span));
	dot = dot ? dot : memchr(text, ':', as_span_length(span));
	if (!dot || dot == text || dot - text > 2 || text + as_span_length(span) - dot != 3)
		return false;
	*hour = *minute = 0;
	for (const char *c = text; c < dot; c++)
		*hour = *hour * 10 + (*c - '0');
	for (const char *c = dot + 1; c < dot + 3; c++)
		*minute = *minute * 10 + (*c - '0');
	return *hour >= 0 && *hour < 24 && *minute >= 0 && *minute < 60;
}

static bool time_at(struct as_moment *out, const struct as_strand *strand, uint32_t at)
{
	struct as_span span = strand->words[at].span;
	char first = strand->doc->text[span.start];
	if (first < '0' || first > '9')
		return false;
	uint32_t end = at + 1;
	int hour = 0, minute = -1;
	bool colon = memchr(strand->doc->text + span.start, ':', as_span_length(span)) != NULL;
	if (!split_hour(&hour, &minute, strand, at)) {
		hour = figure_at(strand, at, 0, 23);
		minute = hour < 0 ? -1 : minutes_after(strand, at);
		colon = minute >= 0;
		end += colon;
	}
	const struct as_rule *half =
		hour >= 0 && end < strand->count ? as_strand_match(strand, end, AS_RULE_HALFDAY, &end) : NULL;
	if (hour < 0 || (!half && !colon))
		return false;
	bool known = half && half->number >= 0;
	if (known)
		hour = hour % 12 + (int)half->number;
	*out = (struct as_moment){.kind = AS_MOMENT_TIME, .number = hour * HOUR + (minute > 0 ? minute : 0),
				  .half = known || hour > 12};
	finish(out, strand, at, end);
	return true;
}

bool as_moment_at(struct as_moment *out, const struct as_strand *strand, uint32_t at)
{
	uint32_t end;
	const struct as_rule *rule = as_strand_match(strand, at, AS_RULE_WEEKDAY, &end);
	if (rule) {
		*out = (struct as_moment){.kind = AS_MOMENT_WEEKDAY, .number = (int)rule->number};
		finish(out, strand, at, end);
		return true;
	}
	rule = as_strand_match(strand, at, AS_RULE_CLOCK, &end);
	if (rule) {
		*out = (struct as_moment){.kind = AS_MOMENT_TIME, .number = (int)rule->number * HOUR, .half = true};
		finish(out, strand, at, end);
		return true;
	}
	if (date_at(out, strand, at) ||
	    (strand->words[at].digit && (numeric_at(out, strand, at) || decade_at(out, strand, at))) ||
	    time_at(out, strand, at))
		return true;
	int year = year_at(strand, at);
	if (year > 0) {
		*out = (struct as_moment){.kind = AS_MOMENT_YEAR, .number = year};
		finish(out, strand, at, at + 1);
		return true;
	}
	rule = as_strand_match(strand, at, AS_RULE_RELATIVE, &end);
	if (!rule)
		return false;
	*out = (struct as_moment){.kind = AS_MOMENT_RELATIVE, .name = rule->value};
	finish(out, strand, at, end);
	return true;
}

bool as_moment_equals(const struct as_moment *left, const struct as_moment *right)
{
	if (left->kind != right->kind)
		return false;
	switch (left->kind) {
	case AS_MOMENT_DATE:
		return left->month == right->month && (!left->day || !right->day || left->day == right->day) &&
		       (!left->year || !right->year || left->year == right->year);
	case AS_MOMENT_TIME:
		if (!left->half || !right->half)
			return left->number % (12 * HOUR) == right->number % (12 * HOUR);
		return left->number == right->number;
	case AS_MOMENT_YEAR:
		return left->decade || right->decade ? left->number / 10 == right->number / 10
						     : left->number == right->number;
	case AS_MOMENT_RELATIVE:
		return !strcmp(left->name, right->name);
	default:
		return left->number == right->number;
	}
}
