/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { GLUED_MOST = 4 }; /* words of one side in a step */

/* Letters of a run of words, taken one by one. */
struct letters {
	const struct as_lexicon *lexicon;
	const struct as_token *words;
	size_t count, word, at;
};

static bool next_letter(char *letter, struct letters *letters)
{
	while (letters->word < letters->count) {
		const struct as_form *form = &letters->lexicon->forms[letters->words[letters->word].id];
		if (letters->at < form->len) {
			*letter = form->text[letters->at++];
			return true;
		}
		letters->word++;
		letters->at = 0;
	}
	return false;
}

static bool at_word_end(const struct letters *letters)
{
	return letters->word < letters->count &&
	       letters->at == letters->lexicon->forms[letters->words[letters->word].id].len;
}

bool as_words_step(uint32_t step[2], const struct as_lexicon *lexicon, const struct as_token *left,
		   size_t left_count, const struct as_token *right, size_t right_count)
{
	if (!left_count || !right_count)
		return false;
	if (left[0].id == right[0].id) {
		step[0] = step[1] = 1;
		return true;
	}
	struct letters a = {.lexicon = lexicon, .words = left,
			    .count = left_count < GLUED_MOST ? left_count : GLUED_MOST};
	struct letters b = {.lexicon = lexicon, .words = right,
			    .count = right_count < GLUED_MOST ? right_count : GLUED_MOST};
	char x, y;
	while (next_letter(&x, &a) && next_letter(&y, &b) && x == y) {
		if (!at_word_end(&a) || !at_word_end(&b))
			continue;
		step[0] = (uint32_t)a.word + 1;
		step[1] = (uint32_t)b.word + 1;
		return true;
	}
	return false;
}

/* The tokens that begin inside the span: *first, and how many. */
static uint32_t tokens_in(uint32_t *first, const struct as_tokens *tokens, struct as_span span)
{
	size_t low = as_tokens_at(tokens, span.start);
	*first = (uint32_t)low;
	while (low < tokens->count && tokens->items[low].start < span.end)
		low++;
	return (uint32_t)low - *first;
}

static void take_op(struct as_bundle *bundle, const struct as_comparison *comparison, const struct as_op *op,
		    const struct as_lexicon *lexicon)
{
	uint32_t l, r;
	uint32_t left = tokens_in(&l, comparison->left, op->left), right = tokens_in(&r, comparison->right, op->right);
	bool one_for_one = left == right;
	while (left && right) {
		uint32_t step[2] = {1, 1}; /* alike in spelling only: one for one */
		if (!one_for_one)
			as_words_step(step, lexicon, comparison->left->items + l, left, comparison->right->items + r,
				      right);
		AS_RESERVE(bundle->links, bundle->links_cap, bundle->links_count + 1);
		bundle->links[bundle->links_count++] = (struct as_word_link){l, r};
		l += step[0];
		r += step[1];
		left -= step[0];
		right -= step[1];
	}
}

void as_bundle_take_disputes(struct as_bundle *bundle, const struct as_comparison *comparison)
{
	bundle->disputes_taken = true;
	for (size_t i = 0; i < comparison->discrepancies_count; i++) {
		const struct as_discrepancy *of = &comparison->discrepancies[i];
		if (of->note)
			continue;
		AS_RESERVE(bundle->disputes, bundle->disputes_cap, bundle->disputes_count + 1);
		bundle->disputes[bundle->disputes_count++] = (struct as_dispute){of->left, of->right};
	}
}

void as_bundle_take(struct as_bundle *bundle, const struct as_comparison *comparison,
		    const struct as_lexicon *lexicon)
{
	*bundle = (struct as_bundle){0};
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		if (row->relation > AS_EDITED)
			continue;
		size_t first = bundle->links_count;
		for (size_t n = row->first_op; n < row->first_op + row->ops_count; n++) {
			const struct as_op *op = &comparison->ops[n];
			if (op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED)
				take_op(bundle, comparison, op, lexicon);
		}
		size_t count = bundle->links_count - first;
		if (!count)
			continue;
		AS_RESERVE(bundle->strands, bundle->strands_cap, bundle->strands_count + 1);
		bundle->strands[bundle->strands_count++] = (struct as_strand){
			(uint32_t)first, (uint32_t)count, (uint32_t)((double)count * row->similarity * 16)};
	}
}

void as_bundle_free(struct as_bundle *bundle)
{
	free(bundle->strands);
	free(bundle->links);
	free(bundle->disputes);
	*bundle = (struct as_bundle){0};
}
