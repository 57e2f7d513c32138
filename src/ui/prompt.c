/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/display.h"
#include "text/grapheme.h"
#include "text/utf8.h"

enum { LINE_LIMIT = 64 * 1024 }; /* bytes; a paste beyond it is cut */

void ui_prompt_open(struct ui_prompt *prompt, const char *label, const char *text, struct ui_history *history)
{
	ui_prompt_close(prompt);
	free(prompt->label);
	if (!prompt->line.data)
		prompt->line = (struct as_buf)AS_BUF_INIT;
	prompt->label = as_strdup(label);
	prompt->history = history;
	prompt->open = true;
	ui_prompt_set(prompt, text ? text : "");
}

void ui_prompt_close(struct ui_prompt *prompt)
{
	prompt->open = false;
	prompt->back = 0;
	free(prompt->typed);
	prompt->typed = NULL;
}

void ui_prompt_free(struct ui_prompt *prompt)
{
	ui_prompt_close(prompt);
	free(prompt->label);
	if (prompt->line.data)
		as_buf_free(&prompt->line);
	*prompt = (struct ui_prompt){.open = false};
}

void ui_history_free(struct ui_history *history)
{
	for (size_t i = 0; i < UI_HISTORY_KEPT; i++)
		free(history->lines[i]);
	*history = (struct ui_history){.count = 0};
}

static void remember(struct ui_history *history, const char *line)
{
	if (!history || !*line)
		return;
	if (history->count && !strcmp(history->lines[(history->count - 1) % UI_HISTORY_KEPT], line))
		return;
	char **slot = &history->lines[history->count++ % UI_HISTORY_KEPT];
	free(*slot);
	*slot = as_strdup(line);
}

void ui_prompt_set(struct ui_prompt *prompt, const char *text)
{
	as_buf_clear(&prompt->line);
	prompt->at = 0;
	ui_prompt_insert(prompt, text, strlen(text));
}

static void cut(struct ui_prompt *prompt, size_t start, size_t end)
{
	memmove(prompt->line.data + start, prompt->line.data + end, prompt->line.len - end);
	as_buf_truncate(&prompt->line, prompt->line.len - (end - start));
	prompt->at = start;
}

void ui_prompt_insert(struct ui_prompt *prompt, const char *text, size_t len)
{
	struct as_buf clean = AS_BUF_INIT;
	for (size_t at = 0; at < len && prompt->line.len + clean.len < LINE_LIMIT;) {
		uint32_t unit;
		size_t used = as_utf8_next(&unit, text, len, at);
		if (unit == '\n' || unit == '\r' || unit == '\t')
			as_buf_addc(&clean, ' ');
		else if (unit >= ' ' && unit != 0x7f && !(unit >= 0x80 && unit < 0xa0) && !as_is_invalid(unit))
			as_buf_add(&clean, text + at, used);
		at += used;
	}
	size_t tail = prompt->line.len - prompt->at;
	as_buf_reserve(&prompt->line, clean.len);
	as_buf_add(&prompt->line, clean.data, clean.len);
	memmove(prompt->line.data + prompt->at + clean.len, prompt->line.data + prompt->at, tail);
	memcpy(prompt->line.data + prompt->at, clean.data, clean.len);
	prompt->at += clean.len;
	as_buf_free(&clean);
}

/* The n-th newest line of the history, 1 the last; NULL when there is none. */
static const char *history_line(const struct ui_history *history, size_t n)
{
	if (!history || !n || n > history->count || n > UI_HISTORY_KEPT)
		return NULL;
	return history->lines[(history->count - n) % UI_HISTORY_KEPT];
}

static enum ui_typed look_back(struct ui_prompt *prompt, bool older)
{
	if (!older && !prompt->back)
		return UI_TYPED_NOTHING;
	size_t back = older ? prompt->back + 1 : prompt->back - 1;
	const char *line = back ? history_line(prompt->history, back) : prompt->typed;
	if (!line)
		return UI_TYPED_NOTHING;
	if (!prompt->back)
		prompt->typed = as_strdup(prompt->line.data);
	prompt->back = back;
	ui_prompt_set(prompt, line);
	return UI_TYPED_CHANGE;
}

static size_t before(const struct ui_prompt *prompt)
{
	return prompt->at ? as_grapheme_prev(prompt->line.data, prompt->line.len, prompt->at) : 0;
}

static size_t after(const struct ui_prompt *prompt)
{
	return prompt->at < prompt->line.len ? as_grapheme_next(prompt->line.data, prompt->line.len, prompt->at) :
					       prompt->at;
}

/* Where the word before the cursor begins (blanks part words). */
static size_t word_before(const struct ui_prompt *prompt)
{
	size_t at = prompt->at;
	while (at && prompt->line.data[at - 1] == ' ')
		at--;
	while (at && prompt->line.data[at - 1] != ' ')
		at--;
	return at;
}

/* Letters with Ctrl as the named keys that they stand for. */
static uint32_t plain_code(struct term_key key)
{
	static const struct {
		char letter;
		uint32_t code;
	} same[] = {{'a', TERM_KEY_HOME}, {'e', TERM_KEY_END}, {'b', TERM_KEY_LEFT}, {'f', TERM_KEY_RIGHT},
		    {'p', TERM_KEY_UP}, {'n', TERM_KEY_DOWN}, {'d', TERM_KEY_DELETE}, {'g', TERM_KEY_ESC},
		    {'c', TERM_KEY_ESC}};
	if (key.mods != TERM_CTRL)
		return key.code;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (key.code == (uint32_t)same[i].letter)
			return same[i].code;
	return key.code;
}

static enum ui_typed erase(struct ui_prompt *prompt, size_t start, size_t end)
{
	if (start == end)
		return UI_TYPED_NOTHING;
	cut(prompt, start, end);
	return UI_TYPED_CHANGE;
}

static enum ui_typed go(struct ui_prompt *prompt, size_t at)
{
	prompt->at = at;
	return UI_TYPED_NOTHING;
}

enum ui_typed ui_prompt_key(struct ui_prompt *prompt, struct term_key key)
{
	if (term_key_is_text(key)) {
		char bytes[4];
		ui_prompt_insert(prompt, bytes, as_utf8_put(bytes, key.code));
		return UI_TYPED_CHANGE;
	}
	if (key.mods == TERM_CTRL && key.code == 'w')
		return erase(prompt, word_before(prompt), prompt->at);
	if (key.mods == TERM_CTRL && key.code == 'u')
		return erase(prompt, 0, prompt->at);
	if (key.mods == TERM_CTRL && key.code == 'k')
		return erase(prompt, prompt->at, prompt->line.len);
	switch (plain_code(key)) {
	case TERM_KEY_ENTER:
		remember(prompt->history, prompt->line.data);
		return UI_TYPED_ENTER;
	case TERM_KEY_ESC: return UI_TYPED_CANCEL;
	case TERM_KEY_TAB: return UI_TYPED_TAB;
	case TERM_KEY_BACKSPACE:
		/* One more than there is to take back: out of the line, as in less. */
		return prompt->line.len ? erase(prompt, before(prompt), prompt->at) : UI_TYPED_CANCEL;
	case TERM_KEY_DELETE: return erase(prompt, prompt->at, after(prompt));
	case TERM_KEY_LEFT: return go(prompt, before(prompt));
	case TERM_KEY_RIGHT: return go(prompt, after(prompt));
	case TERM_KEY_HOME: return go(prompt, 0);
	case TERM_KEY_END: return go(prompt, prompt->line.len);
	case TERM_KEY_UP: return look_back(prompt, true);
	case TERM_KEY_DOWN: return look_back(prompt, false);
	default: return UI_TYPED_NOTHING;
	}
}

void ui_prompt_draw(const struct ui_prompt *prompt, struct term_canvas *line)
{
	term_fill(line, 0, 0, 1, line->cols, TERM_PROMPT);
	int col = term_put_ui(line, 0, 0, line->cols / 2, TERM_PROMPT, prompt->label);
	int room = line->cols - col - 1; /* a cell for the cursor behind the last letter */
	if (room < 1)
		return;
	size_t first = 0;
	size_t width = as_display_width(prompt->line.data, prompt->at);
	while (width > (size_t)room && first < prompt->at) { /* what stands left of the screen */
		struct as_glyph glyph;
		as_display_strict(&glyph, prompt->line.data, prompt->line.len, first);
		width -= glyph.width;
		first = glyph.end;
	}
	term_put_text(line, 0, col, -1, TERM_PROMPT, prompt->line.data + first, prompt->line.len - first);
	term_set_cursor(line, 0, col + (int)width);
}
