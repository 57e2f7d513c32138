/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the ledger in the order and selection that the reader chose,
 * with marks and counts.  One for all views: what was chosen in one holds in
 * the others, and when the view is opened again. */
#ifndef UI_CLAIMLIST_H
#define UI_CLAIMLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "session/ledger.h"
#include "session/ledgerorder.h"
#include "ui/view.h"

enum { UI_STATES = 3, UI_SOURCES = 8 }; /* open, checking, done; sources named on the screen */

struct ui_claimlist {
	struct as_ledger *ledger;           /* owned */
	bool built;                         /* from the rows that the ledger has now */
	bool counted;                       /* independent texts of these rows */
	char selected[AS_UUID_TEXT];        /* claim under the cursor: it stays when rows move */
	size_t row;                         /* where it is, or was, in `rows` */
	const struct as_ledger_row **all;   /* in order; owned */
	size_t all_count;
	const struct as_ledger_row **rows;  /* those that fit the filter; owned */
	size_t count;
	enum as_ledger_order order;
	bool reversed;
	char *filter;                       /* as typed; owned; NULL: all */
	const struct as_query_table *table; /* of its queries; borrowed from the session */
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

struct ui_claimlist *ui_claims_of(struct ui_shared *shared);
void ui_claimlist_free(struct ui_claimlist *list);
/* Reads on for about `budget_ms` when the sidecar changed, and builds the list
 * when all is read; whether there is more to read. */
bool ui_claimlist_catch_up(struct ui_claimlist *list, const struct ui_shared *shared, int budget_ms);
/* After an order changed.  O(n log n). */
void ui_claimlist_build(struct ui_claimlist *list);
/* After fields of rows changed: only what can have another place or number
 * now is looked at.  O(n), without sorting unless the order is by that field. */
void ui_claimlist_follow(struct ui_claimlist *list, const char *field);
/* NULL or "" shows all.  False with err: the filter stays as it was. */
bool ui_claimlist_filter(struct ui_claimlist *list, const char *filter, struct as_error *err);
/* Puts the cursor on a row, or on a claim (its id) if it is among the rows. */
void ui_claimlist_select(struct ui_claimlist *list, size_t row);
void ui_claimlist_select_claim(struct ui_claimlist *list, const char *id);
/* The row under the cursor; NULL when there is none. */
const struct as_ledger_row *ui_claimlist_here(const struct ui_claimlist *list);
bool ui_claimlist_is_marked(const struct ui_claimlist *list, const char *id);
/* Marks or unmarks; whether it is marked now. */
bool ui_claimlist_mark(struct ui_claimlist *list, const char *id);
void ui_claimlist_unmark_all(struct ui_claimlist *list);
/* Ids of the marked claims among `rows`, else that of the cursor's; the array
 * is the caller's to free, what it points to borrowed. */
size_t ui_claimlist_chosen(const char ***ids, const struct ui_claimlist *list);
/* Puts the cursor on the next (or previous) claim, round, that is not done; false: there is none. */
bool ui_claimlist_unchecked(struct ui_claimlist *list, bool forward);

#endif
