/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/sentence.h"

#include <stdbool.h>
#include <stdint.h>
#include <unictype.h>

#include "text/abbreviation.h"
#include "text/sentence_data.h"
#include "text/utf8.h"

struct unit {
	int class; /* enum sentence_class; -1 at the end of the text */
	size_t start, end;
};

/* The text under segmentation. */
struct scan {
	const char *text;
	size_t len;
	bool tailored;
};

/* Where the rules would end a sentence. */
struct stop {
	size_t end;  /* byte after it, spaces included */
	size_t term; /* the last terminator; `end` when there is none (a separator, the end) */
	bool closed; /* a quote or bracket closes between the two */
};

static int class_of(uint32_t point)
{
	if (as_is_invalid(point))
		return SB_OTHER;
	size_t low = 0, high = sizeof sentence_data / sizeof *sentence_data - 1;
	while (low < high) {
		size_t middle = (low + high + 1) / 2;
		if (sentence_data[middle] >> 8 <= point)
			low = middle;
		else
			high = middle - 1;
	}
	return sentence_data[low] & 0xFF;
}

/* Whether the line after the break that ends at `at` holds anything. */
static bool is_margin_break(const struct scan *scan, size_t at)
{
	while (at < scan->len && (scan->text[at] == ' ' || scan->text[at] == '\t'))
		at++;
	return at < scan->len && scan->text[at] != '\n' && scan->text[at] != '\r';
}

static bool is_white(const struct scan *scan, size_t at)
{
	return at < scan->len &&
	       (scan->text[at] == ' ' || scan->text[at] == '\t' || scan->text[at] == '\n' || scan->text[at] == '\r');
}

static struct unit unit_at(const struct scan *scan, size_t at)
{
	struct unit unit = {-1, at, at};
	if (at >= scan->len)
		return unit;
	uint32_t point;
	unit.end = at + as_utf8_next(&point, scan->text, scan->len, at);
	unit.class = class_of(point);
	if (unit.class == SB_CR && unit.end < scan->len && scan->text[unit.end] == '\n')
		unit.end++; /* SB3 */
	if (unit.class == SB_CR || unit.class == SB_LF) {
		unit.class = scan->tailored && is_margin_break(scan, unit.end) ? SB_SP : SB_SEP;
		while (scan->tailored && unit.class == SB_SEP && is_white(scan, unit.end))
			unit.end++; /* all the blank lines */
	}
	return unit;
}

static bool is_ignored(int class) /* by SB5 */
{
	return class == SB_EXTEND || class == SB_FORMAT;
}

/* The unit at `at` with all that SB5 ties to it. */
static struct unit next_unit(const struct scan *scan, size_t at)
{
	struct unit unit = unit_at(scan, at);
	if (unit.class < 0 || unit.class == SB_SEP)
		return unit;
	for (struct unit more = unit_at(scan, unit.end); is_ignored(more.class); more = unit_at(scan, unit.end))
		unit.end = more.end;
	return unit;
}

/* SB8: only letters of lower case come before the next letter or terminator. */
static bool lower_follows(const struct scan *scan, struct unit next)
{
	while (next.class >= 0 && next.class != SB_LOWER) {
		if (next.class == SB_OLETTER || next.class == SB_UPPER || next.class == SB_SEP ||
		    next.class == SB_ATERM || next.class == SB_STERM)
			return false;
		next = next_unit(scan, next.end);
	}
	return next.class == SB_LOWER;
}

static struct unit skip_spaces(const struct scan *scan, struct unit unit)
{
	while (unit.class == SB_SP)
		unit = next_unit(scan, unit.end);
	return unit;
}

/* A quote or bracket that can only close: the class does not tell. */
static bool is_closing(const struct scan *scan, struct unit unit)
{
	uint32_t point;
	if (unit.class != SB_CLOSE)
		return false;
	as_utf8_next(&point, scan->text, scan->len, unit.start);
	return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf | UC_CATEGORY_MASK_Po);
}

/* Whether a sentence ends after the terminator `term`, which follows a unit of
 * class `before`.  Where not, stop->end is where to read on. */
static bool ends_after(const struct scan *scan, int before, struct unit term, struct stop *stop)
{
	struct unit next = next_unit(scan, term.end);
	stop->term = term.start;
	stop->closed = false;
	stop->end = next.start;
	if (term.class == SB_ATERM && next.class == SB_NUMERIC)
		return false; /* SB6 */
	if (term.class == SB_ATERM && (before == SB_UPPER || before == SB_LOWER) && next.class == SB_UPPER)
		return false; /* SB7 */
	for (; next.class == SB_CLOSE; next = next_unit(scan, next.end))
		stop->closed = true; /* SB9 */
	bool spaced = next.class == SB_SP || next.class < 0;
	next = skip_spaces(scan, next); /* SB10 */
	struct unit after = next_unit(scan, next.end);
	if (scan->tailored && is_closing(scan, next) &&
	    (after.class == SB_SP || after.class == SB_SEP || after.class < 0)) {
		stop->closed = true; /* "« Oui. » Il" */
		next = skip_spaces(scan, after);
	}
	stop->end = next.start;
	if (next.class == SB_SEP) {
		stop->end = next.end;
		stop->term = stop->end;
		return true; /* SB4, SB11 */
	}
	if (scan->tailored && scan->text[term.start] == '.' && !spaced)
		return false; /* "example.com", "2022.Get", "attack.[3]" */
	if (next.class == SB_SCONTINUE || next.class == SB_ATERM || next.class == SB_STERM)
		return false; /* SB8a */
	if (term.class == SB_ATERM ? lower_follows(scan, next) : scan->tailored && next.class == SB_LOWER)
		return false;
	return true;
}

/* ASCII other than terminators and line ends matters only right before a
 * terminator.  Passing it here, 32 MB of English news take 0.1 s instead of 1.45 s. */
static const bool dull[256] = {
	['\0' ... '\t'] = true, ['\v' ... '\f'] = true, [0x0e ... ' '] = true, ['"' ... '-'] = true,
	['/' ... '>'] = true, ['@' ... 0x7f] = true,
};

/* The next place at or after `at` where the rules end a sentence. */
static struct stop next_stop(const struct scan *scan, size_t at)
{
	struct stop stop;
	int before = -1;
	while (at < scan->len) {
		size_t from = at;
		while (at < scan->len && dull[(unsigned char)scan->text[at]])
			at++;
		if (at > from)
			before = class_of((unsigned char)scan->text[at - 1]);
		struct unit unit = next_unit(scan, at);
		if (is_ignored(unit.class) && at > from) {
			at = unit.end; /* belongs to the letter before it */
			continue;
		}
		if (unit.class == SB_SEP)
			return (struct stop){unit.end, unit.end, false};
		at = unit.end;
		if (unit.class == SB_ATERM || unit.class == SB_STERM) {
			if (ends_after(scan, before, unit, &stop))
				return stop;
			at = stop.end > unit.end ? stop.end : unit.end;
		}
		before = unit.class;
	}
	return (struct stop){scan->len, scan->len, false};
}

size_t as_sentence_next_plain(const char *text, size_t len, size_t at)
{
	struct scan scan = {text, len, false};
	return next_stop(&scan, at).end;
}

/* "we are concerned ... Israel is not": dots between spaces stand for words left out. */
static bool is_omission(const char *text, size_t start, size_t term)
{
	size_t at = term;
	while (at > start && text[at - 1] == '.')
		at--;
	return at < term && at > start && text[at - 1] == ' ';
}

size_t as_sentence_next(const char *text, size_t len, size_t at)
{
	struct scan scan = {text, len, true};
	struct stop stop = next_stop(&scan, at);
	while (stop.end < len && stop.term < stop.end && text[stop.term] == '.' && !stop.closed &&
	       (is_omission(text, at, stop.term) || as_abbreviation_goes_on(text, len, at, stop.term, stop.end)))
		stop = next_stop(&scan, stop.end);
	return stop.end;
}
