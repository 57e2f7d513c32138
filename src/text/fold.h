/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding: the key under which words and searches compare.  NFKC case fold,
 * then accents (nonspacing marks) and everything but letters and digits drop:
 * "Tétrault's" -> "tetraults", "U.S" -> "us", "100,000" -> "100000". */
#ifndef AS_TEXT_FOLD_H
#define AS_TEXT_FOLD_H

#include <stddef.h>

#include "base/buf.h"

/* Appends the folded form of text[0..len) to out, well-formed UTF-8 (letters
 * that compose, Hangul syllables too, come decomposed).  May append nothing.
 * Marks of Latin, Greek, Cyrillic and the optional points of Hebrew, Arabic
 * and Syriac drop; those of scripts where they are vowels (Indic, Thai ...)
 * and the voicing marks of kana stay.  O(len). */
void as_fold(struct as_buf *out, const char *text, size_t len);

/* Folds for searching: as above but a run of white space becomes one space and
 * other punctuation stays, curly quotes and dashes as their ASCII forms;
 * invalid bytes stay as they are.  `map` is filled anew: for each byte of the
 * result appended, the byte of `text` its unit began at, and one more entry
 * (len) for the end.  Entries never fall. */
struct as_fold_map {
	size_t *at;
	size_t count, cap;
};
void as_fold_search(struct as_buf *out, struct as_fold_map *map, const char *text, size_t len);
void as_fold_map_free(struct as_fold_map *map);

#endif
