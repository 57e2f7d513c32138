/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in running text: runs of capitalised words with what joins them. */
#ifndef AS_ALIGN_NAME_H
#define AS_ALIGN_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "model/span.h"
#include "text/word.h"

/* Whether the word (a span of `text`) begins with a capital. */
bool as_name_is_capitalised(const char *text, size_t len, struct as_span word);

/* The name that words->items[n] belongs to, or that word itself when it is not
 * capitalised.  Without "The" that only begins the sentence, without a final
 * "'s", with the last period of "U.S."; without the titles before a person's
 * name unless `n` is one of them. */
struct as_span as_name_at(const char *text, size_t len, const struct as_words *words, size_t n);

#endif
