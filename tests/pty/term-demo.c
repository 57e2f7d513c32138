/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list with a cursor and a text that scrolls, for the terminal tests: it
 * shows the size, the last event, and what was pasted, and ends as the
 * program does.
 *
 *     term-demo [--theme=NAME] [--never]
 *
 * j k: the cursor; J K: scroll; w: wide and combining rows; b: busy until a
 * signal; B: busy until Ctrl-C; !: a child has the terminal; Ctrl-L; Ctrl-Z; q. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "term/term.h"

struct demo {
	int cursor, top;
	bool wide;
	struct as_buf said;
};

static const char *const wide_rows[] = {
	"|latin e\xcc\x81|", "|\xe6\xbc\xa2\xe5\xad\x97|", "|\xe3\x81\x8b\xe3\x82\x99|", "|\xf0\x9f\x98\x80|",
};

static void draw_row(struct term_canvas *canvas, int row, int number)
{
	static const char *const words[] = {"talks", "security", "Geneva", "on", "Tuesday", "said", "minister", "the"};
	unsigned seed = (unsigned)number * 2654435761u;
	int col = term_printf(canvas, row, 0, -1, TERM_GUTTER, "%4d ", number);
	for (int i = 0; i < 11 && col < canvas->cols; i++) {
		seed = seed * 1664525u + 1013904223u;
		unsigned attr = i % 5 == 4 ? TERM_TAG_PLACE : TERM_NORMAL;
		col += term_put_ui(canvas, row, col, -1, attr, words[seed >> 29]) + 1;
	}
}

static void draw(struct demo *demo, struct term_canvas *canvas)
{
	int body = canvas->rows - 2;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_printf(canvas, 0, 0, -1, TERM_TITLE, "size %d %d", canvas->rows, canvas->cols);
	for (int row = 0; row < body; row++) {
		if (demo->wide && row < (int)(sizeof wide_rows / sizeof *wide_rows))
			term_put_ui(canvas, 1 + row, 0, -1, TERM_NORMAL, wide_rows[row]);
		else
			draw_row(canvas, 1 + row, demo->top + row);
	}
	term_restyle(canvas, 1 + demo->cursor, 0, canvas->cols, TERM_CURSOR_ROW);
	/* "<F1>" in one piece reads like the token of a byte F1, and is shown as text that does. */
	size_t name = strcspn(demo->said.data ? demo->said.data : "", "<") + 1;
	if (name > demo->said.len)
		name = demo->said.len;
	int col = term_put_text(canvas, canvas->rows - 1, 0, -1, TERM_MESSAGE, demo->said.data, name);
	term_put_text(canvas, canvas->rows - 1, col, -1, TERM_MESSAGE, demo->said.data + name, demo->said.len - name);
	term_set_cursor(canvas, 1 + demo->cursor, 0);
}

static void say(struct demo *demo, const char *what)
{
	as_buf_clear(&demo->said);
	as_buf_adds(&demo->said, what);
}

static void be_busy(struct term *term, struct demo *demo, bool heed)
{
	say(demo, "busy");
	draw(demo, term_begin(term));
	term_present(term);
	while (!heed || !term_interrupted(term))
		usleep(1000);
	say(demo, "interrupted");
}

static void run_child(struct term *term, struct demo *demo)
{
	term_release(term);
	int status = system("echo the child is here; read answer");
	term_retake(term);
	as_buf_clear(&demo->said);
	as_buf_printf(&demo->said, "child ended with %d", status);
}

/* Whether to go on. */
static bool act(struct term *term, struct demo *demo, struct term_key key)
{
	as_buf_clear(&demo->said);
	as_buf_adds(&demo->said, "key ");
	term_key_format(&demo->said, key);
	if (key.mods == TERM_CTRL && key.code == 'z')
		term_suspend(term);
	else if (key.mods == TERM_CTRL && key.code == 'l')
		term_invalidate(term);
	if (key.mods)
		return true;
	switch (key.code) {
	case 'j': demo->cursor++; break;
	case 'k': demo->cursor -= demo->cursor > 0; break;
	case 'J': demo->top++; break;
	case 'K': demo->top--; break;
	case 'w': demo->wide = !demo->wide; break;
	case 'b': be_busy(term, demo, false); break;
	case 'B': be_busy(term, demo, true); break;
	case '!': run_child(term, demo); break;
	case 'q': return false;
	default: break;
	}
	return true;
}

static int run(struct term *term)
{
	struct demo demo = {.said = AS_BUF_INIT};
	int status = 0;
	say(&demo, "ready");
	for (bool go_on = true; go_on;) {
		struct term_event event;
		draw(&demo, term_begin(term));
		term_present(term);
		term_poll(term, &event, -1);
		if (event.kind == TERM_EVENT_KEY) {
			go_on = act(term, &demo, event.key);
		} else if (event.kind == TERM_EVENT_PASTE) {
			say(&demo, "paste ");
			as_buf_add(&demo.said, event.text, event.len);
		} else if (event.kind == TERM_EVENT_REDRAW) {
			say(&demo, "back");
		} else if (event.kind == TERM_EVENT_SIGNAL || event.kind == TERM_EVENT_HANGUP) {
			status = event.number ? 128 + event.number : 0;
			go_on = false;
		}
	}
	as_buf_free(&demo.said);
	return status;
}

int main(int argc, char **argv)
{
	struct term_options options = {0};
	struct as_error err = AS_ERROR_INIT;
	setlocale(LC_ALL, "");
	for (int i = 1; i < argc; i++) {
		if (!strncmp(argv[i], "--theme=", 8))
			options.theme = argv[i] + 8;
		else if (!strcmp(argv[i], "--never"))
			options.colour = TERM_COLOUR_NEVER;
	}
	struct term *term = term_open(&options, &err);
	if (!term) {
		fprintf(stderr, "term-demo: %s\n", as_error_text(&err));
		as_error_clear(&err);
		return 2;
	}
	int status = run(term);
	term_close(term);
	return status;
}
