/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int by_value(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_units(const void *a, const void *b)
{
	const struct as_coded_unit *x = a, *y = b;
	int order = by_value(x->category, y->category);
	if (!order)
		order = by_value(x->start, y->start);
	return order ? order : by_value(x->end, y->end);
}

void as_agreement_sort(struct as_coding *coding)
{
	if (coding->count)
		qsort(coding->units, coding->count, sizeof *coding->units, compare_units);
}

/* ---- units that match */

static size_t exact_pairs(const struct as_coding *a, const struct as_coding *b)
{
	size_t pairs = 0;
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		int order = compare_units(&a->units[i], &b->units[j]);
		pairs += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return pairs;
}

/* Units of the coding that are of a lesser category, or of this one and begin before `at`. */
static size_t units_before(const struct as_coding *coding, uint32_t category, uint64_t at)
{
	size_t low = 0, high = coding->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct as_coded_unit *unit = &coding->units[middle];
		if (unit->category < category || (unit->category == category && unit->start < at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Units of `a` that one of `b` overlaps: of those of its category that begin
 * before its end, the furthest end lies behind its start. */
static size_t overlapped(const struct as_coding *a, const struct as_coding *b)
{
	uint64_t *furthest = as_calloc(b->count + 1, sizeof *furthest);
	for (size_t j = 0; j < b->count; j++) {
		bool first = j == 0 || b->units[j - 1].category != b->units[j].category;
		furthest[j] = first || furthest[j - 1] < b->units[j].end ? b->units[j].end : furthest[j - 1];
	}
	size_t found = 0;
	for (size_t i = 0; i < a->count; i++) {
		const struct as_coded_unit *unit = &a->units[i];
		size_t before = units_before(b, unit->category, unit->end);
		found += before > 0 && b->units[before - 1].category == unit->category &&
			 furthest[before - 1] > unit->start;
	}
	free(furthest);
	return found;
}

void as_agreement_match(struct as_matches *out, const struct as_coding *a, const struct as_coding *b)
{
	*out = (struct as_matches){
		.units = {a->count, b->count},
		.exact = exact_pairs(a, b),
		.overlapping = {overlapped(a, b), overlapped(b, a)},
	};
}

double as_agreement_exact_f1(const struct as_matches *matches)
{
	size_t both = matches->units[0] + matches->units[1];
	return both ? 2.0 * (double)matches->exact / (double)both : 1.0;
}

double as_agreement_overlap_f1(const struct as_matches *matches)
{
	if (!matches->units[0] || !matches->units[1])
		return matches->units[0] == matches->units[1] ? 1.0 : 0.0;
	double precision = (double)matches->overlapping[0] / (double)matches->units[0];
	double recall = (double)matches->overlapping[1] / (double)matches->units[1];
	return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

/* ---- kappa */

static int compare_labels(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static uint32_t *sorted_labels(const uint32_t *labels, size_t count)
{
	uint32_t *copy = as_alloc((count + 1) * sizeof *copy);
	memcpy(copy, labels, count * sizeof *copy);
	qsort(copy, count, sizeof *copy, compare_labels);
	return copy;
}

static size_t run_of(const uint32_t *labels, size_t count, size_t from)
{
	size_t end = from;
	while (end < count && labels[end] == labels[from])
		end++;
	return end - from;
}

/* The share of items that would agree if each drew labels by its own frequencies. */
static double chance_agreement(const uint32_t *a, const uint32_t *b, size_t count)
{
	uint32_t *left = sorted_labels(a, count), *right = sorted_labels(b, count);
	double sum = 0;
	for (size_t i = 0, j = 0; i < count && j < count;) {
		size_t of_left = run_of(left, count, i), of_right = run_of(right, count, j);
		if (left[i] == right[j])
			sum += (double)of_left / (double)count * ((double)of_right / (double)count);
		bool step_left = left[i] <= right[j], step_right = right[j] <= left[i];
		i += step_left ? of_left : 0;
		j += step_right ? of_right : 0;
	}
	free(left);
	free(right);
	return sum;
}

void as_agreement_kappa(struct as_coefficient *out, const uint32_t *a, const uint32_t *b, size_t count)
{
	*out = (struct as_coefficient){0};
	if (!count)
		return;
	size_t same = 0;
	for (size_t i = 0; i < count; i++)
		same += a[i] == b[i];
	out->observed = (double)same / (double)count;
	out->expected = chance_agreement(a, b, count);
	out->defined = out->expected < 1;
	if (out->defined)
		out->value = (out->observed - out->expected) / (1 - out->expected);
}

/* ---- alpha */

/* Units of one category and coding: those that overlap made one, in order. */
struct section {
	uint64_t start, end;
};
struct sections {
	struct section *items;
	size_t count;
};

static void read_sections(struct sections *out, const struct as_coding *coding, uint32_t category)
{
	size_t from = units_before(coding, category, 0), to = from;
	while (to < coding->count && coding->units[to].category == category)
		to++;
	*out = (struct sections){.items = as_alloc((to - from + 1) * sizeof *out->items)};
	for (size_t i = from; i < to; i++) {
		const struct as_coded_unit *unit = &coding->units[i];
		struct section *last = out->count ? &out->items[out->count - 1] : NULL;
		if (last && unit->start < last->end)
			last->end = unit->end > last->end ? unit->end : last->end;
		else
			out->items[out->count++] = (struct section){unit->start, unit->end};
	}
}

static double length_of(const struct section *section)
{
	return (double)(section->end - section->start);
}

static double squared_apart(uint64_t a, uint64_t b)
{
	double apart = a > b ? (double)(a - b) : (double)(b - a);
	return apart * apart;
}

/* How far `a` is from `b`: overlapping units by the distance of their bounds,
 * units of `a` in a gap of `b` by their length. */
static double distance_from(const struct sections *a, const struct sections *b, bool overlaps_too)
{
	double sum = 0;
	for (size_t i = 0, first = 0; i < a->count; i++) {
		const struct section *unit = &a->items[i];
		while (first < b->count && b->items[first].end <= unit->start)
			first++;
		bool in_gap = first == b->count || b->items[first].start >= unit->end;
		if (in_gap)
			sum += length_of(unit) * length_of(unit);
		for (size_t j = first; overlaps_too && j < b->count && b->items[j].start < unit->end; j++)
			sum += squared_apart(unit->start, b->items[j].start) + squared_apart(unit->end, b->items[j].end);
	}
	return sum;
}

static double observed_disagreement(const struct sections *of, size_t count, double length)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++)
			sum += distance_from(&of[i], &of[j], true) + distance_from(&of[j], &of[i], false);
	return 2 * sum / ((double)(count * (count - 1)) * length * length);
}

static int longest_first(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x < *y) - (*x > *y);
}

/* The lengths of all gaps between units, the longest first. */
static double *gaps_of(size_t *count, const struct sections *of, size_t codings, uint64_t length)
{
	size_t most = 0;
	for (size_t i = 0; i < codings; i++)
		most += of[i].count + 1;
	double *gaps = as_alloc((most + 1) * sizeof *gaps);
	*count = 0;
	for (size_t i = 0; i < codings; i++) {
		uint64_t at = 0;
		for (size_t n = 0; n <= of[i].count; n++) {
			uint64_t to = n < of[i].count ? of[i].items[n].start : length;
			if (to > at)
				gaps[(*count)++] = (double)(to - at);
			at = n < of[i].count ? of[i].items[n].end : length;
		}
	}
	qsort(gaps, *count, sizeof *gaps, longest_first);
	return gaps;
}

/* All units of the codings, the shortest last, as lengths. */
static double *lengths_of(size_t *count, const struct sections *of, size_t codings)
{
	*count = 0;
	for (size_t i = 0; i < codings; i++)
		*count += of[i].count;
	double *lengths = as_alloc((*count + 1) * sizeof *lengths);
	size_t at = 0;
	for (size_t i = 0; i < codings; i++)
		for (size_t n = 0; n < of[i].count; n++)
			lengths[at++] = length_of(&of[i].items[n]);
	qsort(lengths, *count, sizeof *lengths, longest_first);
	return lengths;
}

/* What units of these lengths would disagree by, wherever they were put. */
static double expected_disagreement(const struct sections *of, size_t codings, uint64_t continuum)
{
	size_t units, gaps_count;
	double *lengths = lengths_of(&units, of, codings), *gaps = gaps_of(&gaps_count, of, codings, continuum);
	double sum = 0, inside = 0, wide_enough = 0, total = (double)codings * (double)continuum;
	size_t fitting = 0; /* gaps that the unit at hand fits in */
	for (size_t i = 0; i < units; i++) {
		double length = lengths[i];
		for (; fitting < gaps_count && gaps[fitting] >= length; fitting++)
			wide_enough += gaps[fitting];
		double places = wide_enough - (double)fitting * (length - 1);
		sum += (double)(units - 1) / 3 * (2 * length * length * length - 3 * length * length + length) +
		       length * length * places;
		inside += length * (length - 1);
	}
	free(lengths);
	free(gaps);
	double pairs = total * (total - 1) - inside;
	return pairs > 0 ? 2 / (double)continuum * sum / pairs : 0;
}

static void add_category(struct as_coefficient *out, const struct as_coding *codings, size_t count, uint64_t length,
			 uint32_t category)
{
	struct sections *of = as_alloc(count * sizeof *of);
	for (size_t i = 0; i < count; i++)
		read_sections(&of[i], &codings[i], category);
	out->observed += observed_disagreement(of, count, (double)length);
	out->expected += expected_disagreement(of, count, length);
	for (size_t i = 0; i < count; i++)
		free(of[i].items);
	free(of);
}

/* The least category above `after` that any coding uses; false when there is none. */
static bool next_category(uint32_t *category, const struct as_coding *codings, size_t count, const uint32_t *after)
{
	bool found = false;
	for (size_t i = 0; i < count; i++) {
		size_t at = after ? units_before(&codings[i], *after, UINT64_MAX) : 0;
		if (at < codings[i].count && (!found || codings[i].units[at].category < *category)) {
			*category = codings[i].units[at].category;
			found = true;
		}
	}
	return found;
}

void as_agreement_alpha(struct as_coefficient *out, const struct as_coding *codings, size_t count, uint64_t length,
			uint32_t category)
{
	*out = (struct as_coefficient){0};
	if (count < 2 || !length)
		return;
	if (category != AS_EVERY_CATEGORY) {
		add_category(out, codings, count, length, category);
	} else {
		uint32_t at, before = 0;
		for (bool any = next_category(&at, codings, count, NULL); any;
		     before = at, any = next_category(&at, codings, count, &before))
			add_category(out, codings, count, length, at);
	}
	out->defined = out->expected > 0;
	if (out->defined)
		out->value = 1 - out->observed / out->expected;
}
