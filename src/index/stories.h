/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories: clusters of documents that overlap.
 *
 * Two documents are linked when one has AS_STORY_CONTAINED of the other's
 * words.  Pairs are taken from the closest on, and the two groups they stand in
 * become one when more than half of all pairs between them are linked.  So a
 * digest that prints a passage of each, or a paragraph of background that
 * many reports end with, does not make one story of two (single links would);
 * and a report that only some of its story's overlap with still belongs.
 * Pure functions. */
#ifndef AS_INDEX_STORIES_H
#define AS_INDEX_STORIES_H

#include <stddef.h>
#include <stdint.h>

#define AS_STORY_CONTAINED 0.25

/* Two documents and how much of each the other has, 0..1. */
struct as_link {
	uint32_t docs[2];
	double contained[2];
};

struct as_story {
	uint32_t *docs;     /* ascending; in the arrays of as_stories */
	uint32_t *texts;    /* by place in `docs`: its independent text, from 0 (align/texts.h) */
	size_t count;
	size_t independent; /* texts */
	uint32_t medoid;    /* the document closest to the others: their containments in either direction, summed */
};

struct as_stories {
	struct as_story *items; /* most documents first, then by first document; owned */
	size_t count;
	uint32_t *docs, *texts; /* of all stories; owned */
};

/* The stories of documents 0..docs_count, of two documents or more each, from
 * all pairs that overlap (each once, in any order).  The same whatever the
 * order.  O(links log links) steps, each moving the lesser part. */
void as_stories_find(struct as_stories *stories, const struct as_link *links, size_t links_count, size_t docs_count);
void as_stories_free(struct as_stories *stories);

#endif
