/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claimform.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "session/scale.h"
#include "text/display.h"
#include "ui/docs.h"
#include "ui/offers.h"
#include "ui/text.h"

enum { WIDEST = 80, TWO_COLUMNS = 60 };
enum { OFFERS_SHOWN = 4, BESIDE_MOST = 5 }; /* lines of the offer at the cursor beside the claim */

const struct as_tagged *ui_claim_tagged(const struct ui_claim_form *form, struct as_session *session)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, form->doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(items[i].annotation->id, form->id))
			return &items[i];
	return NULL;
}

const struct as_offer *ui_claim_offer(const struct ui_claim_form *form)
{
	size_t n = (size_t)(form->field - UI_CLAIM_FIELDS);
	return form->field >= UI_CLAIM_FIELDS && n < form->others_count ? &form->spread.items[form->others[n]] : NULL;
}

/* ---- fields */

static void put_verdict(struct term_canvas *box, int row, int col, int cells, unsigned attr,
			const struct as_scale *scale, const struct as_annotation *annotation)
{
	struct as_buf text = AS_BUF_INIT;
	as_scale_say(&text, scale, annotation->verdict, annotation->scale);
	term_put_fit(box, row, col, cells, attr, text.data, text.len);
	as_buf_free(&text);
}

/* All verdicts with their digits, or, where that is too long, the digits and
 * the one that was given.  One of another scale stands there with its name. */
static void draw_verdicts(struct term_canvas *box, int row, int col, const struct as_scale *scale,
			  const struct as_annotation *annotation)
{
	const char *value = annotation->verdict && *annotation->verdict ? annotation->verdict : NULL;
	bool ours = value && as_scale_named(scale, value) &&
		    (!annotation->scale || !strcmp(annotation->scale, scale->name));
	int cells = col;
	for (size_t i = 0; i < scale->count; i++)
		cells += 4 + (int)as_display_width(_(scale->verdicts[i].brief), strlen(_(scale->verdicts[i].brief)));
	bool words = cells - 2 <= box->cols && (ours || !value);
	for (size_t i = 0; i < scale->count; i++) {
		const struct as_verdict *verdict = &scale->verdicts[i];
		bool here = ours && !strcmp(value, verdict->name);
		col += term_printf(box, row, col, -1, TERM_KEYBAR_KEY, "%c", verdict->digit) + 1;
		if (words)
			col += term_put_ui(box, row, col, -1, here ? TERM_SELECTED : TERM_NORMAL, _(verdict->brief)) + 2;
	}
	if (value && !words)
		put_verdict(box, row, col + 1, -1, TERM_SELECTED, scale, annotation);
}

static void draw_field(const struct ui_claim_form *form, const struct as_session *session, struct term_canvas *box,
		       const struct as_annotation *annotation, enum ui_claim_field field, int row, int col, int cells)
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
		draw_verdicts(box, row, col + used, as_session_scale(session), annotation);
	else if (value && field == UI_CLAIM_VERDICT)
		put_verdict(box, row, col + used, cells - used, here ? TERM_CURSOR_ROW : TERM_NORMAL,
			    as_session_scale(session), annotation);
	else if (value && ui_claim_choice(session, field, 0))
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

/* The row of the field at the cursor; 0 when that is elsewhere. */
static int focused_row(const struct ui_claim_form *form, const struct term_canvas *box)
{
	bool wide = box->cols >= TWO_COLUMNS;
	const signed char (*rows)[2] = wide ? wide_rows : narrow_rows;
	for (int row = 0; row < (wide ? WIDE_ROWS : NARROW_ROWS) && form->field != UI_CLAIM_NO_FIELD; row++)
		if (rows[row][0] == form->field || rows[row][1] == form->field)
			return row;
	return 0;
}

static void draw_fields(const struct ui_claim_form *form, const struct as_session *session, struct term_canvas *box,
			const struct as_annotation *annotation, int first)
{
	bool wide = box->cols >= TWO_COLUMNS;
	const signed char (*rows)[2] = wide ? wide_rows : narrow_rows;
	for (int row = first; row < (wide ? WIDE_ROWS : NARROW_ROWS); row++)
		for (int half = 0; half < 2; half++)
			if (rows[row][half] >= 0)
				draw_field(form, session, box, annotation, (enum ui_claim_field)rows[row][half], row - first,
					   half ? box->cols / 2 : 0,
					   half || rows[row][1] >= 0 ? box->cols / 2 : box->cols);
}

/* "a ¶5, b ¶7 ..." of the offers of the same words that are taken, or free. */
static void draw_same(const struct ui_claim_form *form, const struct ui_shared *shared, struct term_canvas *box,
		      int row, int col,
		      bool taken)
{
	bool first = true;
	for (size_t i = 0; i < form->spread.count && col < box->cols; i++) {
		const struct as_offer *offer = &form->spread.items[i];
		char label[UI_LABEL];
		if (offer->taken != taken || (!taken && offer->relation > AS_FORMAT))
			continue;
		ui_doc_label(label, shared->session, offer->doc);
		col += term_printf(box, row, col, -1, TERM_NORMAL, first ? " %s " : ", %s ", label);
		col += term_put_symbol(box, row, col, TERM_DIM, TERM_SYM_PARAGRAPH);
		col += term_printf(box, row, col, -1, TERM_DIM, "%zu", offer->passage + 1);
		first = false;
	}
}

/* Lines about the offers: who carries it, who could, others; drawn where `box`
 * is not NULL.  Returns their number. */
static int draw_heads(const struct ui_claim_form *form, const struct ui_shared *shared, struct term_canvas *box,
		      int row)
{
	size_t open, taken = 0;
	int used = 0;
	ui_offers_same(&open, &form->spread);
	for (size_t i = 0; i < form->spread.count; i++)
		taken += form->spread.items[i].taken;
	for (int line = 0; line < 2; line++) {
		if (line ? !open : !taken)
			continue;
		if (box)
			draw_same(form, shared, box, row + used,
				  2 + term_put_ui(box, row + used, 2, -1, TERM_DIM,
						  line ? _("Same words, p takes") : _("Carried by")), !line);
		used++;
	}
	if (form->others_count && box)
		term_printf(box, row + used, 2, -1, TERM_DIM, _("In other words (%zu)"), form->others_count);
	return used + (form->others_count > 0);
}

/* Which offer in other words is shown first: the one at the cursor must be among them. */
static size_t first_other(const struct ui_claim_form *form)
{
	size_t at = ui_claim_offer(form) ? (size_t)(form->field - UI_CLAIM_FIELDS) : 0;
	return at < OFFERS_SHOWN ? 0 : at - OFFERS_SHOWN + 1;
}

/* The offers in other words from `row` on; the one at the cursor beside the claim. */
static void draw_others(const struct ui_claim_form *form, const struct ui_shared *shared, struct term_canvas *box,
			int row)
{
	const struct as_offer *here = ui_claim_offer(form);
	size_t first = first_other(form);
	for (size_t i = first; i < form->others_count && i < first + OFFERS_SHOWN; i++, row++) {
		const struct as_offer *offer = &form->spread.items[form->others[i]];
		ui_offer_line(box, row, 0, box->cols, shared->session, offer, offer == here);
		if (offer == here)
			row += ui_offer_beside(box, row + 1, 2, box->cols - 2, BESIDE_MOST, shared->session, &form->spread,
					       offer);
	}
}

static int others_height(const struct ui_claim_form *form, struct as_session *session, int cells)
{
	const struct as_offer *here = ui_claim_offer(form);
	int shown = form->others_count < OFFERS_SHOWN ? (int)form->others_count : OFFERS_SHOWN;
	return shown + (here ? ui_offer_height(&form->spread, here, cells - 2, BESIDE_MOST, session) : 0);
}

/* The first row to be shown so that the cursor is in sight; `focused`: the
 * field's row, `others`: that of the first offer in other words. */
static int scrolled(const struct ui_claim_form *form, struct as_session *session, const struct term_canvas *box,
		    int focused,
		    int others)
{
	const struct as_offer *here = ui_claim_offer(form);
	int last = focused;
	if (here) {
		focused = others + form->field - UI_CLAIM_FIELDS - (int)first_other(form);
		last = focused + ui_offer_height(&form->spread, here, box->cols - 2, BESIDE_MOST, session);
	}
	int first = last < box->rows ? 0 : last - box->rows + 1;
	return first < focused ? first : focused;
}

/* All below the claim's words. */
static void draw_form(const struct ui_claim_form *form, struct ui_shared *shared, struct term_canvas *box,
		      const struct as_annotation *annotation)
{
	int fields = box->cols >= TWO_COLUMNS ? WIDE_ROWS : NARROW_ROWS;
	int others = fields + draw_heads(form, shared, NULL, 0);
	int first = scrolled(form, shared->session, box, focused_row(form, box), others);
	draw_fields(form, shared->session, box, annotation, first);
	draw_heads(form, shared, box, fields - first);
	draw_others(form, shared, box, others - first);
}

void ui_claim_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct ui_claim_form *form = view->private;
	const struct as_tagged *here = ui_claim_tagged(form, view->shared->session);
	if (!here)
		return;
	int width = canvas->cols < WIDEST ? canvas->cols : WIDEST, left = (canvas->cols - width) / 2;
	int fields = width - 4 >= TWO_COLUMNS ? WIDE_ROWS : NARROW_ROWS;
	int rows = fields + 2 + 1 + draw_heads(form, view->shared, NULL, 0) +
		   others_height(form, view->shared->session, width - 4);
	if (rows > canvas->rows - 1)
		rows = canvas->rows - 1;
	int top = canvas->rows - rows;
	if (canvas->root->cursor_row - canvas->top >= top && rows < canvas->rows - 2)
		top = 1; /* the sentence stays in sight */
	term_fill(canvas, top, left, rows, width, TERM_NORMAL);
	term_box(canvas, top, left, rows, width, TERM_BORDER, _("claim"));
	struct term_canvas box = term_canvas_part(canvas, top + 1, left + 2, rows - 2, width - 4);
	term_set_cursor(&box, 0, 0);
	ui_text_fit(&box, 0, 0, box.cols, TERM_TAG_CLAIM, form->text->text, here->span);
	struct term_canvas part = term_canvas_part(&box, 1, 0, box.rows - 1, box.cols);
	draw_form(form, view->shared, &part, here->annotation);
}
