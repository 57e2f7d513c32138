/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claim.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/guess.h"
#include "session/object.h"
#include "text/display.h"
#include "ui/claimfields.h"
#include "ui/docs.h"

enum { NO_FIELD = -1, WIDEST = 80, TWO_COLUMNS = 60, CARRIERS_SHOWN = 3 };
enum { ASK_FIELD = 1 };

struct form {
	size_t doc;
	const struct as_doc *text;  /* borrowed */
	char id[AS_UUID_TEXT];
	int field;                  /* the one that Enter enters; NO_FIELD: Enter ends the form */
	size_t acts;                /* changes made in the form: Esc undoes as many */
	struct as_carrier *carriers; /* owned */
	size_t carriers_count;
};

static const struct as_tagged *tagged(const struct form *form, struct as_session *session)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, form->doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(items[i].annotation->id, form->id))
			return &items[i];
	return NULL;
}

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

static bool make_claim(struct form *form, struct ui_view *view, struct as_span span, struct as_error *err)
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

static bool claim_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct form *form = view->private;
	struct as_span passage;
	form->doc = target->doc;
	form->field = NO_FIELD;
	form->text = as_session_doc(view->shared->session, target->doc, err);
	if (!form->text)
		return false;
	memcpy(form->id, target->id, sizeof form->id);
	if (!*form->id && !make_claim(form, view, target->span, err))
		return false;
	if (as_object_at(&passage, form->text, AS_UNIT_PASSAGE, target->span.start))
		for (size_t i = 0; i < form->text->passages_count; i++)
			if (form->text->passages[i].span.start == passage.start)
				form->carriers_count = as_session_parallels(&form->carriers, view->shared->session,
									    form->doc, i);
	return true;
}

static void claim_close(struct ui_view *view)
{
	free(((struct form *)view->private)->carriers);
}

/* ---- drawing */

static void draw_choices(struct term_canvas *box, int row, int col, const char *value)
{
	const char *choice;
	for (size_t n = 1; n <= 6; n++) { /* 1 to 5, then 0: as the keys lie */
		size_t digit = n % 6;
		choice = ui_claim_choice(UI_CLAIM_VERDICT, digit);
		bool here = value && !strcmp(value, choice);
		col += term_printf(box, row, col, -1, TERM_KEYBAR_KEY, "%zu", digit) + 1;
		col += term_put_ui(box, row, col, -1, here ? TERM_SELECTED : TERM_NORMAL,
				   ui_claim_short(UI_CLAIM_VERDICT, digit)) + 2;
	}
}

static void draw_field(const struct form *form, struct term_canvas *box, const struct as_annotation *annotation,
		       enum ui_claim_field field, int row, int col, int cells)
{
	const char *title = ui_claim_title(field), *value = ui_claim_value(annotation, field);
	bool here = (int)field == form->field;
	int used = 2 + (int)as_display_width(title, strlen(title));
	if (here) {
		term_put_symbol(box, row, col, TERM_CURSOR_ROW, TERM_SYM_POINTER);
		term_set_cursor(box, row, col);
	}
	term_put_ui(box, row, col + 2, cells, TERM_DIM, title);
	used = used < 11 ? 12 : used + 2;
	if (field == UI_CLAIM_VERDICT && box->cols >= TWO_COLUMNS)
		draw_choices(box, row, col + used, value);
	else if (value && ui_claim_choice(field, 0))
		term_put_ui(box, row, col + used, cells - used, here ? TERM_CURSOR_ROW : TERM_NORMAL, _(value));
	else
		term_put_ui(box, row, col + used, cells - used, here ? TERM_CURSOR_ROW : TERM_NORMAL,
			    value ? value : "-");
}

/* The fields in rows; two to a row where the form is wide. */
static const signed char wide_rows[][2] = {
	{UI_CLAIM_SHORT, -1}, {UI_CLAIM_CLAIMANT, UI_CLAIM_ROLE}, {UI_CLAIM_SAID, UI_CLAIM_FORM},
	{UI_CLAIM_CHECK, UI_CLAIM_STATE}, {UI_CLAIM_VERDICT, -1}, {UI_CLAIM_NOTE, -1}};
static const signed char narrow_rows[][2] = {
	{UI_CLAIM_SHORT, -1}, {UI_CLAIM_CLAIMANT, -1}, {UI_CLAIM_ROLE, -1}, {UI_CLAIM_SAID, -1},
	{UI_CLAIM_FORM, -1}, {UI_CLAIM_CHECK, -1}, {UI_CLAIM_STATE, -1}, {UI_CLAIM_VERDICT, -1}, {UI_CLAIM_NOTE, -1}};
enum { WIDE_ROWS = sizeof wide_rows / sizeof *wide_rows, NARROW_ROWS = sizeof narrow_rows / sizeof *narrow_rows };

static void draw_fields(const struct form *form, struct term_canvas *box, const struct as_annotation *annotation)
{
	bool wide = box->cols >= TWO_COLUMNS;
	const signed char (*rows)[2] = wide ? wide_rows : narrow_rows;
	int count = wide ? WIDE_ROWS : NARROW_ROWS, focused = 0;
	for (int row = 0; row < count; row++)
		if (form->field != NO_FIELD && (rows[row][0] == form->field || rows[row][1] == form->field))
			focused = row;
	int first = focused >= box->rows ? focused - box->rows + 1 : 0;
	for (int row = first; row < count; row++)
		for (int half = 0; half < 2; half++)
			if (rows[row][half] >= 0)
				draw_field(form, box, annotation, (enum ui_claim_field)rows[row][half], row - first,
					   half ? box->cols / 2 : 0,
					   half || rows[row][1] >= 0 ? box->cols / 2 : box->cols);
}

static void draw_carriers(const struct form *form, struct ui_shared *shared, struct term_canvas *box, int row)
{
	if (!form->carriers_count)
		return;
	int col = 2 + term_put_ui(box, row, 2, -1, TERM_DIM, _("Passage carried by"));
	for (size_t i = 0; i < form->carriers_count && col < box->cols; i++) {
		char label[UI_LABEL];
		ui_doc_label(label, shared->session, form->carriers[i].doc);
		col += term_printf(box, row, col, -1, TERM_NORMAL, " %s ", label);
		col += term_put_symbol(box, row, col, TERM_DIM, TERM_SYM_PARAGRAPH);
		col += term_printf(box, row, col, -1, TERM_DIM, "%u", form->carriers[i].passage + 1);
	}
}

static void claim_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct form *form = view->private;
	const struct as_tagged *here = tagged(form, view->shared->session);
	if (!here)
		return;
	int width = canvas->cols < WIDEST ? canvas->cols : WIDEST, left = (canvas->cols - width) / 2;
	int fields = width - 4 >= TWO_COLUMNS ? WIDE_ROWS : NARROW_ROWS;
	int rows = fields + 2 + 1 + (form->carriers_count > 0);
	if (rows > canvas->rows - 1)
		rows = canvas->rows - 1;
	int top = canvas->rows - rows;
	if (canvas->root->cursor_row - canvas->top >= top && rows < canvas->rows - 2)
		top = 1; /* the sentence stays in sight */
	term_fill(canvas, top, left, rows, width, TERM_NORMAL);
	term_box(canvas, top, left, rows, width, TERM_BORDER, _("claim"));
	struct term_canvas box = term_canvas_part(canvas, top + 1, left + 2, rows - 2, width - 4);
	term_set_cursor(&box, 0, 0);
	term_put_fit(&box, 0, 0, -1, TERM_TAG_CLAIM, form->text->text + here->span.start, as_span_length(here->span));
	struct term_canvas part = term_canvas_part(&box, 1, 0, box.rows - 1, box.cols);
	draw_fields(form, &part, here->annotation);
	draw_carriers(form, view->shared, &part, fields);
}

static void claim_status(struct ui_view *view, struct term_canvas *line)
{
	struct form *form = view->private;
	const char *what = _("Enter writes in the field, q ends the form");
	if (form->field == NO_FIELD)
		what = _("Saved. Enter ends, a digit sets the verdict, Tab goes to the fields");
	else if (ui_claim_choice((enum ui_claim_field)form->field, 0))
		what = _("Enter changes the field, q ends the form");
	term_put_ui(line, 0, 1, -1, TERM_DIM, what);
}

/* ---- acting */

static struct ui_outcome set_field(struct form *form, struct ui_view *view, enum ui_claim_field field,
				   const char *value)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tagged *here = tagged(form, view->shared->session);
	const char *before = here ? ui_claim_value(here->annotation, field) : NULL;
	if (!strcmp(before ? before : "", value))
		return ui_act(UI_ACT_DONE);
	if (!as_session_set_field(view->shared->session, form->id, ui_claim_column(field), value, &err))
		return ui_fail(view, &err);
	form->acts++;
	view->shared->changes++;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome end(struct form *form, struct ui_view *view)
{
	const struct as_tagged *here = tagged(form, view->shared->session);
	if (here && form->acts) {
		const char *claimant = ui_claim_value(here->annotation, UI_CLAIM_CLAIMANT);
		if (claimant)
			ui_say(&view->shared->messages, _("Claim by %s kept; u undoes"), claimant);
		else
			ui_say(&view->shared->messages, _("Claim kept; u undoes"));
	}
	return ui_act(UI_ACT_BACK);
}

static struct ui_outcome undo_all(struct form *form, struct ui_view *view)
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

static struct ui_outcome enter(struct form *form, struct ui_view *view)
{
	if (form->field == NO_FIELD)
		return end(form, view);
	enum ui_claim_field field = (enum ui_claim_field)form->field;
	const struct as_tagged *here = tagged(form, view->shared->session);
	const char *value = here ? ui_claim_value(here->annotation, field) : NULL;
	if (ui_claim_choice(field, 0))
		return set_field(form, view, field, ui_claim_next(field, value));
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = ASK_FIELD + form->field, .label = ui_claim_title(field), .text = value}};
}

static struct ui_outcome next_field(struct form *form, int step)
{
	/* One stop more than there are fields: none of them, where Enter ends. */
	form->field = (form->field + 1 + step + UI_CLAIM_FIELDS + 1) % (UI_CLAIM_FIELDS + 1) - 1;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome take_passage(struct form *form, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_span span;
	const struct as_tagged *here = tagged(form, view->shared->session);
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
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome edit_note(struct form *form, struct ui_view *view)
{
	const struct as_tagged *here = tagged(form, view->shared->session);
	return (struct ui_outcome){.act = UI_ACT_EDIT, .question = {
		.what = ASK_FIELD + UI_CLAIM_NOTE, .text = here ? here->annotation->note : NULL}};
}

static struct ui_outcome claim_request(struct ui_view *view, const struct ui_call *call)
{
	struct form *form = view->private;
	if (!tagged(form, view->shared->session)) /* another program took it away */
		return ui_act(UI_ACT_BACK);
	switch (call->request) {
	case UI_OPEN: return enter(form, view);
	case UI_BACK: return end(form, view);
	case UI_CANCEL: return undo_all(form, view);
	case UI_FIELD_NEXT: case UI_DOWN: return next_field(form, 1);
	case UI_FIELD_PREV: case UI_UP: return next_field(form, -1);
	case UI_TAKE_PASSAGE: return take_passage(form, view);
	case UI_EDITOR: return edit_note(form, view);
	case UI_VERDICT: {
		const char *verdict = ui_claim_verdict(call->key.code);
		if (verdict)
			ui_say(&view->shared->messages, _("Verdict: %s; Enter ends, Esc undoes"), _(verdict));
		return verdict ? set_field(form, view, UI_CLAIM_VERDICT, verdict) : ui_act(UI_ACT_DONE);
	}
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome claim_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct form *form = view->private;
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	return set_field(form, view, (enum ui_claim_field)(what - ASK_FIELD), text);
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Done")}, {UI_FIELD_NEXT, NULL}, {UI_VERDICT, NULL}, {UI_CANCEL, N_("Undo")},
	{UI_TAKE_PASSAGE, NULL}, {UI_EDITOR, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_claim = {
	.name = N_("claim"),
	.context = UI_IN_CLAIM,
	.private_size = sizeof(struct form),
	.overlay = true,
	.hints = hints,
	.open = claim_open,
	.close = claim_close,
	.draw = claim_draw,
	.status = claim_status,
	.request = claim_request,
	.answer = claim_answer,
};
