/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/unified.h"

#include <locale.h>

#include "comparison.h"
#include "tap.h"

static void make(struct made *made)
{
	made_init(made,
		  "Mr Tétrault said on Monday that talks were very hard.\n"
		  "Only left\x1b[31m says this.\n"
		  "Talks ended\tearly.\n"
		  "They will meet again.\n"
		  "Share\n",
		  "Talks ended\tearly.\n"
		  "Mr Ttrault said, on Tuesday, however, that talks were hard.\n"
		  "Another meeting is planned.\n"
		  "Only right.\n");
	made_row(made, AS_EDITED, false, 0, 1);
	made_op(made, AS_OP_EQUAL, "Mr Tétrault said", "Mr Ttrault said");
	made_op(made, AS_OP_EQUAL, "on", "on");
	made_op(made, AS_OP_REPLACE, "Monday", "Tuesday");
	made_op(made, AS_OP_INSERT, NULL, "however");
	made_op(made, AS_OP_EQUAL, "that talks were", "that talks were");
	made_op(made, AS_OP_DELETE, "very", NULL);
	made_op(made, AS_OP_EQUAL, "hard", "hard");
	made_row(made, AS_LEFT_ONLY, false, 1, AS_NO_PASSAGE);
	made_row(made, AS_SAME, true, 2, 0);
	made_op(made, AS_OP_EQUAL, "Talks ended\tearly", "Talks ended\tearly");
	made_row(made, AS_RELATED, false, 3, 2);
	made_row(made, AS_RIGHT_ONLY, false, AS_NO_PASSAGE, 3);
	made_row(made, AS_LEFT_ONLY, false, 4, AS_NO_PASSAGE)->furniture = true;
	made->comparison.summary = (struct as_summary){.left_in_right = 0.5, .right_in_left = 0.4};
}

static char *printed(const struct made *made, const struct as_unified_options *options)
{
	struct as_buf out = AS_BUF_INIT;
	as_unified_write(&out, &made->comparison, options);
	return as_buf_detach(&out);
}

static void test_plain(const struct made *made)
{
	char *text = printed(made, &(struct as_unified_options){0});
	IS(text,
	   "--- left.txt\n"
	   "+++ right.txt\n"
	   "50% of the left is in the right, 40% of the right is in the left\n"
	   "\n"
	   "@@ -1 +2 @@ edited\n"
	   "Mr Tétrault said on [-Monday-]{+Tuesday however+} that talks were [-very-] hard.\n"
	   "\n"
	   "@@ -2 @@ left only\n"
	   "[-Only left<U+001B>[31m says this.-]\n"
	   "\n"
	   "@@ -3 +1 @@ same, moved (passage 1 on the right)\n"
	   "Talks ended early.\n"
	   "\n"
	   "@@ -4 +3 @@ related\n"
	   "[-They will meet again.-]\n"
	   "{+Another meeting is planned.+}\n"
	   "\n"
	   "@@ +4 @@ right only\n"
	   "{+Only right.+}\n"
	   "\n"
	   "@@ 1 row of furniture @@\n",
	   "prose with the words that differ marked");
	free(text);
}

static void test_right(const struct made *made)
{
	char *text = printed(made, &(struct as_unified_options){
		.order = AS_ORDER_RIGHT, .differences_only = true});
	OK(strstr(text, "Mr Ttrault said, on [-Monday-]{+Tuesday+}, {+however+}, that talks were [-very-] hard.\n"),
	   "in the right order the right document's spelling and punctuation lead");
	OK(!strstr(text, "Talks ended") && !strstr(text, "furniture"), "differences only: the rest is left out");
	free(text);
	text = printed(made, &(struct as_unified_options){.order = AS_ORDER_RIGHT});
	OK(strstr(text, "@@ -3 +1 @@ same, moved (passage 3 on the left)\n"), "a moved row names where it came from");
	free(text);
}

static void test_painted(const struct made *made)
{
	char *text = printed(made, &(struct as_unified_options){.paint = AS_PAINT_COLOUR});
	OK(strstr(text, "\033[4;31mMonday\033[m \033[4;32mTuesday\033[m"), "attributes take the place of the marks");
	OK(!strstr(text, "[-") && !strstr(text, "{+"), "and no mark is left");
	free(text);
}

/* Words out of order inside a row are told in both places. */
static void test_moved_words(void)
{
	struct made made;
	made_init(&made, "on Monday the mayor spoke briefly\n", "the mayor spoke briefly on Monday\n");
	made_row(&made, AS_EDITED, false, 0, 0);
	made_op(&made, AS_OP_MOVED, "on Monday", "on Monday");
	made_op(&made, AS_OP_EQUAL, "the mayor spoke briefly", "the mayor spoke briefly");
	char *text = printed(&made, &(struct as_unified_options){0});
	OK(strstr(text, "\n[-on Monday-] the mayor spoke briefly {+on Monday+}\n"), "moved words stand in both places");
	free(text);
	made_free(&made);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	struct made made;
	make(&made);
	test_plain(&made);
	test_right(&made);
	test_painted(&made);
	made_free(&made);
	test_moved_words();
	return tap_done();
}
