/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of what: the one kind of discrepancy that is told of sentences that
 * say the same in other words, where no words are linked. */
#ifndef AS_ALIGN_TALLIES_H
#define AS_ALIGN_TALLIES_H

#include "align/scrutiny.h"

/* Tells two numbers apart when each is the only one of its noun in its
 * sentence ("killed 412 people" / "the 421 people killed"), and the word
 * before, or that after the noun, stands beside both.  Numbers with a hedge, a
 * unit of measure, or as shares say too little by themselves: whose they are
 * is not known.  O(words + numbers squared, numbers bounded). */
void as_tallies_compare(struct as_scrutiny *scrutiny);

#endif
