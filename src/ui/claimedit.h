/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing claims from the ledger and the card: one of them or many, one step
 * of the history, said in a sentence. */
#ifndef UI_CLAIMEDIT_H
#define UI_CLAIMEDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "session/ledger.h"
#include "ui/view.h"

/* What a request wants done to fields of claims; VERDICT, WORK_STATE, FIELD. */
struct ui_claim_change {
	const char *field;   /* CSV name; in the call's argument or static */
	char name[32];       /* holds it */
	const char *value;   /* "" empties it; borrowed from the call or static */
};
/* Reads the request; false when it makes no sense, which was said.  `row` is
 * what a key without a value goes by: the state after its own. */
bool ui_claim_change_read(struct ui_claim_change *change, struct ui_view *view, const struct ui_call *call,
			  const struct as_ledger_row *row);
/* Does it to all of `ids` and says so. */
bool ui_claim_change_do(const struct ui_claim_change *change, struct ui_view *view, const char *const *ids,
			size_t count);
/* Says which verdicts there are, after a key or word that is none. */
struct ui_outcome ui_no_verdict(struct ui_view *view);
/* Deletes them with all their appearances and evidence, and says so. */
bool ui_claims_delete(struct ui_view *view, const char *const *ids, size_t count);
/* Opens the reader on the claim's next report after the appearance `id` (or on
 * the first, for a claim's id), above the view or in its place. */
struct ui_outcome ui_claim_next_place(struct ui_view *view, const char *id, bool forward, enum ui_act act);
/* Opens the form of a claim at its first place in the corpus. */
struct ui_outcome ui_claim_form(struct ui_view *view, const struct as_ledger_row *row);

#endif
