/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --format=html`: a comparison as one page that can be mailed, printed
 * and read aloud: no script, nothing fetched, no meaning in colour alone. */
#ifndef AS_LAYOUT_DIFFHTML_H
#define AS_LAYOUT_DIFFHTML_H

#include <stdbool.h>

#include "align/compare.h"
#include "base/buf.h"
#include "layout/pair.h"

struct as_diffhtml_options {
	enum as_pair_order order;
	bool differences_only; /* leave out same, format-only and furniture rows */
	bool show_furniture;   /* unfolded */
};

/* Appends the page: both reports, the discrepancies, the rows in order, and
 * furniture folded below.  O(text + rows log rows). */
void as_diffhtml_write(struct as_buf *out, const struct as_comparison *comparison,
		       const struct as_diffhtml_options *options);

#endif
