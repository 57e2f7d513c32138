/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences: the rules of UAX #29 over Unicode's Sentence_Break property,
 * tailored for running text:
 * - abbreviations (a data file) and initials do not end one: "U.S. talks",
 *   "Gen. Milley", "Jan. 6", "Lolita C. Baldor"; where such a full stop may end
 *   a sentence too ("in the U.S. The alliance") the next word decides;
 * - a full stop ends one only before white space, and not where it is one of
 *   several dots between spaces, which stand for words left out;
 * - "!" and "?" do not end one before a lower-case letter: '"Why?" he said';
 * - a single line break is a space (prose broken at a margin), a blank line
 *   ends a sentence. */
#ifndef AS_TEXT_SENTENCE_H
#define AS_TEXT_SENTENCE_H

#include <stddef.h>

/* Byte after the sentence that begins at `at` (< len), trailing spaces
 * included; `text` should be one passage.  O(sentence). */
size_t as_sentence_next(const char *text, size_t len, size_t at);
/* The same without the tailoring: exactly UAX #29 (conformance tests). */
size_t as_sentence_next_plain(const char *text, size_t len, size_t at);

#endif
