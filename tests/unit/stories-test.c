/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/stories.h"

#include <stdio.h>

#include "tap.h"

/* The stories as "0 1 2/2 (0); 3 4/1 (3)": documents, texts, medoid. */
static char *told(const struct as_link *links, size_t count, size_t docs)
{
	static char out[512];
	struct as_stories stories;
	size_t used = 0;
	as_stories_find(&stories, links, count, docs);
	out[0] = '\0';
	for (size_t n = 0; n < stories.count; n++) {
		const struct as_story *story = &stories.items[n];
		for (size_t i = 0; i < story->count; i++)
			used += (size_t)snprintf(out + used, sizeof out - used, "%s%u", i ? " " : n ? "; " : "",
						 story->docs[i]);
		used += (size_t)snprintf(out + used, sizeof out - used, "/%zu (%u)", story->independent, story->medoid);
	}
	as_stories_free(&stories);
	return out;
}
#define TOLD(links, docs) told(links, sizeof(links) / sizeof *(links), docs)

static void test_linking(void)
{
	static const struct as_link one[] = {{{0, 1}, {0.5, 0.4}}, {{1, 2}, {0.5, 0.5}}, {{0, 2}, {0.4, 0.1}},
					     {{3, 4}, {0.3, 0.6}}};
	IS(TOLD(one, 6), "0 1 2/3 (1); 3 4/2 (3)", "two stories; a document alone is none");
	static const struct as_link weak[] = {{{0, 1}, {0.2, 0.24}}};
	IS(TOLD(weak, 2), "", "one shared paragraph is no story");
	/* 2 is a digest of two stories, 0 1 and 3 4. */
	static const struct as_link digest[] = {{{0, 1}, {0.7, 0.7}}, {{3, 4}, {0.7, 0.7}}, {{0, 2}, {0.6, 0.3}},
						{{1, 2}, {0.6, 0.3}}, {{2, 3}, {0.3, 0.5}}, {{2, 4}, {0.3, 0.5}}};
	IS(TOLD(digest, 5), "0 1 2/3 (0); 3 4/2 (3)", "a digest of two stories does not make them one");
	static const struct as_link bridge[] = {{{0, 1}, {0.7, 0.7}}, {{2, 3}, {0.7, 0.7}}, {{1, 2}, {0.3, 0.3}}};
	IS(TOLD(bridge, 4), "0 1/2 (0); 2 3/2 (2)", "nor does one link between them");
	static const struct as_link loose[] = {{{0, 1}, {0.7, 0.7}}, {{0, 2}, {0.7, 0.7}}, {{1, 2}, {0.6, 0.6}},
					       {{0, 3}, {0.4, 0.4}}, {{1, 3}, {0.4, 0.4}}};
	IS(TOLD(loose, 4), "0 1 2 3/4 (0)", "who overlaps with most of a story belongs to it");
}

static void test_texts(void)
{
	static const struct as_link copies[] = {{{0, 1}, {0.9, 0.8}}, {{0, 2}, {0.5, 0.4}}, {{1, 2}, {0.5, 0.4}}};
	IS(TOLD(copies, 3), "0 1 2/2 (0)", "copies of one text count once");
	static const struct as_link alone[] = {{{0, 1}, {1.0, 1.0}}};
	IS(TOLD(alone, 2), "0 1/1 (0)", "two copies are one text");
}

static void test_order(void)
{
	enum { DOCS = 40 };
	struct as_link links[DOCS * DOCS], turned[DOCS * DOCS];
	size_t count = 0;
	for (uint32_t a = 0; a < DOCS; a++)
		for (uint32_t b = a + 1; b < DOCS; b++)
			if (a % 4 == b % 4 || (a * 7 + b) % 11 == 0)
				links[count++] = (struct as_link){{a, b}, {0.3 + (a + b) % 5 * 0.1, 0.3}};
	for (size_t i = 0; i < count; i++)
		turned[i] = links[count - 1 - i];
	char first[512];
	snprintf(first, sizeof first, "%s", told(links, count, DOCS));
	IS(told(turned, count, DOCS), first, "the same stories, whatever the order of the pairs");
	IS(told(NULL, 0, 0), "", "no documents, no stories");
}

int main(void)
{
	test_linking();
	test_texts();
	test_order();
	return tap_done();
}
