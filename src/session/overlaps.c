/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/overlaps.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/state.h"

/* ---- what two documents have in common */

/* The first token at or after byte `at`. */
static size_t token_at(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Marks the words of the left document that have a partner: its token plus one. */
static void mark_op(uint32_t *partner, const struct as_comparison *comparison, const struct as_op *op)
{
	size_t left = token_at(comparison->left, op->left.start), right = token_at(comparison->right, op->right.start);
	for (; left < comparison->left->count && right < comparison->right->count; left++, right++) {
		if (comparison->left->items[left].start >= op->left.end ||
		    comparison->right->items[right].start >= op->right.end)
			break;
		partner[left] = (uint32_t)right + 1;
	}
}

static size_t longest_run(const struct as_comparison *comparison)
{
	uint32_t *partner = as_calloc(comparison->left->count + 1, sizeof *partner);
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		for (size_t n = 0; n < row->ops_count && !row->furniture; n++) {
			const struct as_op *op = &comparison->ops[row->first_op + n];
			if (op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED)
				mark_op(partner, comparison, op);
		}
	}
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < comparison->left->count; i++) {
		bool goes_on = run && partner[i] && partner[i] == partner[i - 1] + 1;
		run = goes_on ? run + 1 : partner[i] != 0;
		if (run > longest)
			longest = run;
	}
	free(partner);
	return longest;
}

/* Compares a proposed pair; false when it is below the floor or cannot be read. */
static bool look_at(struct as_common *common, struct as_session *session, const struct as_index_pair *pair,
		    double floor)
{
	struct as_comparison comparison;
	if (!as_session_compare_once(&comparison, session, pair->docs[0], pair->docs[1]))
		return false;
	const struct as_summary *summary = &comparison.summary;
	*common = (struct as_common){
		.link = {{pair->docs[0], pair->docs[1]}, {summary->left_in_right, summary->right_in_left}},
		.shared = summary->aligned[0] < summary->aligned[1] ? summary->aligned[0] : summary->aligned[1],
	};
	bool enough = common->shared && (summary->left_in_right >= floor || summary->right_in_left >= floor);
	if (enough)
		common->longest = longest_run(&comparison);
	as_comparison_free(&comparison);
	return enough;
}

/* ---- all pairs */

/* The pairs to compare: of a few documents all, whatever the index says. */
static size_t propose(struct as_index_pair **out, const struct as_session *session)
{
	size_t documents = session->corpus.count, count = 0;
	if (documents > AS_FEW_DOCUMENTS)
		return as_index_pairs(out, session->index);
	*out = as_calloc(documents * documents + 1, sizeof **out);
	for (uint32_t a = 0; a < documents; a++)
		for (uint32_t b = a + 1; b < documents; b++)
			if (!session->slots[a].trouble && !session->slots[b].trouble)
				(*out)[count++] = (struct as_index_pair){.docs = {a, b}};
	return count;
}

static int most_shared_first(const void *a, const void *b)
{
	const struct as_common *x = a, *y = b;
	if (x->shared != y->shared)
		return x->shared < y->shared ? 1 : -1;
	if (x->link.docs[0] != y->link.docs[0])
		return x->link.docs[0] < y->link.docs[0] ? -1 : 1;
	return (x->link.docs[1] > y->link.docs[1]) - (x->link.docs[1] < y->link.docs[1]);
}

/* The next document to index or pair to compare; false when there is none. */
static bool do_next(struct as_commons *commons, struct as_session *session)
{
	if (commons->indexed < session->corpus.count) {
		as_session_index(session, commons->indexed++, NULL);
		return true;
	}
	if (!commons->pairs)
		commons->pairs_count = propose(&commons->pairs, session);
	if (!commons->pairs || commons->compared >= commons->pairs_count)
		return false;
	AS_RESERVE(commons->items, commons->cap, commons->count + 1);
	commons->count += look_at(&commons->items[commons->count], session, &commons->pairs[commons->compared++],
				  commons->floor);
	return true;
}

static void put_in_order(struct as_commons *commons)
{
	if (commons->count)
		qsort(commons->items, commons->count, sizeof *commons->items, most_shared_first);
}

bool as_commons_step(struct as_commons *commons, struct as_session *session, int budget_ms)
{
	int64_t end = as_clock_ms() + budget_ms;
	size_t before = commons->count;
	bool more;
	while ((more = do_next(commons, session)) && as_clock_ms() < end)
		;
	if (commons->count > before)
		put_in_order(commons);
	return more;
}

bool as_commons_find(struct as_commons *commons, struct as_session *session, double floor, as_commons_going *going,
		     void *data, struct as_error *err)
{
	enum { TELL = 64 };
	*commons = (struct as_commons){.floor = floor};
	for (size_t steps = 0; do_next(commons, session); steps++)
		if (steps % TELL == 0 && going && !going(data, commons->compared, commons->pairs_count)) {
			as_commons_free(commons);
			return as_error_set(err, AS_ERR_CANCELLED, "%s", _("stopped"));
		}
	put_in_order(commons);
	return true;
}

void as_commons_free(struct as_commons *commons)
{
	free(commons->items);
	free(commons->pairs);
	*commons = (struct as_commons){0};
}

void as_commons_stories(struct as_stories *stories, const struct as_commons *commons, const struct as_session *session)
{
	struct as_link *links = as_calloc(commons->count + 1, sizeof *links);
	for (size_t i = 0; i < commons->count; i++)
		links[i] = commons->items[i].link;
	as_stories_find(stories, links, commons->count, session->corpus.count);
	free(links);
}
