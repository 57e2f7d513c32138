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

/* A folded form: borrowed from the lexicon's map, NUL-terminated. */
struct as_form {
	const char *text;
	uint32_t len;
};

/* A word as written, up to sixteen bytes of it, and the id of its form. */
struct as_recent {
	uint64_t bytes[2];
	uint32_t id;
};

/* The words of a corpus, interned: one number a folded form. */
struct as_lexicon {
	struct as_map ids;     /* folded form -> id */
	struct as_map written; /* form as written -> id: each form is folded once */
	struct as_form *forms; /* by id */
	size_t forms_cap;
	uint32_t forms_count;  /* ids given so far */
	struct as_recent *recent; /* short words seen last, by hash: most of a text, found without a map */
};

/* A word.  16 bytes: a comparison of two long documents is mostly these. */
struct as_token {
	uint32_t start, end; /* bytes of the document's text */
	uint32_t id;         /* of the folded form */
	uint32_t unit;       /* index of its sentence in `units` */
};

/* A sentence of a passage: the smallest thing that is labelled.  Units tile
 * their passage but for white space; only a passage without any word has a
 * unit without tokens. */
struct as_unit {
	struct as_span span;    /* trimmed of white space */
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

/* Splits every passage of `doc` (furniture included, date and URL lines not)
 * into sentences and words and interns them.  O(text). */
void as_tokens_prepare(struct as_tokens *tokens, const struct as_doc *doc, struct as_lexicon *lexicon);
/* The same for two documents, one after the other; those that are long are
 * read at the same time. */
void as_tokens_prepare_both(struct as_tokens tokens[2], const struct as_doc *const docs[2],
			    struct as_lexicon *lexicon);
/* Whether two documents are so long that a second thread is worth its start. */
bool as_tokens_are_long(const struct as_doc *a, const struct as_doc *b);
/* The first token that begins at or after byte `at`; the count when none does.
 * O(log words). */
size_t as_tokens_at(const struct as_tokens *tokens, size_t at);
void as_tokens_free(struct as_tokens *tokens);

#endif
