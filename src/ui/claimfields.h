/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a claim as its form shows them: names, kinds, choices. */
#ifndef UI_CLAIMFIELDS_H
#define UI_CLAIMFIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "model/annotation.h"
#include "session/session.h"

enum ui_claim_field {
	UI_CLAIM_SHORT,
	UI_CLAIM_CLAIMANT,
	UI_CLAIM_ROLE,
	UI_CLAIM_SAID,
	UI_CLAIM_FORM,
	UI_CLAIM_CHECK,
	UI_CLAIM_STATE,
	UI_CLAIM_VERDICT,
	UI_CLAIM_NOTE,
	UI_CLAIM_FIELDS
};

const char *ui_claim_title(enum ui_claim_field field);  /* translated */
const char *ui_claim_column(enum ui_claim_field field); /* as in the CSV file */
/* The value in an annotation; NULL when empty; borrowed from it. */
const char *ui_claim_value(const struct as_annotation *annotation, enum ui_claim_field field);
/* The n-th value that can be chosen; NULL after the last, and for fields of free text. */
const char *ui_claim_choice(const struct as_session *session, enum ui_claim_field field, size_t n);
/* The verdict that a digit sets, as it is stored; NULL for another key. */
const char *ui_claim_verdict(const struct as_session *session, uint32_t digit);
/* The choice after `value`, round; "" comes between the last and the first. */
const char *ui_claim_next(const struct as_session *session, enum ui_claim_field field, const char *value);

#endif
