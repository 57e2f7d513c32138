/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claimtable.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "session/scale.h"
#include "text/display.h"
#include "text/wrap.h"
#include "ui/text.h"

enum { MARGIN = 3, SENTENCE_LEAST = 24, ROOMY = 110 };

/* As the columns stand; the widths they would like; which go first without room. */
static const enum as_ledger_order columns[] = {
	AS_LEDGER_BY_CLAIM, AS_LEDGER_BY_CLAIMANT, AS_LEDGER_BY_STATE, AS_LEDGER_BY_VERDICT, AS_LEDGER_BY_REPORTS,
	AS_LEDGER_BY_EVIDENCE, AS_LEDGER_BY_FIRST};
static const int wanted[AS_LEDGER_ORDER_COUNT] = {
	[AS_LEDGER_BY_CLAIMANT] = 14, [AS_LEDGER_BY_STATE] = 8, [AS_LEDGER_BY_VERDICT] = 12,
	[AS_LEDGER_BY_REPORTS] = 7, [AS_LEDGER_BY_EVIDENCE] = 5, [AS_LEDGER_BY_FIRST] = 11};
static const enum as_ledger_order dropped[] = {
	AS_LEDGER_BY_FIRST, AS_LEDGER_BY_EVIDENCE, AS_LEDGER_BY_CLAIMANT, AS_LEDGER_BY_REPORTS, AS_LEDGER_BY_VERDICT,
	AS_LEDGER_BY_STATE};
enum { COLUMNS = sizeof columns / sizeof *columns, DROPPED = sizeof dropped / sizeof *dropped };

static int head_width(enum as_ledger_order column)
{
	const char *title = _(as_ledger_order_title(column));
	return (int)as_display_width(title, strlen(title)) + 1; /* and the arrow */
}

void ui_claimtable_fit(struct ui_claimtable *table, int cols)
{
	int used = MARGIN;
	*table = (struct ui_claimtable){.cols = cols};
	for (size_t i = 0; i < DROPPED; i++) {
		int head = head_width(dropped[i]), width = wanted[dropped[i]];
		table->width[dropped[i]] = width > head ? width : head;
		used += table->width[dropped[i]] + 1;
	}
	for (size_t i = 0; i < DROPPED && cols - used < SENTENCE_LEAST; i++) {
		used -= table->width[dropped[i]] + 1;
		table->width[dropped[i]] = 0;
	}
	int rest = cols - used;
	if (cols >= ROOMY && table->width[AS_LEDGER_BY_CLAIMANT]) {
		table->width[AS_LEDGER_BY_CLAIMANT] += 8;
		rest -= 8;
	}
	table->width[AS_LEDGER_BY_CLAIM] = rest > 1 ? rest - 1 : 1;
}

static bool right_aligned(enum as_ledger_order column)
{
	return column == AS_LEDGER_BY_EVIDENCE;
}

void ui_claimtable_heads(const struct ui_claimtable *table, struct term_canvas *canvas, int row,
			 const struct ui_claimlist *list)
{
	int col = MARGIN;
	for (size_t i = 0; i < COLUMNS; i++) {
		enum as_ledger_order column = columns[i];
		int width = table->width[column];
		if (!width)
			continue;
		const char *title = _(as_ledger_order_title(column));
		int cells = (int)as_display_width(title, strlen(title));
		int at = right_aligned(column) && cells < width ? col + width - cells : col;
		int used = term_put_ui(canvas, row, at, width, TERM_COLUMN_HEAD, title);
		if (list->order == column)
			term_put_symbol(canvas, row, right_aligned(column) ? at - 1 : at + used, TERM_COLUMN_HEAD,
					list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
		col += width + 1;
	}
}

/* ---- cells */

static void put_text(struct term_canvas *canvas, int row, int col, int width, unsigned attr, const char *text)
{
	if (!text || !*text)
		text = "-";
	term_put_fit(canvas, row, col, width, attr, text, strlen(text));
}

/* A choice, in the reader's language. */
static void put_choice(struct term_canvas *canvas, int row, int col, int width, unsigned attr, const char *text)
{
	put_text(canvas, row, col, width, attr, text && *text ? _(text) : NULL);
}

static void put_verdict(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
			const struct as_session *session, const struct as_claim *claim)
{
	struct as_buf text = AS_BUF_INIT;
	if (claim->verdict && *claim->verdict)
		as_scale_say(&text, as_session_scale(session), claim->verdict, claim->scale);
	put_text(canvas, row, col, width, attr, text.data);
	as_buf_free(&text);
}

/* Reports, and in brackets the independent texts when they are fewer. */
static void put_reports(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
			const struct as_ledger_row *claim)
{
	if (claim->texts && claim->texts < claim->reports)
		term_printf(canvas, row, col, width, attr, "%zu (%zu)", claim->reports, claim->texts);
	else
		term_printf(canvas, row, col, width, attr, "%zu", claim->reports);
}

static void put_cell(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
		     enum as_ledger_order column, const struct as_session *session, const struct as_ledger_row *claim)
{
	char figure[32];
	switch (column) {
	case AS_LEDGER_BY_CLAIM: put_text(canvas, row, col, width, attr, claim->sentence); break;
	case AS_LEDGER_BY_CLAIMANT: put_text(canvas, row, col, width, attr, claim->claim->claimant); break;
	case AS_LEDGER_BY_STATE: put_choice(canvas, row, col, width, attr, claim->claim->state); break;
	case AS_LEDGER_BY_VERDICT: put_verdict(canvas, row, col, width, attr, session, claim->claim); break;
	case AS_LEDGER_BY_REPORTS: put_reports(canvas, row, col, width, attr, claim); break;
	case AS_LEDGER_BY_EVIDENCE:
		if (claim->claim->evidence) {
			int cells = snprintf(figure, sizeof figure, "%zu", claim->claim->evidence);
			term_put_ui(canvas, row, cells < width ? col + width - cells : col, width, attr, figure);
		}
		break;
	default:
		snprintf(figure, sizeof figure, "%.20s%s", as_ledger_first(claim) ? as_ledger_first(claim) : "-",
			 as_ledger_first_doubtful(session, claim) ? "?" : "");
		put_text(canvas, row, col, width, attr, figure);
	}
}

void ui_claimtable_row(const struct ui_claimtable *table, struct term_canvas *canvas, int row,
		       const struct ui_shared *shared, const struct ui_claimlist *list, size_t index, bool selected)
{
	const struct as_ledger_row *claim = list->rows[index];
	bool marked = ui_claimlist_is_marked(list, claim->claim->id);
	unsigned attr = selected ? TERM_CURSOR_ROW : marked ? TERM_SELECTED : TERM_NORMAL;
	int col = MARGIN;
	if (attr != TERM_NORMAL)
		term_fill(canvas, row, 0, 1, table->cols, attr);
	if (marked)
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_BULLET);
	if (selected) {
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	for (size_t i = 0; i < COLUMNS; i++) {
		int width = table->width[columns[i]];
		if (!width)
			continue;
		put_cell(canvas, row, col, width, attr, columns[i], shared->session, claim);
		col += width + 1;
	}
}

/* ---- a claim, whole */

void ui_claim_carried(struct as_buf *out, const struct as_session *session, const struct as_ledger_row *claim)
{
	as_buf_printf(out, ngettext("carried by %zu report", "carried by %zu reports", claim->reports), claim->reports);
	if (claim->texts && claim->reports > 1) {
		as_buf_adds(out, ", ");
		as_buf_printf(out, ngettext("%zu independent text", "%zu independent texts", claim->texts), claim->texts);
	}
	const char *first = as_ledger_first(claim);
	if (!first)
		return;
	const char *source = claim->claim->places[0].document->source;
	as_buf_printf(out, _("; first %s%s"), first, as_ledger_first_doubtful(session, claim) ? "?" : "");
	if (source && *source)
		as_buf_printf(out, " %s", source);
}

static void add_fact(struct as_buf *out, const char *text)
{
	if (text && *text)
		as_buf_printf(out, "%s%s", out->len ? ", " : "", text);
}

static void draw_who(struct term_canvas *canvas, int row, const struct as_ledger_row *claim)
{
	struct as_buf text = AS_BUF_INIT, forms = AS_BUF_INIT;
	add_fact(&text, claim->claim->claimant);
	add_fact(&text, claim->claim->role);
	if (claim->claim->said && *claim->claim->said)
		as_buf_printf(&text, _("%ssaid %s"), text.len ? ", " : "", claim->claim->said);
	as_ledger_forms(&forms, claim, true);
	add_fact(&text, forms.data);
	if (!text.len)
		as_buf_adds(&text, _("nobody is named as the claimant"));
	term_put_fit(canvas, row, MARGIN, canvas->cols - MARGIN, TERM_NORMAL, text.data, text.len);
	as_buf_free(&text);
	as_buf_free(&forms);
}

int ui_claim_digest(struct term_canvas *canvas, int row, int rows, const struct ui_shared *shared,
		    const struct as_ledger_row *claim)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_lines lines = {0};
	size_t len = strlen(claim->sentence);
	int used = 0, measure = canvas->cols - MARGIN - 1;
	if (rows < 3 || measure < 10)
		return 0;
	as_wrap(&lines, claim->sentence, len < 4096 ? len : 4096, 0, (size_t)measure, 0);
	for (; used < rows - 2 && (size_t)used < lines.count; used++)
		ui_text_draw(canvas, row + used, MARGIN, measure, TERM_HEADING, claim->sentence, lines.items[used],
			     &(struct ui_paints){.count = 0});
	if ((size_t)used < lines.count && used)
		term_put_symbol(canvas, row + used - 1, canvas->cols - 1, TERM_DIM, TERM_SYM_ELLIPSIS);
	as_lines_free(&lines);
	draw_who(canvas, row + used++, claim);
	ui_claim_carried(&text, shared->session, claim);
	term_put_fit(canvas, row + used++, MARGIN, canvas->cols - MARGIN, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
	return used;
}
