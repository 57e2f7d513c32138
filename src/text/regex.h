/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regular expressions (PCRE2) over text that may hold invalid bytes and comes
 * from strangers: each match may cost only so much time and memory. */
#ifndef AS_TEXT_REGEX_H
#define AS_TEXT_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/span.h"

enum { AS_PATTERN_LIMIT = 4096 }; /* bytes of a pattern */

struct as_regex;

/* Compiles a pattern of UTF-8; \w and the like know all of Unicode's letters.
 * `caseless`: capitals and small letters are the same.  A mistake in the
 * pattern is AS_ERR_USAGE, told with its place.  Free it. */
bool as_regex_new(struct as_regex **out, const char *pattern, size_t len, bool caseless, struct as_error *err);
void as_regex_free(struct as_regex *regex);

/* Takes a text to look through, borrowed until another one is taken. */
void as_regex_take(struct as_regex *regex, const char *text, size_t len);

enum as_match { AS_MATCH_FOUND, AS_MATCH_NONE, AS_MATCH_COSTLY };
/* The first match in the text that begins at or after `from` (a unit boundary,
 * not before the last call's) and is not empty.  An invalid byte matches
 * nothing, not even '.'.  COSTLY: given up, over the limit of work or memory. */
enum as_match as_regex_next(struct as_span *hit, struct as_regex *regex, size_t from);

#endif
