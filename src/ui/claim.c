/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claim.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/guess.h"
#include "session/object.h"
#include "ui/bars.h"
#include "ui/claimedit.h"
#include "ui/claimform.h"
#include "ui/offers.h"

enum { FIRST_MS = 30 };
enum { ASK_FIELD = 1 };

/* ---- opening */

/* The words of the span on one line; owned by the caller. */
static char *one_line(const struct as_doc *doc, struct as_span span)
{
	struct as_buf out = AS_BUF_INIT;
	for (size_t at = span.start; at < span.end; at++) {
		char byte = doc->text[at];
		bool blank = byte == '\n' || byte == '\r' || byte == '\t' || byte == ' ';
		if (!blank)
			as_buf_addc(&out, byte);
		else if (out.len && out.data[out.len - 1] != ' ')
			as_buf_addc(&out, ' ');
	}
	return as_buf_detach(&out);
}

static bool make_claim(struct ui_claim_form *form, struct ui_view *view, struct as_span span, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_guess guess;
	char *normalised = one_line(form->text, span);
	as_guess_claim(&guess, &arena, form->text, span);
	struct as_annotation fields = {
		.kind = AS_APPEARANCE, .type = "claim", .normalised = normalised, .claimant = guess.claimant,
		.said = guess.said, .form = guess.form, .state = "open"};
	bool fine = as_session_claim(form->id, view->shared->session, form->doc, span, &fields, err);
	free(normalised);
	as_arena_free(&arena);
	form->acts = fine;
	view->shared->changes++;
	return fine;
}

/* ---- offers */

static bool claim_work(struct ui_view *view, int budget_ms)
{
	struct ui_claim_form *form = view->private;
	if (as_session_spread_step(&form->spread, view->shared->session, budget_ms))
		return true;
	free(form->others);
	form->others = as_calloc(form->spread.count + 1, sizeof *form->others);
	form->others_count = 0;
	for (size_t i = 0; i < form->spread.count; i++)
		if (form->spread.items[i].relation > AS_FORMAT)
			form->others[form->others_count++] = i;
	return false;
}

/* What other documents have of the claim as it stands now. */
static bool look_around(struct ui_claim_form *form, struct ui_view *view, struct as_error *err)
{
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	as_spread_free(&form->spread);
	form->others_count = 0;
	if (!here || here->state == AS_ANCHOR_ORPHAN)
		return true;
	struct as_spread_tag tag = as_spread_tag_of(here->annotation);
	if (!as_session_spread_begin(&form->spread, view->shared->session, form->doc, here->span, &tag, err))
		return false;
	view->working = claim_work(view, FIRST_MS);
	return true;
}

static bool claim_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct ui_claim_form *form = view->private;
	form->doc = target->doc;
	form->field = UI_CLAIM_NO_FIELD;
	form->text = as_session_doc(view->shared->session, target->doc, err);
	if (!form->text)
		return false;
	memcpy(form->id, target->id, sizeof form->id);
	if (!*form->id && !make_claim(form, view, target->span, err))
		return false;
	return look_around(form, view, err);
}

static void claim_close(struct ui_view *view)
{
	struct ui_claim_form *form = view->private;
	as_spread_free(&form->spread);
	free(form->others);
}

static void claim_status(struct ui_view *view, struct term_canvas *line)
{
	struct ui_claim_form *form = view->private;
	const char *what = _("Enter writes in the field, q ends the form");
	size_t open;
	ui_offers_same(&open, &form->spread);
	if (!view->working && form->field == UI_CLAIM_NO_FIELD && open) {
		struct as_buf told = AS_BUF_INIT;
		as_buf_printf(&told, ngettext("Saved. p takes %zu place with the same words; Enter ends, Tab goes to the fields",
					      "Saved. p takes %zu places with the same words; Enter ends, Tab goes to the fields",
					      open), open);
		ui_draw_clauses(line, TERM_DIM, told.data);
		as_buf_free(&told);
		return;
	}
	if (view->working)
		what = _("Saved. Other documents are being compared");
	else if (form->field == UI_CLAIM_NO_FIELD)
		what = _("Saved. Enter ends, a digit sets the verdict, Tab goes to the fields");
	else if (ui_claim_offer(form))
		what = ui_claim_offer(form)->taken ? _("Taken already")
						   : _("p or Enter takes this place, too; q ends the form");
	else if (ui_claim_choice(view->shared->session, (enum ui_claim_field)form->field, 0))
		what = _("Enter changes the field, q ends the form");
	ui_draw_clauses(line, TERM_DIM, what);
}

/* ---- acting */

static struct ui_outcome set_field(struct ui_claim_form *form, struct ui_view *view, enum ui_claim_field field,
				   const char *value)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	const char *before = here ? ui_claim_value(here->annotation, field) : NULL;
	if (!strcmp(before ? before : "", value))
		return ui_act(UI_ACT_DONE);
	if (!as_session_set_field(view->shared->session, form->id, ui_claim_column(field), value, &err))
		return ui_fail(view, &err);
	form->acts++;
	view->shared->changes++;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome end(struct ui_claim_form *form, struct ui_view *view)
{
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	if (here && form->acts) {
		const char *claimant = ui_claim_value(here->annotation, UI_CLAIM_CLAIMANT);
		if (claimant)
			ui_say(&view->shared->messages, _("Claim by %s kept; u undoes"), claimant);
		else
			ui_say(&view->shared->messages, _("Claim kept; u undoes"));
	}
	return ui_act(UI_ACT_BACK);
}

static struct ui_outcome undo_all(struct ui_claim_form *form, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	for (; form->acts; form->acts--) {
		char *what = NULL;
		bool fine = as_session_undo(&what, view->shared->session, &err);
		free(what);
		view->shared->changes++;
		if (!fine)
			return ui_fail(view, &err);
		ui_say(&view->shared->messages, _("Undone: what was done in the form"));
	}
	return ui_act(UI_ACT_BACK);
}

/* The offer at the cursor, else all of the same words, as one change. */
static struct ui_outcome spread(struct ui_claim_form *form, struct ui_view *view)
{
	const struct as_offer *offer = ui_claim_offer(form);
	if (view->working)
		view->working = claim_work(view, -1);
	bool changed = offer ? ui_offer_take(view, &form->spread, (size_t)(offer - form->spread.items), "Esc") :
			       ui_offers_take_same(view, &form->spread, "Esc");
	form->acts += changed;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome enter(struct ui_claim_form *form, struct ui_view *view)
{
	if (form->field == UI_CLAIM_NO_FIELD)
		return end(form, view);
	if (ui_claim_offer(form))
		return spread(form, view);
	enum ui_claim_field field = (enum ui_claim_field)form->field;
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	const char *value = here ? ui_claim_value(here->annotation, field) : NULL;
	if (ui_claim_choice(view->shared->session, field, 0))
		return set_field(form, view, field, ui_claim_next(view->shared->session, field, value));
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = ASK_FIELD + form->field, .label = ui_claim_title(field), .text = value}};
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Done")}, {UI_FIELD_NEXT, NULL}, {UI_VERDICT, NULL}, {UI_SPREAD, NULL},
	{UI_CANCEL, N_("Undo")}, {UI_EDITOR, NULL}, {UI_NONE, NULL},
};
static const struct ui_hint field_hints[] = {
	{UI_OPEN, N_("Write")}, {UI_FIELD_NEXT, NULL}, {UI_VERDICT, NULL}, {UI_BACK, N_("Done")},
	{UI_CANCEL, N_("Undo")}, {UI_EDITOR, NULL}, {UI_NONE, NULL},
};
static const struct ui_hint offer_hints[] = {
	{UI_OPEN, N_("Take")}, {UI_FIELD_NEXT, NULL}, {UI_VERDICT, NULL}, {UI_BACK, N_("Done")},
	{UI_CANCEL, N_("Undo")}, {UI_TAKE_SAME, NULL}, {UI_NONE, NULL},
};

static void to_field(struct ui_claim_form *form, struct ui_view *view, int field)
{
	form->field = field;
	view->hints = field == UI_CLAIM_NO_FIELD ? hints : ui_claim_offer(form) ? offer_hints : field_hints;
}

static struct ui_outcome next_field(struct ui_claim_form *form, struct ui_view *view, int step)
{
	/* One stop more than there are fields and offers: none of them, where Enter ends. */
	int stops = UI_CLAIM_FIELDS + (int)form->others_count + 1;
	to_field(form, view, (form->field + 1 + step + stops) % stops - 1);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome take_passage(struct ui_claim_form *form, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_span span;
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	if (!here || !as_object_at(&span, form->text, AS_UNIT_PASSAGE, here->span.start))
		return ui_act(UI_ACT_DONE);
	if (span.start == here->span.start && span.end == here->span.end) {
		ui_say(&view->shared->messages, _("The claim is the whole passage already"));
		return ui_act(UI_ACT_DONE);
	}
	if (!as_session_set_span(view->shared->session, form->id, form->doc, span, &err))
		return ui_fail(view, &err);
	form->acts++;
	view->shared->changes++;
	ui_say(&view->shared->messages, _("The claim takes in the whole passage; Esc undoes"));
	if (!look_around(form, view, &err))
		return ui_fail(view, &err);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome edit_note(struct ui_claim_form *form, struct ui_view *view)
{
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	return (struct ui_outcome){.act = UI_ACT_EDIT, .question = {
		.what = ASK_FIELD + UI_CLAIM_NOTE, .text = here ? here->annotation->note : NULL}};
}

static struct ui_outcome set_verdict(struct ui_claim_form *form, struct ui_view *view, uint32_t digit)
{
	const char *verdict = ui_claim_verdict(view->shared->session, digit);
	if (!verdict)
		return ui_no_verdict(view);
	ui_say(&view->shared->messages, _("Verdict: %s; Enter ends, Esc undoes"), _(verdict));
	return set_field(form, view, UI_CLAIM_VERDICT, verdict);
}

static struct ui_outcome claim_request(struct ui_view *view, const struct ui_call *call)
{
	struct ui_claim_form *form = view->private;
	if (!ui_claim_tagged(form, view->shared->session)) /* another program took it away */
		return ui_act(UI_ACT_BACK);
	switch (call->request) {
	case UI_OPEN: return enter(form, view);
	case UI_BACK: return end(form, view);
	case UI_CANCEL: return undo_all(form, view);
	case UI_FIELD_NEXT: case UI_DOWN: return next_field(form, view, 1);
	case UI_FIELD_PREV: case UI_UP: return next_field(form, view, -1);
	case UI_SPREAD: return spread(form, view);
	case UI_TAKE_SAME:
		if (ui_claim_offer(form))
			to_field(form, view, UI_CLAIM_NO_FIELD);
		return spread(form, view);
	case UI_TAKE_PASSAGE: return take_passage(form, view);
	case UI_EDITOR: return edit_note(form, view);
	case UI_VERDICT: return set_verdict(form, view, call->key.code);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome claim_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct ui_claim_form *form = view->private;
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	return set_field(form, view, (enum ui_claim_field)(what - ASK_FIELD), text);
}

const struct ui_view_ops ui_claim = {
	.name = N_("claim"),
	.context = UI_IN_CLAIM,
	.private_size = sizeof(struct ui_claim_form),
	.overlay = true,
	.hints = hints,
	.open = claim_open,
	.close = claim_close,
	.draw = ui_claim_draw,
	.status = claim_status,
	.request = claim_request,
	.work = claim_work,
	.answer = claim_answer,
};
