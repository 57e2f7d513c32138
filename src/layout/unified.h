/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --format=unified`: a comparison as prose for pipes and pagers, one
 * row a block, words that differ marked as wdiff does: [-left-]{+right+}, or
 * by attributes alone when painted.  Moved rows name where they came from;
 * words out of order inside a row are marked in both places.
 * Words that only are spelt otherwise stand in the leading document's form. */
#ifndef AS_LAYOUT_UNIFIED_H
#define AS_LAYOUT_UNIFIED_H

#include <stdbool.h>

#include "align/compare.h"
#include "base/buf.h"
#include "layout/paint.h"
#include "layout/pair.h"

struct as_unified_options {
	enum as_paint paint;
	enum as_pair_order order;
	bool differences_only, fold_equal, show_furniture; /* as in struct as_pair_options */
};

/* Safe for a terminal, like as_side_write().  Each row's text is one line.  O(text). */
void as_unified_write(struct as_buf *out, const struct as_comparison *comparison,
		      const struct as_unified_options *options);

#endif
