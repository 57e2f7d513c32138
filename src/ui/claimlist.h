/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the ledger in the order and selection that the reader chose,
 * with marks and counts. */
#ifndef UI_CLAIMLIST_H
#define UI_CLAIMLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "session/ledger.h"
#include "session/ledgerorder.h"

enum { UI_STATES = 3, UI_SOURCES = 8 }; /* open, checking, done; sources named on the screen */

struct ui_claimlist {
	struct as_ledger *ledger;           /* borrowed */
	const struct as_ledger_row **all;   /* in order; owned */
	size_t all_count;
	const struct as_ledger_row **rows;  /* those that fit the filter; owned */
	size_t count;
	enum as_ledger_order order;
	bool reversed;
	char *filter;                       /* as typed; owned; NULL: all */
	struct as_query query;              /* of `filter` */
	struct as_map marks;                /* claim id: 1 while it is marked */
	size_t marked;                      /* of `all` */
	size_t states[UI_STATES], undecided;/* over `rows`; without a verdict */
	struct {
		const char *name;           /* borrowed from the rows */
		size_t claims;
	} sources[UI_SOURCES];              /* most claims first */
	size_t sources_count;
};

void ui_claimlist_init(struct ui_claimlist *list, struct as_ledger *ledger);
void ui_claimlist_free(struct ui_claimlist *list);
/* After the ledger's rows or an order changed.  O(n log n). */
void ui_claimlist_build(struct ui_claimlist *list);
/* After fields of rows changed: only what can have another place or number
 * now is looked at.  O(n), without sorting unless the order is by that field. */
void ui_claimlist_follow(struct ui_claimlist *list, const char *field);
/* NULL or "" shows all.  False with err: the filter stays as it was. */
bool ui_claimlist_filter(struct ui_claimlist *list, const char *filter, struct as_error *err);
/* Place in `rows` of a claim (or appearance); `otherwise` when it is not there. */
size_t ui_claimlist_row(const struct ui_claimlist *list, const char *id, size_t otherwise);
bool ui_claimlist_is_marked(const struct ui_claimlist *list, const char *id);
/* Marks or unmarks; whether it is marked now. */
bool ui_claimlist_mark(struct ui_claimlist *list, const char *id);
void ui_claimlist_unmark_all(struct ui_claimlist *list);
/* Ids of the marked claims among `rows`, else that of row `selected`; the array
 * is the caller's to free, what it points to borrowed. */
size_t ui_claimlist_chosen(const char ***ids, const struct ui_claimlist *list, size_t selected);
/* The next (or previous) claim after row `from`, round, that is not done; false: none. */
bool ui_claimlist_unchecked(size_t *row, const struct ui_claimlist *list, size_t from, bool forward);

#endif
