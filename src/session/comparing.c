/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons of two of the session's documents: those of `antisigma diff`. */
#include <stdlib.h>

#include "base/mem.h"
#include "session/state.h"

const struct as_comparison *as_session_compare(struct as_session *session, size_t left, size_t right,
					       struct as_error *err)
{
	for (size_t i = 0; i < session->pairs_count; i++) {
		struct as_kept_pair *pair = session->pairs[i];
		if (pair->left == left && pair->right == right && !pair->stale)
			return &pair->versus.comparison;
	}
	const struct as_doc *docs[2];
	docs[0] = as_session_doc(session, left, err);
	docs[1] = docs[0] ? as_session_doc(session, right, err) : NULL;
	if (!docs[1])
		return NULL;
	struct as_kept_pair *pair = as_calloc(1, sizeof *pair);
	pair->left = left;
	pair->right = right;
	as_versus_compare(&pair->versus, docs[0], docs[1], as_session_rules(session));
	AS_RESERVE(session->pairs, session->pairs_cap, session->pairs_count + 1);
	session->pairs[session->pairs_count++] = pair;
	return &pair->versus.comparison;
}

bool as_session_compare_once(struct as_comparison *out, struct as_session *session, size_t left, size_t right)
{
	if (!as_session_read(session, left, NULL))
		return false;
	bool held = session->slots[left].pinned;
	session->slots[left].pinned = true; /* reading the other must not drop it */
	bool both = as_session_read(session, right, NULL);
	session->slots[left].pinned = held;
	if (both)
		as_compare(out, as_session_tokens(session, left), as_session_tokens(session, right), &session->lexicon);
	return both;
}

void as_session_forget_pairs(struct as_session *session, size_t doc)
{
	for (size_t i = 0; i < session->pairs_count; i++)
		if (session->pairs[i]->left == doc || session->pairs[i]->right == doc)
			session->pairs[i]->stale = true;
}

void as_session_free_pairs(struct as_session *session)
{
	for (size_t i = 0; i < session->pairs_count; i++) {
		as_versus_free(&session->pairs[i]->versus);
		free(session->pairs[i]);
	}
	free(session->pairs);
}
