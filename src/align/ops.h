/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a row: what is equal, moved, replaced, left out, put in. */
#ifndef AS_ALIGN_OPS_H
#define AS_ALIGN_OPS_H

#include "align/edges.h"
#include "align/pairing.h"
#include "align/result.h"

/* Byte at which the marks that cling to a word begin: "(" of "(OSCE". */
size_t as_ink_start(const struct as_tokens *tokens, uint32_t token);

/* Appends the ops of a matched row and fills in its relation and similarity.
 * The pairing must be in the caller's orientation.  O(words of the row). */
void as_ops_add(struct as_comparison *comparison, size_t *cap, struct as_row *row, const struct as_range pieces[2],
		const struct as_pairing *pairing);

#endif
