/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/hits.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/word.h"

void as_hits_add(struct as_hits *hits, struct as_hit hit)
{
	AS_RESERVE(hits->items, hits->cap, hits->count + 1);
	hit.text = as_arena_strndup(&hits->arena, hit.text, hit.left + hit.match + hit.right);
	hits->items[hits->count++] = hit;
}

void as_hits_free(struct as_hits *hits)
{
	free(hits->items);
	as_arena_free(&hits->arena);
	*hits = (struct as_hits){0};
}

/* ---- order */

/* A hit with what it is ordered by: folded words, each followed by a byte that
 * is below all others. */
struct keyed {
	struct as_hit hit;
	const char *key;
};

static int by_place(const struct as_hit *x, const struct as_hit *y)
{
	if (x->doc != y->doc)
		return x->doc < y->doc ? -1 : 1;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = x->key && y->key ? strcmp(x->key, y->key) : 0;
	return order ? order : by_place(&x->hit, &y->hit);
}

static void add_word(struct as_buf *key, const char *text, struct as_span word)
{
	as_fold(key, text + word.start, as_span_length(word));
	as_buf_addc(key, '\1');
}

static void make_key(struct as_buf *key, struct as_words *words, const struct as_hit *hit, enum as_search_order order)
{
	as_buf_clear(key);
	as_words_clear(words);
	if (order == AS_SEARCH_BY_LEFT) {
		as_words_add(words, hit->text, hit->left, 0);
		for (size_t i = words->count; i-- > 0;)
			add_word(key, hit->text, words->items[i]);
	} else {
		as_words_add(words, hit->text + hit->left, hit->match + hit->right, hit->left);
		for (size_t i = 0; i < words->count; i++)
			add_word(key, hit->text, words->items[i]);
	}
}

void as_hits_sort(struct as_hits *hits, enum as_search_order order)
{
	struct keyed *keyed = as_calloc(hits->count + 1, sizeof *keyed);
	struct as_arena keys = {0};
	struct as_words words = {0};
	struct as_buf key = AS_BUF_INIT;
	for (size_t i = 0; i < hits->count; i++) {
		keyed[i].hit = hits->items[i];
		if (order == AS_SEARCH_BY_DOCUMENT)
			continue;
		make_key(&key, &words, &hits->items[i], order);
		keyed[i].key = as_arena_strndup(&keys, key.data, key.len);
	}
	qsort(keyed, hits->count, sizeof *keyed, by_key);
	for (size_t i = 0; i < hits->count; i++)
		hits->items[i] = keyed[i].hit;
	as_words_free(&words);
	as_buf_free(&key);
	as_arena_free(&keys);
	free(keyed);
}

const char *as_search_order_name(enum as_search_order order)
{
	static const char *const names[AS_SEARCH_ORDERS] = {"document", "left", "right"};
	return names[order];
}
