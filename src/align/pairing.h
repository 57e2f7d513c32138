/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two documents on the bench: their words renumbered, weighed and, step by
 * step, linked.  Shared by the modules of align/; nobody else needs it.
 *
 * Everything here is decided by the two texts alone, in an order that does
 * not depend on which was named first: a comparison is done on the canonical
 * pair and transposed afterwards, so that swapping the arguments transposes
 * the result by construction. */
#ifndef AS_ALIGN_PAIRING_H
#define AS_ALIGN_PAIRING_H

#include <stdbool.h>
#include <stdint.h>

#include "align/tokens.h"

#define AS_UNLINKED UINT32_MAX

/* Weights are information: eighths of a bit, log2(words of both / uses). */
enum { AS_BIT = 8 };

struct as_bench_side {
	const struct as_tokens *tokens;
	uint32_t count;   /* words */
	uint32_t *word;   /* by token: number of its folded form, dense over the pair */
	uint8_t *weight;  /* by token: see AS_BIT; a name or title counts once */
	uint32_t *link;   /* by token: the token of the other side, or AS_UNLINKED */
	uint32_t *total;  /* by unit: sum of its weights */
	uint8_t *shifted; /* by token: its link is out of its row's order */
	const uint32_t *pin; /* by token: its pin, from 1, or 0; NULL without pins (see align/pins.h); borrowed */
	uint32_t *joints; /* tokens that are written together with the next, ascending; see align/whole.h */
	size_t joints_count, joints_cap;
};

/* A word glued on one side ("whereRussian") links to the first of the words
 * it is made of, and each of these links back to it. */
struct as_pairing {
	struct as_bench_side side[2];
	const struct as_lexicon *lexicon;
	bool swapped;     /* side[0] is the caller's right */
	uint32_t chance;  /* eighths of a bit needed to name one place in each text */
};

/* Which of two documents comes first, whatever the order of arguments: the
 * shorter text, then by its bytes. */
bool as_pairing_in_order(const struct as_doc *a, const struct as_doc *b);

/* O(words). */
void as_pairing_init(struct as_pairing *pairing, const struct as_tokens *left, const struct as_tokens *right,
		     const struct as_lexicon *lexicon);
void as_pairing_free(struct as_pairing *pairing);

/* log2 in eighths of a bit, rounded down, linear between powers; 0 for 0. */
uint32_t as_eighths(uint64_t value);

static inline uint32_t as_unit_of(const struct as_pairing *pairing, int side, uint32_t token)
{
	return pairing->side[side].tokens->items[token].unit;
}

/* What linking the two words is worth: the lesser of their weights. */
static inline uint32_t as_link_weight(const struct as_pairing *pairing, uint32_t l, uint32_t r)
{
	uint8_t a = pairing->side[0].weight[l], b = pairing->side[1].weight[r];
	return a < b ? a : b;
}

static inline void as_link(struct as_pairing *pairing, uint32_t l, uint32_t r)
{
	pairing->side[0].link[l] = r;
	pairing->side[1].link[r] = l;
}

/* Whether a word is written with a capital.  Beyond ASCII: folding changed its
 * first letter, which for most scripts with case says the same. */
bool as_is_capital(const struct as_pairing *pairing, const struct as_tokens *tokens, uint32_t token);

/* Takes back the link of left word `l` and, when glued, of its fellows. */
void as_unlink(struct as_pairing *pairing, uint32_t l);

/* How many words the link of `l` joins on each side: 1 and 1, or more on one
 * side when words are glued.  `l` must be the first of its group. */
void as_link_extent(const struct as_pairing *pairing, uint32_t l, uint32_t extent[2]);

static inline uint32_t as_pin_of(const struct as_bench_side *side, uint32_t token)
{
	return side->pin ? side->pin[token] : 0;
}

/* Exchanges the two sides: the caller's left becomes side[0] again. */
void as_pairing_transpose(struct as_pairing *pairing);

/* Whether the unit stands in what was taken for furniture. */
bool as_unit_is_furniture(const struct as_tokens *tokens, uint32_t unit);

#endif
