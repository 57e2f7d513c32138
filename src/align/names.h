/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrepancies of names: other persons, bodies, places where one stood. */
#ifndef AS_ALIGN_NAMES_H
#define AS_ALIGN_NAMES_H

#include "align/scrutiny.h"

/* O(words). */
void as_names_compare(struct as_scrutiny *scrutiny);
/* A word of a name, as far as its capital and its neighbours tell. */
bool as_names_is_name(const struct as_strand *strand, uint32_t at);
/* Whether words of both sides may name the same: one word in common, another
 * form of it ("Ukraine", "Ukrainian"), or known under both names. */
bool as_names_may_agree(const struct as_strand strands[2], struct as_reach left, struct as_reach right);
/* Whether the rules know the name for something: a state, its capital ... */
bool as_names_is_known(const struct as_strand *strand, struct as_reach words);

#endif
