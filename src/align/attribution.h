/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrepancies of attribution: the same words, another speaker. */
#ifndef AS_ALIGN_ATTRIBUTION_H
#define AS_ALIGN_ATTRIBUTION_H

#include "align/scrutiny.h"

/* Only names are held against one another: "she" and "the mayor" may be
 * anyone.  O(words + attributions of a side x those of the other). */
void as_attribution_compare(struct as_scrutiny *scrutiny);

#endif
