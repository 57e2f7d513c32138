/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a single character is, as far as names and whole words need it; the
 * same in every locale. */
#ifndef AS_TEXT_LETTER_H
#define AS_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* A unit of text/utf8.h: capital or title-case letter; letter or digit of any
 * script (marks included, since they continue a word).  False for invalid bytes. */
bool as_letter_is_capital(uint32_t unit);
bool as_letter_is_word(uint32_t unit);

#endif
