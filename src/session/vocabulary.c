/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/letter.h"
#include "text/utf8.h"
#include "text/word.h"

enum { WORDS_LIMIT = 12 }; /* of a text: longer ones are no names */

void as_vocabulary_free(struct as_vocabulary *names)
{
	as_map_free(&names->texts);
	as_map_free(&names->heads);
	as_arena_free(&names->arena);
	free(names->items);
	*names = (struct as_vocabulary){0};
}

/* Whether a single word says enough to be looked for everywhere. */
static bool is_telling(const char *text, struct as_span word)
{
	uint32_t unit;
	for (size_t at = word.start; at < word.end;) {
		at += as_utf8_next(&unit, text, word.end, at);
		if (as_letter_is_capital(unit) || (unit >= '0' && unit <= '9'))
			return true;
	}
	return false;
}

static void add_type(struct as_vocabulary *names, uint32_t *first, const char *tail, const char *type, uint32_t count)
{
	for (uint32_t at = *first; at; at = names->items[at - 1].next)
		if (!strcmp(names->items[at - 1].type, type)) {
			names->items[at - 1].count += count;
			return;
		}
	AS_RESERVE(names->items, names->cap, names->count + 1);
	names->items[names->count++] = (struct as_vocabulary_type){
		.type = type, .tail = as_arena_strdup(&names->arena, tail), .count = count, .next = *first};
	*first = (uint32_t)names->count;
}

void as_vocabulary_add(struct as_vocabulary *names, const char *text, const char *type, uint32_t count)
{
	struct as_words words = {0};
	as_words_add(&words, text, strlen(text), 0);
	if (words.count && words.count <= WORDS_LIMIT && (words.count > 1 || is_telling(text, words.items[0]))) {
		struct as_span first = words.items[0];
		size_t end = words.items[words.count - 1].end;
		uint32_t *most = as_map_put(&names->heads, text + first.start, as_span_length(first), 0, NULL);
		if (*most < words.count)
			*most = (uint32_t)words.count;
		uint32_t *types = as_map_put(&names->texts, text + first.start, end - first.start, 0, NULL);
		add_type(names, types, text + end, type, count);
	}
	as_words_free(&words);
}

/* The most frequent type of the text at `span`; the span takes in its tail. */
static const char *type_of(struct as_span *span, const struct as_vocabulary *names, const struct as_doc *doc)
{
	const uint32_t *first = as_map_get(&names->texts, doc->text + span->start, as_span_length(*span));
	const struct as_vocabulary_type *best = NULL;
	for (uint32_t at = first ? *first : 0; at; at = names->items[at - 1].next)
		if (!best || names->items[at - 1].count > best->count)
			best = &names->items[at - 1];
	if (!best)
		return NULL;
	size_t tail = strlen(best->tail);
	if (tail && doc->len - span->end >= tail && !memcmp(doc->text + span->end, best->tail, tail))
		span->end += tail;
	return best->type;
}

static bool is_read(enum as_role role)
{
	return as_role_is_report(role) || role == AS_ROLE_BYLINE;
}

void as_vocabulary_find(struct as_suggestions *out, const struct as_vocabulary *names, const struct as_tokens *tokens)
{
	const struct as_doc *doc = tokens->doc;
	for (size_t i = 0, next; i < tokens->count; i = next) {
		const struct as_token *token = &tokens->items[i];
		uint32_t passage = tokens->units[token->unit].passage;
		next = i + 1;
		const uint32_t *most = is_read(doc->passages[passage].role) ?
			as_map_get(&names->heads, doc->text + token->start, token->end - token->start) : NULL;
		for (size_t words = most ? *most : 0; words > 0; words--) {
			if (i + words > tokens->count)
				continue;
			struct as_span span = {token->start, tokens->items[i + words - 1].end};
			const char *type = type_of(&span, names, doc);
			if (!type)
				continue;
			AS_RESERVE(out->items, out->cap, out->count + 1);
			out->items[out->count++] = (struct as_suggestion){span, type};
			next = i + words;
			break;
		}
	}
}
