/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `diff --format=side`: a comparison printed in two columns with the spine
 * between them, or in one when the width is small.  Safe for a terminal: text,
 * paths and titles in their display form.  Words that differ are told by
 * attributes, which AS_PAINT_PLAIN has none of: layout/unified.h marks them in
 * plain text. */
#ifndef AS_LAYOUT_SIDE_H
#define AS_LAYOUT_SIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "align/compare.h"
#include "base/buf.h"
#include "layout/paint.h"
#include "layout/pair.h"

enum { AS_SIDE_TWO_COLUMNS = 70, AS_SIDE_LEAST = 24 }; /* cells: below the first, one column */

struct as_side_options {
	size_t width;             /* cells of a whole line; less than AS_SIDE_LEAST counts as that */
	enum as_paint paint;
	bool ascii;               /* spine and rules without characters outside ASCII */
	enum as_pair_order order;
	bool differences_only, fold_equal, show_furniture; /* as in struct as_pair_options */
};

/* Appends head (paths, titles, containment), rows, and a line that sums up.
 * No line is wider than the width, none ends in a space.  O(text). */
void as_side_write(struct as_buf *out, const struct as_comparison *comparison, const struct as_side_options *options);

#endif
