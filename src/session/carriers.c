/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other documents carry a passage: what comparisons say of the likeliest
 * documents, and fingerprints of all others. */
#include <stdlib.h>

#include "base/mem.h"
#include "session/state.h"

enum {
	COMPARED = 16,               /* likeliest documents that are compared */
	COMPARED_LIMIT = 256 * 1024, /* bytes of a document that is compared for this */
	PASSAGES_LIMIT = 4096,       /* passages looked up for one document */
	AGAIN_AFTER = 256,           /* documents indexed until the answer is renewed while reading goes on */
};

bool as_session_is_comparable(const struct as_session *session, size_t n)
{
	const struct as_slot *slot = &session->slots[n];
	return slot->indexed && !slot->trouble && !slot->too_long;
}

size_t as_session_candidates(struct as_overlap **out, const struct as_session *session, size_t n, double floor)
{
	if (session->corpus.count > AS_FEW_DOCUMENTS)
		return as_index_overlaps(out, session->index, (uint32_t)n, floor);
	size_t count = 0;
	*out = as_calloc(session->corpus.count + 1, sizeof **out);
	for (size_t other = 0; other < session->corpus.count && as_session_is_comparable(session, n); other++)
		if (other != n && as_session_is_comparable(session, other))
			(*out)[count++].other = (uint32_t)other;
	return count;
}

static void add_carrier(struct as_slot *slot, size_t passage, struct as_carrier carrier)
{
	AS_RESERVE(slot->carriers, slot->carriers_cap, slot->carriers_count + 1);
	slot->carriers[slot->carriers_count++] = (struct as_carried){(uint32_t)passage, carrier};
	slot->carried[passage]++;
}

/* One row's share of a passage goes to the carrier found so far for it. */
static void weigh_row(struct as_carrier *carrier, double *best, const struct as_row *row, size_t passage_length)
{
	double share = row->similarity * (double)as_span_length(row->left.span) / (double)(passage_length + 1);
	carrier->contained += share;
	if (share > *best) {
		*best = share;
		carrier->passage = (uint32_t)row->right.passage;
	}
}

/* What a comparison says of each passage of the left document. */
static void from_comparison(struct as_slot *slot, const struct as_comparison *comparison, uint32_t other)
{
	size_t count = slot->doc->passages_count;
	struct as_carrier *found = as_calloc(count + 1, sizeof *found);
	double *best = as_calloc(count + 1, sizeof *best);
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		if (row->relation > AS_EDITED || row->left.passage < 0 || row->right.passage < 0)
			continue;
		size_t n = (size_t)row->left.passage;
		weigh_row(&found[n], &best[n], row, as_span_length(slot->doc->passages[n].span));
	}
	for (size_t n = 0; n < count && n < PASSAGES_LIMIT; n++) {
		found[n].doc = other;
		if (best[n] > 0)
			add_carrier(slot, n, found[n]);
	}
	free(best);
	free(found);
}

static bool is_compared(const uint32_t *compared, size_t count, uint32_t doc)
{
	for (size_t i = 0; i < count; i++)
		if (compared[i] == doc)
			return true;
	return false;
}

/* Of the documents that were not compared, what fingerprints say. */
static void from_index(struct as_session *session, size_t n, const uint32_t *compared, size_t compared_count)
{
	struct as_slot *slot = &session->slots[n];
	for (size_t passage = 0; passage < slot->doc->passages_count && passage < PASSAGES_LIMIT; passage++) {
		struct as_carrier *carriers;
		size_t count = as_index_carriers(&carriers, session->index, (uint32_t)n, (uint32_t)passage);
		for (size_t i = 0; i < count; i++)
			if (!is_compared(compared, compared_count, carriers[i].doc))
				add_carrier(slot, passage, carriers[i]);
		free(carriers);
	}
}

static void find_carriers(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	struct as_overlap *overlaps;
	uint32_t compared[COMPARED];
	size_t compared_count = 0, count = as_session_candidates(&overlaps, session, n, 0);
	for (size_t i = 0; i < count && compared_count < COMPARED && slot->doc->len <= COMPARED_LIMIT; i++) {
		const struct as_doc *other = as_session_read(session, overlaps[i].other, NULL);
		struct as_comparison comparison;
		if (!other || other->len > COMPARED_LIMIT ||
		    !as_session_compare_once(&comparison, session, n, overlaps[i].other))
			continue;
		from_comparison(slot, &comparison, overlaps[i].other);
		as_comparison_free(&comparison);
		compared[compared_count++] = overlaps[i].other;
	}
	from_index(session, n, compared, compared_count);
	free(overlaps);
}

const int *as_session_carried(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	const struct as_doc *doc = as_session_doc(session, n, NULL);
	if (!doc)
		return NULL;
	if (!slot->carried)
		slot->carried = as_alloc((doc->passages_count + 1) * sizeof *slot->carried);
	bool reading = session->next_count < session->corpus.count;
	size_t known = session->index_version + session->roles_version;
	bool stale = slot->carried_version != known + 1;
	if (slot->carried_version && stale && reading && known + 1 < slot->carried_version + AGAIN_AFTER)
		stale = false;
	if (!stale)
		return slot->carried;
	for (size_t i = 0; i < doc->passages_count; i++)
		slot->carried[i] = slot->indexed && i < PASSAGES_LIMIT ? 0 : -1;
	slot->carriers_count = 0;
	slot->carried_version = 0;
	if (slot->indexed) {
		slot->carried_version = known + 1;
		find_carriers(session, n);
	}
	return slot->carried;
}

static int by_contained(const void *a, const void *b)
{
	const struct as_carrier *x = a, *y = b;
	if (x->contained < y->contained || x->contained > y->contained)
		return x->contained < y->contained ? 1 : -1;
	return (x->doc > y->doc) - (x->doc < y->doc);
}

size_t as_session_parallels(struct as_carrier **out, struct as_session *session, size_t doc, size_t passage)
{
	*out = NULL;
	if (!as_session_index(session, doc, NULL) || !as_session_carried(session, doc))
		return 0;
	const struct as_slot *slot = &session->slots[doc];
	size_t count = 0, cap = 0;
	for (size_t i = 0; i < slot->carriers_count; i++) {
		if (slot->carriers[i].passage != passage)
			continue;
		AS_RESERVE(*out, cap, count + 1);
		(*out)[count++] = slot->carriers[i].carrier;
	}
	if (count)
		qsort(*out, count, sizeof **out, by_contained);
	return count;
}
