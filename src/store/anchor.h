/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors: a span with enough of its text to find it again.  Pure functions;
 * nothing is stored here, and nothing is ever bound anew silently. */
#ifndef AS_STORE_ANCHOR_H
#define AS_STORE_ANCHOR_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "model/span.h"
#include "text/offset.h"

/* The anchor of `span` (bytes of doc->text, not empty, on unit boundaries);
 * strings live in `arena`, and document and sha256 are doc's path and hash as
 * they are now (doc->sha256 must be filled).  Prefix and suffix are up to
 * AS_CONTEXT code points, cut between graphemes unless one is longer than
 * that.  `offsets` is of doc, so that many spans of one document cost one walk. */
void as_anchor_make(struct as_anchor *out, struct as_arena *arena, struct as_offsets *offsets, struct as_span span);

/* Where the anchor's words are in a document that may have changed:
 * exact  - same place, same words; and, unless the document is unchanged, no
 *          other place with these words whose context fits better
 * moved  - elsewhere, once: the only place with these words and both contexts,
 *          else with one of them, else the only place with these words at all
 * Without both contexts, fewer than four words must have twelve bytes next to
 * them that were there, since they come again by chance; and words that were
 * whole are not found inside others.
 * orphan - no such place, or several that fit alike: nothing is guessed
 * The anchor of a tag of the whole document (0..0) is always exact, its span empty.
 * `span` is filled (bytes of doc->text) unless orphan.  (Close matches, "fuzzy",
 * need the aligner: they are not looked for here.)  O(words) in an unchanged
 * document, else O(document). */
enum as_anchor_state as_anchor_resolve(struct as_span *span, const struct as_anchor *anchor,
				       struct as_offsets *offsets);

#endif
