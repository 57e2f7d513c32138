/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching one text for a phrase, case- and accent-insensitively by default
 * (text/fold.h): white space matches any white space, straight quotes curly
 * ones.  Hits are whole grapheme clusters: "ha" is not found in a syllable
 * "han", nor "f" in a ligature. */
#ifndef AS_TEXT_FIND_H
#define AS_TEXT_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/span.h"

struct as_needle {
	struct as_buf folded;
	bool exact; /* bytes as they are */
};

/* False when nothing searchable is left of the phrase; free it all the same. */
bool as_needle_init(struct as_needle *needle, const char *phrase, size_t len, bool exact);
void as_needle_free(struct as_needle *needle);
/* First hit at or after `from`.  Costs the distance to it, not the text. */
bool as_find_next(struct as_span *hit, const struct as_needle *needle, const char *text, size_t len, size_t from);
/* Last hit that begins before `before`. */
bool as_find_prev(struct as_span *hit, const struct as_needle *needle, const char *text, size_t len, size_t before);

#endif
