/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void say_and_abort(void)
{
	static const char line[] = "antisigma: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, line, sizeof line - 1);
	(void)ignored;
	abort();
}

/* The one piece of state here: the way out is set once, by main. */
static void (*on_exhaustion)(void) = say_and_abort;

void as_mem_on_exhaustion(void (*handler)(void))
{
	on_exhaustion = handler;
}

static void *checked(void *memory)
{
	if (!memory) {
		on_exhaustion();
		abort();
	}
	return memory;
}

void *as_alloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *as_calloc(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *as_realloc(void *old, size_t count, size_t size)
{
	return checked(reallocarray(old, count ? count : 1, size ? size : 1));
}

char *as_strdup(const char *text)
{
	return checked(strdup(text));
}

char *as_strndup(const char *text, size_t len)
{
	char *copy = as_alloc(len + 1);
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *as_asprintf(const char *format, ...)
{
	char *text = NULL;
	va_list args;
	va_start(args, format);
	int len = vasprintf(&text, format, args);
	va_end(args);
	return checked(len < 0 ? NULL : text);
}

void *as_grow(void *items, size_t *cap, size_t want, size_t size)
{
	size_t grown = *cap < 8 ? 8 : *cap;
	while (grown < want)
		grown = grown > SIZE_MAX / 2 ? want : grown * 2;
	items = as_realloc(items, grown, size);
	*cap = grown;
	return items;
}
