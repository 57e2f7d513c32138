/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/object.h"

#include "base/mem.h"
#include "corpus/corpus.h"
#include "tap.h"

static const char report[] =
	"Harbour calm returns, says minister\n"
	"\n"
	"The minister spoke first. Kestria\u2019s Deputy Transport Minister Jolana B\u0159ezov\u00e1 met U.S. envoys at the "
	"Ministry of Trade. It rained, said Col. Ann A. Brown.\n"
	"\n"
	"Trade was slow. Trader Joe trades; Trade is Trade's friend \U0001F469\u200D\U0001F680 Trade.\n";

static struct as_doc doc;

/* The text of a span; valid until the next call. */
static const char *text_of(struct as_span span)
{
	static char text[400];
	snprintf(text, sizeof text, "%.*s", (int)as_span_length(span), doc.text + span.start);
	return text;
}

static size_t place(const char *words)
{
	return (size_t)(strstr(doc.text, words) - doc.text);
}

static const char *at(enum as_unit_kind kind, const char *words)
{
	struct as_span span;
	return as_object_at(&span, &doc, kind, place(words)) ? text_of(span) : NULL;
}

static void test_at(void)
{
	IS(at(AS_UNIT_WORD, "spoke"), "spoke", "the word under the cursor");
	IS(at(AS_UNIT_WORD, " spoke"), "spoke", "between words, the next one");
	IS(at(AS_UNIT_NAME, "spoke"), "spoke", "a word without a capital is its own name");
	IS(at(AS_UNIT_NAME, "Jolana"), "Jolana B\u0159ezov\u00e1", "a person's name without titles");
	IS(at(AS_UNIT_NAME, "B\u0159ezov"), "Jolana B\u0159ezov\u00e1", "from its last word, too");
	IS(at(AS_UNIT_NAME, "Transport"), "Deputy Transport Minister Jolana B\u0159ezov\u00e1", "from a title, all of it");
	IS(at(AS_UNIT_NAME, "Kestria"), "Kestria", "a possessive ends a name and is not part of it");
	IS(at(AS_UNIT_NAME, "U.S."), "U.S.", "an abbreviation keeps its period");
	IS(at(AS_UNIT_NAME, "Trade. It"), "Ministry of Trade", "of joins a name");
	IS(at(AS_UNIT_NAME, "Ann A"), "Ann A. Brown", "an initial stands inside a name");
	IS(at(AS_UNIT_NAME, "It rained"), "It", "a word that only begins the sentence is no longer name");
	IS(at(AS_UNIT_SENTENCE, "It rained"), "It rained, said Col. Ann A. Brown.", "a sentence, past its abbreviations");
	IS(at(AS_UNIT_GRAPHEME, "\u200D"), "\U0001F469\u200D\U0001F680", "a character is a whole cluster");
	struct as_span span;
	OK(as_object_at(&span, &doc, AS_UNIT_PASSAGE, place("slow")) && span.start == place("Trade was"), "a passage");
	OK(!as_object_at(&span, &doc, AS_UNIT_WORD, doc.len), "after the last passage there is nothing");
}

static void test_motion(void)
{
	struct as_span span = {0, 0};
	size_t words = 0, back = 0;
	bool rising = true;
	for (size_t from = 0; as_object_next(&span, &doc, AS_UNIT_WORD, from); from = span.start, words++)
		rising &= words == 0 || span.start > from;
	for (size_t from = span.start; as_object_prev(&span, &doc, AS_UNIT_WORD, from); from = span.start)
		back++;
	OK(rising && words > 30, "w goes through all words");
	IS_INT(back, words, "and b comes back through all of them");
	IS_INT(span.start, 0, "to the first");
	OK(as_object_next(&span, &doc, AS_UNIT_NAME, place("spoke")) && !strcmp(text_of(span), "Kestria"), "the next name");
	OK(as_object_next(&span, &doc, AS_UNIT_SENTENCE, place("It rained")) && span.start == place("Trade was slow"),
	   "the next sentence is in the next passage");
	OK(as_object_prev(&span, &doc, AS_UNIT_SENTENCE, place("It rained")) && span.start == place("Kestria"),
	   "the sentence before");
	OK(as_object_next(&span, &doc, AS_UNIT_PASSAGE, place("spoke")) && span.start == place("Trade was"),
	   "the next passage");
	OK(!as_object_next(&span, &doc, AS_UNIT_PASSAGE, place("Trade was")), "after the last there is none");
}

static void test_ends(void)
{
	struct as_span span = {place("spoke"), place("spoke") + 5};
	OK(as_object_move_end(&span, &doc, AS_END_END, AS_UNIT_WORD, true), "the end moves on by a word");
	IS(text_of(span), "spoke first", "to that word's end");
	OK(as_object_move_end(&span, &doc, AS_END_START, AS_UNIT_WORD, false), "the start moves back by a word");
	IS(text_of(span), "minister spoke first", "to that word's beginning");
	OK(as_object_move_end(&span, &doc, AS_END_END, AS_UNIT_GRAPHEME, false), "the end moves back by a character");
	IS(text_of(span), "minister spoke firs", "one of them");
	OK(as_object_move_end(&span, &doc, AS_END_END, AS_UNIT_WORD, false), "back by a word, from inside one");
	IS(text_of(span), "minister spoke", "to the end of the word before");
	OK(as_object_move_end(&span, &doc, AS_END_START, AS_UNIT_WORD, true), "the start moves on by a word");
	OK(!as_object_move_end(&span, &doc, AS_END_START, AS_UNIT_WORD, true), "but never past the end");
	IS(text_of(span), "spoke", "the span stays");
	span = (struct as_span){place("Trade was"), place("Trade was") + 5};
	OK(as_object_move_end(&span, &doc, AS_END_START, AS_UNIT_GRAPHEME, false) && doc.text[span.start] != '\n',
	   "a character back is none that breaks a line");
	OK(as_object_move_end(&span, &doc, AS_END_START, AS_UNIT_GRAPHEME, true) && span.start == place("Trade was"),
	   "and on again");
}

static void test_occurrences(void)
{
	struct as_span *spans, trade = {place("Trade was"), place("Trade was") + 5};
	size_t count = as_object_occurrences(&spans, &doc, trade);
	IS_INT(count, 5, "every Trade: not Trader, not trades");
	for (size_t i = 0; i < count; i++)
		IS(text_of(spans[i]), "Trade", "occurrence %zu", i + 1);
	free(spans);
	const char *text = "\u6771\u4eac\u306e\u6771\u4eac\u3068\u6771\u4eac\u3002\n";
	struct as_doc other;
	as_doc_init(&other);
	as_doc_parse(&other, "x", as_strdup(text), strlen(text));
	IS_INT(as_object_occurrences(&spans, &other, (struct as_span){0, 6}), 3, "words of a script without spaces");
	free(spans);
	as_doc_free(&other);
}

/* A line of two million bytes: every step stays local. */
static void test_long(void)
{
	struct as_doc big;
	size_t len = 2000000;
	char *text = as_alloc(len + 1);
	for (size_t i = 0; i < len; i++)
		text[i] = i % 5 == 4 ? ' ' : (char)('a' + i % 7);
	text[len] = '\0';
	as_doc_init(&big);
	as_doc_parse(&big, "big", text, len);
	struct as_span span = {0, 0}, middle;
	size_t steps = 0, from = len / 2;
	for (; steps < 50 && as_object_next(&span, &big, AS_UNIT_WORD, from); from = span.start)
		steps++;
	OK(steps == 50 && span.start == len / 2 + 250, "words of a very long line are found one after another");
	OK(as_object_prev(&middle, &big, AS_UNIT_WORD, len - 3) && middle.start == len - 5, "backwards as well");
	as_doc_free(&big);

	text = as_alloc(len + 1);
	memset(text, 'x', len);
	text[len] = '\0';
	as_doc_init(&big);
	as_doc_parse(&big, "big", text, len);
	OK(as_object_at(&span, &big, AS_UNIT_WORD, len / 2) && span.start <= len / 2 && span.end > len / 2,
	   "a word without an end is cut around the cursor");
	OK(!as_object_prev(&span, &big, AS_UNIT_WORD, 0), "and the search for one before the first ends");
	as_doc_free(&big);
}

int main(void)
{
	as_doc_init(&doc);
	as_doc_parse(&doc, "report", as_strdup(report), strlen(report));
	test_at();
	test_motion();
	test_ends();
	test_occurrences();
	test_long();
	as_doc_free(&doc);
	return tap_done();
}
