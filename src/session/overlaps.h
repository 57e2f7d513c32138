/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs of documents of a session that overlap: the index proposes them,
 * comparisons tell how much. */
#ifndef AS_SESSION_OVERLAPS_H
#define AS_SESSION_OVERLAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/stories.h"
#include "session/session.h"

/* Two documents, docs[0] < docs[1], furniture apart. */
struct as_common {
	struct as_link link; /* numbers and containments, as `diff` says them */
	size_t shared;       /* words aligned */
	size_t longest;      /* words of the longest run that is word for word in both */
};

struct as_commons {
	struct as_common *items; /* owned */
	size_t count, cap;
	double floor;
	struct as_index_pair *pairs; /* to compare; owned; NULL while documents are still indexed */
	size_t pairs_count;
	size_t indexed, compared;    /* documents, pairs done */
};

/* Every pair of which one has at least `floor` of the other's words, 0..1;
 * most shared words first.  Documents are read and indexed as far as they were
 * not.  `going` (may be NULL) is told comparisons done and to do now and then,
 * and stops the work by returning false: AS_ERR_CANCELLED.  Cost: a comparison
 * a proposed pair. */
typedef bool as_commons_going(void *data, size_t done, size_t total);
bool as_commons_find(struct as_commons *commons, struct as_session *session, double floor, as_commons_going *going,
		     void *data, struct as_error *err);
/* The same in slices: begin with {.floor = ...}; works for about `budget_ms`,
 * false when it is over.  What was found so far is in order after each. */
bool as_commons_step(struct as_commons *commons, struct as_session *session, int budget_ms);
void as_commons_free(struct as_commons *commons);

/* The stories that the pairs make; find those with a floor of 0. */
void as_commons_stories(struct as_stories *stories, const struct as_commons *commons, const struct as_session *session);

#endif
