/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/collating.h"

#include <stdlib.h>
#include <string.h>

#include "align/texts.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/state.h"

#define STORY_FLOOR 0.05  /* containment that makes two reports of one story; below it are common phrases */
#define PRINTS_FLOOR 0.03 /* the same by fingerprints, of which edited words spoil several each */

bool as_collating_open(struct as_collating *collating, struct as_session *session, const size_t *docs, size_t count,
		       struct as_error *err)
{
	memset(collating, 0, sizeof *collating);
	if (count < 2)
		return as_error_set(err, AS_ERR_USAGE, _("at least two documents are wanted"));
	if (count > AS_COLLATE_MOST)
		return as_error_set(err, AS_ERR_USAGE,
				    _("%zu documents are too many to stand side by side; name at most %d, such as "
				      "those of one story"), count, (int)AS_COLLATE_MOST);
	as_lexicon_init(&collating->lexicon);
	collating->docs = as_calloc(count, sizeof *collating->docs);
	collating->tokens = as_calloc(count, sizeof *collating->tokens);
	collating->list = as_calloc(count, sizeof *collating->list);
	for (size_t i = 0; i < count; i++) {
		const struct as_doc *doc = as_session_doc(session, docs[i], err);
		if (!doc) {
			as_collating_free(collating);
			return false;
		}
		collating->docs[i] = docs[i];
		as_tokens_prepare(&collating->tokens[i], doc, &collating->lexicon);
		collating->list[i] = &collating->tokens[i];
		collating->count++;
	}
	as_collate(&collating->collation, collating->list, count, &collating->lexicon, as_session_rules(session));
	return true;
}

void as_collating_free(struct as_collating *collating)
{
	as_collation_free(&collating->collation);
	for (size_t i = 0; i < collating->count; i++)
		as_tokens_free(&collating->tokens[i]);
	as_lexicon_free(&collating->lexicon);
	free(collating->docs);
	free(collating->tokens);
	free(collating->list);
	memset(collating, 0, sizeof *collating);
}

size_t as_session_independent(const struct as_session *session)
{
	size_t count = as_session_count(session), troubled = 0;
	struct as_nearest *nearest = as_calloc(count + 1, sizeof *nearest);
	bool known = true;
	for (size_t doc = 0; doc < count; doc++) {
		struct as_listing listing;
		as_session_listing(&listing, session, doc);
		known = known && listing.compared;
		troubled += listing.trouble != NULL;
		nearest[doc] = (struct as_nearest){listing.partner, listing.contained};
	}
	struct as_texts texts = {0};
	if (known)
		as_texts_find(&texts, nearest, count);
	size_t found = known ? texts.count - troubled : 0;
	as_texts_free(&texts);
	free(nearest);
	return found;
}

/* ---- the story of a document */

struct reached {
	bool *is;         /* by document */
	size_t *items;
	size_t count;
};

static void reach(struct reached *reached, size_t doc)
{
	if (reached->is[doc] || reached->count == AS_STORY_MOST)
		return;
	reached->is[doc] = true;
	reached->items[reached->count++] = doc;
}

static int by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return (x > y) - (x < y);
}

/* Breadth first over partners and shared fingerprints: nearer ones come in
 * before the limit. */
size_t as_session_story(size_t **out, const struct as_session *session, size_t doc)
{
	struct reached reached = {.is = as_calloc(as_session_count(session) + 1, sizeof *reached.is),
				  .items = as_calloc(AS_STORY_MOST, sizeof *reached.items)};
	reach(&reached, doc);
	for (size_t next = 0; next < reached.count; next++) {
		const struct as_slot *slot = &session->slots[reached.items[next]];
		struct as_overlap *overlaps;
		size_t count = as_index_overlaps(&overlaps, session->index, (uint32_t)reached.items[next],
						 PRINTS_FLOOR);
		if (slot->partner >= 0 && slot->contained >= STORY_FLOOR)
			reach(&reached, (size_t)slot->partner);
		for (size_t i = 0; i < count; i++)
			reach(&reached, overlaps[i].other);
		free(overlaps);
	}
	qsort(reached.items, reached.count, sizeof *reached.items, by_number);
	free(reached.is);
	*out = reached.items;
	return reached.count;
}
