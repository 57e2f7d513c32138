/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New evidence is kept as soon as it has an address or quoted words; from then
 * on each field is, as in the form of a claim. */
#include "ui/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/card.h"
#include "text/display.h"
#include "ui/bars.h"

enum field { STANCE, URL, TITLE, QUOTE, ACCESSED, ARCHIVE, NOTE, FIELDS };
enum { NO_FIELD = FIELDS, WIDEST = 80, DATE_TEXT = 11 };

static const struct {
	const char *title, *column;
} fields[FIELDS] = {
	[STANCE] = {N_("Stance"), "stance"}, [URL] = {N_("Address"), "url"}, [TITLE] = {N_("Title"), "title"},
	[QUOTE] = {N_("It says"), "quote"}, [ACCESSED] = {N_("Seen on"), "accessed"},
	[ARCHIVE] = {N_("Archived at"), "archive_url"}, [NOTE] = {N_("Note"), "note"},
};

struct form {
	char id[AS_UUID_TEXT];    /* "" while it is not kept yet */
	char claim[AS_UUID_TEXT];
	char *values[FIELDS];     /* owned; NULL: not stated */
	unsigned field;           /* that Enter enters; NO_FIELD: Enter ends the form */
	size_t acts;              /* changes made in the form: Esc undoes as many */
};

static void set_value(struct form *form, unsigned field, const char *value)
{
	char *kept = value && *value ? as_strdup(value) : NULL;
	free(form->values[field]);
	form->values[field] = kept;
}

/* The evidence as the sidecar has it. */
static bool read_back(struct form *form, struct as_session *session, struct as_error *err)
{
	struct as_card card;
	bool found = false;
	if (!as_card_load(&card, session, form->claim, err))
		return false;
	for (size_t i = 0; i < card.evidence_count && !found; i++) {
		const struct as_evidence *now = &card.evidence[i];
		const char *const values[FIELDS] = {now->stance, now->url, now->title, now->quote, now->accessed,
						    now->archive_url, now->note};
		found = !strcmp(now->id, form->id);
		for (unsigned field = 0; field < FIELDS && found; field++)
			set_value(form, field, values[field]);
	}
	as_card_free(&card);
	return found || as_error_set(err, AS_ERR_NOT_FOUND, "%s", _("The evidence is not there any more"));
}

static bool evidence_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct form *form = view->private;
	char now[AS_UTC_TEXT];
	memcpy(form->id, target->id, sizeof form->id);
	memcpy(form->claim, target->claim, sizeof form->claim);
	form->field = *form->id ? NO_FIELD : URL;
	if (*form->id)
		return read_back(form, view->shared->session, err);
	as_clock_utc(now);
	now[DATE_TEXT - 1] = '\0';
	set_value(form, STANCE, "supports");
	set_value(form, ACCESSED, now);
	return true;
}

static void evidence_close(struct ui_view *view)
{
	struct form *form = view->private;
	for (unsigned field = 0; field < FIELDS; field++)
		free(form->values[field]);
}

/* ---- drawing */

static int title_cells(void)
{
	int most = 0;
	for (unsigned field = 0; field < FIELDS; field++) {
		const char *title = _(fields[field].title);
		int cells = (int)as_display_width(title, strlen(title));
		most = cells > most ? cells : most;
	}
	return most;
}

static void draw_field(const struct form *form, struct term_canvas *box, int row, unsigned field)
{
	bool here = field == form->field;
	const char *value = form->values[field];
	int col = 2 + title_cells() + 2;
	if (here) {
		term_put_symbol(box, row, 0, TERM_CURSOR_ROW, TERM_SYM_POINTER);
		term_set_cursor(box, row, 0);
	}
	term_put_ui(box, row, 2, -1, TERM_DIM, _(fields[field].title));
	if (field == STANCE)
		value = _(value);
	value = value ? value : "-";
	term_put_fit(box, row, col, -1, here ? TERM_CURSOR_ROW : TERM_NORMAL, value, strcspn(value, "\n"));
}

static void evidence_draw(struct ui_view *view, struct term_canvas *canvas)
{
	const struct form *form = view->private;
	int width = canvas->cols < WIDEST ? canvas->cols : WIDEST, left = (canvas->cols - width) / 2;
	int rows = FIELDS + 2 < canvas->rows ? FIELDS + 2 : canvas->rows, top = canvas->rows - rows;
	term_fill(canvas, top, left, rows, width, TERM_NORMAL);
	term_box(canvas, top, left, rows, width, TERM_BORDER, *form->id ? _("evidence") : _("new evidence"));
	struct term_canvas box = term_canvas_part(canvas, top + 1, left + 2, rows - 2, width - 4);
	term_set_cursor(&box, 0, 0);
	unsigned first = form->field < FIELDS && (int)form->field >= box.rows ? form->field - (unsigned)box.rows + 1 : 0;
	for (unsigned field = first; field < FIELDS; field++)
		draw_field(form, &box, (int)(field - first), field);
}

static void evidence_status(struct ui_view *view, struct term_canvas *line)
{
	const struct form *form = view->private;
	const char *what = _("Enter writes in the field, q ends the form");
	if (!*form->id)
		what = _("Not kept yet: it needs an address or what it says");
	else if (form->field == NO_FIELD)
		what = _("Saved. Enter ends, Tab goes to the fields");
	else if (form->field == STANCE)
		what = _("Enter changes the field, q ends the form");
	ui_draw_clauses(line, TERM_DIM, what);
}

/* ---- acting */

/* Keeps what is new; true when it is kept, or cannot be yet. */
static bool keep(struct form *form, struct ui_view *view, struct as_error *err)
{
	struct as_evidence evidence = {
		.stance = form->values[STANCE], .url = form->values[URL], .title = form->values[TITLE],
		.quote = form->values[QUOTE], .accessed = form->values[ACCESSED], .archive_url = form->values[ARCHIVE],
		.note = form->values[NOTE]};
	if (!evidence.url && !evidence.quote)
		return true;
	memcpy(evidence.claim, form->claim, sizeof evidence.claim);
	if (!as_session_evidence(form->id, view->shared->session, &evidence, err))
		return false;
	form->acts++;
	view->shared->changes++;
	ui_say(&view->shared->messages, _("Evidence kept; Esc undoes"));
	return true;
}

static struct ui_outcome set_field(struct form *form, struct ui_view *view, unsigned field, const char *value)
{
	struct as_error err = AS_ERROR_INIT;
	const char *before = form->values[field];
	if (!strcmp(before ? before : "", value))
		return ui_act(UI_ACT_DONE);
	if (!*form->id) {
		set_value(form, field, value);
		return keep(form, view, &err) ? ui_act(UI_ACT_DONE) : ui_fail(view, &err);
	}
	if (!as_session_set_field(view->shared->session, form->id, fields[field].column, value, &err))
		return ui_fail(view, &err);
	set_value(form, field, value);
	form->acts++;
	view->shared->changes++;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome next_stance(struct form *form, struct ui_view *view)
{
	static const char *const stances[] = {N_("supports"), N_("refutes"), N_("context")};
	enum { STANCES = sizeof stances / sizeof *stances };
	size_t n = 0;
	while (n < STANCES && form->values[STANCE] && strcmp(stances[n], form->values[STANCE]) != 0)
		n++;
	return set_field(form, view, STANCE, stances[(n + 1) % STANCES]);
}

static struct ui_outcome enter(struct form *form, struct ui_view *view)
{
	if (form->field == NO_FIELD)
		return ui_act(UI_ACT_BACK);
	if (form->field == STANCE)
		return next_stance(form, view);
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = (int)form->field, .label = _(fields[form->field].title), .text = form->values[form->field]}};
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

static struct ui_outcome move(struct form *form, unsigned step)
{
	/* One stop more than there are fields: none of them, where Enter ends. */
	form->field = (form->field + step) % (FIELDS + 1);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome evidence_request(struct ui_view *view, const struct ui_call *call)
{
	struct form *form = view->private;
	switch (call->request) {
	case UI_OPEN: return enter(form, view);
	case UI_BACK: return ui_act(UI_ACT_BACK);
	case UI_CANCEL: return undo_all(form, view);
	case UI_FIELD_NEXT: case UI_DOWN: return move(form, 1);
	case UI_FIELD_PREV: case UI_UP: return move(form, FIELDS);
	case UI_EDITOR:
		return (struct ui_outcome){.act = UI_ACT_EDIT, .question = {.what = NOTE, .text = form->values[NOTE]}};
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome evidence_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct form *form = view->private;
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	struct ui_outcome outcome = set_field(form, view, (unsigned)what, text);
	if (outcome.act == UI_ACT_DONE && *form->id && form->field == (unsigned)what)
		move(form, 1); /* a field filled: on to the next */
	return outcome;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Write")}, {UI_FIELD_NEXT, NULL}, {UI_EDITOR, N_("Note")}, {UI_CANCEL, N_("Undo")},
	{UI_BACK, N_("Done")}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_evidence = {
	.name = N_("evidence"),
	.context = UI_IN_EVIDENCE,
	.private_size = sizeof(struct form),
	.overlay = true,
	.hints = hints,
	.open = evidence_open,
	.close = evidence_close,
	.draw = evidence_draw,
	.status = evidence_status,
	.request = evidence_request,
	.answer = evidence_answer,
};
