/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term-storm TTY COUNT SEED ROWS COLS: changes the size of a terminal COUNT
 * times in a rush, from 1x1 to 60x200 and absurd ones between, and
 * leaves it at ROWS x COLS. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>

int main(int argc, char **argv)
{
	static const struct winsize odd[] = {
		{1, 1, 0, 0}, {1, 200, 0, 0}, {200, 1, 0, 0}, {65535, 65535, 0, 0}, {0, 0, 0, 0}};
	if (argc != 6)
		return 2;
	int tty = open(argv[1], O_RDWR | O_NOCTTY);
	if (tty < 0) {
		perror(argv[1]);
		return 2;
	}
	unsigned seed = (unsigned)atoi(argv[3]);
	for (int i = atoi(argv[2]); i > 0; i--) {
		seed = seed * 1664525u + 1013904223u;
		unsigned rows = 1 + (seed >> 16) % 60, cols = 1 + (seed >> 8) % 200;
		struct winsize size = {(unsigned short)rows, (unsigned short)cols, 0, 0};
		if (i % 97 == 0)
			size = odd[(unsigned)(i / 97) % (sizeof odd / sizeof *odd)];
		ioctl(tty, TIOCSWINSZ, &size);
		if (i % 7 == 0) /* now and then the program gets as far as drawing */
			nanosleep(&(struct timespec){0, 1000L * (seed >> 24)}, NULL);
	}
	struct winsize last = {(unsigned short)atoi(argv[4]), (unsigned short)atoi(argv[5]), 0, 0};
	return ioctl(tty, TIOCSWINSZ, &last) == 0 ? 0 : 2;
}
