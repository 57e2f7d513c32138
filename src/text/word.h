/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: UAX #29 segments (libunistring) that hold a letter or a digit. */
#ifndef AS_TEXT_WORD_H
#define AS_TEXT_WORD_H

#include <stddef.h>

#include "model/span.h"

struct as_words {
	struct as_span *items; /* in text order, absolute (base added); owned */
	size_t count, cap;
};

/* Appends the words of text[0..len); `base` is added to each span, so that a
 * passage's words come out as spans of its document.  O(len). */
void as_words_add(struct as_words *words, const char *text, size_t len, size_t base);
void as_words_clear(struct as_words *words);
void as_words_free(struct as_words *words);

/* How many there are, without keeping them. */
size_t as_words_count(const char *text, size_t len);

#endif
