/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order rows are shown. */
#ifndef AS_ALIGN_SEQUENCE_H
#define AS_ALIGN_SEQUENCE_H

#include <stddef.h>

#include "align/result.h"

/* The rows in the order of document `lead` (0 left, 1 right), those of the
 * other document alone where they fall in it: after the row before them there
 * when they share a passage with it, else after the nearest one before them
 * that is not moved.  `order` gets `count` indices.  O(count log count). */
void as_sequence_make(size_t *order, const struct as_row *rows, size_t count, int lead);

#endif
