/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and quantities of running text: "Monday, Jan. 10, 2022", "last month",
 * "100,000 troops", "two further rounds", "12 metres". */
#ifndef AS_ALIGN_AMOUNTS_H
#define AS_ALIGN_AMOUNTS_H

#include "align/strand.h"

enum as_amount_kind { AS_AMOUNT_NONE, AS_AMOUNT_DATE, AS_AMOUNT_QUANTITY };

/* The date or quantity that begins with word `at`: its span and words.  NONE
 * for what is neither; `words` then tells what to pass over together (a time of
 * day), or is empty. */
enum as_amount_kind as_amount_at(struct as_span *span, struct as_reach *words, const struct as_strand *strand,
				 uint32_t at);

/* Whether the word looks like several of something: "passengers", "people". */
bool as_amount_is_plural(const struct as_strand *strand, uint32_t at);

#endif
