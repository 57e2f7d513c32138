/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the annotators of a corpus agree: their tags gathered from its
 * sidecar and from others, and the figures of session/agreement.h. */
#ifndef AS_SESSION_AGREE_H
#define AS_SESSION_AGREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "session/agreement.h"
#include "session/session.h"

struct as_agree_options {
	const char *const *sidecars; /* read beside the corpus's own; nothing is written */
	size_t sidecars_count;
	const char *type;            /* only tags of this type ("claim": appearances); NULL: of all */
	bool every_document;         /* also those where only some of the annotators tagged */
};

struct as_agree_annotator {
	const char *name;
	size_t units;     /* tags that were compared */
	size_t documents; /* where they tagged, compared or not */
};

/* Two annotators, a before b in the list. */
struct as_agree_pair {
	size_t a, b;
	struct as_matches matches;    /* bounds are bytes: exact means exact */
	struct as_coefficient kappa;  /* a word's label: all types of tags on it, or none */
};

struct as_agree_type {
	const char *name;
	size_t units;
	struct as_coefficient alpha;
};

struct as_agree {
	struct as_arena arena; /* every string */
	struct as_agree_annotator *annotators; /* by name; owned, as the others */
	size_t annotators_count;
	struct as_agree_pair *pairs; /* every two of them */
	size_t pairs_count;
	struct as_agree_type *types; /* by name */
	size_t types_count;
	struct as_coefficient alpha; /* of all types; the continuum is the words of the documents compared */
	size_t documents, words;     /* compared */
	size_t lost;                 /* tags whose words are not found any more */
	size_t elsewhere;            /* tags of documents that the corpus does not have */
};

/* Compares all annotators over the documents in which each of them tagged
 * something.  An annotation that several sidecars hold counts once.
 * AS_ERR_NOTHING when fewer than two annotators tagged.  O(tags log tags +
 * words x annotators). */
bool as_session_agree(struct as_agree *out, struct as_session *session, const struct as_agree_options *options,
		      struct as_error *err);
void as_agree_free(struct as_agree *agree);

#endif
