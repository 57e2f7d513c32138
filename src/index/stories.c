/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/stories.h"

#include <stdbool.h>
#include <stdlib.h>

#include "align/texts.h"
#include "base/mem.h"

/* Documents in groups, and who is linked to whom. */
struct grouping {
	const struct as_link **links; /* that count, closest first */
	size_t links_count;
	uint32_t *first;     /* by document: its part of `linked`, from first[doc] to first[doc + 1] */
	uint32_t *linked;    /* the other documents */
	uint32_t *group;     /* by document: the first document of its group */
	uint32_t *next;      /* by document: another one of the group, in a ring */
	uint32_t *size;      /* by the first document of a group */
	size_t docs_count;
};

static bool is_linked(const struct as_link *link)
{
	return link->contained[0] >= AS_STORY_CONTAINED || link->contained[1] >= AS_STORY_CONTAINED;
}

static int closest_first(const void *a, const void *b)
{
	const struct as_link *x = *(const struct as_link *const *)a, *y = *(const struct as_link *const *)b;
	double p = x->contained[0] + x->contained[1], q = y->contained[0] + y->contained[1];
	if (p < q || p > q)
		return p < q ? 1 : -1;
	if (x->docs[0] != y->docs[0])
		return x->docs[0] < y->docs[0] ? -1 : 1;
	return (x->docs[1] > y->docs[1]) - (x->docs[1] < y->docs[1]);
}

static void grouping_init(struct grouping *grouping, const struct as_link *links, size_t links_count, size_t docs_count)
{
	*grouping = (struct grouping){
		.links = as_calloc(links_count + 1, sizeof *grouping->links),
		.first = as_calloc(docs_count + 2, sizeof *grouping->first),
		.linked = as_calloc(2 * links_count + 1, sizeof *grouping->linked),
		.group = as_calloc(docs_count + 1, sizeof *grouping->group),
		.next = as_calloc(docs_count + 1, sizeof *grouping->next),
		.size = as_calloc(docs_count + 1, sizeof *grouping->size),
		.docs_count = docs_count,
	};
	for (uint32_t doc = 0; doc < docs_count; doc++) {
		grouping->group[doc] = grouping->next[doc] = doc;
		grouping->size[doc] = 1;
	}
	for (size_t i = 0; i < links_count; i++) {
		if (!is_linked(&links[i]))
			continue;
		grouping->links[grouping->links_count++] = &links[i];
		grouping->first[links[i].docs[0] + 2]++;
		grouping->first[links[i].docs[1] + 2]++;
	}
	qsort(grouping->links, grouping->links_count, sizeof *grouping->links, closest_first);
	for (size_t doc = 2; doc < docs_count + 2; doc++)
		grouping->first[doc] += grouping->first[doc - 1];
	for (size_t i = 0; i < grouping->links_count; i++) {
		const uint32_t *docs = grouping->links[i]->docs;
		grouping->linked[grouping->first[docs[0] + 1]++] = docs[1];
		grouping->linked[grouping->first[docs[1] + 1]++] = docs[0];
	}
}

static void grouping_free(struct grouping *grouping)
{
	free(grouping->links);
	free(grouping->first);
	free(grouping->linked);
	free(grouping->group);
	free(grouping->next);
	free(grouping->size);
}

/* Links between two groups, found from the lesser one. */
static size_t links_between(const struct grouping *grouping, uint32_t lesser, uint32_t greater)
{
	size_t count = 0;
	uint32_t doc = lesser;
	do {
		for (uint32_t i = grouping->first[doc]; i < grouping->first[doc + 1]; i++)
			count += grouping->group[grouping->linked[i]] == greater;
		doc = grouping->next[doc];
	} while (doc != lesser);
	return count;
}

/* Makes two groups one when more than half of the pairs between them are linked. */
static bool join(struct grouping *grouping, uint32_t a, uint32_t b)
{
	uint32_t lesser = grouping->size[a] < grouping->size[b] ? a : b, greater = lesser == a ? b : a;
	size_t pairs = (size_t)grouping->size[a] * grouping->size[b];
	if (2 * links_between(grouping, lesser, greater) <= pairs)
		return false;
	uint32_t doc = lesser;
	do {
		grouping->group[doc] = greater;
		doc = grouping->next[doc];
	} while (doc != lesser);
	uint32_t after = grouping->next[greater];
	grouping->next[greater] = grouping->next[lesser];
	grouping->next[lesser] = after;
	grouping->size[greater] += grouping->size[lesser];
	return true;
}

/* What was refused may be right once the groups have grown. */
static void group_all(struct grouping *grouping)
{
	bool grown = true;
	while (grown) {
		grown = false;
		size_t kept = 0;
		for (size_t i = 0; i < grouping->links_count; i++) {
			const uint32_t *docs = grouping->links[i]->docs;
			uint32_t a = grouping->group[docs[0]], b = grouping->group[docs[1]];
			if (a == b || join(grouping, a, b))
				grown = grown || a != b;
			else
				grouping->links[kept++] = grouping->links[i];
		}
		grouping->links_count = kept;
	}
}

/* ---- stories out of groups */

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static int largest_first(const void *a, const void *b)
{
	const struct as_story *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->docs[0] > y->docs[0]) - (x->docs[0] < y->docs[0]);
}

static void collect(struct as_stories *stories, const struct grouping *grouping)
{
	size_t cap = 0, used = 0;
	stories->docs = as_calloc(grouping->docs_count + 1, sizeof *stories->docs);
	stories->texts = as_calloc(grouping->docs_count + 1, sizeof *stories->texts);
	for (uint32_t first = 0; first < grouping->docs_count; first++) {
		if (grouping->group[first] != first || grouping->size[first] < 2)
			continue;
		struct as_story story = {.docs = stories->docs + used, .texts = stories->texts + used};
		uint32_t doc = first;
		do {
			story.docs[story.count++] = doc;
			doc = grouping->next[doc];
		} while (doc != first);
		qsort(story.docs, story.count, sizeof *story.docs, by_number);
		used += story.count;
		AS_RESERVE(stories->items, cap, stories->count + 1);
		stories->items[stories->count++] = story;
	}
	if (stories->count)
		qsort(stories->items, stories->count, sizeof *stories->items, largest_first);
}

/* What is known of the documents of all stories. */
struct members {
	uint32_t *story, *place;    /* by document: number of its story plus one; place in it */
	double *shared;             /* by document: containments in either direction, summed */
	struct as_nearest *nearest; /* by document; `other` is a place in the story */
};

static void note_nearest(struct members *members, uint32_t doc, uint32_t other, double contained)
{
	struct as_nearest *nearest = &members->nearest[doc];
	int32_t place = (int32_t)members->place[other];
	members->shared[doc] += contained;
	members->shared[other] += contained;
	/* The first of equals, whatever the order of the links. */
	if (nearest->other < 0 || contained > nearest->contained ||
	    (contained >= nearest->contained && place < nearest->other))
		*nearest = (struct as_nearest){place, contained};
}

static void weigh_story(struct as_story *story, const struct members *members)
{
	struct as_nearest *nearest = as_alloc(story->count * sizeof *nearest);
	story->medoid = story->docs[0];
	for (size_t i = 0; i < story->count; i++) {
		nearest[i] = members->nearest[story->docs[i]];
		if (members->shared[story->docs[i]] > members->shared[story->medoid])
			story->medoid = story->docs[i];
	}
	struct as_texts texts;
	as_texts_find(&texts, nearest, story->count);
	story->independent = texts.count;
	for (size_t i = 0; i < story->count; i++)
		story->texts[i] = texts.of[i];
	as_texts_free(&texts);
	free(nearest);
}

static void weigh(struct as_stories *stories, const struct as_link *links, size_t links_count, size_t docs_count)
{
	struct members members = {
		as_calloc(docs_count + 1, sizeof *members.story), as_calloc(docs_count + 1, sizeof *members.place),
		as_calloc(docs_count + 1, sizeof *members.shared), as_calloc(docs_count + 1, sizeof *members.nearest)};
	for (size_t n = 0; n < stories->count; n++)
		for (size_t i = 0; i < stories->items[n].count; i++) {
			uint32_t doc = stories->items[n].docs[i];
			members.story[doc] = (uint32_t)n + 1;
			members.place[doc] = (uint32_t)i;
			members.nearest[doc].other = -1;
		}
	for (size_t i = 0; i < links_count; i++) {
		uint32_t a = links[i].docs[0], b = links[i].docs[1];
		if (!members.story[a] || members.story[a] != members.story[b])
			continue;
		note_nearest(&members, a, b, links[i].contained[0]);
		note_nearest(&members, b, a, links[i].contained[1]);
	}
	for (size_t n = 0; n < stories->count; n++)
		weigh_story(&stories->items[n], &members);
	free(members.story);
	free(members.place);
	free(members.shared);
	free(members.nearest);
}

void as_stories_find(struct as_stories *stories, const struct as_link *links, size_t links_count, size_t docs_count)
{
	struct grouping grouping;
	*stories = (struct as_stories){0};
	grouping_init(&grouping, links, links_count, docs_count);
	group_all(&grouping);
	collect(stories, &grouping);
	grouping_free(&grouping);
	weigh(stories, links, links_count, docs_count);
}

void as_stories_free(struct as_stories *stories)
{
	free(stories->items);
	free(stories->docs);
	free(stories->texts);
	*stories = (struct as_stories){0};
}
