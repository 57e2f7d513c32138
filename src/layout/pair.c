/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/pair.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/wrap.h"

enum { LEFT, RIGHT, FOLD_AT_LEAST = 3 };

/* ---- which rows are seen */

static bool is_equal(const struct as_row *row)
{
	return (row->relation == AS_SAME || row->relation == AS_FORMAT) && !row->discrepant;
}

enum fate { KEEP, DROP, FOLD_EQUAL, FOLD_FURNITURE };

static enum fate fate_of(const struct as_row *row, const struct as_pair_options *options)
{
	if (options->differences_only && (row->furniture || is_equal(row)))
		return DROP;
	if (row->furniture)
		return options->show_furniture ? KEEP : FOLD_FURNITURE;
	if (options->fold_equal && row->relation == AS_SAME && !row->moved && !row->pinned)
		return FOLD_EQUAL;
	return KEEP;
}

static void add_row(struct as_pair_layout *layout, struct as_pair_row row)
{
	layout->rows[layout->rows_count++] = row;
}

/* Adds the run of rows order[from..to), which share a fate. */
static void add_run(struct as_pair_layout *layout, enum fate fate, const size_t *order, size_t from, size_t to)
{
	bool furniture = fate == FOLD_FURNITURE;
	if (fate == DROP)
		return;
	if (furniture || (fate == FOLD_EQUAL && to - from >= FOLD_AT_LEAST)) {
		add_row(layout, (struct as_pair_row){.row = order[from], .folded = to - from, .furniture = furniture});
		return;
	}
	for (size_t i = from; i < to; i++)
		add_row(layout, (struct as_pair_row){.row = order[i]});
}

/* Remembers where the rows order[from..to) went, `before` visible rows in. */
static void note_run(struct as_pair_layout *layout, const size_t *order, size_t from, size_t to, size_t before)
{
	size_t added = layout->rows_count - before;
	size_t folded_at = added || !before ? before : before - 1;
	for (size_t i = from; i < to; i++)
		layout->shown_by[order[i]] = added == to - from ? before + (i - from) : folded_at;
}

static size_t *left_order(size_t count)
{
	size_t *order = as_calloc(count + 1, sizeof *order);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	return order;
}

void as_pair_layout_init(struct as_pair_layout *layout, const struct as_comparison *comparison,
			 const struct as_pair_options *options)
{
	size_t count = comparison->rows_count;
	*layout = (struct as_pair_layout){.comparison = comparison, .options = *options};
	if (!layout->options.measure[RIGHT])
		layout->options.measure[RIGHT] = layout->options.measure[LEFT];
	layout->rows = as_calloc(count + 1, sizeof *layout->rows);
	layout->row_line = as_calloc(count + 1, sizeof *layout->row_line);
	layout->shown_by = as_calloc(count + 1, sizeof *layout->shown_by);

	size_t *order = options->order == AS_ORDER_RIGHT ? as_comparison_right_order(comparison) : left_order(count);
	for (size_t from = 0, to; from < count; from = to) {
		enum fate fate = fate_of(&comparison->rows[order[from]], options);
		for (to = from + 1; to < count && fate_of(&comparison->rows[order[to]], options) == fate;)
			to++;
		size_t before = layout->rows_count;
		add_run(layout, fate, order, from, to);
		note_run(layout, order, from, to, before);
	}
	free(order);
}

size_t as_pair_layout_row_of(const struct as_pair_layout *layout, size_t row)
{
	return row < layout->comparison->rows_count ? layout->shown_by[row] : 0;
}

/* ---- segments */

static struct as_span side_of_op(const struct as_op *op, int side)
{
	return side == LEFT ? op->left : op->right;
}

static enum as_segment_kind segment_kind(const struct as_op *op)
{
	static const enum as_segment_kind kinds[AS_OP_KINDS] = {
		[AS_OP_EQUAL] = AS_SEGMENT_PLAIN,
		[AS_OP_REPLACE] = AS_SEGMENT_CHANGED,
		[AS_OP_DELETE] = AS_SEGMENT_ONE_SIDE,
		[AS_OP_INSERT] = AS_SEGMENT_ONE_SIDE,
		[AS_OP_MOVED] = AS_SEGMENT_MOVED,
	};
	return op->kind == AS_OP_EQUAL && op->format ? AS_SEGMENT_FORMAT : kinds[op->kind];
}

static int by_start(const void *a, const void *b)
{
	const struct as_segment *x = a, *y = b;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* What the row's ops say about one side, ascending; malloc'd. */
static struct as_segment *segments_of_row(size_t *count, const struct as_comparison *comparison,
					  const struct as_row *row, int side)
{
	struct as_segment *segments = as_calloc(row->ops_count + 1, sizeof *segments);
	*count = 0;
	for (size_t i = 0; i < row->ops_count; i++) {
		const struct as_op *op = &comparison->ops[row->first_op + i];
		struct as_span span = side_of_op(op, side);
		if (span.start < span.end)
			segments[(*count)++] = (struct as_segment){segment_kind(op), span};
	}
	if (*count > 1)
		qsort(segments, *count, sizeof *segments, by_start);
	return segments;
}

/* Adds a segment to the line that ends the layout; joins it to the one before
 * when they are of a kind. */
static void add_segment(struct as_pair_layout *layout, struct as_column_line *line, enum as_segment_kind kind,
			size_t start, size_t end)
{
	if (start >= end)
		return;
	if (line->segments_count && layout->segments[layout->segments_count - 1].kind == kind) {
		layout->segments[layout->segments_count - 1].span.end = end;
		return;
	}
	AS_RESERVE(layout->segments, layout->segments_cap, layout->segments_count + 1);
	layout->segments[layout->segments_count++] = (struct as_segment){kind, {start, end}};
	line->segments_count++;
}

/* Cuts the row's segments at the ends of one line; what no op covers is
 * plain.  `*next` is the first segment that may reach into the line. */
static void set_line(struct as_pair_layout *layout, struct as_column_line *line, struct as_span span,
		     const struct as_segment *segments, size_t count, size_t *next)
{
	*line = (struct as_column_line){.span = span, .first_segment = (uint32_t)layout->segments_count};
	size_t at = span.start;
	for (; *next < count && segments[*next].span.start < span.end; ++*next) {
		const struct as_segment *segment = &segments[*next];
		size_t start = segment->span.start > at ? segment->span.start : at;
		size_t end = segment->span.end < span.end ? segment->span.end : span.end;
		add_segment(layout, line, AS_SEGMENT_PLAIN, at, start);
		add_segment(layout, line, segment->kind, start, end);
		at = end > at ? end : at;
		if (segment->span.end > span.end)
			break;
	}
	add_segment(layout, line, AS_SEGMENT_PLAIN, at, span.end);
}

/* ---- lines */

static struct as_pair_line *line_at(struct as_pair_layout *layout, size_t index)
{
	while (layout->lines_count <= index) {
		AS_RESERVE(layout->lines, layout->lines_cap, layout->lines_count + 1);
		layout->lines[layout->lines_count++] = (struct as_pair_line){.row = (uint32_t)layout->rows_set};
	}
	return &layout->lines[index];
}

/* Sets one side of a row on the lines from `first` on; returns the line after. */
static size_t set_side(struct as_pair_layout *layout, const struct as_row *row, int side, size_t first)
{
	const struct as_comparison *comparison = layout->comparison;
	const struct as_side *place = side == LEFT ? &row->left : &row->right;
	const struct as_doc *doc = (side == LEFT ? comparison->left : comparison->right)->doc;
	if (place->passage == AS_NO_PASSAGE)
		return first;

	struct as_lines lines = {0};
	as_wrap(&lines, doc->text + place->span.start, as_span_length(place->span), place->span.start,
		layout->options.measure[side], 0);
	size_t count, next = 0;
	struct as_segment *segments = segments_of_row(&count, comparison, row, side);
	for (size_t i = 0; i < lines.count; i++) {
		struct as_pair_line *line = line_at(layout, first + i);
		set_line(layout, &line->side[side], lines.items[i], segments, count, &next);
	}
	free(segments);
	size_t end = first + lines.count;
	as_lines_free(&lines);
	return end;
}

static void set_row(struct as_pair_layout *layout, const struct as_pair_row *visible)
{
	const struct as_row *row = &layout->comparison->rows[visible->row];
	size_t first = layout->lines_count;
	bool once = layout->options.one_column && row->relation == AS_SAME;
	int lead = layout->options.order == AS_ORDER_RIGHT ? RIGHT : LEFT;
	if (!visible->folded) {
		size_t next = first;
		if (!once || lead == LEFT)
			next = set_side(layout, row, LEFT, first);
		if (!once || lead == RIGHT)
			set_side(layout, row, RIGHT, layout->options.one_column ? next : first);
	}
	line_at(layout, first)->first = true;
}

void as_pair_layout_until(struct as_pair_layout *layout, size_t row)
{
	while (layout->rows_set < layout->rows_count && layout->rows_set <= row) {
		set_row(layout, &layout->rows[layout->rows_set]);
		layout->row_line[++layout->rows_set] = layout->lines_count;
	}
}

void as_pair_layout_free(struct as_pair_layout *layout)
{
	free(layout->rows);
	free(layout->lines);
	free(layout->segments);
	free(layout->row_line);
	free(layout->shown_by);
	*layout = (struct as_pair_layout){0};
}

/* ---- the spine */

const char *as_row_spine(const struct as_row *row, bool ascii)
{
	static const char *const discrepant[2][AS_RELATIONS][2] = {
		{[AS_FORMAT] = {"!≈", "!Ͻ"}, [AS_EDITED] = {"!~", "!Ͻ"}, [AS_RELATED] = {"!:", "!Ͻ"}},
		{[AS_FORMAT] = {"!-", "!)"}, [AS_EDITED] = {"!~", "!)"}, [AS_RELATED] = {"!:", "!)"}},
	};
	static const char *const spines[2][AS_RELATIONS][2] = {
		{
			[AS_SAME] = {" =", "Ͻ="},
			[AS_FORMAT] = {" ≈", "Ͻ≈"},
			[AS_EDITED] = {" ~", "Ͻ~"},
			[AS_RELATED] = {" :", "Ͻ:"},
			[AS_LEFT_ONLY] = {"‹ ", "‹ "},
			[AS_RIGHT_ONLY] = {" ›", " ›"},
		},
		{
			[AS_SAME] = {" =", ")="},
			[AS_FORMAT] = {" -", ")-"},
			[AS_EDITED] = {" ~", ")~"},
			[AS_RELATED] = {" :", "):"},
			[AS_LEFT_ONLY] = {"< ", "< "},
			[AS_RIGHT_ONLY] = {" >", " >"},
		},
	};
	static const char *const pinned[2][AS_RELATIONS] = {
		{[AS_SAME] = "p=", [AS_FORMAT] = "p≈", [AS_EDITED] = "p~"},
		{[AS_SAME] = "p=", [AS_FORMAT] = "p-", [AS_EDITED] = "p~"},
	};
	if (row->pinned && pinned[ascii][row->relation])
		return row->discrepant ? "!p" : pinned[ascii][row->relation];
	if (row->discrepant && discrepant[ascii][row->relation][row->moved])
		return discrepant[ascii][row->relation][row->moved];
	return spines[ascii][row->relation][row->moved];
}
