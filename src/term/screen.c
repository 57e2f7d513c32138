/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/screen.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "term/input.h"
#include "term/palette.h"
#include "term/show.h"
#include "term/signals.h"
#include "term/tty.h"

enum { ESCAPE_DELAY_MS = 25, KEPT_KEYS = 256 };

struct screen {
	struct term_tty tty;
	FILE *in, *out;
	SCREEN *curses;
	struct term_input input;
	int rows, cols;                 /* as ncurses knows them */
	int watched;                    /* descriptor, or -1 */
	bool hushed;                    /* inside suspend or release: curses is not on the screen */
	struct term_palette palette;
	struct term_key kept[KEPT_KEYS];   /* typed while term_interrupted() looked for others */
	size_t kept_count;
};

/* ---- strings of the terminal */

/* A string capability, or "" when the terminal has none. */
static const char *capability(const char *name)
{
	const char *value = tigetstr(name);
	return value && value != (char *)-1 ? value : "";
}

/* Appends a capability without its padding marks ("$<5/>"): what is sent past
 * ncurses goes to terminals of this century. */
static void add_capability(struct as_buf *out, const char *value)
{
	while (*value) {
		const char *padding = strstr(value, "$<"), *end = padding ? strchr(padding, '>') : NULL;
		as_buf_add(out, value, end ? (size_t)(padding - value) : strlen(value));
		value = end ? end + 1 : "";
	}
}

static void send_capability(const struct screen *screen, const char *name)
{
	struct as_buf bytes = AS_BUF_INIT;
	add_capability(&bytes, capability(name));
	term_tty_write(&screen->tty, bytes.data, bytes.len);
	as_buf_free(&bytes);
}

/* Readies term_screen_restore(): the same as endwin() would send, known beforehand. */
static void arm_restore(const struct screen *screen)
{
	static const char *const names[] = {"rmacs", "sgr0", "op", "cnorm", "rmkx", "BD"};
	struct as_buf bytes = AS_BUF_INIT;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_capability(&bytes, capability(names[i]));
	add_capability(&bytes, tiparm(capability("cup"), screen->rows - 1, 0));
	add_capability(&bytes, capability("el"));
	add_capability(&bytes, capability("rmcup"));
	term_tty_arm(&screen->tty, bytes.data, bytes.len);
	as_buf_free(&bytes);
}

void term_screen_restore(void)
{
	term_tty_restore();
}

/* ---- the size that curses believes */

static const char *const size_names[] = {"LINES", "COLUMNS"};

/* Makes the environment say `value` (NULL: nothing) and returns what it said; owned. */
static char *swap_variable(const char *name, const char *value)
{
	const char *was = getenv(name);
	char *kept = was ? as_strdup(was) : NULL;
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
	return kept;
}

/* LINES and COLUMNS for newterm() and for the refresh that comes back from
 * endwin(): the size that the device has, within our limits. By itself curses
 * believes what they say, or allocates 65535 x 65535. */
static void tell_size(char *kept[2], const struct screen *screen)
{
	int size[2];
	term_tty_size(&screen->tty, &size[0], &size[1]);
	for (int i = 0; i < 2; i++) {
		char *value = as_asprintf("%d", size[i]);
		kept[i] = swap_variable(size_names[i], value);
		free(value);
	}
}

static void untell_size(char *kept[2])
{
	for (int i = 0; i < 2; i++) {
		free(swap_variable(size_names[i], kept[i]));
		free(kept[i]);
	}
}

static void refresh_screen(const struct screen *screen)
{
	char *kept[2];
	bool coming_back = isendwin();
	if (coming_back)
		tell_size(kept, screen);
	refresh();
	if (coming_back)
		untell_size(kept);
}

/* ---- showing */

static void screen_present(void *self, const struct term_canvas *next, const struct term_canvas *shown)
{
	struct screen *screen = self;
	if (screen->hushed || next->rows != screen->rows || next->cols != screen->cols)
		return;
	if (!shown)
		clearok(curscr, TRUE);
	term_show(&screen->palette, next, shown);
	refresh_screen(screen);
}

static void screen_size(void *self, int *rows, int *cols)
{
	struct screen *screen = self;
	*rows = screen->rows;
	*cols = screen->cols;
}

/* Takes the size that the device has now; whether it is another one. */
static bool follow_size(struct screen *screen)
{
	int rows, cols;
	term_tty_size(&screen->tty, &rows, &cols);
	if (rows == screen->rows && cols == screen->cols)
		return false;
	resize_term(rows, cols);
	screen->rows = rows;
	screen->cols = cols;
	arm_restore(screen);
	return true;
}

static void screen_beep(void *self)
{
	(void)self;
	beep();
}

/* ---- leaving and coming back */

static void leave(struct screen *screen)
{
	if (screen->hushed)
		return;
	screen->hushed = true;
	send_capability(screen, "BD");
	endwin();
	term_tty_arm(&screen->tty, "", 0);
}

static void enter(struct screen *screen)
{
	screen->hushed = false;
	send_capability(screen, "BE");
	follow_size(screen);
	arm_restore(screen);
}

/* Curses takes its modes and the alternate screen back with the next refresh. */
static void come_back(struct screen *screen)
{
	clearok(curscr, TRUE);
	refresh_screen(screen);
	enter(screen);
}

static void suspend(struct screen *screen, bool whole_group)
{
	leave(screen);
	term_signals_stop_self(whole_group);
	come_back(screen);
}

static void screen_suspend(void *self)
{
	suspend(self, true);
}

static void screen_release(void *self)
{
	term_signals_ignore_keyboard(true);
	leave(self);
}

static void screen_retake(void *self)
{
	come_back(self);
	term_signals_ignore_keyboard(false);
}

/* ---- events */

static bool poll_signals(struct screen *screen, struct term_event *event)
{
	*event = (struct term_event){0};
	term_signals_drain();
	event->number = term_signals_take_deadly();
	if (event->number) {
		event->kind = TERM_EVENT_SIGNAL;
		return true;
	}
	if (term_signals_take_stop()) {
		suspend(screen, false);
		event->kind = TERM_EVENT_REDRAW;
	} else if (term_signals_take_continue()) {
		/* Stopped by SIGSTOP: nobody knows what happened to the screen. */
		reset_prog_mode();
		come_back(screen);
		event->kind = TERM_EVENT_REDRAW;
	}
	event->rows = screen->rows;
	event->cols = screen->cols;
	return event->kind == TERM_EVENT_REDRAW;
}

static bool poll_size(struct screen *screen, struct term_event *event)
{
	term_signals_take_resize();
	if (!follow_size(screen))
		return false;
	*event = (struct term_event){.kind = TERM_EVENT_RESIZE, .rows = screen->rows, .cols = screen->cols};
	return true;
}

static bool poll_kept(struct screen *screen, struct term_event *event)
{
	if (!screen->kept_count)
		return false;
	*event = (struct term_event){.kind = TERM_EVENT_KEY, .key = screen->kept[0]};
	memmove(screen->kept, screen->kept + 1, --screen->kept_count * sizeof *screen->kept);
	return true;
}

/* Waits for bytes, a signal or the watched descriptor; false when the time is up. */
static bool wait_for(struct screen *screen, struct term_event *event, int timeout_ms)
{
	struct pollfd fds[] = {
		{screen->tty.in, POLLIN, 0}, {term_signals_fd(), POLLIN, 0}, {screen->watched, POLLIN, 0}};
	int ready = poll(fds, sizeof fds / sizeof *fds, timeout_ms);
	event->kind = TERM_EVENT_TIMEOUT;
	if (ready <= 0)
		return ready < 0 && errno == EINTR;
	if (fds[1].revents)
		return true;
	if (fds[0].revents && term_tty_gone(&screen->tty, fds[0].revents))
		*event = (struct term_event){.kind = TERM_EVENT_HANGUP, .number = SIGHUP};
	else if (!fds[0].revents && fds[2].revents)
		*event = (struct term_event){.kind = TERM_EVENT_FD};
	return true;
}

static void screen_poll(void *self, struct term_event *event, int timeout_ms)
{
	struct screen *screen = self;
	int64_t end = timeout_ms < 0 ? 0 : as_clock_ms() + timeout_ms;
	for (;;) {
		if (poll_signals(screen, event) || poll_size(screen, event) || poll_kept(screen, event) ||
		    term_input_next(&screen->input, event))
			return;
		int64_t left = timeout_ms < 0 ? -1 : end - as_clock_ms();
		bool more = wait_for(screen, event, timeout_ms < 0 ? -1 : left > 0 ? (int)left : 0);
		if (event->kind != TERM_EVENT_TIMEOUT)
			return;
		if (!more) {
			if (poll_signals(screen, event) || poll_size(screen, event))
				return;
			*event = (struct term_event){.kind = TERM_EVENT_TIMEOUT};
			return;
		}
	}
}

static void screen_watch(void *self, int fd)
{
	((struct screen *)self)->watched = fd;
}

static bool screen_interrupted(void *self)
{
	struct screen *screen = self;
	struct term_event event;
	if (term_signals_deadly())
		return true;
	struct pollfd keys = {screen->tty.in, POLLIN, 0};
	while (poll(&keys, 1, 0) > 0) {
		if (term_tty_gone(&screen->tty, keys.revents))
			return true;
		if (!term_input_next(&screen->input, &event) || event.kind != TERM_EVENT_KEY)
			continue;
		if (event.key.code == TERM_KEY_ESC || term_key_equal(event.key, (struct term_key){'c', TERM_CTRL}))
			return true;
		if (screen->kept_count < KEPT_KEYS)
			screen->kept[screen->kept_count++] = event.key;
	}
	return false;
}

/* ---- opening and closing */

/* Asks the terminal database; the reasons are sentences of their own. */
static bool check_terminal(const struct term_tty *tty, struct as_error *err)
{
	const char *name = getenv("TERM");
	int found;
	if (!name || !*name)
		return as_error_set(err, AS_ERR_KIND, _("TERM is not set, so it is unknown what the terminal can do"));
	if (setupterm(name, tty->out, &found) != OK)
		return as_error_set(err, AS_ERR_KIND, _("the kind of terminal \"%s\" (TERM) is not known here"), name);
	bool able = *capability("cup") && *capability("clear");
	del_curterm(cur_term);
	if (!able)
		return as_error_set(err, AS_ERR_KIND, _("a terminal of kind \"%s\" (TERM) cannot place text"), name);
	return true;
}

static SCREEN *new_terminal(struct screen *screen)
{
	char *kept[2];
	tell_size(kept, screen);
	SCREEN *made = newterm(NULL, stdout, screen->in);
	untell_size(kept);
	return made;
}

static void set_modes(struct screen *screen)
{
	raw(); /* Ctrl-C, Ctrl-Z and Ctrl-S are keys; the signals come from outside only */
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	idlok(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	typeahead(-1); /* a screen is always finished */
	curs_set(1);
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY_MS);
	term_input_init(&screen->input, &screen->tty);
}

static void screen_dress(void *self, const struct term_theme *theme)
{
	term_palette_change(&((struct screen *)self)->palette, theme);
}

static void screen_close(void *self)
{
	struct screen *screen = self;
	if (screen->curses) {
		if (!screen->hushed && !term_tty_background(&screen->tty))
			leave(screen);
		delscreen(screen->curses);
		term_input_free(&screen->input);
	}
	term_tty_close(&screen->tty);
	if (screen->in)
		fclose(screen->in);
	term_signals_remove();
	free(screen);
}

static const struct term_backend backend = {
	.size = screen_size,
	.present = screen_present,
	.poll = screen_poll,
	.watch = screen_watch,
	.interrupted = screen_interrupted,
	.suspend = screen_suspend,
	.release = screen_release,
	.retake = screen_retake,
	.beep = screen_beep,
	.dress = screen_dress,
	.close = screen_close,
};

const struct term_backend *term_screen_open(void **self, const struct term_theme *theme,
					   const struct term_custom *custom, bool heed_no_color,
					    struct as_error *err)
{
	struct term_tty tty;
	if (!term_tty_open(&tty, err))
		return NULL;
	if (!check_terminal(&tty, err) || !term_signals_install(term_screen_restore, err)) {
		term_tty_close(&tty);
		return NULL;
	}
	struct screen *screen = as_calloc(1, sizeof *screen);
	screen->tty = tty;
	screen->watched = -1;
	/* A stream of our own, for newterm() wants one and stdin may be data. */
	int in = fcntl(tty.in, F_DUPFD_CLOEXEC, 0);
	screen->in = in < 0 ? NULL : fdopen(in, "r");
	screen->curses = screen->in ? new_terminal(screen) : NULL;
	if (!screen->curses) {
		as_error_set(err, AS_ERR_IO, _("the terminal cannot be set up"));
		screen_close(screen);
		return NULL;
	}
	set_modes(screen);
	term_palette_init(&screen->palette, theme, custom, heed_no_color);
	getmaxyx(stdscr, screen->rows, screen->cols);
	/* Until it has come back from endwin() once, ncurses 6.4 sends each
	 * movement of the cursor by a write of its own. */
	endwin();
	enter(screen);
	*self = screen;
	return &backend;
}
