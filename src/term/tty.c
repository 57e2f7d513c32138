/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "term/canvas.h"

enum { FALLBACK_ROWS = 24, FALLBACK_COLS = 80, WRITE_PATIENCE_MS = 2000 };

/* Reached from signal handlers, hence static. */
static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios settings;
	char bytes[512];
	size_t len;
} way_back;

bool term_tty_open(struct term_tty *tty, struct as_error *err)
{
	*tty = (struct term_tty){.in = STDIN_FILENO, .out = STDOUT_FILENO};
	if (!isatty(STDOUT_FILENO))
		return as_error_set(err, AS_ERR_KIND, _("standard output is not a terminal"));
	if (!isatty(STDIN_FILENO)) {
		tty->in = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
		if (tty->in < 0)
			return as_error_set(err, AS_ERR_KIND,
					    _("standard input is not a terminal, and there is no other"));
		tty->owns_in = true;
	}
	if (tcgetattr(tty->out, &way_back.settings) != 0) {
		int os_errno = errno;
		term_tty_close(tty);
		return as_error_system(err, os_errno, _("cannot read the terminal's settings"));
	}
	way_back.fd = tty->out;
	return true;
}

bool term_tty_background(const struct term_tty *tty)
{
	pid_t foreground = tcgetpgrp(tty->out);
	return foreground > 0 && foreground != getpgrp();
}

void term_tty_close(struct term_tty *tty)
{
	if (way_back.fd == tty->out && !term_tty_background(tty))
		tcsetattr(tty->out, TCSADRAIN, &way_back.settings);
	way_back.armed = 0;
	if (tty->owns_in)
		close(tty->in);
	tty->owns_in = false;
}

static int within(int value, int fallback)
{
	return value < 1 ? fallback : value > TERM_SIDE_LIMIT ? TERM_SIDE_LIMIT : value;
}

void term_tty_size(const struct term_tty *tty, int *rows, int *cols)
{
	struct winsize size;
	if (ioctl(tty->out, TIOCGWINSZ, &size) != 0)
		size = (struct winsize){0};
	*rows = within(size.ws_row, FALLBACK_ROWS);
	*cols = within(size.ws_col, FALLBACK_COLS);
}

void term_tty_write(const struct term_tty *tty, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(tty->out, bytes, len);
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			struct pollfd room = {tty->out, POLLOUT, 0};
			if (poll(&room, 1, WRITE_PATIENCE_MS) == 0)
				return;
		} else if (n == 0 || errno != EINTR) {
			return;
		}
	}
}

bool term_tty_gone(const struct term_tty *tty, short revents)
{
	int waiting;
	if (!(revents & POLLIN))
		return revents & (POLLHUP | POLLERR | POLLNVAL);
	return ioctl(tty->in, FIONREAD, &waiting) != 0 || waiting == 0;
}

void term_tty_arm(const struct term_tty *tty, const char *bytes, size_t len)
{
	way_back.armed = 0;
	way_back.fd = tty->out;
	way_back.len = len < sizeof way_back.bytes ? len : sizeof way_back.bytes;
	memcpy(way_back.bytes, bytes, way_back.len);
	way_back.armed = len > 0;
}

void term_tty_restore(void)
{
	int saved = errno;
	if (way_back.armed) {
		way_back.armed = 0;
		struct pollfd room = {way_back.fd, POLLOUT, 0};
		/* A terminal that takes nothing must not keep the program from ending. */
		if (poll(&room, 1, 0) > 0 && (room.revents & POLLOUT) &&
		    write(way_back.fd, way_back.bytes, way_back.len) < 0)
			way_back.len = 0;
		tcsetattr(way_back.fd, TCSANOW, &way_back.settings);
	}
	errno = saved;
}
