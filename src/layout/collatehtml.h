/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `collate --format=html`: a page that can be mailed and printed. */
#ifndef AS_LAYOUT_COLLATEHTML_H
#define AS_LAYOUT_COLLATEHTML_H

#include "align/collation.h"
#include "base/buf.h"

/* Appends the page: the reports with the evidence for copies, the table, and
 * below it every report's text, to which the cells lead.  O(text). */
void as_collatehtml_write(struct as_buf *out, const struct as_collation *collation);

#endif
