/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings files: "[section]" and "name = value" lines, read by inih. */
#ifndef AS_BASE_INI_H
#define AS_BASE_INI_H

#include <stdbool.h>
#include <stddef.h>

/* One setting; borrowed for the call. */
struct as_ini_entry {
	const char *section; /* "" before the first one */
	const char *name, *value;
	size_t line;         /* from 1 */
};

/* Told each setting in order, and each line that is none (`entry` NULL then;
 * `trouble` a sentence without final period, translated). */
typedef void as_ini_take(void *data, const struct as_ini_entry *entry, size_t line, const char *trouble);

/* Reads `len` bytes of text.  Lines begin a comment with '#' or ';'; one that
 * is longer than AS_INI_LINE bytes is passed over and told.  O(len). */
enum { AS_INI_LINE = 190 };
void as_ini_read(const char *text, size_t len, as_ini_take *take, void *data);

#endif
