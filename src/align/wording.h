/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two wordings of one thing, held against each other word by word: what one
 * has that the other has not, in the same order.  For short texts that a
 * reader said belong together, where a comparison of their documents need not
 * have matched them. */
#ifndef AS_ALIGN_WORDING_H
#define AS_ALIGN_WORDING_H

#include <stddef.h>

#include "base/arena.h"
#include "model/span.h"

enum { AS_WORDING_WORDS = 400 }; /* of either text are looked at */

struct as_wording {
	struct as_span *differs[2]; /* bytes of either text: runs of words that the other has not, in order; in the arena */
	size_t count[2];
};

/* Words are equal when they fold alike (text/fold.h); a longest common
 * subsequence of them stays unmarked (Wagner and Fischer 1974).
 * O(words * words), at most AS_WORDING_WORDS squared. */
void as_wording_compare(struct as_wording *out, struct as_arena *arena, const char *first, size_t first_len,
			const char *second, size_t second_len);

#endif
