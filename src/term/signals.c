/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"

enum { PATIENCE_MS = 500 };

static volatile sig_atomic_t resized, stopped, continued, deadly, keyboard_ignored;
static struct timespec deadly_since;
static void (*restore_terminal)(void);
static int wake[2] = {-1, -1};

static void note(int number);
static void note_deadly(int number);

static const struct {
	int number;
	void (*handler)(int number);
} handled[] = {
	{SIGWINCH, note},     {SIGTSTP, note},     {SIGCONT, note},      {SIGHUP, note_deadly},
	{SIGINT, note_deadly}, {SIGQUIT, note_deadly}, {SIGTERM, note_deadly}, {SIGPIPE, SIG_IGN},
};
enum { HANDLED = sizeof handled / sizeof *handled };
static struct sigaction found[HANDLED];

static void wake_up(void)
{
	ssize_t written = write(wake[1], "", 1);
	(void)written; /* a full pipe wakes as well */
}

static void note(int number)
{
	int saved = errno;
	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGTSTP)
		stopped = 1;
	else
		continued = 1;
	wake_up();
	errno = saved;
}

static long long elapsed_ms(struct timespec since)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - since.tv_sec) * 1000LL + (now.tv_nsec - since.tv_nsec) / 1000000;
}

static void note_deadly(int number)
{
	int saved = errno;
	if (keyboard_ignored && (number == SIGINT || number == SIGQUIT))
		return;
	if (!deadly) {
		clock_gettime(CLOCK_MONOTONIC, &deadly_since);
		deadly = number;
	} else if (elapsed_ms(deadly_since) >= PATIENCE_MS) {
		restore_terminal();
		signal(number, SIG_DFL);
		raise(number); /* takes effect as this handler returns */
	}
	wake_up();
	errno = saved;
}

static void install(size_t i, struct sigaction *old)
{
	struct sigaction action = {.sa_handler = handled[i].handler, .sa_flags = SA_RESTART};
	sigemptyset(&action.sa_mask);
	sigaction(handled[i].number, &action, old);
}

bool term_signals_install(void (*restore)(void), struct as_error *err)
{
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return as_error_system(err, errno, _("cannot make a pipe"));
	restore_terminal = restore;
	resized = stopped = continued = deadly = keyboard_ignored = 0;
	for (size_t i = 0; i < HANDLED; i++)
		install(i, &found[i]);
	return true;
}

void term_signals_remove(void)
{
	for (size_t i = 0; i < HANDLED; i++)
		sigaction(handled[i].number, &found[i], NULL);
	for (int end = 0; end < 2; end++) {
		close(wake[end]);
		wake[end] = -1;
	}
}

int term_signals_fd(void)
{
	return wake[0];
}

void term_signals_drain(void)
{
	char bytes[64];
	while (read(wake[0], bytes, sizeof bytes) > 0)
		;
}

static bool take(volatile sig_atomic_t *flag)
{
	bool was = *flag;
	*flag = 0;
	return was;
}

bool term_signals_take_resize(void)
{
	return take(&resized);
}

bool term_signals_take_stop(void)
{
	return take(&stopped);
}

bool term_signals_take_continue(void)
{
	return take(&continued);
}

int term_signals_take_deadly(void)
{
	int number = deadly;
	deadly = 0;
	return number;
}

int term_signals_deadly(void)
{
	return deadly;
}

void term_signals_ignore_keyboard(bool ignore)
{
	keyboard_ignored = ignore;
}

void term_signals_stop_self(bool whole_group)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL}, ours;
	sigemptyset(&by_default.sa_mask);
	sigaction(SIGTSTP, &by_default, &ours);
	if (whole_group)
		kill(0, SIGTSTP);
	else
		raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	stopped = continued = 0;
}
