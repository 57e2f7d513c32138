/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --format=json`, version 1: see the manual.  Offsets are bytes of the
 * two files as stored. */
#ifndef AS_LAYOUT_DIFFJSON_H
#define AS_LAYOUT_DIFFJSON_H

#include "align/compare.h"
#include "base/buf.h"
#include "layout/pair.h"

/* Takes whole lines out of the buffer, which it empties. */
typedef void as_diffjson_drain(struct as_buf *out, void *context);

/* Appends one JSON object and a line break.  The documents' sha256 should have
 * been computed ("" comes out as null).  `drain`, unless NULL, is given the
 * lines now and then, but not the last; so that long documents are not held
 * once more.  O(text). */
void as_diffjson_write(struct as_buf *out, const struct as_comparison *comparison, enum as_pair_order order,
		       as_diffjson_drain *drain, void *context);

#endif
