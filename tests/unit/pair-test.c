/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/pair.h"

#include <locale.h>

#include "base/buf.h"
#include "comparison.h"
#include "tap.h"

enum { LEFT, RIGHT };

/* Seven passages against seven: three the same in place, one edited, one
 * moved, one on each side only, one of furniture on the right. */
static void make(struct made *made)
{
	made_init(made,
		  "Harbour fire is out\nNobody was hurt\nThe port reopens\n"
		  "The mayor said on Monday that the fire was small\nOnly left says this\nSent home early\n",
		  "Sent home early\nHarbour fire is out\nNobody was hurt\nThe port reopens\n"
		  "The mayor said on Tuesday, however, that the fire was small\nOnly right says that\nShare this\n");
	for (int i = 0; i < 3; i++) {
		made_row(made, AS_SAME, false, i, i + 1);
		made_op(made, AS_OP_EQUAL, (const char *[]){"Harbour fire is out", "Nobody was hurt",
							    "The port reopens"}[i],
			(const char *[]){"Harbour fire is out", "Nobody was hurt", "The port reopens"}[i]);
	}
	made_row(made, AS_EDITED, false, 3, 4);
	made_op(made, AS_OP_EQUAL, "The mayor said on", "The mayor said on");
	made_op(made, AS_OP_REPLACE, "Monday", "Tuesday");
	made_op(made, AS_OP_INSERT, NULL, "however");
	made_op(made, AS_OP_EQUAL, "that the fire was small", "that the fire was small");
	made_row(made, AS_LEFT_ONLY, false, 4, AS_NO_PASSAGE);
	made_row(made, AS_SAME, true, 5, 0);
	made_op(made, AS_OP_EQUAL, "Sent home early", "Sent home early");
	made_row(made, AS_RIGHT_ONLY, false, AS_NO_PASSAGE, 5);
	made_row(made, AS_RIGHT_ONLY, false, AS_NO_PASSAGE, 6)->furniture = true;
}

/* Lines as "left|right", segments that are not plain in marks. */
static char *told(const struct as_pair_layout *layout)
{
	static const char *const open[] = {"", "'", "*", "+", "^"};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < layout->lines_count; i++) {
		for (int side = LEFT; side <= RIGHT; side++) {
			const struct as_tokens *tokens = side ? layout->comparison->right : layout->comparison->left;
			const struct as_column_line *column = &layout->lines[i].side[side];
			for (uint32_t s = 0; s < column->segments_count; s++) {
				const struct as_segment *segment = &layout->segments[column->first_segment + s];
				as_buf_adds(&out, open[segment->kind]);
				as_buf_add(&out, tokens->doc->text + segment->span.start, as_span_length(segment->span));
				as_buf_adds(&out, open[segment->kind]);
			}
			while (out.len && out.data[out.len - 1] == ' ')
				as_buf_truncate(&out, out.len - 1);
			as_buf_addc(&out, side ? '\n' : '|');
		}
	}
	return as_buf_detach(&out);
}

static char *set(struct as_pair_layout *layout, const struct made *made, const struct as_pair_options *options)
{
	as_pair_layout_init(layout, &made->comparison, options);
	as_pair_layout_until(layout, SIZE_MAX);
	return told(layout);
}

static void test_two_columns(const struct made *made)
{
	struct as_pair_layout layout;
	char *text = set(&layout, made, &(struct as_pair_options){.measure = {20, 24}, .fold_equal = true});
	IS(text,
	   "|\n"
	   "The mayor said on|The mayor said on\n"
	   "*Monday* that the fire|*Tuesday*, +however+, that\n"
	   "was small|the fire was small\n"
	   "Only left says this|\n"
	   "Sent home early|Sent home early\n"
	   "|Only right says that\n"
	   "|\n",
	   "rows stand side by side, each side wrapped to its own measure");
	IS_INT(layout.rows_count, 6, "three equal rows fold to one, furniture to another");
	IS_INT(layout.rows[0].folded, 3, "the fold counts its rows");
	OK(!layout.rows[0].furniture && layout.rows[5].furniture, "and says what it folds");
	IS_INT(as_pair_layout_row_of(&layout, 2), 0, "a folded row is found at its fold");
	IS_INT(as_pair_layout_row_of(&layout, 3), 1, "a row after it at its own");
	IS_INT(layout.row_line[1], 1, "a visible row knows its lines");
	IS_INT(layout.row_line[2], 4, "from first to last");
	OK(layout.lines[1].first && !layout.lines[2].first, "marks go to the first line of a row");
	free(text);
	as_pair_layout_free(&layout);
}

static void test_lazy(const struct made *made)
{
	struct as_pair_layout layout;
	as_pair_layout_init(&layout, &made->comparison, &(struct as_pair_options){.measure = {20, 20}});
	IS_INT(layout.lines_count, 0, "no line is set at first");
	as_pair_layout_until(&layout, 1);
	IS_INT(layout.rows_set, 2, "rows are set up to the one asked for");
	IS_INT(layout.lines_count, 2, "and not beyond");
	as_pair_layout_free(&layout);
}

static void test_one_column(const struct made *made)
{
	struct as_pair_layout layout;
	char *text = set(&layout, made, &(struct as_pair_options){
		.measure = {60, 60}, .one_column = true, .show_furniture = true});
	IS(text,
	   "Harbour fire is out|\n"
	   "Nobody was hurt|\n"
	   "The port reopens|\n"
	   "The mayor said on *Monday* that the fire was small|\n"
	   "|The mayor said on *Tuesday*, +however+, that the fire was small\n"
	   "Only left says this|\n"
	   "Sent home early|\n"
	   "|Only right says that\n"
	   "|Share this\n",
	   "in one column the right side stands below the left, equal text is told once");
	free(text);
	as_pair_layout_free(&layout);
}

static void test_differences(const struct made *made)
{
	struct as_pair_layout layout;
	char *text = set(&layout, made, &(struct as_pair_options){
		.measure = {60, 60}, .differences_only = true, .show_furniture = true});
	IS(text,
	   "The mayor said on *Monday* that the fire was small|"
	   "The mayor said on *Tuesday*, +however+, that the fire was small\n"
	   "Only left says this|\n"
	   "|Only right says that\n",
	   "differences only: neither equal rows nor furniture");
	IS_INT(as_pair_layout_row_of(&layout, 5), 1, "a row left out is found at the one before it");
	IS_INT(as_pair_layout_row_of(&layout, 0), 0, "or at the first");
	free(text);
	as_pair_layout_free(&layout);
}

static void test_right_order(const struct made *made)
{
	struct as_pair_layout layout;
	char *text = set(&layout, made, &(struct as_pair_options){
		.measure = {60, 60}, .order = AS_ORDER_RIGHT, .fold_equal = true});
	OK(!strncmp(text, "Sent home early|Sent home early\n|\n", 34), "in the right order its first passage leads");
	free(text);
	as_pair_layout_free(&layout);
}

/* Words that moved inside a row, and a mark cut by the end of a line. */
static void test_segments(void)
{
	struct made made;
	struct as_pair_layout layout;
	made_init(&made, "on Monday the mayor spoke of a long and hard night\n",
		  "the mayor spoke on Monday of a short day\n");
	made_row(&made, AS_EDITED, false, 0, 0);
	made_op(&made, AS_OP_MOVED, "on Monday", "on Monday");
	made_op(&made, AS_OP_EQUAL, "the mayor spoke", "the mayor spoke");
	made_op(&made, AS_OP_EQUAL, "of a", "of a");
	made_op(&made, AS_OP_REPLACE, "long and hard night", "short day");
	char *text = set(&layout, &made, &(struct as_pair_options){.measure = {16, 40}});
	IS(text,
	   "^on Monday^ the|the mayor spoke ^on Monday^ of a *short day*\n"
	   "mayor spoke of a|\n"
	   "*long and hard *|\n"
	   "*night*|\n",
	   "moved words are marked in both places, a long mark goes on in the next line");
	free(text);
	as_pair_layout_free(&layout);
	made_free(&made);
}

static void test_spine(void)
{
	struct as_row row = {.relation = AS_EDITED, .moved = true};
	IS(as_row_spine(&row, false), "Ͻ~", "moved and edited");
	IS(as_row_spine(&row, true), ")~", "the same in ASCII");
	row = (struct as_row){.relation = AS_SAME};
	IS(as_row_spine(&row, false), " =", "the same in place");
	row.relation = AS_LEFT_ONLY;
	IS(as_row_spine(&row, false), "‹ ", "one side only");
	row = (struct as_row){.relation = AS_EDITED, .moved = true, .pinned = true};
	IS(as_row_spine(&row, false), "p~", "pinned by hand");
	row.discrepant = true;
	IS(as_row_spine(&row, false), "!p", "with a discrepancy");
	row = (struct as_row){.relation = AS_RELATED, .discrepant = true};
	IS(as_row_spine(&row, false), "!:", "related, with a discrepancy");
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	struct made made;
	make(&made);
	test_two_columns(&made);
	test_lazy(&made);
	test_one_column(&made);
	test_differences(&made);
	test_right_order(&made);
	made_free(&made);
	test_segments();
	test_spine();
	return tap_done();
}
