/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as alignment sees it: its words as numbers, grouped by sentence
 * and passage.  Prepared once a document, used for every comparison. */
#ifndef AS_ALIGN_TOKENS_H
#define AS_ALIGN_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "model/doc.h"

/* The words of a corpus, interned: one number a folded form, with how many
 * documents hold it, so that rarity can weigh. */
struct as_lexicon {
	struct as_map ids;   /* folded form -> id */
	struct as_map raws;  /* form as written -> id: tells `same` from `format` */
	uint32_t *documents; /* by id: documents that hold the word */
	uint32_t *last_seen; /* by id: the last document counted, plus one */
	size_t cap;
	uint32_t count;      /* documents prepared so far */
};

struct as_token {
	struct as_span span; /* bytes of the document's text */
	uint32_t id;         /* of the folded form */
	uint32_t raw;        /* of the form as written */
	uint32_t unit;       /* index of its sentence in `units` */
};

/* A sentence of a passage: the smallest thing that is labelled. */
struct as_unit {
	struct as_span span;
	uint32_t passage;       /* index in doc->passages */
	uint32_t first, count;  /* its tokens */
};

struct as_tokens {
	const struct as_doc *doc; /* borrowed: must outlive this */
	struct as_token *items;
	size_t count, cap;
	struct as_unit *units;
	size_t units_count, units_cap;
};

void as_lexicon_init(struct as_lexicon *lexicon);
void as_lexicon_free(struct as_lexicon *lexicon);

/* Splits every passage of `doc` (furniture included, metadata lines not) into
 * sentences and words and interns them.  O(text). */
void as_tokens_prepare(struct as_tokens *tokens, const struct as_doc *doc, struct as_lexicon *lexicon);
void as_tokens_free(struct as_tokens *tokens);

#endif
