/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrepancies of numbers, dates and times. */
#ifndef AS_ALIGN_FIGURES_H
#define AS_ALIGN_FIGURES_H

#include "align/scrutiny.h"

/* Pairs the figures of both strands (those in one place first, then equal
 * ones wherever they stand, then what is left over alike) and tells the pairs
 * that differ.  O(figures of a side x figures of the other); these are few. */
void as_figures_compare(struct as_scrutiny *scrutiny);

#endif
