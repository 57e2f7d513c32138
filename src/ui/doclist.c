/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/doclist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/find.h"

const char *ui_order_title(enum ui_order order)
{
	static const char *const titles[] = {
#define UI_ORDER_TITLE(id, key, title, name) title,
		UI_ORDERS(UI_ORDER_TITLE)
#undef UI_ORDER_TITLE
	};
	return _(titles[order]);
}

const char *ui_order_name(enum ui_order order)
{
	static const char *const names[] = {
#define UI_ORDER_NAME(id, key, title, name) name,
		UI_ORDERS(UI_ORDER_NAME)
#undef UI_ORDER_NAME
	};
	return _(names[order]);
}

char ui_order_key(enum ui_order order)
{
	static const char keys[] = {
#define UI_ORDER_KEY(id, key, title, name) key,
		UI_ORDERS(UI_ORDER_KEY)
#undef UI_ORDER_KEY
	};
	return keys[order];
}

/* ---- filter */

static bool holds(const struct as_needle *needle, const char *text)
{
	struct as_span hit;
	return text && as_find_next(&hit, needle, text, strlen(text), 0);
}

static bool listing_holds(const struct as_listing *listing, const struct as_needle *needle)
{
	return holds(needle, listing->title) || holds(needle, listing->source) || holds(needle, listing->path);
}

bool ui_doc_matches(const struct as_session *session, size_t doc, const char *phrase)
{
	struct as_needle needle;
	struct as_listing listing;
	if (!as_needle_init(&needle, phrase, strlen(phrase), false))
		return false;
	as_session_listing(&listing, session, doc);
	bool found = listing_holds(&listing, &needle);
	as_needle_free(&needle);
	return found;
}

void ui_doclist_filter(struct ui_doclist *list, const char *filter)
{
	free(list->filter);
	list->filter = filter && *filter ? as_strdup(filter) : NULL;
}

/* ---- order */

/* What a row is ordered by: a text or a figure; missing ones come last. */
struct sort_key {
	size_t doc;
	const char *text;
	double figure;
	bool missing;
};

static struct sort_key key_of(const struct as_listing *listing, size_t doc, enum ui_order order)
{
	struct sort_key key = {.doc = doc};
	switch (order) {
	case UI_BY_DATE: key.text = listing->date; key.missing = !key.text; break;
	case UI_BY_SOURCE: key.text = listing->source; key.missing = !key.text; break;
	case UI_BY_TITLE: key.text = listing->title; key.missing = !key.text; break;
	case UI_BY_WORDS: key.figure = (double)listing->words; key.missing = !listing->counted; break;
	case UI_BY_SHARES: key.figure = listing->contained; key.missing = listing->partner < 0; break;
	case UI_BY_TAGS: key.figure = (double)listing->tags; break;
	default: key.text = listing->path; break;
	}
	return key;
}

static int compare(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	int order = 0;
	if (x->missing || y->missing)
		order = x->missing - y->missing;
	else if (x->text)
		order = strcoll(x->text, y->text);
	else
		order = (x->figure > y->figure) - (x->figure < y->figure);
	return order ? order : (x->doc > y->doc) - (x->doc < y->doc);
}

static int compare_reversed(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	return x->missing || y->missing ? compare(a, b) : compare(b, a);
}

void ui_doclist_build(struct ui_doclist *list, const struct as_session *session)
{
	size_t total = as_session_count(session);
	struct sort_key *keys = as_calloc(total + 1, sizeof *keys);
	struct as_needle needle;
	bool filtering = list->filter && as_needle_init(&needle, list->filter, strlen(list->filter), false);
	list->count = list->tags = list->troubled = 0;
	for (size_t doc = 0; doc < total; doc++) {
		struct as_listing listing;
		as_session_listing(&listing, session, doc);
		list->tags += listing.tags;
		list->troubled += listing.trouble != NULL;
		if (!filtering || listing_holds(&listing, &needle))
			keys[list->count++] = key_of(&listing, doc, list->order);
	}
	if (filtering)
		as_needle_free(&needle);
	if (list->order != UI_BY_NAME || list->reversed) /* the corpus is in order of names */
		qsort(keys, list->count, sizeof *keys, list->reversed ? compare_reversed : compare);
	AS_RESERVE(list->docs, list->cap, list->count + 1);
	for (size_t i = 0; i < list->count; i++)
		list->docs[i] = keys[i].doc;
	free(keys);
}

size_t ui_doclist_row(const struct ui_doclist *list, size_t doc)
{
	for (size_t row = 0; row < list->count; row++)
		if (list->docs[row] == doc)
			return row;
	return 0;
}

void ui_doclist_free(struct ui_doclist *list)
{
	free(list->docs);
	free(list->filter);
	*list = (struct ui_doclist){.docs = NULL};
}
