/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/sentence.h"

#include "base/buf.h"
#include "conformance.h"
#include "tap.h"

static bool conforms(const struct break_case *test)
{
	bool same = true;
	for (size_t at = 0, end; at < test->len; at = end) {
		end = as_sentence_next_plain(test->text, test->len, at);
		for (size_t inside = at + 1; inside < end; inside++)
			same &= !test->breaks[inside];
		same &= end > at && end <= test->len && test->breaks[end];
	}
	return same;
}

static void test_conformance(void)
{
	size_t failed, count = break_cases_run(UCD "auxiliary/SentenceBreakTest.txt", conforms, &failed);
	if (count)
		IS_INT(failed, 0, "Unicode's %zu tests of sentence breaks", count);
	else
		OK(true, "conformance # SKIP package unicode-data is not installed");
}

/* In `marked` a "|" stands where sentences meet. */
static void check(const char *marked)
{
	struct as_buf text = AS_BUF_INIT, got = AS_BUF_INIT;
	for (const char *c = marked; *c; c++)
		if (*c != '|')
			as_buf_addc(&text, *c);
	for (size_t at = 0, end; at < text.len; at = end) {
		end = as_sentence_next(text.data, text.len, at);
		if (at)
			as_buf_addc(&got, '|');
		as_buf_add(&got, text.data + at, end - at);
	}
	IS(got.data, marked, "sentences of a passage");
	as_buf_free(&text);
	as_buf_free(&got);
}

static const char *const english[] = {
	"The talks failed. |Nobody was surprised! |Were you?",
	"He was not optimistic on U.S. talks. |Then he left.",
	"U.S. President Joe Biden spoke. |Gen. Mark Milley listened.",
	"By Lolita C. Baldor and Robert Burns",
	"J. K. Rowling and J.R.R. Tolkien met Sec. Blinken.",
	"Bases remain in the U.S. |The alliance said so. |It left the U.N. |He did not.",
	"He met Lt. Gen. Pat Ryder, Brig. Gen. Jo Doe and Sen. Ron Johnson, R-Wis., on Jan. 6. |They agreed.",
	"It fell in Jan. |Nobody noticed.",
	"They landed at 5 p.m. Monday and left at 9 a.m. |Police did not see them.",
	"He works for Widget Co. in Reno. |She works for Widget Inc. |They are married.",
	"Widget Inc. Chairman Bob Doe Jr. Smith of Washington, D.C. resigned.",
	"\"We were firm ... in pushing back.\" |He told reporters: \"It's a red line.\"",
	"\"Why now?\" he asked. |\"Stop!\" she said.",
	"\"Why now?\" |He did not say.",
	"Growth was 3.5 percent. |In 2021. |It cost $5. |Then $6.",
	"See No. 10, p. 4 and Art. 5. |No. |That was no. |Really.",
	"So did I. |Russia did not. |World War I. |That was long ago.",
	"1. Russia agrees. |2. NATO does not.",
	"Mr. and Mrs. Doe live on Main St. near Mt. Doom. |They went to St. Petersburg.",
	"e.g. The Times, i.e. The Post. |The end.",
	"A line broken\nat the margin. |It goes\non here.",
	"A heading without a stop\n\n|Then text.",
	"(He said so.) |(She did not.)",
	"process.Why it matters: glued text. |Visit example.com for more.",
	"It ended in 2022.Get more. |The attack.[3] Next \"before.\"\"She\" went.",
	"\"We are concerned ... Israel is not a party,\" he said... |Then he left.",
	"Trailing spaces.     ",
};

static const char *const others[] = {
	"Dr. Merkel kam am 6. Januar z.B. nach Berlin. |Das war im 20. Jahrhundert. |Es kostete 5 Mio. Euro.",
	"Er wohnt in der Hauptstr. 5, z. B. Berlin. |Nr. 7 fehlt bzw. Nr. 8.",
	"M. Macron et Mme. Le Pen ont parlé. |M. Le Drian aussi. |« Oui. » |Il est parti.",
	"El Sr. Sánchez viajó a EE. UU. con la Dra. López. |Los EE.UU. respondieron. |No es nada.",
	"Встреча прошла в г. Москве, на ул. Ленина. |А. С. Пушкин родился в 1799 г. |В Москве холодно.",
	"Это стоит 5 тыс. |Он сказал, т. е. Иванов.",
	"「はい。」|と言った。|終わり。",
};

static void test_hostile(void)
{
	static const char *const pieces[] = {".", ". ", ".)", "a.", "1 ", "\n", "\xCC\x81", ".\xCC\x81", "\xFF",
					     "A.B."};
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct as_buf text = AS_BUF_INIT;
		while (text.len < 200000)
			as_buf_adds(&text, pieces[i]);
		for (size_t at = 0, end; at < text.len; at = end) {
			end = as_sentence_next(text.data, text.len, at);
			if (end <= at || end > text.len) {
				wrong++;
				break;
			}
		}
		as_buf_free(&text);
	}
	IS_INT(wrong, 0, "sentences cover texts of nothing but stops");
	IS_INT(as_sentence_next("a\0. B", 5, 0), 4, "NUL is a character like another");
	IS_INT(as_sentence_next("x.", 2, 1), 2, "a sentence may be a lone stop");
}

int main(void)
{
	test_conformance();
	for (size_t i = 0; i < sizeof english / sizeof *english; i++)
		check(english[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		check(others[i]);
	test_hostile();
	return tap_done();
}
