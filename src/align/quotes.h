/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrepancies between quotation marks: words changed or left out inside. */
#ifndef AS_ALIGN_QUOTES_H
#define AS_ALIGN_QUOTES_H

#include "align/scrutiny.h"

/* A quotation with the same words that only begins later or ends earlier gets
 * a note.  O(words). */
void as_quotes_compare(struct as_scrutiny *scrutiny);

#endif
