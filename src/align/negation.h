/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrepancies of negation ("no intention"), modality ("will" / "may") and
 * of words that mean the opposite ("rose" / "fell"). */
#ifndef AS_ALIGN_NEGATION_H
#define AS_ALIGN_NEGATION_H

#include "align/scrutiny.h"

/* O(words + negations of a side x negations of the other). */
void as_negation_compare(struct as_scrutiny *scrutiny);

#endif
