/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claimfields.h"

#include <string.h>

#include "base/i18n.h"
#include "session/scale.h"

enum { CHOICES = 4 };

static const struct {
	const char *title, *column;
	size_t offset; /* of the value in struct as_annotation */
	const char *choices[CHOICES + 1];
} fields[UI_CLAIM_FIELDS] = {
	[UI_CLAIM_SHORT] = {N_("In short"), "normalised", offsetof(struct as_annotation, normalised), {NULL}},
	[UI_CLAIM_CLAIMANT] = {N_("Claimant"), "claimant", offsetof(struct as_annotation, claimant), {NULL}},
	[UI_CLAIM_ROLE] = {N_("Role"), "role", offsetof(struct as_annotation, role), {NULL}},
	[UI_CLAIM_SAID] = {N_("Said"), "said", offsetof(struct as_annotation, said), {NULL}},
	[UI_CLAIM_FORM] = {N_("Form"), "form", offsetof(struct as_annotation, form),
			   {N_("quote"), N_("paraphrase"), N_("headline"), N_("implied")}},
	[UI_CLAIM_CHECK] = {N_("Worth a check"), "checkworthy", offsetof(struct as_annotation, checkworthy),
			    {N_("yes"), N_("no")}},
	[UI_CLAIM_STATE] = {N_("State"), "state", offsetof(struct as_annotation, state),
			    {N_("open"), N_("checking"), N_("done")}},
	[UI_CLAIM_VERDICT] = {N_("Verdict"), "verdict", offsetof(struct as_annotation, verdict),
			      {NULL}}, /* those of the scale, by their digits */
	[UI_CLAIM_NOTE] = {N_("Note"), "note", offsetof(struct as_annotation, note), {NULL}},
};

const char *ui_claim_title(enum ui_claim_field field)
{
	return _(fields[field].title);
}

const char *ui_claim_column(enum ui_claim_field field)
{
	return fields[field].column;
}

const char *ui_claim_value(const struct as_annotation *annotation, enum ui_claim_field field)
{
	const char *value;
	memcpy(&value, (const char *)annotation + fields[field].offset, sizeof value);
	return value && *value ? value : NULL;
}

const char *ui_claim_choice(const struct as_session *session, enum ui_claim_field field, size_t n)
{
	const struct as_scale *scale = as_session_scale(session);
	if (field == UI_CLAIM_VERDICT)
		return n < scale->count ? scale->verdicts[n].name : NULL;
	return n < CHOICES ? fields[field].choices[n] : NULL;
}

const char *ui_claim_verdict(const struct as_session *session, uint32_t digit)
{
	const struct as_verdict *verdict =
		digit >= '0' && digit <= '9' ? as_scale_digit(as_session_scale(session), (char)digit) : NULL;
	return verdict ? verdict->name : NULL;
}

const char *ui_claim_next(const struct as_session *session, enum ui_claim_field field, const char *value)
{
	const char *choice;
	for (size_t n = 0; value && (choice = ui_claim_choice(session, field, n)); n++)
		if (!strcmp(choice, value)) {
			choice = ui_claim_choice(session, field, n + 1);
			return choice ? choice : "";
		}
	return ui_claim_choice(session, field, 0);
}
