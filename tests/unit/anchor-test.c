/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"
#include "sidecar.h"
#include "store/anchor.h"
#include "tap.h"
#include "text/offset.h"

static void make(struct as_doc *doc, const char *text)
{
	make_doc(doc, "001.txt", text, strlen(text));
}

static void test_make(void)
{
	struct as_doc doc;
	make(&doc, "\xEF\xBB\xBF"
		   "Le ministre T\xC3\xA9trault a dit \xE2\x80\x9Cnon\xE2\x80\x9D.\r\n\xFFt\xC3\xA9moin");
	struct as_anchor anchor = anchor_of(&doc, "T\xC3\xA9trault");
	IS_INT(anchor.start, 12, "code points do not count the BOM");
	IS_INT(anchor.end, 20, "and count an accented letter once");
	IS_INT(anchor.start_byte, 15, "bytes are those of the file, BOM included");
	IS_INT(anchor.end_byte, 24, "and count it twice");
	IS(anchor.exact, "T\xC3\xA9trault", "the words are kept");
	IS(anchor.prefix, "Le ministre ", "a prefix ends at the document's start");
	anchor = anchor_of(&doc, "\xFFt");
	IS(anchor.exact, "\xEF\xBF\xBDt", "an invalid byte is carried as U+FFFD");
	as_doc_free(&doc);

	/* 31 letters, then e + 3 combining accents at the edge of 32 code points */
	make(&doc, "e\xCC\x81\xCC\x82\xCC\x83" "abcdefghijklmnopqrstuvwxyz12345XYZ");
	anchor = anchor_of(&doc, "XYZ");
	IS(anchor.prefix, "abcdefghijklmnopqrstuvwxyz12345", "a context is not cut inside a grapheme");
	as_doc_free(&doc);
}

/* Resolves the anchor of `words` in `before` against `after`; gives the state's
 * name and, in *start, where it was found. */
static const char *resolved(const char *before, const char *words, const char *after, size_t *start)
{
	struct as_doc old, new;
	struct as_offsets offsets;
	struct as_span span = {(size_t)-1, (size_t)-1};
	make(&old, before);
	make(&new, after);
	struct as_anchor anchor = anchor_of(&old, words);
	as_offsets_init(&offsets, &new);
	enum as_anchor_state state = as_anchor_resolve(&span, &anchor, &offsets);
	*start = span.start;
	if (state != AS_ANCHOR_ORPHAN && (as_span_length(span) != strlen(words) ||
					  memcmp(new.text + span.start, words, strlen(words)) != 0))
		OK(false, "the span found holds the words");
	as_offsets_free(&offsets);
	as_doc_free(&old);
	as_doc_free(&new);
	return as_anchor_state_name(state);
}

static void test_resolve(void)
{
	static const char text[] = "On Monday Ryabkov spoke. The talks failed, Ryabkov said. It rained.";
	static const struct {
		const char *words, *after, *state, *why;
		int start;
	} cases[] = {
		{"talks failed", text, "exact", "an unchanged document", 29},
		{"talks failed", "On Friday! Ryabkov spoke. The talks failed, Ryabkov said.", "moved",
		 "words further on", 30},
		{"talks failed", "On Monday Ryabkov spoke. The talks failed, Putin said.", "exact",
		 "a change behind them", 29},
		{"talks failed", "Note. On Monday Ryabkov spoke. The talks failed. Later other talks failed.", "moved",
		 "one context tells", 35},
		{"talks failed", "Our talks failed, his talks failed,", "orphan", "two places fit alike", 0},
		{"talks failed", "On Monday Ryabkov spoke. The talks succeeded.", "orphan", "the words are gone", 0},
		{"talks failed", "", "orphan", "an empty document", 0},
		{"Ryabkov said", "Now: Ryabkov spoke. The talks failed, Ryabkov said. And Ryabkov said no.", "moved",
		 "context chooses", 38},
		{"talks failed, Ryabkov said", "So talks failed, Ryabkov said of it.", "moved",
		 "the only place of four words, all else gone", 3},
		{"It rained.", "It rained.", "orphan", "fewer come again by chance", 0},
		{"rained", "They trained, Ryabkov said. It rained.", "moved", "words are not found inside others", 31},
		{"Ryabkov", "Ryabkov Ryabkov Ryabkov", "orphan", "no context fits: nothing is guessed", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t start;
		IS(resolved(text, cases[i].words, cases[i].after, &start), cases[i].state, "%s", cases[i].why);
		if (strcmp(cases[i].state, "orphan"))
			IS_INT(start, cases[i].start, "%s: found there", cases[i].why);
	}
	size_t start;
	IS(resolved("a \xFF banana split", "banana", "new words: a \xFF banana split", &start), "moved",
	   "invalid bytes before the words do not hide them");
	IS_INT(start, 15, "nor shift them");
	IS(resolved("xx anana yy", "anana", "xxx anana anana yy", &start), "orphan",
	   "overlapping places are places too");
}

static void test_hostile(void)
{
	struct as_doc doc;
	struct as_offsets offsets;
	struct as_span span;
	make(&doc, "some words");
	as_offsets_init(&offsets, &doc);
	struct as_anchor wild[] = {
		{.document = "x", .start = UINT64_MAX, .end = 3, .exact = "some"},
		{.document = "x", .start = 5, .end = 2, .exact = "nowhere"},
		{.document = "x", .start = 0, .end = UINT64_MAX, .exact = ""},
		{.document = "x", .start = 0, .end = 4},
		{.document = "x", .start = 0, .end = 4, .exact = "\x80\x81", .prefix = "\xFF", .suffix = "\xC3"},
	};
	static const char *const want[] = {"orphan", "orphan", "orphan", "orphan", "orphan"};
	for (size_t i = 0; i < sizeof wild / sizeof wild[0]; i++)
		IS(as_anchor_state_name(as_anchor_resolve(&span, &wild[i], &offsets)), want[i], "wild anchor %zu", i);
	as_offsets_free(&offsets);
	as_doc_free(&doc);

	size_t len = 2000000;
	char *run = as_alloc(len + 1), *half = as_alloc(len / 2 + 1);
	memset(run, 'a', len);
	memset(half, 'a', len / 2);
	run[len] = half[len / 2] = '\0';
	make(&doc, run);
	as_offsets_init(&offsets, &doc);
	struct as_anchor anchor = {.exact = half, .prefix = half, .suffix = "b", .start = 7, .end = 8};
	IS(as_anchor_state_name(as_anchor_resolve(&span, &anchor, &offsets)), "orphan",
	   "a million letters in two million are looked through once");
	as_offsets_free(&offsets);
	as_doc_free(&doc);
	free(run);
	free(half);
}

int main(void)
{
	test_make();
	test_resolve();
	test_hostile();
	return tap_done();
}
