/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/card.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/find.h"
#include "ui/bars.h"
#include "ui/carddraw.h"
#include "ui/claimedit.h"
#include "ui/claimlist.h"

enum { FIRST_MS = 50, ASK_NOTE = 1, ASK_RELATION };

struct card {
	struct ui_sheet sheet;
	char claim[AS_UUID_TEXT];
	unsigned changes;        /* of the shared state, when loaded */
	bool loaded;
	char noted[AS_UUID_TEXT]; /* what a note is being written on */
};

/* ---- keeping up */

static void forget(struct card *card)
{
	if (!card->loaded)
		return;
	free(card->sheet.looked);
	as_card_free(&card->sheet.card);
	card->sheet.looked = NULL;
	card->loaded = false;
}

static bool load(struct card *card, struct ui_view *view, const struct as_ledger_row *row, struct as_error *err)
{
	struct ui_sheet *sheet = &card->sheet;
	forget(card);
	if (!as_card_load(&sheet->card, view->shared->session, row->claim->id, err))
		return false;
	sheet->row = row;
	sheet->places = AS_NEW_ARRAY(&sheet->card.arena, struct as_card_place, row->claim->places_count + 1);
	sheet->looked = as_calloc(row->claim->places_count + 1, sizeof *sheet->looked);
	card->loaded = true;
	card->changes = view->shared->changes;
	memcpy(card->claim, row->claim->id, sizeof card->claim);
	return true;
}

/* The card follows the ledger's cursor, and what changed; false when the claim is gone. */
static bool follow(struct card *card, struct ui_view *view, int budget_ms, struct as_error *err)
{
	struct ui_claimlist *list = view->shared->claims;
	view->working = ui_claimlist_catch_up(list, view->shared, budget_ms);
	if (view->working)
		return true; /* what was loaded stays until all is read */
	const struct as_ledger_row *row = as_ledger_find(list->ledger, card->claim);
	if (!row)
		return as_error_set(err, AS_ERR_NOT_FOUND, "%s", _("The claim is not there any more"));
	if (card->loaded && card->sheet.row == row && card->changes == view->shared->changes)
		return true;
	return load(card, view, row, err);
}

static bool card_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct card *card = view->private;
	struct ui_claimlist *list = ui_claims_of(view->shared);
	const char *id = *target->id ? target->id : list->selected;
	while (ui_claimlist_catch_up(list, view->shared, FIRST_MS))
		;
	const struct as_ledger_row *row = *id ? as_ledger_find(list->ledger, id) : NULL;
	if (!row)
		return as_error_set(err, AS_ERR_NOT_FOUND, "%s", _("The claim is not there any more"));
	ui_claimlist_select_claim(list, row->claim->id);
	return load(card, view, row, err);
}

static void card_close(struct ui_view *view)
{
	forget(view->private);
}

static bool card_work(struct ui_view *view, int budget_ms)
{
	follow(view->private, view, budget_ms, NULL);
	return view->working;
}

static void card_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct card *card = view->private;
	if (!follow(card, view, FIRST_MS, NULL)) {
		forget(card);
		term_put_ui(canvas, 1, 3, -1, TERM_NORMAL, _("The claim is not there any more"));
	} else if (card->loaded && !view->working) {
		ui_sheet_draw(&card->sheet, view->shared, canvas);
	}
}

static void card_status(struct ui_view *view, struct term_canvas *line)
{
	struct card *card = view->private;
	size_t number;
	const char *what = "";
	if (!card->loaded || view->working || !ui_sheet_count(&card->sheet))
		return;
	switch (ui_sheet_item(&number, &card->sheet, card->sheet.items.selected)) {
	case UI_CARD_PLACE: what = _("Enter goes to the place, d compares with the first wording"); break;
	case UI_CARD_EVIDENCE: what = _("Enter opens the evidence, E its note, D deletes it"); break;
	case UI_CARD_RELATION: what = _("Enter goes to the other claim, D deletes the relation"); break;
	}
	ui_draw_clauses(line, TERM_DIM, what);
}

/* ---- acting on an item */

static struct ui_outcome said(struct ui_view *view, const char *sentence)
{
	ui_say(&view->shared->messages, "%s", sentence);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome read_place(struct card *card, struct ui_view *view, size_t n)
{
	const struct as_card_place *place = ui_sheet_place(&card->sheet, view->shared->session, n);
	if (!as_span_length(place->span))
		return said(view, _("The words are not found in the corpus any more"));
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_READER, .doc = (size_t)card->sheet.row->claim->places[n].document->number,
		.span = place->span}};
}

/* Shows another claim on this card. */
static struct ui_outcome turn_to(struct card *card, struct ui_view *view, const struct as_ledger_row *row)
{
	struct as_error err = AS_ERROR_INIT;
	if (!row)
		return said(view, _("The claim is not there any more"));
	card->sheet.items = (struct ui_list){.count = 0};
	if (!load(card, view, row, &err))
		return ui_fail(view, &err);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome open_item(struct card *card, struct ui_view *view)
{
	size_t number;
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_EVIDENCE}};
	switch (ui_sheet_item(&number, &card->sheet, card->sheet.items.selected)) {
	case UI_CARD_PLACE: return read_place(card, view, number);
	case UI_CARD_EVIDENCE:
		memcpy(open.target.id, card->sheet.card.evidence[number].id, sizeof open.target.id);
		memcpy(open.target.claim, card->claim, sizeof open.target.claim);
		return open;
	default: break;
	}
	struct ui_claimlist *list = view->shared->claims;
	const struct as_ledger_row *row = as_ledger_find(list->ledger, card->sheet.card.relations[number].other);
	if (row)
		ui_claimlist_select_claim(list, row->claim->id);
	return turn_to(card, view, row);
}

static struct ui_outcome compare_place(struct card *card, struct ui_view *view)
{
	size_t number;
	const struct as_claim *claim = card->sheet.row->claim;
	if (ui_sheet_item(&number, &card->sheet, card->sheet.items.selected) != UI_CARD_PLACE)
		return said(view, _("Choose a wording to compare"));
	const struct as_claim_document *first = claim->places[0].document, *here = claim->places[number].document;
	const struct as_card_place *place = ui_sheet_place(&card->sheet, view->shared->session, 0);
	if (first == here)
		return said(view, _("This is the document of the first wording"));
	if (first->number < 0 || here->number < 0)
		return said(view, _("The words are not found in the corpus any more"));
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_COMPARE, .doc = (size_t)first->number, .other = (size_t)here->number,
		.span = place->span}};
}

/* Deletes the wording, evidence or relation; the last wording is the claim. */
static struct ui_outcome erase(struct card *card, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	size_t number;
	const struct as_claim *claim = card->sheet.row->claim;
	const char *id, *sentence;
	switch (ui_sheet_item(&number, &card->sheet, card->sheet.items.selected)) {
	case UI_CARD_PLACE:
		id = claim->places_count > 1 ? claim->places[number].id : claim->id;
		sentence = claim->places_count > 1 ? _("The claim is not in this report any more; u undoes") :
			   _("Claim deleted; u undoes");
		break;
	case UI_CARD_EVIDENCE:
		id = card->sheet.card.evidence[number].id;
		sentence = _("Evidence deleted; u undoes");
		break;
	default:
		id = card->sheet.card.relations[number].id;
		sentence = _("Relation deleted; u undoes");
	}
	if (!as_session_delete(view->shared->session, &id, 1, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	ui_say(&view->shared->messages, "%s", sentence);
	return ui_act(id == claim->id ? UI_ACT_BACK : UI_ACT_DONE);
}

/* ---- notes and relations */

/* On evidence its note, else that of the wording (the first one of the claim). */
static struct ui_outcome edit_note(struct card *card, struct ui_view *view)
{
	size_t number;
	const struct as_claim *claim = card->sheet.row->claim;
	enum ui_card_item item = ui_sheet_item(&number, &card->sheet, card->sheet.items.selected);
	const char *id = claim->places[0].id, *note = claim->places[0].note;
	if (item == UI_CARD_EVIDENCE) {
		id = card->sheet.card.evidence[number].id;
		note = card->sheet.card.evidence[number].note;
	} else if (item == UI_CARD_PLACE) {
		id = claim->places[number].id;
		note = claim->places[number].note;
	}
	(void)view;
	memcpy(card->noted, id, sizeof card->noted);
	return (struct ui_outcome){.act = UI_ACT_EDIT, .question = {.what = ASK_NOTE, .text = note}};
}

static struct ui_outcome relate(struct card *card, struct ui_view *view, const char *argument)
{
	static const char *const kinds[] = {N_("repeats"), N_("contradicts"), N_("answers"), N_("follows")};
	struct as_error err = AS_ERROR_INIT;
	struct ui_claimlist *list = view->shared->claims;
	const char **ids, *kind = NULL;
	size_t count = list->marked ? ui_claimlist_chosen(&ids, list) : 0, others = 0, len = strlen(argument);
	if (!count)
		return said(view, _("Mark the other claim in the list first (m), then relate this one to it"));
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], card->claim) != 0)
			ids[others++] = ids[i];
	for (size_t i = 0; len && i < sizeof kinds / sizeof *kinds; i++)
		if (!strncmp(kinds[i], argument, len) || !strncmp(_(kinds[i]), argument, len))
			kind = kinds[i];
	struct ui_outcome outcome = ui_act(UI_ACT_DONE);
	if (!len)
		outcome = (struct ui_outcome){.act = UI_ACT_ASK, .question = {
			.what = ASK_RELATION, .label = _("repeats, contradicts, answers or follows the marked: ")}};
	else if (!kind)
		ui_warn(&view->shared->messages, _("A relation is repeats, contradicts, answers or follows"));
	else if (!as_session_relate(NULL, view->shared->session, card->claim, kind, ids, others, &err))
		outcome = ui_fail(view, &err);
	else {
		view->shared->changes++;
		ui_say(&view->shared->messages, ngettext("Related to %zu claim; u undoes", "Related to %zu claims; u undoes",
							 others), others);
	}
	free(ids);
	return outcome;
}

static struct ui_outcome card_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct card *card = view->private;
	struct as_error err = AS_ERROR_INIT;
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	if (what == ASK_RELATION)
		return *text ? relate(card, view, text) : ui_act(UI_ACT_DONE);
	if (!as_session_set_field(view->shared->session, card->noted, "note", text, &err))
		return ui_fail(view, &err);
	view->shared->changes++;
	return said(view, *text ? _("Note kept; u undoes") : _("Note emptied; u undoes"));
}

/* ---- dispatch */

static struct ui_outcome change(struct card *card, struct ui_view *view, const struct ui_call *call)
{
	struct ui_claim_change what;
	const char *id = card->claim;
	if (ui_claim_change_read(&what, view, call, card->sheet.row))
		ui_claim_change_do(&what, view, &id, 1);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome unchecked(struct card *card, struct ui_view *view, bool forward)
{
	struct ui_claimlist *list = view->shared->claims;
	if (!ui_claimlist_unchecked(list, forward))
		return said(view, _("All claims here are done"));
	if (ui_claimlist_here(list) == card->sheet.row)
		return said(view, _("All other claims here are done"));
	return turn_to(card, view, ui_claimlist_here(list));
}

/* Offers of the wording at the cursor, or of the first, to other documents. */
static struct ui_outcome spread(struct card *card, struct ui_view *view)
{
	size_t number;
	const struct as_claim *claim = card->sheet.row->claim;
	if (ui_sheet_item(&number, &card->sheet, card->sheet.items.selected) != UI_CARD_PLACE)
		number = 0;
	const struct as_card_place *place = ui_sheet_place(&card->sheet, view->shared->session, number);
	if (!as_span_length(place->span))
		return said(view, _("The words are not found in the corpus any more"));
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_SPREAD, .doc = (size_t)claim->places[number].document->number, .span = place->span}};
	memcpy(open.target.id, claim->places[number].id, sizeof open.target.id);
	return open;
}

static struct ui_outcome add_evidence(struct card *card)
{
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_EVIDENCE}};
	memcpy(open.target.claim, card->claim, sizeof open.target.claim);
	return open;
}

static struct ui_outcome card_request(struct ui_view *view, const struct ui_call *call)
{
	struct card *card = view->private;
	if (call->request == UI_CANCEL)
		return ui_act(UI_ACT_BACK);
	if (!card->loaded || view->working)
		return ui_act(UI_ACT_IGNORED);
	if (ui_list_request(&card->sheet.items, call->request))
		return ui_act(UI_ACT_DONE);
	switch (call->request) {
	case UI_OPEN: return open_item(card, view);
	case UI_COMPARE: return compare_place(card, view);
	case UI_CLAIM: return ui_claim_form(view, card->sheet.row);
	case UI_SPREAD: return spread(card, view);
	case UI_ADD_EVIDENCE: return add_evidence(card);
	case UI_RELATE: return relate(card, view, call->argument);
	case UI_EDITOR: return edit_note(card, view);
	case UI_DELETE: return erase(card, view);
	case UI_VERDICT: case UI_WORK_STATE: case UI_FIELD: return change(card, view, call);
	case UI_UNCHECKED_NEXT: case UI_UNCHECKED_PREV:
		return unchecked(card, view, call->request == UI_UNCHECKED_NEXT);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

/* To the next wording that holds the phrase. */
static bool card_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct card *card = view->private;
	struct as_needle needle;
	size_t count = card->loaded ? card->sheet.row->claim->places_count : 0;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t at = (card->sheet.items.selected + (forward ? step : count - step % count)) % count;
			const char *text = card->sheet.row->claim->places[at].text;
			struct as_span hit;
			found = text && as_find_next(&hit, &needle, text, strlen(text), 0);
			if (found)
				card->sheet.items.selected = at;
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Go there")}, {UI_VERDICT, NULL}, {UI_WORK_STATE, NULL}, {UI_UNCHECKED_NEXT, NULL},
	{UI_ADD_EVIDENCE, NULL}, {UI_CLAIM, N_("Form")}, {UI_SPREAD, NULL}, {UI_EDITOR, N_("Note")}, {UI_COMPARE, NULL}, {UI_UNDO, NULL},
	{UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_card = {
	.name = N_("card"),
	.context = UI_IN_CARD,
	.private_size = sizeof(struct card),
	.hints = hints,
	.open = card_open,
	.close = card_close,
	.draw = card_draw,
	.status = card_status,
	.request = card_request,
	.work = card_work,
	.answer = card_answer,
	.search = card_search,
};
