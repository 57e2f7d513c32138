/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding: the key under which words and searches compare.  NFKC case fold,
 * then accents (nonspacing marks) and everything but letters and digits drop:
 * "Tétrault's" -> "tetraults", "U.S" -> "us", "100,000" -> "100000". */
#ifndef AS_TEXT_FOLD_H
#define AS_TEXT_FOLD_H

#include <stddef.h>

#include "base/buf.h"

/* Appends the folded form of text[0..len) to out.  May append nothing.
 * Scripts whose nonspacing marks are vowels (Indic, Thai ...) keep them. */
void as_fold(struct as_buf *out, const char *text, size_t len);

/* Folds for searching: as above but a run of white space becomes one space and
 * other punctuation stays.  `map` gets, for each byte of the result appended,
 * the byte of `text` its unit began at, and one more entry for the end. */
struct as_fold_map {
	size_t *at;
	size_t count, cap;
};
void as_fold_search(struct as_buf *out, struct as_fold_map *map, const char *text, size_t len);
void as_fold_map_free(struct as_fold_map *map);

#endif
