/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two documents and their comparison, without a corpus, sidecar or index. */
#ifndef AS_SESSION_VERSUS_H
#define AS_SESSION_VERSUS_H

#include <stdbool.h>

#include "align/compare.h"
#include "align/rules.h"
#include "align/tokens.h"
#include "base/error.h"
#include "model/doc.h"

struct as_versus {
	struct as_doc docs[2];   /* filled by as_versus_open() only */
	struct as_lexicon lexicon;
	struct as_tokens tokens[2];
	struct as_comparison comparison; /* points into the above: do not copy the struct */
};

/* Reads one document outside any corpus, with words and hash; "-" is standard input. */
bool as_versus_read(struct as_doc *doc, const char *path, struct as_error *err);
/* Reads and compares two files, by the program's rules and the user's; one of
 * them may be "-". */
bool as_versus_open(struct as_versus *versus, const char *left, const char *right, struct as_error *err);
/* Compares two documents, which are borrowed, with `count` pins; finds
 * discrepancies by `rules`, or leaves that out when they are NULL. */
void as_versus_compare(struct as_versus *versus, const struct as_doc *left, const struct as_doc *right,
		       const struct as_rules *rules, const struct as_pinned *pins, size_t count);
void as_versus_free(struct as_versus *versus);

#endif
