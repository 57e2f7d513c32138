/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/carddraw.h"

#include <string.h>

#include "base/i18n.h"
#include "text/display.h"
#include "text/wrap.h"
#include "ui/claimlist.h"
#include "ui/claimtable.h"
#include "ui/docs.h"
#include "ui/text.h"

enum { MARGIN = 3, INDENT = 5, WORDING_LINES = 4, MEASURE_MOST = 100, SENTENCE_LINES = 3 };

size_t ui_sheet_count(const struct ui_sheet *sheet)
{
	return sheet->row->claim->places_count + sheet->card.evidence_count + sheet->card.relations_count;
}

enum ui_card_item ui_sheet_item(size_t *number, const struct ui_sheet *sheet, size_t n)
{
	size_t places = sheet->row->claim->places_count;
	if (n < places) {
		*number = n;
		return UI_CARD_PLACE;
	}
	*number = n - places;
	if (*number < sheet->card.evidence_count)
		return UI_CARD_EVIDENCE;
	*number -= sheet->card.evidence_count;
	return UI_CARD_RELATION;
}

const struct as_card_place *ui_sheet_place(struct ui_sheet *sheet, struct as_session *session, size_t n)
{
	if (!sheet->looked[n])
		as_card_look(&sheet->places[n], &sheet->card, session, sheet->row->claim, n);
	sheet->looked[n] = true;
	return &sheet->places[n];
}

const char *ui_relation_phrase(const struct as_card_relation *relation)
{
	static const struct {
		const char *kind, *outward, *inward;
	} phrases[] = {
		{"repeats", N_("repeats"), N_("is repeated by")},
		{"contradicts", N_("contradicts"), N_("is contradicted by")},
		{"answers", N_("answers"), N_("is answered by")},
		{"follows", N_("follows from"), N_("leads to")},
	};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (!strcmp(relation->kind, phrases[i].kind))
			return _(relation->outward ? phrases[i].outward : phrases[i].inward);
	return relation->kind;
}

/* ---- the head */

static bool is_stated(const char *text)
{
	return text && *text;
}

static void draw_title(const struct ui_sheet *sheet, const struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_claim *claim = sheet->row->claim;
	struct as_buf text = AS_BUF_INIT, right = AS_BUF_INIT;
	as_buf_printf(&text, _("Claim: %s"), claim->state ? _(claim->state) : "-");
	as_buf_adds(&text, ", ");
	as_buf_adds(&text, is_stated(claim->verdict) ? _(claim->verdict) : _("no verdict"));
	if (is_stated(claim->scale) && canvas->cols >= 60)
		as_buf_printf(&text, " (%s)", claim->scale);
	if (is_stated(claim->checkworthy))
		as_buf_printf(&text, ", %s", !strcmp(claim->checkworthy, "yes") ? _("worth a check") :
			      _("not worth a check"));
	as_buf_printf(&right, _("%zu of %zu"), shared->claims->row + 1, shared->claims->count);
	int cells = (int)as_display_width(right.data, right.len);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_put_fit(canvas, 0, 1, canvas->cols - cells - 3, TERM_TITLE, text.data, text.len);
	term_put_ui(canvas, 0, canvas->cols - cells - 1, -1, TERM_TITLE, right.data);
	as_buf_free(&text);
	as_buf_free(&right);
}

/* A labelled line, when there is something to say. */
static int draw_fact(struct term_canvas *canvas, int row, const char *label, const char *text)
{
	if (!is_stated(text))
		return 0;
	int used = term_put_ui(canvas, row, MARGIN, -1, TERM_DIM, label) + 1;
	term_put_fit(canvas, row, MARGIN + used, canvas->cols - MARGIN - used - 1, TERM_NORMAL, text, strlen(text));
	return 1;
}

/* Rows that the head took; small screens get less of it. */
static int draw_head(const struct ui_sheet *sheet, const struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct as_claim *claim = sheet->row->claim;
	int row = 1, most = canvas->rows / 3;
	draw_title(sheet, shared, canvas);
	row += ui_claim_digest(canvas, row, most > SENTENCE_LINES + 2 ? SENTENCE_LINES + 2 : most < 3 ? 3 : most,
			       shared, sheet->row);
	if (row < most)
		row += draw_fact(canvas, row, _("Why"), claim->rationale);
	if (row < most)
		row += draw_fact(canvas, row, _("Reviewer"), claim->reviewer);
	term_hline(canvas, row++, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
	return row;
}

/* ---- items: drawn with a canvas, measured without one */

static int measure_of(const struct term_canvas *canvas)
{
	int measure = canvas->cols - INDENT - 1;
	return measure > MEASURE_MOST ? MEASURE_MOST : measure < 10 ? 10 : measure;
}

/* Where it is, when, who says it there, in which form. */
static void draw_place_head(const struct ui_sheet *sheet, const struct as_card_place *here, struct ui_shared *shared,
			    struct term_canvas *canvas, int row, size_t n, unsigned attr)
{
	const struct as_claim_place *place = &sheet->row->claim->places[n];
	const struct as_claim_document *document = place->document;
	struct as_buf text = AS_BUF_INIT;
	struct as_listing listing = {.doubtful = false};
	char label[UI_LABEL];
	int col = MARGIN;
	if (document->number >= 0) {
		ui_doc_label(label, shared->session, (size_t)document->number);
		as_session_listing(&listing, shared->session, (size_t)document->number);
		col += term_put_ui(canvas, row, col, -1, attr, label) + 1;
	}
	if (as_span_length(here->span)) {
		col += term_put_symbol(canvas, row, col, attr, TERM_SYM_PARAGRAPH);
		col += term_printf(canvas, row, col, -1, attr, "%zu", here->passage + 1) + 2;
	}
	as_buf_printf(&text, "%s%s", is_stated(document->date) ? document->date : "-", listing.doubtful ? "?" : "");
	if (here->speaker)
		as_buf_printf(&text, _("  by %s"), here->speaker);
	if (is_stated(place->form))
		as_buf_printf(&text, "  %s", _(place->form));
	if (is_stated(document->source) || document->number < 0)
		as_buf_printf(&text, "  %s", is_stated(document->source) ? document->source : document->path);
	if (document->number < 0)
		as_buf_printf(&text, "  %s", _("not in the corpus"));
	else if (!as_span_length(here->span))
		as_buf_printf(&text, "  %s", _("not found in the text any more"));
	term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, text.data, text.len);
	as_buf_free(&text);
}

/* The words that the first wording has and this one has not. */
static void missing_words(struct as_buf *out, const struct ui_sheet *sheet, const struct as_card_place *here)
{
	const char *first = sheet->row->claim->places[0].text;
	for (size_t i = 0; i < here->wording.count[0]; i++) {
		struct as_span span = here->wording.differs[0][i];
		as_buf_adds(out, out->len ? ", \"" : "\"");
		as_buf_add(out, first + span.start, as_span_length(span));
		as_buf_addc(out, '"');
	}
}

/* Lines of the wording, differences to the first one marked. */
static int draw_wording(const struct ui_sheet *sheet, const struct as_card_place *here, struct term_canvas *canvas,
			int row, size_t n)
{
	const char *text = sheet->row->claim->places[n].text ? sheet->row->claim->places[n].text : "";
	size_t len = strlen(text);
	struct as_lines lines = {0};
	struct as_buf missing = AS_BUF_INIT;
	int used = 0;
	as_wrap(&lines, text, len < 4096 ? len : 4096, 0, (size_t)measure_of(canvas), 0);
	for (; used < WORDING_LINES && (size_t)used < lines.count; used++) {
		struct ui_paints paints = {0};
		for (size_t i = 0; i < here->wording.count[1]; i++)
			ui_paint_add(&paints, lines.items[used], here->wording.differs[1][i],
				     TERM_CHANGED | TERM_UNDERLINE);
		ui_text_draw(canvas, row + used, INDENT, canvas->cols - INDENT, TERM_NORMAL, text, lines.items[used],
			     &paints);
		ui_paints_free(&paints);
	}
	if ((size_t)used < lines.count)
		term_put_symbol(canvas, row + used - 1, canvas->cols - 1, TERM_DIM, TERM_SYM_ELLIPSIS);
	missing_words(&missing, sheet, here);
	if (missing.len) {
		int col = INDENT + term_put_ui(canvas, row + used, INDENT, -1, TERM_DIM, _("the first has "));
		term_put_fit(canvas, row + used++, col, canvas->cols - col - 1, TERM_REMOVED, missing.data, missing.len);
	}
	as_buf_free(&missing);
	as_lines_free(&lines);
	return used;
}

static int draw_place(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas, int row, size_t n,
		      unsigned attr)
{
	const struct as_card_place *here = ui_sheet_place(sheet, shared->session, n);
	const char *note = sheet->row->claim->places[n].note;
	draw_place_head(sheet, here, shared, canvas, row, n, attr == TERM_NORMAL ? TERM_HEADING : attr);
	int used = 1 + draw_wording(sheet, here, canvas, row + 1, n);
	if (is_stated(note)) {
		int col = INDENT + term_put_ui(canvas, row + used, INDENT, -1, TERM_DIM, _("note: "));
		term_put_fit(canvas, row + used++, col, canvas->cols - col - 1, TERM_NORMAL, note, strcspn(note, "\n"));
	}
	return used;
}

static int draw_evidence(const struct ui_sheet *sheet, struct term_canvas *canvas, int row, size_t n, unsigned attr)
{
	const struct as_evidence *evidence = &sheet->card.evidence[n];
	struct as_buf text = AS_BUF_INIT;
	int used = 1, col = MARGIN;
	col += term_put_ui(canvas, row, col, -1, attr == TERM_NORMAL ? TERM_HEADING : attr, _(evidence->stance)) + 2;
	const char *what = is_stated(evidence->title) ? evidence->title : is_stated(evidence->url) ? evidence->url :
			   evidence->anchor.document ? evidence->anchor.document : "";
	term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, what, strlen(what));
	if (is_stated(evidence->accessed))
		as_buf_printf(&text, _("seen %s  "), evidence->accessed);
	if (is_stated(evidence->archive_url))
		as_buf_printf(&text, "%s  ", _("archive kept"));
	if (is_stated(evidence->title) && is_stated(evidence->url))
		as_buf_adds(&text, evidence->url);
	if (text.len)
		term_put_fit(canvas, row + used++, INDENT, canvas->cols - INDENT - 1, TERM_DIM, text.data, text.len);
	as_buf_clear(&text);
	if (is_stated(evidence->quote))
		as_buf_printf(&text, "\"%s\"", evidence->quote);
	if (is_stated(evidence->note))
		as_buf_printf(&text, "%s%s%s", text.len ? "  " : "", _("note: "), evidence->note);
	if (text.len)
		term_put_fit(canvas, row + used++, INDENT, canvas->cols - INDENT - 1, TERM_NORMAL, text.data, text.len);
	as_buf_free(&text);
	return used;
}

static int draw_relation(const struct ui_sheet *sheet, const struct ui_shared *shared, struct term_canvas *canvas,
			 int row, size_t n, unsigned attr)
{
	const struct as_card_relation *relation = &sheet->card.relations[n];
	const struct as_ledger_row *other = as_ledger_find(shared->claims->ledger, relation->other);
	const char *sentence = other ? other->sentence : relation->other;
	int col = MARGIN + term_put_ui(canvas, row, MARGIN, -1, attr == TERM_NORMAL ? TERM_HEADING : attr,
				       ui_relation_phrase(relation)) + 2;
	term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, sentence, strlen(sentence));
	return 1;
}

static const char *section_title(enum ui_card_item item)
{
	static const char *const titles[] = {
		[UI_CARD_PLACE] = N_("Wordings, by date"), [UI_CARD_EVIDENCE] = N_("Evidence"),
		[UI_CARD_RELATION] = N_("Relations")};
	return _(titles[item]);
}

/* Draws item `n`, with the title of its section when it begins one; returns its rows. */
static int draw_item(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas, int row, size_t n)
{
	size_t number;
	enum ui_card_item item = ui_sheet_item(&number, sheet, n);
	bool selected = n == sheet->items.selected;
	unsigned attr = selected ? TERM_CURSOR_ROW : TERM_NORMAL;
	int used = 0;
	if (!number && (item != UI_CARD_PLACE || canvas->cols >= 60))
		term_put_ui(canvas, row + used++, 1, -1, TERM_DIM, section_title(item));
	if (selected) {
		term_fill(canvas, row + used, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row + used, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row + used, 1);
	}
	switch (item) {
	case UI_CARD_PLACE: return used + draw_place(sheet, shared, canvas, row + used, number, attr);
	case UI_CARD_EVIDENCE: return used + draw_evidence(sheet, canvas, row + used, number, attr);
	default: return used + draw_relation(sheet, shared, canvas, row + used, number, attr);
	}
}

/* The rows an item takes: drawn where nothing is seen of it. */
static int height_of(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas, size_t n)
{
	struct term_canvas nowhere = term_canvas_part(canvas, canvas->rows, 0, 0, canvas->cols);
	nowhere.cols = canvas->cols;
	int cursor_row = canvas->root->cursor_row, cursor_col = canvas->root->cursor_col;
	int rows = draw_item(sheet, shared, &nowhere, 0, n);
	canvas->root->cursor_row = cursor_row;
	canvas->root->cursor_col = cursor_col;
	return rows;
}

/* The first item to show so that the selected one is whole on the screen. */
static size_t first_item(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas)
{
	size_t first = sheet->items.selected;
	int rows = height_of(sheet, shared, canvas, first);
	while (first > sheet->items.top) {
		rows += height_of(sheet, shared, canvas, first - 1);
		if (rows > canvas->rows)
			break;
		first--;
	}
	return first;
}

void ui_sheet_draw(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas)
{
	int head = draw_head(sheet, shared, canvas);
	struct term_canvas body = term_canvas_part(canvas, head, 0, canvas->rows - head, canvas->cols);
	size_t count = ui_sheet_count(sheet);
	sheet->items.count = count;
	sheet->items.height = (size_t)(body.rows > 3 ? body.rows / 3 : 1);
	if (sheet->items.selected >= count)
		sheet->items.selected = count ? count - 1 : 0;
	if (!count)
		return;
	sheet->items.top = first_item(sheet, shared, &body);
	int row = 0;
	for (size_t n = sheet->items.top; n < count && row < body.rows; n++)
		row += draw_item(sheet, shared, &body, row, n);
	if (!sheet->card.evidence_count && row + 1 < body.rows) {
		term_put_ui(&body, row, 1, -1, TERM_DIM, section_title(UI_CARD_EVIDENCE));
		term_put_ui(&body, row + 1, MARGIN, -1, TERM_DIM, _("none yet; A adds some"));
	}
}
