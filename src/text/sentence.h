/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences: the rules of UAX #29 over Unicode's SentenceBreak property,
 * tailored by a data file of abbreviations and by initials, so that "U.S.
 * talks", "Gen. Milley", "Jan. 6" and "Lolita C. Baldor" do not end one. */
#ifndef AS_TEXT_SENTENCE_H
#define AS_TEXT_SENTENCE_H

#include <stddef.h>

/* Byte after the sentence that begins at `at` (< len), trailing spaces
 * included; `text` should be one passage.  O(sentence). */
size_t as_sentence_next(const char *text, size_t len, size_t at);
/* The same without the tailoring: exactly UAX #29 (conformance tests). */
size_t as_sentence_next_plain(const char *text, size_t len, size_t at);

#endif
