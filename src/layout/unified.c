/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/unified.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "layout/facts.h"
#include "text/display.h"

enum { LEFT, RIGHT, SIDES };

struct printer {
	struct as_buf *out;
	const struct as_comparison *comparison;
	const struct as_unified_options *options;
	int lead;            /* the side whose order and spelling the prose follows */
	bool space;          /* white space is due before the next piece of the line */
	size_t closed[SIDES]; /* where in `out` a mark of that side was closed last */
};

static const struct as_doc *doc_of(const struct printer *printer, int side)
{
	return (side == LEFT ? printer->comparison->left : printer->comparison->right)->doc;
}

static struct as_span side_of_op(const struct as_op *op, int side)
{
	return side == LEFT ? op->left : op->right;
}

/* ---- pieces of prose */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Words of one side, with that side's marks around them when asked for.  White
 * space stays outside the marks, one space for a run of it; what follows a
 * mark of the same side joins it, what replaces the other side's touches it. */
static void add_piece(struct printer *printer, int side, enum as_ink ink, bool marked, struct as_span span)
{
	static const char *const open[SIDES] = {"[-", "{+"}, *const close[SIDES] = {"-]", "+}"};
	const char *text = doc_of(printer, side)->text;
	struct as_buf *out = printer->out;
	bool space_after = false;
	while (span.start < span.end && is_space(text[span.start]))
		span.start++, printer->space = true;
	while (span.start < span.end && is_space(text[span.end - 1]))
		span.end--, space_after = true;
	if (span.start == span.end)
		return;

	marked = marked && printer->options->paint == AS_PAINT_PLAIN;
	bool joins = marked && printer->closed[side] == out->len;
	bool touches = marked && printer->closed[!side] == out->len;
	if (joins)
		as_buf_truncate(out, out->len - strlen(close[side]));
	if (printer->space && !touches)
		as_buf_addc(out, ' ');
	if (marked && !joins)
		as_buf_adds(out, open[side]);
	as_paint_text(out, printer->options->paint, ink, text, span);
	if (marked) {
		as_buf_adds(out, close[side]);
		printer->closed[side] = out->len;
	}
	printer->space = space_after;
}

static void end_line(struct printer *printer)
{
	as_buf_addc(printer->out, '\n');
	printer->space = false;
}

static enum as_ink words_ink(int side)
{
	return side == LEFT ? AS_INK_LEFT_WORDS : AS_INK_RIGHT_WORDS;
}

/* ---- a row's prose: both sides' words merged by its ops */

struct merge {
	const struct as_op **ops[SIDES]; /* those with words on that side, in its order */
	size_t count[SIDES], next[SIDES];
	size_t at[SIDES];                /* bytes of the text told so far */
};

static int by_left(const void *a, const void *b)
{
	const struct as_op *x = *(const struct as_op *const *)a, *y = *(const struct as_op *const *)b;
	return (x->left.start > y->left.start) - (x->left.start < y->left.start);
}

static int by_right(const void *a, const void *b)
{
	const struct as_op *x = *(const struct as_op *const *)a, *y = *(const struct as_op *const *)b;
	return (x->right.start > y->right.start) - (x->right.start < y->right.start);
}

static void merge_init(struct merge *merge, const struct as_comparison *comparison, const struct as_row *row)
{
	*merge = (struct merge){.at = {row->left.span.start, row->right.span.start}};
	for (int side = LEFT; side < SIDES; side++) {
		merge->ops[side] = as_calloc(row->ops_count + 1, sizeof *merge->ops[side]);
		for (size_t i = 0; i < row->ops_count; i++) {
			const struct as_op *op = &comparison->ops[row->first_op + i];
			if (as_span_length(side_of_op(op, side)))
				merge->ops[side][merge->count[side]++] = op;
		}
		qsort(merge->ops[side], merge->count[side], sizeof *merge->ops[side], side == LEFT ? by_left : by_right);
	}
}

static void merge_free(struct merge *merge)
{
	free(merge->ops[LEFT]);
	free(merge->ops[RIGHT]);
}

/* The next op of a side; NULL after the last. */
static const struct as_op *peek(const struct merge *merge, int side)
{
	return merge->next[side] < merge->count[side] ? merge->ops[side][merge->next[side]] : NULL;
}

/* The text between ops, told from the leading side; of the other side only
 * that there was a space. */
static void add_gap(struct printer *printer, struct merge *merge, int side, size_t until)
{
	struct as_span gap = {merge->at[side], until};
	if (gap.start < gap.end && side == printer->lead)
		add_piece(printer, side, AS_INK_NONE, false, gap);
	else if (gap.start < gap.end && is_space(doc_of(printer, side)->text[gap.end - 1]))
		printer->space = true;
	merge->at[side] = until > merge->at[side] ? until : merge->at[side];
}

/* Tells one side's part of its next op and goes past it. */
static void add_words(struct printer *printer, struct merge *merge, int side, enum as_ink ink, bool marked)
{
	struct as_span span = side_of_op(peek(merge, side), side);
	add_gap(printer, merge, side, span.start);
	add_piece(printer, side, ink, marked, span);
	merge->at[side] = span.end;
	merge->next[side]++;
}

/* Words that both sides have in one place: told once, as the lead spells them. */
static void add_common(struct printer *printer, struct merge *merge)
{
	int lead = printer->lead, other = !lead;
	bool format = peek(merge, lead)->format;
	merge->at[other] = side_of_op(peek(merge, other), other).end;
	merge->next[other]++;
	add_words(printer, merge, lead, format ? AS_INK_FORMAT : AS_INK_NONE, false);
}

static void add_merged(struct printer *printer, const struct as_row *row)
{
	struct merge merge;
	merge_init(&merge, printer->comparison, row);
	for (;;) {
		const struct as_op *left = peek(&merge, LEFT), *right = peek(&merge, RIGHT);
		if (!left && !right)
			break;
		if (left && left == right && left->kind == AS_OP_EQUAL) {
			add_common(printer, &merge);
		} else if (left && (!right || left->kind != AS_OP_EQUAL)) {
			add_words(printer, &merge, LEFT,
				  left->kind == AS_OP_MOVED ? AS_INK_MOVED : AS_INK_LEFT_WORDS, true);
		} else {
			add_words(printer, &merge, RIGHT,
				  right->kind == AS_OP_MOVED ? AS_INK_MOVED : AS_INK_RIGHT_WORDS, true);
		}
	}
	int lead = printer->lead;
	add_gap(printer, &merge, lead, lead == LEFT ? row->left.span.end : row->right.span.end);
	merge_free(&merge);
}

/* ---- blocks */

static const char *relation_words(enum as_relation relation)
{
	static const char *const words[AS_RELATIONS] = {
		[AS_SAME] = N_("same"),
		[AS_FORMAT] = N_("same words, other spelling"),
		[AS_EDITED] = N_("edited"),
		[AS_RELATED] = N_("related"),
		[AS_LEFT_ONLY] = N_("left only"),
		[AS_RIGHT_ONLY] = N_("right only"),
	};
	return _(words[relation]);
}

/* "@@ -4 +9 @@ edited, moved (passage 9 on the right)" */
static void add_label(struct printer *printer, const struct as_row *row)
{
	struct as_buf label = AS_BUF_INIT;
	as_buf_adds(&label, "@@");
	if (row->left.passage != AS_NO_PASSAGE)
		as_buf_printf(&label, " -%d", row->left.passage + 1);
	if (row->right.passage != AS_NO_PASSAGE)
		as_buf_printf(&label, " +%d", row->right.passage + 1);
	as_buf_printf(&label, " @@ %s", relation_words(row->relation));
	if (row->moved && printer->lead == LEFT)
		as_buf_printf(&label, _(", moved (passage %d on the right)"), row->right.passage + 1);
	else if (row->moved)
		as_buf_printf(&label, _(", moved (passage %d on the left)"), row->left.passage + 1);
	if (row->pinned)
		as_buf_adds(&label, _(", pinned"));
	if (row->furniture)
		as_buf_adds(&label, _(", furniture"));
	as_paint_own(printer->out, printer->options->paint, AS_INK_SPINE, label.data);
	as_buf_addc(printer->out, '\n');
	as_buf_free(&label);
}

static void add_whole(struct printer *printer, const struct as_row *row, int side, enum as_ink ink, bool marked)
{
	add_piece(printer, side, ink, marked, side == LEFT ? row->left.span : row->right.span);
	end_line(printer);
}

static void add_block(struct printer *printer, const struct as_row *row)
{
	add_label(printer, row);
	switch (row->relation) {
	case AS_LEFT_ONLY:
		add_whole(printer, row, LEFT, AS_INK_LEFT_ROW, true);
		break;
	case AS_RIGHT_ONLY:
		add_whole(printer, row, RIGHT, AS_INK_RIGHT_ROW, true);
		break;
	case AS_RELATED:
		add_whole(printer, row, LEFT, words_ink(LEFT), true);
		add_whole(printer, row, RIGHT, words_ink(RIGHT), true);
		break;
	default:
		if (row->ops_count)
			add_merged(printer, row);
		else
			add_piece(printer, printer->lead, AS_INK_NONE, false,
				  printer->lead == LEFT ? row->left.span : row->right.span);
		end_line(printer);
	}
	for (size_t i = 0; i < row->discrepancies_count; i++)
		as_paint_discrepancy(printer->out, printer->options->paint,
				     &printer->comparison->discrepancies[row->first_discrepancy + i], SIZE_MAX);
}

static void add_folded(struct printer *printer, const struct as_pair_row *row)
{
	struct as_buf text = AS_BUF_INIT;
	as_buf_adds(&text, "@@ ");
	if (row->furniture)
		as_buf_printf(&text, ngettext("%zu row of furniture", "%zu rows of furniture", row->folded),
			      row->folded);
	else
		as_buf_printf(&text, ngettext("%zu row the same", "%zu rows the same", row->folded), row->folded);
	as_buf_adds(&text, " @@");
	as_paint_own(printer->out, printer->options->paint, AS_INK_FURNITURE, text.data);
	as_buf_addc(printer->out, '\n');
	as_buf_free(&text);
}

static void add_head(struct printer *printer)
{
	static const char *const marks[SIDES] = {"--- ", "+++ "};
	const struct as_summary *summary = &printer->comparison->summary;
	for (int side = LEFT; side < SIDES; side++) {
		struct as_buf line = AS_BUF_INIT;
		const struct as_doc *doc = doc_of(printer, side);
		as_buf_adds(&line, marks[side]);
		as_display_text(&line, doc->path, strlen(doc->path));
		as_paint_own(printer->out, printer->options->paint, AS_INK_TITLE, line.data);
		as_buf_addc(printer->out, '\n');
		as_buf_free(&line);
	}
	as_buf_printf(printer->out, _("%.0f%% of the left is in the right, %.0f%% of the right is in the left"),
		      summary->left_in_right * 100, summary->right_in_left * 100);
	as_buf_addc(printer->out, '\n');
	size_t before = printer->out->len;
	as_facts_add(printer->out, summary, SIZE_MAX);
	if (printer->out->len > before)
		as_buf_addc(printer->out, '\n');
}

void as_unified_write(struct as_buf *out, const struct as_comparison *comparison,
		      const struct as_unified_options *options)
{
	struct printer printer = {
		.out = out,
		.comparison = comparison,
		.options = options,
		.lead = options->order == AS_ORDER_RIGHT ? RIGHT : LEFT,
	};
	struct as_pair_layout layout; /* for the choice and order of rows: no line is set */
	as_pair_layout_init(&layout, comparison, &(struct as_pair_options){
		.order = options->order,
		.differences_only = options->differences_only,
		.fold_equal = options->fold_equal,
		.show_furniture = options->show_furniture,
	});
	add_head(&printer);
	for (size_t i = 0; i < layout.rows_count; i++) {
		as_buf_addc(out, '\n');
		if (layout.rows[i].folded)
			add_folded(&printer, &layout.rows[i]);
		else
			add_block(&printer, &comparison->rows[layout.rows[i].row]);
	}
	as_pair_layout_free(&layout);
}
