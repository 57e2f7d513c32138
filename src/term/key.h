/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and their names, in vim's notation: a, <Enter>, <C-x>, <S-Tab>, <F1>.
 * Keys that terminals cannot tell apart are one key: <C-i> is <Tab>, <C-m>
 * is <Enter>, <C-[> is <Esc>, <C-h> is <BS>; a shifted letter is the capital. */
#ifndef TERM_KEY_H
#define TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

enum {
	TERM_KEY_NONE = 0,
	/* Above every code point. */
	TERM_KEY_ENTER = 0x200000,
	TERM_KEY_ESC,
	TERM_KEY_TAB,
	TERM_KEY_BACKSPACE,
	TERM_KEY_DELETE,
	TERM_KEY_INSERT,
	TERM_KEY_UP,
	TERM_KEY_DOWN,
	TERM_KEY_LEFT,
	TERM_KEY_RIGHT,
	TERM_KEY_HOME,
	TERM_KEY_END,
	TERM_KEY_PAGE_UP,
	TERM_KEY_PAGE_DOWN,
	TERM_KEY_UNKNOWN, /* a sequence that the terminal sent and nobody knows */
	TERM_KEY_F0 = 0x200100, /* F1 is TERM_KEY_F0 + 1 */
	TERM_KEY_F_LIMIT = 24,
};
enum { TERM_SHIFT = 1, TERM_ALT = 2, TERM_CTRL = 4 };

struct term_key {
	uint32_t code; /* a code point, or one of TERM_KEY_*; space is ' ' */
	uint32_t mods; /* TERM_SHIFT etc.; letters with TERM_CTRL are lower case */
};

static inline bool term_key_equal(struct term_key a, struct term_key b)
{
	return a.code == b.code && a.mods == b.mods;
}

/* The key as terminals send it, so that equal keys compare equal: see above. */
struct term_key term_key_normal(struct term_key key);
/* Reads one key's name at `text`, at most `len` bytes; returns bytes read, 0
 * with an error when it is no key.  "<" alone is an error: <lt>. */
size_t term_key_parse(struct term_key *key, const char *text, size_t len, struct as_error *err);
/* Reads a run of names ("]c", "jj<Enter>"); the array is the caller's to free(). */
bool term_keys_parse(struct term_key **keys, size_t *count, const char *text, struct as_error *err);
/* Appends the name. */
void term_key_format(struct as_buf *out, struct term_key key);
/* Whether the key puts a character into a line being typed. */
bool term_key_is_text(struct term_key key);

#endif
