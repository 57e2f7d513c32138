/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `collate --format=json`, version 1: see the manual. */
#ifndef AS_LAYOUT_COLLATEJSON_H
#define AS_LAYOUT_COLLATEJSON_H

#include "align/collation.h"
#include "base/buf.h"

/* Appends one JSON object and a line break.  The documents' words should have
 * been counted and their sha256 computed.  O(text shown). */
void as_collatejson_write(struct as_buf *out, const struct as_collation *collation);

#endif
