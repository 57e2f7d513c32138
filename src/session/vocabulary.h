/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's names: every text that was tagged, every entity with its
 * aliases, and the type it has.  What was tagged once is known wherever it
 * stands. */
#ifndef AS_SESSION_VOCABULARY_H
#define AS_SESSION_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/suggest.h"
#include "align/tokens.h"
#include "base/arena.h"
#include "base/map.h"

/* A text with one type; the most frequent type of a text counts. */
struct as_vocabulary_type {
	const char *type;   /* borrowed */
	const char *tail;   /* what follows its last word: "." of "U.S."; in the arena */
	uint32_t count;
	uint32_t next;      /* another type of the text, plus one; 0: none */
};

struct as_vocabulary {
	struct as_arena arena;
	struct as_map texts; /* from its first word to its last -> first type plus one */
	struct as_map heads; /* first word -> most words of a text that begins so */
	struct as_vocabulary_type *items;
	size_t count, cap;
};

void as_vocabulary_free(struct as_vocabulary *names);
/* Adds a text, unless it would match too much: one word without capital or figure. */
void as_vocabulary_add(struct as_vocabulary *names, const char *text, const char *type, uint32_t count);
/* Appends every place where one of the texts stands, as whole words, the
 * longest from each word on.  O(words). */
void as_vocabulary_find(struct as_suggestions *out, const struct as_vocabulary *names, const struct as_tokens *tokens);

#endif
