/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --format=json`, version 1: see the manual.  Offsets are bytes of the
 * two files as stored. */
#ifndef AS_LAYOUT_DIFFJSON_H
#define AS_LAYOUT_DIFFJSON_H

#include "align/compare.h"
#include "base/buf.h"
#include "layout/pair.h"

/* Appends one JSON object and a line break.  The documents' sha256 should have
 * been computed ("" comes out as null).  O(text). */
void as_diffjson_write(struct as_buf *out, const struct as_comparison *comparison, enum as_pair_order order);

#endif
