/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/kwic.h"

#include <locale.h>
#include <string.h>

#include "tap.h"

static char *flat(const char *text)
{
	static char out[128];
	struct as_buf buf = AS_BUF_INIT;
	as_kwic_flat(&buf, text, strlen(text));
	snprintf(out, sizeof out, "%s", buf.data);
	as_buf_free(&buf);
	return out;
}

/* What the cells hold, with the cells used: "the end|7". */
static char *tail(const char *text, size_t cells)
{
	static char out[128];
	size_t used, at = as_kwic_tail(&used, text, strlen(text), cells);
	snprintf(out, sizeof out, "%s|%zu", text + at, used);
	return out;
}

static char *head(const char *text, size_t cells)
{
	static char out[128];
	size_t used, end = as_kwic_head(&used, text, strlen(text), cells);
	snprintf(out, sizeof out, "%.*s|%zu", (int)end, text, used);
	return out;
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	IS(flat("one\n  two\t three "), "one two three ", "white space is one space");
	IS(flat(""), "", "nothing stays nothing");
	IS(tail("to the end", 7), "the end|7", "the end that fits");
	IS(tail("short", 7), "short|5", "or all of it");
	IS(tail("", 7), "|0", "of nothing, nothing");
	IS(tail("外相は月曜日", 5), "曜日|4", "a wide letter that does not fit whole is left out");
	IS(tail("cafe\xcc\x81 noe\xcc\x88l", 6), "e\xcc\x81 noe\xcc\x88l|6", "marks stay with their letters");
	IS(head("to the end", 6), "to the|6", "the beginning that fits");
	IS(head("外相は月曜日", 5), "外相|4", "in whole letters");
	IS(head("a\xff" "b", 3), "a|1", "what is shown as a token takes its cells");
	IS(head("abc", 0), "|0", "no cells hold nothing");
	return tap_done();
}
