/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include "base/buf.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "tap.h"

enum { DOCS = 520 };

static struct as_lexicon lexicon;
static struct as_doc docs[DOCS];

static const char shared[] =
	"The night ferry ran onto the sandbank at high water and stayed there while two tugs pulled at its stern.";
static const char edited[] =
	"The night ferry ran onto the sandbank at low water and stayed there while two tugs pulled at its stern.";
static const char own[] =
	"Bakers in the old town complained that flour had become dear since the mill at the bridge closed for repairs.";

/* Takes the passages of `text`, a line each, as document `n`. */
static void add(struct as_index *index, uint32_t n, const char *text)
{
	struct as_tokens tokens = {0};
	as_doc_free(&docs[n]);
	as_doc_init(&docs[n]);
	as_doc_parse(&docs[n], "test", as_strdup(text), strlen(text));
	as_tokens_prepare(&tokens, &docs[n], &lexicon);
	as_index_add(index, n, &tokens);
	as_tokens_free(&tokens);
}

static uint32_t passage_with(uint32_t n, const char *words)
{
	for (size_t i = 0; i < docs[n].passages_count; i++)
		if (!strncmp(docs[n].text + docs[n].passages[i].span.start, words, strlen(words)))
			return (uint32_t)i;
	return UINT32_MAX;
}

static char *lines(const char *a, const char *b)
{
	return as_asprintf("A plain title\n\n%s\n\n%s\n", a, b);
}

static void test_overlaps(void)
{
	struct as_index *index = as_index_new();
	char *texts[] = {lines(shared, own), lines(own, "Nothing else is told here, nor will it be."),
			 lines(edited, "A wholly different ending stands in this one of the reports.")};
	for (uint32_t n = 0; n < 3; n++)
		add(index, n, texts[n]);
	struct as_overlap *overlaps;
	size_t count = as_index_overlaps(&overlaps, index, 0, 0.03);
	IS_INT(count, 2, "both documents that share a passage overlap");
	OK(count == 2 && overlaps[0].other == 1 && overlaps[0].contained > overlaps[1].contained,
	   "the one with the unaltered passage comes first");
	OK(count == 2 && overlaps[0].contained > 0.3 && overlaps[0].contained < 0.8, "about half of it is shared");
	free(overlaps);
	IS_INT(as_index_overlaps(&overlaps, index, 1, 0.9), 0, "the floor leaves out what is below it");
	free(overlaps);

	struct as_carrier *carriers;
	count = as_index_carriers(&carriers, index, 0, passage_with(0, "The night"));
	IS_INT(count, 1, "one other document carries the passage, edited");
	OK(count && carriers[0].doc == 2 && carriers[0].passage == passage_with(2, "The night"),
	   "and the passage there is named");
	free(carriers);
	IS_INT(as_index_carriers(NULL, index, 2, passage_with(2, "A wholly")), 0, "nobody carries a passage of its own");

	add(index, 2, texts[1]);
	IS_INT(as_index_carriers(NULL, index, 0, passage_with(0, "The night")), 0, "a document added anew is only the new one");
	IS_INT(as_index_carriers(NULL, index, 0, passage_with(0, "Bakers")), 2, "and has what is new in it");
	for (size_t i = 0; i < 3; i++)
		free(texts[i]);
	as_index_free(index);
}

static void test_short(void)
{
	struct as_index *index = as_index_new();
	char *a = lines("Some words here.", own), *b = lines("Some words here.", shared), *c = lines("Some words there.", edited);
	add(index, 0, a);
	add(index, 1, b);
	add(index, 2, c);
	IS_INT(as_index_carriers(NULL, index, 0, passage_with(0, "Some words")), 1,
	       "a short passage is carried where all its words match");
	struct as_overlap *overlaps;
	IS_INT(as_index_overlaps(&overlaps, index, 0, 0.01), 0, "but makes no overlap");
	free(overlaps);
	free(a);
	free(b);
	free(c);
	as_index_free(index);
}

static void test_wordless(void)
{
	struct as_index *index = as_index_new();
	struct as_overlap *overlaps;
	add(index, 0, "***\n\n---\n\n...\n");
	IS_INT(as_index_overlaps(&overlaps, index, 0, 0.01), 0, "a document without a word overlaps none");
	free(overlaps);
	as_index_free(index);
}

static void test_boilerplate(void)
{
	struct as_index *index = as_index_new();
	for (uint32_t n = 0; n < DOCS; n++) {
		char *first = as_asprintf("Number %u tells of %u boats that met %u gulls above %u rocks near %u lights.", n,
					  n + 1000, n + 2000, n + 3000, n + 4000);
		char *text = lines(first, shared);
		add(index, n, text);
		free(text);
		free(first);
	}
	struct as_overlap *overlaps;
	IS_INT(as_index_overlaps(&overlaps, index, 5, 0.0), 0, "what more than 500 documents have is boilerplate");
	free(overlaps);
	IS_INT(as_index_carriers(NULL, index, 5, passage_with(5, "The night")), 0, "and carried by none");
	as_index_free(index);
}

/* ---- pairs: stories told by several documents, of words drawn by chance */

enum { STORIES = 60, REPORTS = 5, PASSAGES = 8, STORY_DOCS = STORIES * REPORTS };

static uint32_t state = 1;

static uint32_t draw(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)state * below >> 32);
}

/* Small numbers come often, as words of a language do. */
static void add_word(struct as_buf *text)
{
	static const char *const syllables[] = {"ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"};
	uint32_t word = draw(draw(3000) + 1) + 10;
	for (; word; word /= 10)
		as_buf_adds(text, syllables[word % 10]);
}

/* A passage as another report prints it: unaltered, or one word in twenty is another. */
static void add_passage(struct as_buf *out, const struct as_buf *passage)
{
	bool altered = draw(2);
	for (const char *at = passage->data; *at;) {
		size_t len = strcspn(at, " ");
		if (!altered || draw(20))
			as_buf_add(out, at, len);
		else
			add_word(out);
		as_buf_addc(out, ' ');
		at += len + (at[len] == ' ');
	}
	as_buf_adds(out, ".\n\n");
}

static void fill_words(struct as_buf *passage)
{
	as_buf_clear(passage);
	for (uint32_t words = 20 + draw(40); words; words--) {
		add_word(passage);
		if (words > 1)
			as_buf_addc(passage, ' ');
	}
}

/* Adds one story's documents; `has` gets the passages of each. */
static void add_story(struct as_index *index, uint32_t first, bool has[REPORTS][PASSAGES])
{
	struct as_buf passages[PASSAGES], fresh = AS_BUF_INIT;
	for (int i = 0; i < PASSAGES; i++) {
		passages[i] = (struct as_buf)AS_BUF_INIT;
		fill_words(&passages[i]);
	}
	for (uint32_t n = 0; n < REPORTS; n++) {
		struct as_buf text = AS_BUF_INIT;
		as_buf_adds(&text, "Some title\n\n");
		for (int i = 0; i < PASSAGES; i++) {
			has[n][i] = draw(100) < 35;
			fill_words(&fresh);
			add_passage(&text, has[n][i] ? &passages[i] : &fresh);
		}
		as_buf_adds(&text, "This line stands below every single one of the reports in this corpus.\n");
		add(index, first + n, text.data);
		as_buf_free(&text);
	}
	for (int i = 0; i < PASSAGES; i++)
		as_buf_free(&passages[i]);
	as_buf_free(&fresh);
}

static bool share(const bool a[PASSAGES], const bool b[PASSAGES])
{
	for (int i = 0; i < PASSAGES; i++)
		if (a[i] && b[i])
			return true;
	return false;
}

static void test_pairs(void)
{
	static bool has[STORY_DOCS][PASSAGES];
	struct as_index *index = as_index_new();
	for (uint32_t story = 0; story < STORIES; story++)
		add_story(index, story * REPORTS, has + (size_t)story * REPORTS);
	size_t sharing = 0, found = 0;
	for (uint32_t a = 0; a < STORY_DOCS; a++)
		for (uint32_t b = a + 1; b < STORY_DOCS && b / REPORTS == a / REPORTS; b++)
			sharing += share(has[a], has[b]);
	struct as_index_pair *pairs;
	size_t count = as_index_pairs(&pairs, index);
	bool ordered = true;
	for (size_t i = 0; i < count; i++) {
		const uint32_t *pair = pairs[i].docs;
		found += pair[0] / REPORTS == pair[1] / REPORTS && share(has[pair[0]], has[pair[1]]);
		ordered = ordered && pair[0] < pair[1] && (!i || pairs[i - 1].docs[0] <= pair[0]);
	}
	printf("# %zu pairs share a passage, %zu were found, %zu of them right\n", sharing, count, found);
	OK(sharing > 200 && found >= sharing * 97 / 100, "pairs that share an edited passage are found: 97 of 100");
	OK(found >= count * 95 / 100, "and hardly any others, though one line stands in all documents");
	OK(ordered, "each pair once, in order");
	free(pairs);
	as_index_free(index);
}

static void test_small_pairs(void)
{
	struct as_index *index = as_index_new();
	add(index, 0, "Brief\n\nThe pier is shut until noon.\n");
	add(index, 1, "Another\n\nThe pier is shut until noon.\n");
	add(index, 2, "Third\n\nThe pier is open, and boats leave it from noon on.\n");
	struct as_index_pair *pairs;
	size_t count = as_index_pairs(&pairs, index);
	IS_INT(count, 1, "documents of a few words overlap when they share half of them");
	OK(count == 1 && pairs[0].docs[0] == 0 && pairs[0].docs[1] == 1 && pairs[0].contained[0] > 0.9,
	   "with all of them contained");
	free(pairs);
	as_index_free(index);
}

static void test_empty(void)
{
	struct as_index *index = as_index_new();
	struct as_overlap *overlaps;
	IS_INT(as_index_overlaps(&overlaps, index, 3, 0.03), 0, "a document that was not added overlaps nothing");
	add(index, 0, "");
	IS_INT(as_index_overlaps(&overlaps, index, 0, 0.03), 0, "nor does an empty one");
	IS_INT(as_index_carriers(NULL, index, 0, 7), 0, "a passage that is not there has no carriers");
	as_index_free(index);
}

int main(void)
{
	as_lexicon_init(&lexicon);
	for (size_t i = 0; i < DOCS; i++)
		as_doc_init(&docs[i]);
	test_overlaps();
	test_short();
	test_wordless();
	test_boilerplate();
	test_pairs();
	test_small_pairs();
	test_empty();
	for (size_t i = 0; i < DOCS; i++)
		as_doc_free(&docs[i]);
	as_lexicon_free(&lexicon);
	return tap_done();
}
