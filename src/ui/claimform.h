/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a claim as it stands, and how it is drawn. */
#ifndef UI_CLAIMFORM_H
#define UI_CLAIMFORM_H

#include "session/spread.h"
#include "ui/claimfields.h"
#include "ui/view.h"

enum { UI_CLAIM_NO_FIELD = -1 };

struct ui_claim_form {
	size_t doc;
	const struct as_doc *text;  /* borrowed */
	char id[AS_UUID_TEXT];
	int field;                  /* the one that Enter enters; UI_CLAIM_NO_FIELD: Enter ends the form; beyond them: an offer */
	size_t acts;                /* changes made in the form: Esc undoes as many */
	struct as_spread spread;    /* where others carry the claim */
	size_t *others;             /* of its offers: those in other words, the rows of the form; owned */
	size_t others_count;
};

/* Where the claim stands; NULL when another program took it away. */
const struct as_tagged *ui_claim_tagged(const struct ui_claim_form *form, struct as_session *session);
/* The offer at the cursor; NULL when that is elsewhere. */
const struct as_offer *ui_claim_offer(const struct ui_claim_form *form);
void ui_claim_draw(struct ui_view *view, struct term_canvas *canvas);

#endif
