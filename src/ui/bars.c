/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/bars.h"

#include <string.h>

#include "base/i18n.h"
#include "session/scale.h"
#include "text/display.h"
#include "text/wrap.h"
#include "ui/keymap.h"

enum { GAP = 2 };

static int width_of(const char *text)
{
	return (int)as_display_width(text, strlen(text));
}

/* "Enter:Read" at `col` when it ends before `limit`; the cells it took, 0 when it does not fit. */
static int put_hint(struct term_canvas *line, const struct ui_keybar *bar, int col, int limit,
		    const struct ui_hint *hint)
{
	struct as_buf key = AS_BUF_INIT;
	char digits[AS_SCALE_MOST + 1];
	const char *label = hint->label ? _(hint->label) : *ui_command(hint->request)->label ?
		_(ui_command(hint->request)->label) : "";
	if (hint->request == UI_VERDICT) {
		as_scale_digits(digits, bar->scale);
		as_buf_adds(&key, digits);
	} else if (!ui_keymap_show(&key, bar->keymap, hint->request, 0)) {
		as_buf_printf(&key, ":%s", ui_command(hint->request)->name);
	}
	int cells = width_of(key.data) + (*label ? 1 + width_of(label) : 0);
	if (col + cells > limit) {
		cells = 0;
	} else {
		int used = term_put_ui(line, 0, col, -1, TERM_KEYBAR_KEY, key.data);
		if (*label) {
			used += term_put_ui(line, 0, col + used, -1, TERM_KEYBAR, ":");
			term_put_ui(line, 0, col + used, -1, TERM_KEYBAR, label);
		}
	}
	as_buf_free(&key);
	return cells;
}

static void draw_hints(struct term_canvas *line, const struct ui_keybar *bar, const struct ui_hint *hints)
{
	static const struct ui_hint help = {UI_HELP, NULL};
	term_fill(line, 0, 0, 1, line->cols, TERM_KEYBAR);
	int pinned = 2 + width_of(_(ui_command(UI_HELP)->label));
	int limit = line->cols - pinned - 1, col = 1;
	if (limit < 0)
		limit = 0;
	put_hint(line, bar, limit, line->cols, &help);
	for (const struct ui_hint *hint = hints; hint->request; hint++) {
		int used = put_hint(line, bar, col, limit - GAP, hint);
		if (!used)
			return;
		col += used + GAP;
	}
}

void ui_draw_keybar(struct ui_keybar *bar, struct term_canvas *line, const struct ui_hint *hints)
{
	if (!bar->drawn)
		bar->drawn = term_canvas_new(1, line->cols);
	if (bar->hints != hints || bar->drawn->cols != line->cols || bar->drawn->ascii != line->ascii ||
	    bar->drawn_scale != bar->scale) {
		term_canvas_resize(bar->drawn, 1, line->cols);
		bar->drawn->ascii = line->ascii;
		bar->hints = hints;
		bar->drawn_scale = bar->scale;
		draw_hints(bar->drawn, bar, hints);
	}
	term_copy(line, bar->drawn);
}

void ui_keybar_free(struct ui_keybar *bar)
{
	term_canvas_free(bar->drawn);
	bar->drawn = NULL;
}

void ui_draw_names(struct term_canvas *line, const char *typed, unsigned context)
{
	size_t len = strcspn(typed, " ");
	int col = 1;
	term_fill(line, 0, 0, 1, line->cols, TERM_KEYBAR);
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const struct ui_command *command = ui_command(request);
		if (!(command->contexts & context) || strncmp(command->name, typed, len))
			continue;
		const char *text = typed[len] ? _(command->help) : command->name;
		int cells = width_of(text);
		if (col > 1 && col + cells > line->cols)
			break;
		term_put_ui(line, 0, col, -1, TERM_KEYBAR, text);
		col += cells + GAP;
		if (typed[len])
			break;
	}
}

void ui_draw_message(struct term_canvas *canvas, int row, const struct ui_message *message)
{
	enum { LINES = 3 };
	unsigned attr = message->warning ? TERM_WARNING : TERM_MESSAGE;
	size_t len = strlen(message->text);
	int below = row - canvas->root->cursor_row; /* lines that hide no cursor */
	if (width_of(message->text) < canvas->cols || below < 2) {
		term_put_fit(canvas, row, 1, -1, attr, message->text, len);
		return;
	}
	struct as_lines lines = {0};
	as_wrap(&lines, message->text, len, 0, (size_t)canvas->cols - 2, 0);
	int count = lines.count < LINES ? (int)lines.count : LINES;
	if (count > below)
		count = below;
	term_fill(canvas, row - count + 1, 0, count, canvas->cols, TERM_NORMAL);
	for (int i = 0; i < count; i++) {
		size_t start = lines.items[i].start, end = i + 1 < count ? lines.items[i].end : len;
		while (end > start && message->text[end - 1] == ' ')
			end--;
		term_put_fit(canvas, row - count + 1 + i, 1, -1, attr, message->text + start, end - start);
	}
	as_lines_free(&lines);
}

/* Bytes of the clauses that fit: the sentence up to a mark that ends one; all
 * of it when not even the first does. */
static size_t clauses_within(const char *sentence, size_t cells)
{
	size_t len = strlen(sentence), end = 0;
	if (as_display_width(sentence, len) <= cells)
		return len;
	for (size_t at = strcspn(sentence, ",;:."); at < len; at += 1 + strcspn(sentence + at + 1, ",;:.")) {
		if (sentence[at + 1] != ' ')
			continue;
		if (as_display_width(sentence, at) > cells)
			break;
		end = at;
	}
	return end ? end : len;
}

void ui_draw_clauses(struct term_canvas *line, unsigned attr, const char *sentence)
{
	size_t cells = line->cols > 2 ? (size_t)line->cols - 2 : 0;
	term_put_fit(line, 0, 1, -1, attr, sentence, clauses_within(sentence, cells));
}
