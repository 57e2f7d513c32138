/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors whose words are not in the document any more: a place that is close
 * enough, and clearly the closest. */
#ifndef AS_SESSION_REFIND_H
#define AS_SESSION_REFIND_H

#include <stdbool.h>

#include "align/tokens.h"
#include "model/annotation.h"
#include "text/offset.h"

/* A document prepared for the search; made with its first lost anchor. */
struct as_refind {
	struct as_offsets *offsets; /* of the document; borrowed */
	bool ready;
	struct as_lexicon lexicon;
	struct as_tokens tokens;
};

void as_refind_init(struct as_refind *refind, struct as_offsets *offsets);
void as_refind_free(struct as_refind *refind);

/* as_anchor_resolve(), and where that says orphan: AS_ANCHOR_FUZZY when one
 * place has at least 0.85 of the words (in order, folded; twice those in
 * common over those of both) and leads the next best by 0.1, its surroundings
 * counted.  O(document), plus O(anchor squared) for a lost one. */
enum as_anchor_state as_refind_anchor(struct as_span *span, struct as_refind *refind, const struct as_anchor *anchor);

#endif
