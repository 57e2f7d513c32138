/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/ledgerorder.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/scale.h"

static const struct {
	char key;
	const char *name, *title, *label;
} orders[] = {
#define AS_LEDGER_ORDER_ROW(id, key, name, title, order) {key, name, title, order},
	AS_LEDGER_ORDERS(AS_LEDGER_ORDER_ROW)
#undef AS_LEDGER_ORDER_ROW
};

char as_ledger_order_key(enum as_ledger_order order)
{
	return orders[order].key;
}

const char *as_ledger_order_name(enum as_ledger_order order)
{
	return orders[order].name;
}

const char *as_ledger_order_title(enum as_ledger_order order)
{
	return orders[order].title;
}

const char *as_ledger_order_label(enum as_ledger_order order)
{
	return orders[order].label;
}

bool as_ledger_order_falls(enum as_ledger_order order)
{
	return order == AS_LEDGER_BY_REPORTS || order == AS_LEDGER_BY_EVIDENCE || order == AS_LEDGER_BY_UPDATED;
}

/* What a row is ordered by: a text or a figure; what is not stated comes last. */
struct sort_key {
	const struct as_ledger_row *row;
	char *collated;    /* owned; NULL for figures */
	const char *first; /* of equal ones */
	size_t figure;
	bool missing;
};

/* Texts are compared often: their weights are looked up once. */
static char *collate(const char *text)
{
	size_t len = strxfrm(NULL, text, 0) + 1;
	char *out = as_alloc(len);
	strxfrm(out, text, len);
	return out;
}

static size_t state_figure(const char *state)
{
	static const char *const states[] = {"open", "checking", "done"};
	size_t n = 0;
	while (n < sizeof states / sizeof *states && strcmp(states[n], state) != 0)
		n++;
	return n;
}

static size_t verdict_figure(const char *verdict, const struct as_scale *scale)
{
	size_t n = 0;
	while (n < scale->count && strcmp(scale->verdicts[n].name, verdict) != 0)
		n++;
	return n;
}

static struct sort_key key_of(const struct as_ledger_row *row, enum as_ledger_order order,
			      const struct as_scale *scale)
{
	const struct as_claim *claim = row->claim;
	struct sort_key key = {.row = row, .first = as_ledger_first(row)};
	const char *text = NULL;
	switch (order) {
	case AS_LEDGER_BY_CLAIM: text = row->sentence; break;
	case AS_LEDGER_BY_CLAIMANT: text = claim->claimant; break;
	case AS_LEDGER_BY_STATE: text = claim->state; break;
	case AS_LEDGER_BY_VERDICT: text = claim->verdict; break;
	case AS_LEDGER_BY_REPORTS: key.figure = row->reports; return key;
	case AS_LEDGER_BY_EVIDENCE: key.figure = claim->evidence; return key;
	case AS_LEDGER_BY_UPDATED: text = claim->updated; break;
	default: key.missing = !key.first; return key;
	}
	key.missing = !text || !*text;
	if (key.missing)
		return key;
	if (order == AS_LEDGER_BY_STATE)
		key.figure = state_figure(text);
	else if (order == AS_LEDGER_BY_VERDICT)
		key.figure = verdict_figure(text, scale);
	else
		key.collated = collate(text);
	return key;
}

static int compare_first(const struct sort_key *x, const struct sort_key *y)
{
	if (!x->first || !y->first)
		return (x->first == NULL) - (y->first == NULL);
	return strcmp(x->first, y->first);
}

static int compare_keys(const struct sort_key *x, const struct sort_key *y)
{
	if (x->missing || y->missing)
		return 0;
	if (x->collated && y->collated)
		return strcmp(x->collated, y->collated);
	return (x->figure > y->figure) - (x->figure < y->figure);
}

/* Where the first place is: document, then the place in it. */
static int compare_places(const struct as_claim *x, const struct as_claim *y)
{
	if (!x->places_count || !y->places_count)
		return (x->places_count == 0) - (y->places_count == 0);
	int order = strcmp(x->places[0].document->path, y->places[0].document->path);
	if (order)
		return order;
	return (x->places[0].start > y->places[0].start) - (x->places[0].start < y->places[0].start);
}

static int settle(const struct sort_key *x, const struct sort_key *y, int order)
{
	if (x->missing != y->missing)
		return x->missing - y->missing;
	if (!order)
		order = compare_places(x->row->claim, y->row->claim);
	return order ? order : strcmp(x->row->claim->id, y->row->claim->id);
}

static int compare(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	int order = compare_keys(x, y);
	return settle(x, y, order ? order : compare_first(x, y));
}

static int compare_reversed(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	int order = compare_keys(y, x);
	return settle(x, y, order ? order : compare_first(x, y));
}

static int compare_dates(const void *a, const void *b)
{
	return settle(a, b, compare_first(a, b));
}

static int compare_dates_reversed(const void *a, const void *b)
{
	return settle(a, b, compare_first(b, a));
}

void as_ledger_sort(const struct as_ledger_row **rows, size_t count, enum as_ledger_order order, bool reversed,
		    const struct as_scale *scale)
{
	struct sort_key *keys = as_calloc(count + 1, sizeof *keys);
	for (size_t i = 0; i < count; i++)
		keys[i] = key_of(rows[i], order, scale);
	if (order == AS_LEDGER_BY_FIRST)
		qsort(keys, count, sizeof *keys, reversed ? compare_dates_reversed : compare_dates);
	else
		qsort(keys, count, sizeof *keys, reversed ? compare_reversed : compare);
	for (size_t i = 0; i < count; i++) {
		rows[i] = keys[i].row;
		free(keys[i].collated);
	}
	free(keys);
}
