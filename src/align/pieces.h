/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words taken apart where one name is glued to what stands beside it: a
 * possessive ("Kyiv's", or "Kyivs" where the apostrophe was lost), words that
 * lost the blank between them where a link stood ("whereRussian", "NATOand",
 * "RussiaUS"). */
#ifndef AS_ALIGN_PIECES_H
#define AS_ALIGN_PIECES_H

#include "align/seen.h"
#include "align/strand.h"

/* The pieces of a strand's words, in `arena`.  A word is cut only where a part
 * of it is known: to the rules or, as a name, to the document.  O(words). */
void as_pieces_read(struct as_strand *out, const struct as_strand *strand, const struct as_seen *seen,
		    struct as_arena *arena);

#endif
