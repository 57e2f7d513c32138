/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full stops that belong to an abbreviation, an initial or an ordinal, not to
 * the sentence.  The words are data: abbreviations.txt, compiled in. */
#ifndef AS_TEXT_ABBREVIATION_H
#define AS_TEXT_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the sentence that began at `start` goes on after the full stop at
 * `stop`, where UAX #29 would end it; what follows begins at `next`.  Looks at
 * one word on each side and no more than 64 bytes of it. */
bool as_abbreviation_goes_on(const char *text, size_t len, size_t start, size_t stop, size_t next);

#endif
