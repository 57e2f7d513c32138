/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one line or paragraph is by its own words, wherever it stands. */
#ifndef AS_CORPUS_JUDGE_H
#define AS_CORPUS_JUDGE_H

#include <stdbool.h>

#include "corpus/draft.h"
#include "corpus/phrases.h"

struct as_verdict {
	enum as_role role;
	const char *rule;
	const struct as_phrase *phrase; /* the phrase that decided, if one did */
	struct as_span words;           /* byline: the names; date: from the date on */
};

/* Judges a line.  Without any sign it is body.  O(1): looks at its ends only. */
struct as_verdict as_judge(const char *text, struct as_span line);

/* Adds the passage as judged, and the metadata that it states. */
void as_judge_take(struct as_draft *draft, struct as_span span, uint32_t line, const struct as_verdict *verdict);

/* Whether it ends as a sentence does: a full stop, perhaps inside quotes or brackets. */
bool as_judge_is_sentence(const char *text, struct as_span line);
/* Whether it could be a headline: some words, not too long. */
bool as_judge_is_title(const char *text, struct as_span line);
/* Whether it could be a name and no more: two to four words with capitals. */
bool as_judge_is_name(const char *text, struct as_span line);

#endif
