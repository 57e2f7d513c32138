/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include "base/mem.h"
#include "corpus/corpus.h"
#include "tap.h"

enum { DOCS = 80 };

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
	IS_INT(as_index_overlaps(&overlaps, index, 5, 0.0), 0, "what more than 50 documents have is boilerplate");
	free(overlaps);
	IS_INT(as_index_carriers(NULL, index, 5, passage_with(5, "The night")), 0, "and carried by none");
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
	test_boilerplate();
	test_empty();
	for (size_t i = 0; i < DOCS; i++)
		as_doc_free(&docs[i]);
	as_lexicon_free(&lexicon);
	return tap_done();
}
