/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal that a script plays. */
#include <config.h>

#include <locale.h>
#include <signal.h>

#include "term/term.h"
#include "tap.h"

static struct term_script read_script(const char *text)
{
	struct term_script script;
	struct as_error err = AS_ERROR_INIT;
	OK(term_script_parse(&script, text, strlen(text), "test", &err), "the script is read: %s", as_error_text(&err));
	as_error_clear(&err);
	return script;
}

static void test_playing(void)
{
	struct term_script script = read_script("# a comment\n\nkey ]<Down>\nsay now\ndump\ntype <\n"
						"paste two words\nsize 2 9\ndump attrs\nsignal TERM\n");
	char *said = NULL;
	size_t said_len = 0;
	FILE *out = open_memstream(&said, &said_len);
	struct term *term = term_open_headless(1, 20, NULL, &script, out);
	struct term_event event;

	term_put_ui(term_begin(term), 0, 0, -1, TERM_NORMAL, "first");
	term_present(term);
	term_poll(term, &event, 0);
	IS_INT(event.kind, TERM_EVENT_TIMEOUT, "a poll that does not wait finds nothing");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_KEY && event.key.code == ']', "a key");
	term_poll(term, &event, 1000);
	OK(event.kind == TERM_EVENT_KEY && event.key.code == TERM_KEY_DOWN, "a named key");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_KEY && event.key.code == '<', "text is typed as it stands");
	fflush(out);
	IS(said, "now\nfirst\n", "a dump shows what was presented");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_PASTE && event.len == 9 && !memcmp(event.text, "two words", 9), "a paste");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_RESIZE, "another size");
	struct term_canvas *canvas = term_begin(term);
	OK(canvas->rows == 2 && canvas->cols == 9, "is the canvas's");
	term_put_ui(canvas, 1, 0, -1, TERM_TITLE, "second");
	term_present(term);
	OK(term_interrupted(term) == false, "nothing interrupts before its turn");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_SIGNAL && event.number == SIGTERM, "a signal");
	term_poll(term, &event, -1);
	IS_INT(event.kind, TERM_EVENT_HANGUP, "at its end the terminal is gone");
	IS_INT(event.number, 0, "by no signal");
	fclose(out);
	IS(said, "now\nfirst\nt|\nt|second\ns|TTTTTT\ncursor 0 0\n", "a dump with attributes");
	term_close(term);
	term_script_free(&script);
	free(said);
}

static void test_interruption(void)
{
	struct term_script script = read_script("key <C-c>j\nsignal INT\n");
	struct term *term = term_open_headless(1, 1, NULL, &script, NULL);
	struct term_event event;
	OK(term_interrupted(term), "Ctrl-C stops long work");
	OK(!term_interrupted(term), "once");
	term_poll(term, &event, -1);
	OK(event.kind == TERM_EVENT_KEY && event.key.code == 'j', "what follows is a key again");
	OK(term_interrupted(term), "a signal stops it too");
	term_poll(term, &event, -1);
	IS_INT(event.kind, TERM_EVENT_SIGNAL, "and is still told");
	term_close(term);
	term_script_free(&script);
}

static void test_slips(void)
{
	static const char *const slips[][2] = {
		{"key j\njump\n", "test, line 2: unknown command \"jump\""},
		{"\nkey <Nope>", "test, line 2: \"<Nope>\" is not a key's name (write <lt> for \"<\")"},
		{"size 3", "test, line 1: a size is two numbers, rows and columns"},
		{"size 3 4 5", "test, line 1: a size is two numbers, rows and columns"},
		{"signal KILL", "test, line 1: a signal is HUP, INT, QUIT or TERM, not \"KILL\""},
		{"dump all", "test, line 1: \"dump\" stands alone or before \"attrs\""},
		{"type \xff", "test, line 1: the text to type is not UTF-8"},
	};
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		struct term_script script;
		struct as_error err = AS_ERROR_INIT;
		OK(!term_script_parse(&script, slips[i][0], strlen(slips[i][0]), "test", &err), "a slip is refused");
		IS(as_error_text(&err), slips[i][1], "with its line");
		as_error_clear(&err);
		term_script_free(&script);
	}
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_playing();
	test_interruption();
	test_slips();
	return tap_done();
}
