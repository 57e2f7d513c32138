/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison comes to, in a few words for its head. */
#ifndef AS_LAYOUT_FACTS_H
#define AS_LAYOUT_FACTS_H

#include <stddef.h>

#include "align/result.h"
#include "base/buf.h"

/* Appends "2 discrepancies, reordered, 9 moved": the gravest first, what there
 * is none of left out, and what would go beyond `cells`. */
void as_facts_add(struct as_buf *out, const struct as_summary *summary, size_t cells);

#endif
