/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line being typed: by grapheme clusters, with a history, on a narrow row. */
#include "ui/prompt.h"

#include <locale.h>
#include <string.h>

#include "base/error.h"
#include "tap.h"

static enum ui_typed type(struct ui_prompt *prompt, const char *names)
{
	struct term_key *keys;
	size_t count;
	enum ui_typed last = UI_TYPED_NOTHING;
	if (!term_keys_parse(&keys, &count, names, NULL))
		return UI_TYPED_NOTHING;
	for (size_t i = 0; i < count; i++)
		last = ui_prompt_key(prompt, keys[i]);
	free(keys);
	return last;
}

static void test_editing(void)
{
	struct ui_prompt prompt = {0};
	ui_prompt_open(&prompt, ":", NULL, NULL);
	type(&prompt, "abc<Left><Left>X<End>d");
	IS(prompt.line.data, "aXbcd", "letters go in at the cursor");
	type(&prompt, "<Home><Del><C-e><BS>");
	IS(prompt.line.data, "Xbc", "Del takes the one after, Backspace the one before");
	ui_prompt_set(&prompt, "two words");
	type(&prompt, "<C-w>");
	IS(prompt.line.data, "two ", "^W takes a word");
	type(&prompt, "<C-u>");
	IS(prompt.line.data, "", "^U takes all before the cursor");
	OK(type(&prompt, "<BS>") == UI_TYPED_CANCEL, "Backspace in an empty line leaves it");
	ui_prompt_free(&prompt);
}

static void test_clusters(void)
{
	struct ui_prompt prompt = {0};
	ui_prompt_open(&prompt, ":", "e\xcc\x81" "a", NULL); /* e with a combining accent */
	type(&prompt, "<Left><BS>");
	IS(prompt.line.data, "a", "a letter goes with its accent");
	ui_prompt_insert(&prompt, "x\ny\x1b[z\x9b", 7);
	IS(prompt.line.data, "x y[za", "a paste brings no line break, no escape, no invalid byte");
	ui_prompt_free(&prompt);
}

static void test_history(void)
{
	struct ui_history history = {0};
	struct ui_prompt prompt = {0};
	static const char *const lines[] = {"one", "two", "two"};
	for (size_t i = 0; i < 3; i++) {
		ui_prompt_open(&prompt, "/", lines[i], &history);
		OK(type(&prompt, "<CR>") == UI_TYPED_ENTER, "Enter ends the line");
	}
	ui_prompt_open(&prompt, "/", "new", &history);
	type(&prompt, "<Up>");
	IS(prompt.line.data, "two", "Up brings the last line");
	type(&prompt, "<Up><Up>");
	IS(prompt.line.data, "one", "the same line is kept once, and Up stops at the first");
	type(&prompt, "<Down><Down>");
	IS(prompt.line.data, "new", "Down comes back to what was being typed");
	ui_prompt_free(&prompt);
	ui_history_free(&history);
}

static void test_drawing(void)
{
	struct ui_prompt prompt = {0};
	struct as_buf out = AS_BUF_INIT;
	struct term_canvas *canvas = term_canvas_new(1, 12);
	ui_prompt_open(&prompt, ":", "a long line that does not fit", NULL);
	ui_prompt_draw(&prompt, canvas);
	term_canvas_dump(canvas, &out, false);
	IS(out.data, ":es not fit\n", "the end of the line is in sight");
	IS_INT(canvas->cursor_col, 11, "and the cursor behind it");
	as_buf_free(&out);
	term_canvas_free(canvas);
	ui_prompt_free(&prompt);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_editing();
	test_clusters();
	test_history();
	test_drawing();
	return tap_done();
}
