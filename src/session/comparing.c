/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons of two of the session's documents: those of `antisigma diff`. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/pins.h"
#include "session/state.h"

static struct as_kept_pair *find_kept(const struct as_session *session, size_t left, size_t right)
{
	for (size_t i = 0; i < session->pairs_count; i++)
		if (session->pairs[i]->left == left && session->pairs[i]->right == right && !session->pairs[i]->stale)
			return session->pairs[i];
	return NULL;
}

/* Malloc'd, the caller's; NULL when there are none. */
static size_t find_pins(struct as_pinned **out, struct as_session *session, size_t left, size_t right)
{
	struct as_found_pin *found;
	size_t count = as_session_pins(&found, session, left, right);
	*out = count ? as_calloc(count, sizeof **out) : NULL;
	for (size_t i = 0; i < count; i++)
		(*out)[i] = found[i].places;
	free(found);
	return count;
}

static bool has_pins(const struct as_kept_pair *pair, const struct as_pinned *pins, size_t count)
{
	return pair->pins_count == count && (!count || !memcmp(pair->pins, pins, count * sizeof *pins));
}

const struct as_comparison *as_session_compare(struct as_session *session, size_t left, size_t right,
					       struct as_error *err)
{
	struct as_kept_pair *kept = find_kept(session, left, right);
	if (kept && kept->sidecar_version == session->sidecar_version)
		return &kept->versus.comparison;
	const struct as_doc *docs[2];
	docs[0] = as_session_doc(session, left, err);
	docs[1] = docs[0] ? as_session_doc(session, right, err) : NULL;
	if (!docs[1])
		return NULL;
	struct as_pinned *pins;
	size_t count = find_pins(&pins, session, left, right);
	if (kept && has_pins(kept, pins, count)) {
		kept->sidecar_version = session->sidecar_version;
		free(pins);
		return &kept->versus.comparison;
	}
	if (kept)
		kept->stale = true;
	struct as_kept_pair *pair = as_calloc(1, sizeof *pair);
	*pair = (struct as_kept_pair){.left = left, .right = right, .sidecar_version = session->sidecar_version,
				      .pins = pins, .pins_count = count};
	as_versus_compare(&pair->versus, docs[0], docs[1], as_session_rules(session), pins, count);
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
	if (both) {
		struct as_pinned *pins;
		size_t count = find_pins(&pins, session, left, right);
		as_compare_pinned(out, as_session_tokens(session, left), as_session_tokens(session, right),
				  &session->lexicon, pins, count);
		free(pins);
	}
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
		free(session->pairs[i]->pins);
		free(session->pairs[i]);
	}
	free(session->pairs);
}
