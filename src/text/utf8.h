/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking text that may hold anything.  Text is UTF-8 in which a byte that is
 * not part of a well-formed sequence (Unicode 15, table 3-7) is a unit of its
 * own; every function of text/ accepts such text, and NUL bytes in it. */
#ifndef AS_TEXT_UTF8_H
#define AS_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An invalid byte b is reported as AS_INVALID + b: above every code point. */
#define AS_INVALID 0x110000u
static inline bool as_is_invalid(uint32_t unit)
{
	return unit >= AS_INVALID;
}

/* Decodes the unit at `at` (< len) into *unit; returns its bytes, 1 to 4. */
size_t as_utf8_next(uint32_t *unit, const char *text, size_t len, size_t at);
/* Decodes the unit before `at` (> 0) into *unit; returns its bytes. */
size_t as_utf8_prev(uint32_t *unit, const char *text, size_t len, size_t at);
/* The start of the unit that the byte at `at` belongs to; len when at >= len. */
size_t as_utf8_floor(const char *text, size_t len, size_t at);
/* First byte at or after `at` (<= len) that is not ASCII, or len. */
size_t as_utf8_ascii(const char *text, size_t len, size_t at);
/* Writes a code point as UTF-8, up to 4 bytes; an AS_INVALID unit as its byte. */
size_t as_utf8_put(char out[4], uint32_t unit);
/* Units (code points, invalid bytes) in the text.  ASCII runs go by eight. */
size_t as_utf8_count(const char *text, size_t len);
/* Invalid bytes in the text. */
size_t as_utf8_invalid(const char *text, size_t len);

#endif
