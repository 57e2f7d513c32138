/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <limits.h>
#include <locale.h>

#include "term/canvas.h"
#include "tap.h"

static char *dumped(const struct term_canvas *canvas, bool with_attrs)
{
	static struct as_buf out = AS_BUF_INIT;
	as_buf_clear(&out);
	term_canvas_dump(canvas, &out, with_attrs);
	return out.data;
}

static int put(struct term_canvas *canvas, int row, int col, const char *text)
{
	return term_put_text(canvas, row, col, -1, TERM_NORMAL, text, strlen(text));
}

static void test_clipping(void)
{
	struct term_canvas *canvas = term_canvas_new(2, 6);
	IS_INT(put(canvas, 0, 0, "abc"), 3, "the cells used are returned");
	IS_INT(put(canvas, 1, 4, "abc"), 2, "no more than there are up to the edge");
	IS(dumped(canvas, false), "abc\n    ab\n", "text stops at the right edge");
	IS_INT(put(canvas, 0, -2, "wxyz"), 4, "text may begin left of the canvas");
	IS(dumped(canvas, false), "yzc\n    ab\n", "what lies left of it is not drawn");
	IS_INT(put(canvas, 0, INT_MAX, "a"), 0, "far to the right nothing is drawn");
	put(canvas, 5, 0, "a");
	put(canvas, -1, 0, "a");
	IS(dumped(canvas, false), "yzc\n    ab\n", "above and below nothing is drawn");
	IS_INT(term_put_text(canvas, 0, 0, 2, TERM_NORMAL, "1234", 4), 2, "a bound on the cells is kept");
	IS(dumped(canvas, false), "12c\n    ab\n", "what is right of the bound stays");
	term_fill(canvas, INT_MIN, INT_MIN, INT_MAX, INT_MAX, TERM_NORMAL);
	term_fill(canvas, -1, -1, INT_MAX, INT_MAX, TERM_NORMAL);
	IS(dumped(canvas, false), "\n\n", "a fill may be larger than the canvas");
	term_canvas_free(canvas);
}

#define MARKS "\xcc\x81\xcc\x81\xcc\x81\xcc\x81"

static void test_wide(void)
{
	struct term_canvas *canvas = term_canvas_new(1, 5);
	IS_INT(put(canvas, 0, 0, "漢字漢"), 4, "a wide glyph is not split at the edge");
	IS(dumped(canvas, false), "漢字\n", "... but left out");
	put(canvas, 0, 1, "x");
	IS(dumped(canvas, false), " x字\n", "overwriting the second half blanks the first");
	put(canvas, 0, 2, "y");
	IS(dumped(canvas, false), " xy\n", "overwriting the first half blanks the second");
	put(canvas, 0, 3, "漢");
	put(canvas, 0, 2, "字");
	IS(dumped(canvas, false), " x字\n", "a wide glyph over half of another");
	IS_INT(put(canvas, 0, -1, "漢a"), 3, "a wide glyph half outside on the left");
	IS(dumped(canvas, false), " a字\n", "... shows as a blank");
	put(canvas, 0, 0, "漢字");
	term_fill(canvas, 0, 1, 1, 2, TERM_NORMAL);
	IS(dumped(canvas, false), "\n", "a fill leaves no halves");
	IS_INT(put(canvas, 0, 0, "か\xe3\x82\x99" "a"), 3, "a mark on a wide letter takes no cell");
	IS_INT(canvas->cells[0].width, 2, "... and the letter keeps two");
	term_canvas_resize(canvas, 1, 80);
	put(canvas, 0, 0, "e" MARKS MARKS MARKS "z");
	OK(canvas->cells[0].len <= TERM_CELL_BYTES, "marks without end do not overflow a cell");
	OK(strchr(dumped(canvas, false), 'z'), "... and what follows them is drawn");
	term_canvas_free(canvas);
}

static void test_tokens(void)
{
	struct term_canvas *canvas = term_canvas_new(1, 20);
	IS_INT(put(canvas, 0, 0, "a\xe2\x80\xae" "b\x1b[1m"), 20, "tokens count the cells they take, up to the edge");
	IS(dumped(canvas, true), "t|a<U+202E>b<U+001B>[1\ns|.<<<<<<<<.<<<<<<<<\ncursor 0 0\n",
	   "what a terminal would obey is shown as a token, in a style of its own");
	term_canvas_clear(canvas);
	IS_INT(term_put_text(canvas, 0, 0, 4, TERM_UNDERLINE, "\xe2\x80\xae", 3), 4, "a token is cut by cells");
	IS(dumped(canvas, true), "t|<U+2\ns|<<<<\nu|^^^^\ncursor 0 0\n", "... and keeps the bits it was drawn with");
	term_canvas_clear(canvas);
	put(canvas, 0, 0, "\xff|a\tb\n");
	OK(strstr(dumped(canvas, false), "<FF>|a<U+0009>b<"),
	   "invalid bytes and TAB are tokens in names");
	term_canvas_free(canvas);
}

static void test_fit(void)
{
	struct term_canvas *canvas = term_canvas_new(3, 10);
	IS_INT(term_put_ui(canvas, 0, 0, 5, TERM_NORMAL, "abcde"), 5, "what fits is whole");
	IS_INT(term_put_ui(canvas, 1, 0, 5, TERM_NORMAL, "abcdef"), 5, "what does not ends in an ellipsis");
	IS_INT(term_put_ui(canvas, 2, 0, 4, TERM_NORMAL, "漢字漢"), 3, "... before a wide glyph that would be split");
	IS(dumped(canvas, false), "abcde\nabcd…\n漢…\n", "so it looks");
	IS_INT(term_put_ui(canvas, 0, 0, 0, TERM_NORMAL, "abc"), 0, "nothing fits in no cells");
	canvas->ascii = true;
	IS_INT(term_printf(canvas, 0, 5, -1, TERM_NORMAL, "%d of %d", 1000, 20), 5, "formatted text is cut as well");
	IS(dumped(canvas, false), "abcde1000~\nabcd…\n漢…\n", "and in ASCII the ellipsis is a tilde");
	term_canvas_free(canvas);
}

static void test_parts(void)
{
	struct term_canvas *canvas = term_canvas_new(3, 8);
	for (int row = 0; row < 3; row++)
		put(canvas, row, 0, "........");
	struct term_canvas part = term_canvas_part(canvas, 1, 2, 5, 3);
	IS_INT(part.rows, 2, "a part is clipped to its canvas");
	IS_INT(put(&part, 0, 0, "abcdef"), 3, "text is clipped to the part");
	put(&part, 1, -1, "xyz");
	IS(dumped(canvas, false), "........\n..abc...\n..yz....\n", "a part draws into its canvas");
	struct term_canvas inner = term_canvas_part(&part, 0, 1, 9, 9);
	put(&inner, 0, 0, "##");
	IS(dumped(canvas, false), "........\n..a##...\n..yz....\n", "a part of a part");
	term_set_cursor(&inner, 1, 1);
	IS_INT(canvas->cursor_row, 2, "the cursor is the whole canvas's: row");
	IS_INT(canvas->cursor_col, 4, "... and column");
	put(canvas, 0, 1, "漢");
	struct term_canvas right = term_canvas_part(canvas, 0, 2, 1, 2);
	put(&right, 0, 0, "x");
	IS(dumped(canvas, false), ". x.....\n..a##...\n..yz....\n", "a glyph that a part begins inside is blanked");
	put(canvas, 0, 3, "漢");
	term_canvas_clear(&right);
	IS(dumped(canvas, false), ".    ...\n..a##...\n..yz....\n", "clearing a part blanks the glyph it ends inside");
	struct term_canvas outside = term_canvas_part(canvas, 9, -9, 3, 3);
	IS_INT(outside.rows * outside.cols, 0, "a part outside is empty");
	put(&outside, 0, 0, "x");
	term_fill(&outside, 0, 0, 1, 1, TERM_TITLE);
	term_box(&outside, 0, 0, 3, 3, TERM_BORDER, "t");
	IS(dumped(canvas, false), ".    ...\n..a##...\n..yz....\n", "... and takes no text");
	term_canvas_free(canvas);
}

static void test_boxes(void)
{
	struct term_canvas *canvas = term_canvas_new(3, 12);
	canvas->ascii = false;
	term_box(canvas, 0, 0, 3, 12, TERM_BORDER, "tag");
	IS(dumped(canvas, false), "┌ tag ─────┐\n│          │\n└──────────┘\n", "a frame with a title");
	term_canvas_clear(canvas);
	canvas->ascii = true;
	term_box(canvas, 0, 0, 3, 12, TERM_BORDER, "a long title");
	IS(dumped(canvas, false), "+ a long ~ +\n|          |\n+----------+\n", "in ASCII, the title cut");
	term_canvas_clear(canvas);
	term_box(canvas, 0, 0, 1, 12, TERM_BORDER, "t");
	term_box(canvas, 1, 8, 9, 9, TERM_BORDER, NULL);
	IS(dumped(canvas, false), "\n        +---\n        |\n",
	   "no frame of one row; one that reaches outside is clipped");
	term_canvas_free(canvas);
}

static void test_attributes(void)
{
	struct term_canvas *canvas = term_canvas_new(2, 8);
	put(canvas, 0, 0, "a漢b");
	term_restyle(canvas, 0, 2, 1, TERM_SEARCH_HIT);
	term_add_bits(canvas, 0, 3, 99, TERM_UNDERLINE);
	term_add_bits(canvas, 1, 0, 2, TERM_REVERSE | TERM_BOLD);
	term_set_cursor(canvas, 99, 99);
	IS(dumped(canvas, true), "t|a漢b\ns|.//\nu|   ^^^^^\nt|\nr|^^\nb|^^\ncursor 1 7\n",
	   "styles and bits cover whole glyphs, and are told apart in a dump");
	term_restyle(canvas, 7, 0, 1, TERM_TITLE);
	term_add_bits(canvas, 0, -5, 2, TERM_BOLD);
	OK(!strchr(dumped(canvas, true), 'T'), "outside they change nothing");
	term_canvas_free(canvas);
}

static void test_tiny(void)
{
	int sizes[][2] = {{0, 0}, {1, 1}, {0, 5}, {5, 0}, {-3, -3}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term_canvas *canvas = term_canvas_new(sizes[i][0], sizes[i][1]);
		put(canvas, 0, 0, "漢a");
		term_put_ui(canvas, 0, 0, -1, TERM_NORMAL, "long text");
		term_fill(canvas, 0, 0, 9, 9, TERM_TITLE);
		term_box(canvas, 0, 0, 9, 9, TERM_BORDER, "title");
		term_add_bits(canvas, 0, 0, 9, TERM_BOLD);
		term_set_cursor(canvas, 3, 3);
		struct term_canvas part = term_canvas_part(canvas, 0, 0, 9, 9);
		put(&part, 0, 0, "a");
		OK(strlen(dumped(canvas, false)) <= 8, "nothing breaks at %d x %d", sizes[i][0], sizes[i][1]);
		term_canvas_free(canvas);
	}
	struct term_canvas *canvas = term_canvas_new(70000, 3);
	IS_INT(canvas->rows, TERM_SIDE_LIMIT, "an absurd size is clamped");
	term_canvas_resize(canvas, 2, 2);
	IS(dumped(canvas, false), "\n\n", "another size is blank");
	term_canvas_free(canvas);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_clipping();
	test_wide();
	test_tokens();
	test_fit();
	test_parts();
	test_boxes();
	test_attributes();
	test_tiny();
	return tap_done();
}
