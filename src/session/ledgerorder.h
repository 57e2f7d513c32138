/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders that rows of the ledger can stand in. */
#ifndef AS_SESSION_LEDGERORDER_H
#define AS_SESSION_LEDGERORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"
#include "session/ledger.h"

/* X(enum, key, name on the command line, title of the column, name of the order) */
#define AS_LEDGER_ORDERS(X) \
	X(FIRST, 'f', "first", N_("First"), N_("by first appearance")) \
	X(CLAIM, 's', "claim", N_("Claim"), N_("by sentence")) \
	X(CLAIMANT, 'c', "claimant", N_("Claimant"), N_("by claimant")) \
	X(STATE, 't', "state", N_("State"), N_("by state")) \
	X(VERDICT, 'v', "verdict", N_("Verdict"), N_("by verdict")) \
	X(REPORTS, 'r', "reports", N_("Reports"), N_("by reports")) \
	X(EVIDENCE, 'e', "evidence", N_("Evid."), N_("by evidence")) \
	X(UPDATED, 'u', "updated", N_("Updated"), N_("by last change"))

enum as_ledger_order {
#define AS_LEDGER_ORDER_ENUM(id, key, name, title, order) AS_LEDGER_BY_##id,
	AS_LEDGER_ORDERS(AS_LEDGER_ORDER_ENUM)
#undef AS_LEDGER_ORDER_ENUM
	AS_LEDGER_ORDER_COUNT
};

char as_ledger_order_key(enum as_ledger_order order);
const char *as_ledger_order_name(enum as_ledger_order order);  /* "first" */
const char *as_ledger_order_title(enum as_ledger_order order); /* untranslated */
const char *as_ledger_order_label(enum as_ledger_order order); /* untranslated: "by first appearance" */
/* Whether its column is asked for from the top: most reports first. */
bool as_ledger_order_falls(enum as_ledger_order order);

/* Sorts; what is not stated comes last either way, and equal rows stand by
 * first appearance, its document and place, then id; verdicts go by the scale,
 * those of others after them.  O(n log n). */
void as_ledger_sort(const struct as_ledger_row **rows, size_t count, enum as_ledger_order order, bool reversed,
		    const struct as_scale *scale);

#endif
