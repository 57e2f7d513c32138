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

/* as_anchor_resolve(), and where that says orphan: AS_ANCHOR_FUZZY when the
 * best of the candidates has at least 0.85 of the words and leads each other
 * one by 0.1, in its words or with its surroundings.  O(document), plus
 * O(anchor squared) for a lost one. */
enum as_anchor_state as_refind_anchor(struct as_span *span, struct as_refind *refind, const struct as_anchor *anchor);

/* A place that an anchor may be of. */
struct as_candidate {
	struct as_span span;
	double words;  /* likeness of its words, 0..1: twice those in common (in order, folded) over those of both */
	double around; /* the same with the words around it */
};
enum { AS_CANDIDATES = 5 };

/* The places likest to an anchor, wherever it stood, best first, AS_CANDIDATES
 * at most, none with less than 0.4 of the words; returns how many.
 * O(document + anchor squared). */
size_t as_refind_candidates(struct as_candidate out[AS_CANDIDATES], struct as_refind *refind,
			    const struct as_anchor *anchor);

#endif
