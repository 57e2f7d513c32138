/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claimedit.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "session/card.h"
#include "session/scale.h"
#include "ui/claimfields.h"
#include "ui/claimlist.h"

/* ---- reading a change */

/* A choice as the reader may type it: as it is stored or as it is shown, or by its beginning. */
static const char *choice_named(const struct ui_view *view, enum ui_claim_field field, const char *text)
{
	const char *choice, *begun = NULL;
	size_t len = strlen(text);
	for (size_t n = 0; (choice = ui_claim_choice(view->shared->session, field, n)); n++) {
		if (!strcmp(choice, text) || !strcmp(_(choice), text))
			return choice;
		if (len && (!strncmp(choice, text, len) || !strncmp(_(choice), text, len)))
			begun = begun ? begun : choice;
	}
	return begun;
}

struct ui_outcome ui_no_verdict(struct ui_view *view)
{
	const struct as_scale *scale = as_session_scale(view->shared->session);
	struct as_buf text = AS_BUF_INIT;
	for (size_t i = 0; i < scale->count; i++)
		as_buf_printf(&text, "%s%c %s", i ? ", " : "", scale->verdicts[i].digit, _(scale->verdicts[i].name));
	ui_warn(&view->shared->messages, _("The scale %s has: %s; - takes a verdict away"), scale->name, text.data);
	as_buf_free(&text);
	return ui_act(UI_ACT_DONE);
}

static bool read_verdict(struct ui_claim_change *change, struct ui_view *view, const struct ui_call *call)
{
	const char *argument = call->argument;
	change->field = "verdict";
	change->value = *argument && argument[1] ? choice_named(view, UI_CLAIM_VERDICT, argument) :
			ui_claim_verdict(view->shared->session, call->key.code);
	if (!strcmp(argument, "-"))
		change->value = "";
	if (!change->value)
		ui_no_verdict(view);
	return change->value != NULL;
}

static bool read_state(struct ui_claim_change *change, struct ui_view *view, const struct ui_call *call,
		       const struct as_ledger_row *row)
{
	change->field = "state";
	change->value = *call->argument ? choice_named(view, UI_CLAIM_STATE, call->argument) :
			ui_claim_next(view->shared->session, UI_CLAIM_STATE, row->claim->state);
	if (change->value && !*change->value) /* after the last comes the first: a claim has a state */
		change->value = ui_claim_choice(view->shared->session, UI_CLAIM_STATE, 0);
	if (!change->value)
		ui_warn(&view->shared->messages, _("The state of a claim is open, checking or done"));
	return change->value != NULL;
}

static bool read_field(struct ui_claim_change *change, struct ui_view *view, const struct ui_call *call)
{
	size_t len = strcspn(call->argument, " =");
	change->field = change->name;
	change->value = call->argument + len + strspn(call->argument + len, " =");
	if (len && len < sizeof change->name) {
		snprintf(change->name, sizeof change->name, "%.*s", (int)len, call->argument);
		if (!strcmp(change->value, "-"))
			change->value = "";
		for (enum ui_claim_field field = 0; field < UI_CLAIM_FIELDS; field++)
			if (!strcmp(change->name, ui_claim_column(field))) {
				const char *choice = *change->value ? choice_named(view, field, change->value) : NULL;
				change->value = choice ? choice : change->value;
				return true;
			}
	}
	ui_warn(&view->shared->messages, _("field NAME VALUE: normalised, claimant, role, said, form, checkworthy, "
					   "state, verdict or note; - empties it"));
	return false;
}

bool ui_claim_change_read(struct ui_claim_change *change, struct ui_view *view, const struct ui_call *call,
			  const struct as_ledger_row *row)
{
	switch (call->request) {
	case UI_VERDICT: return read_verdict(change, view, call);
	case UI_WORK_STATE: return read_state(change, view, call, row);
	default: return read_field(change, view, call);
	}
}

/* ---- doing it */

bool ui_claim_change_do(const struct ui_claim_change *change, struct ui_view *view, const char *const *ids,
			size_t count)
{
	struct as_error err = AS_ERROR_INIT;
	struct ui_messages *messages = &view->shared->messages;
	if (!as_ledger_set(ui_claims_of(view->shared)->ledger, ids, count, change->field, change->value, &err)) {
		ui_fail(view, &err);
		return false;
	}
	view->shared->changes++;
	if (!as_ledger_is_stale(view->shared->claims->ledger))
		ui_claimlist_follow(view->shared->claims, change->field);
	const char *title = change->field;
	for (enum ui_claim_field field = 0; field < UI_CLAIM_FIELDS; field++)
		if (!strcmp(change->field, ui_claim_column(field)))
			title = ui_claim_title(field);
	const char *value = *change->value ? _(change->value) : "-";
	if (count == 1)
		ui_say(messages, _("%s: %s; u undoes"), title, value);
	else
		ui_say(messages, ngettext("%s of %zu claim: %s; u undoes", "%s of %zu claims: %s; u undoes", count),
		       title, count, value);
	return true;
}

bool ui_claims_delete(struct ui_view *view, const char *const *ids, size_t count)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_delete(view->shared->session, ids, count, &err)) {
		ui_fail(view, &err);
		return false;
	}
	view->shared->changes++;
	ui_say(&view->shared->messages, ngettext("%zu claim deleted with its evidence; u undoes",
						 "%zu claims deleted with their evidence; u undoes", count), count);
	return true;
}

struct ui_outcome ui_claim_next_place(struct ui_view *view, const char *id, bool forward, enum ui_act act)
{
	struct as_error err = AS_ERROR_INIT;
	struct ui_outcome open = {.act = act, .target = {.view = UI_VIEW_READER}};
	if (!as_session_next_place(&open.target.doc, &open.target.span, view->shared->session, id, forward, &err))
		return ui_fail(view, &err);
	return open;
}

struct ui_outcome ui_claim_form(struct ui_view *view, const struct as_ledger_row *row)
{
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_CLAIM}};
	for (size_t i = 0; i < row->claim->places_count; i++) {
		const struct as_claim_place *place = &row->claim->places[i];
		if (place->document->number < 0)
			continue;
		open.target.doc = (size_t)place->document->number;
		memcpy(open.target.id, place->id, sizeof open.target.id);
		return open;
	}
	ui_warn(&view->shared->messages, _("No document of this claim is in the corpus any more"));
	return ui_act(UI_ACT_DONE);
}
