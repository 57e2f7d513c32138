/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/side.h"

#include <locale.h>
#include <wchar.h>

#include "comparison.h"
#include "tap.h"

static void make(struct made *made)
{
	made_init(made,
		  "Harbour fire is out\n"
		  "The mayor said on Monday that the fire in the old harbour was small\n"
		  "漢字と仮名が混ざった長い文章はここで折り返されるはずです。\xe2\x80\xae" "evil\x1b[2J\n"
		  "Only left\n",
		  "Only right \xff byte\n"
		  "The mayor said on Tuesday that the fire in the harbour was small\n"
		  "Harbour fire is out\n"
		  "漢字と仮名が混ざった長い文章はここで折り返されるはずです。\n");
	made_row(made, AS_SAME, true, 0, 2);
	made_op(made, AS_OP_EQUAL, "Harbour fire is out", "Harbour fire is out");
	made_row(made, AS_RIGHT_ONLY, false, AS_NO_PASSAGE, 0);
	made_row(made, AS_EDITED, false, 1, 1);
	made_op(made, AS_OP_EQUAL, "The mayor said on", "The mayor said on");
	made_op(made, AS_OP_REPLACE, "Monday", "Tuesday");
	made_op(made, AS_OP_EQUAL, "that the fire in the", "that the fire in the");
	made_op(made, AS_OP_DELETE, "old", NULL);
	made_op(made, AS_OP_EQUAL, "harbour was small", "harbour was small");
	made_row(made, AS_RELATED, false, 2, 3);
	made_row(made, AS_LEFT_ONLY, false, 3, AS_NO_PASSAGE);
	made->comparison.summary = (struct as_summary){
		.words = {20, 1}, .left_in_right = 0.5, .right_in_left = 1, .same = 1, .edited = 1, .related = 1,
		.moved = 1, .left_only = 1, .right_only = 1};
	made->docs[0].metadata[AS_FIELD_TITLE].value = "Harbour fire is out";
	made->docs[0].metadata[AS_FIELD_DATE].value = "2024-03-02";
}

static char *printed(const struct made *made, const struct as_side_options *options)
{
	struct as_buf out = AS_BUF_INIT;
	as_side_write(&out, &made->comparison, options);
	return as_buf_detach(&out);
}

static void test_exact(const struct made *made)
{
	char *text = printed(made, &(struct as_side_options){.width = 70});
	IS(text,
	   "left.txt                         │  │right.txt\n"
	   "2024-03-02 Harbour fire is out   │  │- -\n"
	   "50% of 20 words are in the other │  │100% of 1 word is in the other\n"
	   "1 moved                          │  │\n"
	   "─────────────────────────────────┬──┬─────────────────────────────────\n"
	   "1 Harbour fire is out            │Ͻ=│3 Harbour fire is out\n"
	   "                                 │ ›│1 Only right <FF> byte\n"
	   "2 The mayor said on Monday that  │ ~│2 The mayor said on Tuesday that\n"
	   "  the fire in the old harbour was│  │  the fire in the harbour was\n"
	   "  small                          │  │  small\n"
	   "3 漢字と仮名が混ざった長い文章は │ :│4 漢字と仮名が混ざった長い文章は\n"
	   "  ここで折り返されるはずで       │  │  ここで折り返されるはずです。\n"
	   "  す。<U+202E>evil<U+001B>[2J    │  │\n"
	   "4 Only left                      │‹ │\n"
	   "─────────────────────────────────┬──┬─────────────────────────────────\n"
	   "same 1, format 0, edited 1, related 1; moved 1; left only 1, right\n"
	   "only 1\n",
	   "two columns with ordinals and spine");
	free(text);
}

/* Cells of printed text, as a terminal counts them.  (Not text/display: what
 * only looks like a token would be shown as such there.) */
static size_t cells_of(const char *text, size_t len)
{
	size_t cells = 0;
	mbstate_t state = {0};
	wchar_t wide;
	for (size_t at = 0, used; at < len; at += used) {
		used = mbrtowc(&wide, text + at, len - at, &state);
		cells += (size_t)wcwidth(wide);
	}
	return cells;
}

/* Cells before the first bar of the line; -1 when it has none. */
static long first_bar(const char *line, size_t len)
{
	const char *bar = memmem(line, len, "│", 3);
	return bar ? (long)cells_of(line, (size_t)(bar - line)) : -1;
}

static void check_widths(const struct made *made, size_t width)
{
	char *text = printed(made, &(struct as_side_options){.width = width});
	bool fits = true, trimmed = true, aligned = true;
	long bar = -1;
	for (const char *line = text, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		size_t len = (size_t)(end - line);
		long at = first_bar(line, len);
		fits = fits && cells_of(line, len) <= width;
		trimmed = trimmed && len && line[len - 1] != ' ';
		aligned = aligned && (at < 0 || bar < 0 || at == bar);
		bar = at < 0 ? bar : at;
	}
	OK(fits && trimmed, "at %zu cells no line is wider, none ends in a space", width);
	OK(aligned && (bar >= 0) == (width >= AS_SIDE_TWO_COLUMNS), "and the columns stand below one another");
	free(text);
}

static void test_one_column(const struct made *made)
{
	char *text = printed(made, &(struct as_side_options){.width = 50, .ascii = true, .differences_only = true});
	OK(strstr(text,
		  " >     1 Only right <FF> byte\n"
		  " ~ 2 The mayor said on Monday that the fire in the\n"
		  "     old harbour was small\n"
		  "       2 The mayor said on Tuesday that the fire\n"
		  "         in the harbour was small\n"),
	   "below 70 cells, one column, the right side indented");
	for (const char *c = text; *c; c++)
		if (!strncmp(c, "│", 3) || !strncmp(c, "─", 3) || !strncmp(c, "Ͻ", 2))
			OK(false, "a mark outside ASCII");
	free(text);
}

static void test_paint(const struct made *made)
{
	char *text = printed(made, &(struct as_side_options){.width = 70, .paint = AS_PAINT_COLOUR});
	OK(strstr(text, "\033[4;33mMonday\033[m") && strstr(text, "\033[4;33mTuesday\033[m"), "changed words are painted");
	OK(strstr(text, "\033[4;31mold\033[m"), "so are words of one side");
	OK(!strstr(text, "\033[2J"), "escape sequences of the text never get through");
	char *mono = printed(made, &(struct as_side_options){.width = 70, .paint = AS_PAINT_MONO});
	OK(strstr(mono, "\033[4mMonday\033[m") && !strstr(mono, "[31m"), "without colour, underlined");
	free(text);
	free(mono);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	struct made made;
	make(&made);
	test_exact(&made);
	for (size_t width = AS_SIDE_LEAST; width < 140; width += 7)
		check_widths(&made, width);
	test_one_column(&made);
	test_paint(&made);
	made_free(&made);
	return tap_done();
}
