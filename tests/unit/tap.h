/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Test Anything Protocol, as much of it as the unit tests speak. */
#ifndef TESTS_UNIT_TAP_H
#define TESTS_UNIT_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_count, tap_failed;
__attribute__((unused)) static bool tap_holds;
__attribute__((unused)) static const char *tap_got;
__attribute__((unused)) static long long tap_number;

/* One assertion: `what` says what a user would notice.  What is asserted comes
 * first, so that the words after it may tell of the error that it set. */
#define OK(condition, ...) (tap_holds = (condition), tap_ok(tap_holds, __FILE__, __LINE__, __VA_ARGS__))
#define IS(got, want, ...) (tap_got = (got), tap_is(tap_got, (want), __FILE__, __LINE__, __VA_ARGS__))
#define IS_INT(got, want, ...) \
	(tap_number = (long long)(got), tap_is_int(tap_number, (long long)(want), __FILE__, __LINE__, __VA_ARGS__))

__attribute__((format(printf, 4, 5), unused))
static bool tap_ok(bool condition, const char *file, int line, const char *what, ...)
{
	va_list args;
	printf("%sok %d - ", condition ? "" : "not ", ++tap_count);
	va_start(args, what);
	vprintf(what, args);
	va_end(args);
	putchar('\n');
	if (!condition) {
		tap_failed++;
		printf("# at %s:%d\n", file, line);
	}
	return condition;
}

__attribute__((format(printf, 5, 6), unused))
static bool tap_is(const char *got, const char *want, const char *file, int line, const char *what, ...)
{
	char text[512];
	va_list args;
	va_start(args, what);
	vsnprintf(text, sizeof text, what, args);
	va_end(args);
	bool same = got && want ? !strcmp(got, want) : got == want;
	tap_ok(same, file, line, "%s", text);
	if (!same)
		printf("#   got: %s\n#  want: %s\n", got ? got : "(null)", want ? want : "(null)");
	return same;
}

__attribute__((format(printf, 5, 6), unused))
static bool tap_is_int(long long got, long long want, const char *file, int line, const char *what, ...)
{
	char text[512];
	va_list args;
	va_start(args, what);
	vsnprintf(text, sizeof text, what, args);
	va_end(args);
	tap_ok(got == want, file, line, "%s", text);
	if (got != want)
		printf("#   got: %lld\n#  want: %lld\n", got, want);
	return got == want;
}

__attribute__((unused)) static void tap_skip_all(const char *why)
{
	printf("1..0 # SKIP %s\n", why);
	exit(0);
}

__attribute__((unused)) static int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed ? 1 : 0;
}

#endif
