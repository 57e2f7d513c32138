/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/window.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/letter.h"
#include "text/utf8.h"
#include "text/word.h"

enum {
	LONG_WORD = 5,    /* letters of a word that tells one sentence from another */
	GLUED_LEFT = 8,   /* words of a part in a step that are looked for in the words put there, */
	GLUED_RIGHT = 32, /* so many of them */
};

/* What a right word adds to a window: the fellow of a word of the part; put in
 * place of words of the part; put in between them, or beside them; at home
 * elsewhere. */
enum worth { MAPPED = 4, SWAPPED = 2, BETWEEN = 0, BESIDE = -1, FOREIGN = -4 };

/* A right word, or the piece of one that is glued. */
struct atom {
	struct as_span span;
	signed char worth;
};

struct mapping {
	const struct as_comparison *comparison;
	const struct as_row *row;
	const char *text[2];
	size_t len[2];
	struct as_span part;
	struct atom *atoms; /* owned */
	size_t count, cap;
	bool plain;
};

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct as_span clip(struct as_span span, struct as_span to)
{
	struct as_span out = {span.start > to.start ? span.start : to.start, span.end < to.end ? span.end : to.end};
	return out.end > out.start ? out : (struct as_span){out.start, out.start};
}

static struct as_words words_of(const struct mapping *mapping, int side, struct as_span span)
{
	struct as_words words = {0};
	as_words_add(&words, mapping->text[side] + span.start, as_span_length(span), span.start);
	return words;
}

static size_t count_words(const struct mapping *mapping, struct as_span left)
{
	return as_words_count(mapping->text[0] + left.start, as_span_length(left));
}

static size_t letters(const char *text, size_t len, struct as_span span)
{
	size_t count = 0;
	uint32_t unit;
	for (size_t at = span.start; at < span.end;) {
		at += as_utf8_next(&unit, text, len, at);
		count += as_letter_is_word(unit);
	}
	return count;
}

/* ---- what the steps of the row say of each right word */

static size_t first_atom(const struct mapping *mapping, size_t start)
{
	size_t low = 0, high = mapping->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (mapping->atoms[middle].span.start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void value(struct mapping *mapping, struct as_span right, enum worth worth)
{
	for (size_t i = first_atom(mapping, right.start);
	     i < mapping->count && mapping->atoms[i].span.start < right.end; i++)
		mapping->atoms[i].worth = (signed char)worth;
}

/* Word by word, where both sides of the step have as many and the part cuts none. */
static bool value_by_words(struct mapping *mapping, const struct as_op *op, struct as_span inside)
{
	struct as_words left = words_of(mapping, 0, op->left);
	size_t first = first_atom(mapping, op->right.start);
	bool fits = first + left.count <= mapping->count &&
		    first_atom(mapping, op->right.end) == first + left.count;
	for (size_t i = 0; i < left.count && fits; i++)
		fits = as_span_contains(inside, left.items[i]) || !as_span_overlaps(inside, left.items[i]);
	for (size_t i = 0; i < left.count && fits; i++)
		mapping->atoms[first + i].worth = as_span_overlaps(inside, left.items[i]) ? MAPPED : FOREIGN;
	as_words_free(&left);
	return fits;
}

/* Cuts the atom after its first `count` letters; nothing when that is an edge. */
static void cut_atom(struct mapping *mapping, size_t n, size_t count)
{
	struct as_span span = mapping->atoms[n].span;
	size_t at = span.start;
	for (uint32_t unit; at < span.end && count > 0; count -= as_letter_is_word(unit))
		at += as_utf8_next(&unit, mapping->text[1], mapping->len[1], at);
	if (at == span.start || at >= span.end)
		return;
	AS_RESERVE(mapping->atoms, mapping->cap, mapping->count + 1);
	memmove(&mapping->atoms[n + 1], &mapping->atoms[n], (mapping->count - n) * sizeof *mapping->atoms);
	mapping->count++;
	mapping->atoms[n].span.end = mapping->atoms[n + 1].span.start = at;
}

/* By letters, of which a step has as many on both sides where words are only
 * glued: the word at an edge of the part is cut.  Where accents were lost,
 * too, whole words go to where most of their letters do. */
static void value_by_letters(struct mapping *mapping, const struct as_op *op, struct as_span inside)
{
	size_t before = letters(mapping->text[0], mapping->len[0], (struct as_span){op->left.start, inside.start});
	size_t end = before + letters(mapping->text[0], mapping->len[0], inside);
	size_t total = letters(mapping->text[0], mapping->len[0], op->left), seen = 0;
	size_t theirs = letters(mapping->text[1], mapping->len[1], op->right);
	for (size_t i = first_atom(mapping, op->right.start);
	     i < mapping->count && mapping->atoms[i].span.start < op->right.end; i++) {
		size_t has = letters(mapping->text[1], mapping->len[1], mapping->atoms[i].span);
		if (total == theirs && seen < before && before < seen + has)
			cut_atom(mapping, i, before - seen);
		else if (total == theirs && seen < end && end < seen + has)
			cut_atom(mapping, i, end - seen);
		has = letters(mapping->text[1], mapping->len[1], mapping->atoms[i].span);
		size_t middle = (2 * seen + has) * total / (2 * (theirs ? theirs : 1));
		mapping->atoms[i].worth = middle >= before && middle < end ? MAPPED : FOREIGN;
		seen += has;
	}
}

/* A word of the part that stands at the beginning of a word put in its place:
 * glued to a word that the comparison did not expect there. */
static void value_glued(struct mapping *mapping, const struct as_op *op, struct as_span inside)
{
	struct as_words left = words_of(mapping, 0, inside);
	for (size_t l = 0; l < left.count && left.count <= GLUED_LEFT; l++) {
		const char *word = mapping->text[0] + left.items[l].start;
		size_t len = as_span_length(left.items[l]), first = first_atom(mapping, op->right.start);
		for (size_t i = first; len >= LONG_WORD && i < mapping->count && i < first + GLUED_RIGHT &&
				       mapping->atoms[i].span.start < op->right.end; i++) {
			struct as_span atom = mapping->atoms[i].span;
			if (as_span_length(atom) < len || memcmp(mapping->text[1] + atom.start, word, len) != 0)
				continue;
			cut_atom(mapping, i, letters(mapping->text[0], mapping->len[0], left.items[l]));
			mapping->atoms[i].worth = MAPPED;
			break;
		}
	}
	as_words_free(&left);
}

static void apply_op(struct mapping *mapping, const struct as_op *op)
{
	struct as_span inside = clip(op->left, mapping->part);
	size_t all = count_words(mapping, op->left), in = count_words(mapping, inside);
	bool linked = op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED;
	bool between = op->left.start > mapping->part.start && op->left.start < mapping->part.end;
	bool everything = as_span_contains(inside, op->left) ||
			  (in == all && letters(mapping->text[0], mapping->len[0], inside) ==
					letters(mapping->text[0], mapping->len[0], op->left));
	if (op->kind == AS_OP_INSERT)
		value(mapping, op->right, between ? BETWEEN : BESIDE);
	else if (!in)
		value(mapping, op->right, FOREIGN);
	else if (op->kind == AS_OP_REPLACE)
		value(mapping, op->right, everything ? SWAPPED : BETWEEN);
	else if (linked && everything)
		value(mapping, op->right, MAPPED);
	else if (linked && !value_by_words(mapping, op, inside))
		value_by_letters(mapping, op, inside);
	if (in && op->kind == AS_OP_REPLACE)
		value_glued(mapping, op, inside);
	if (op->kind == AS_OP_INSERT ? between : in && op->kind != AS_OP_EQUAL)
		mapping->plain = false;
}

/* ---- the best window */

/* The run of atoms with the greatest sum (Kadane's scan, in Bentley 1984). */
static bool best_run(size_t *first, size_t *end, const struct mapping *mapping)
{
	int best = 0, sum = 0;
	for (size_t i = 0, from = 0; i < mapping->count; i++) {
		if (sum <= 0) {
			sum = 0;
			from = i;
		}
		sum += mapping->atoms[i].worth;
		if (sum > best) {
			best = sum;
			*first = from;
			*end = i + 1;
		}
	}
	return best > 0;
}

static bool is_telling(const struct mapping *mapping, struct as_span word)
{
	uint32_t unit;
	as_utf8_next(&unit, mapping->text[1], mapping->len[1], word.start);
	return as_letter_is_capital(unit) || (unit >= '0' && unit <= '9') ||
	       letters(mapping->text[1], mapping->len[1], word) >= LONG_WORD;
}

/* What stands in the window, now that its edges are known. */
static void count_window(struct as_window *out, const struct mapping *mapping)
{
	out->plain = mapping->plain;
	for (size_t i = first_atom(mapping, out->span.start);
	     i < mapping->count && mapping->atoms[i].span.start < out->span.end; i++) {
		bool mapped = mapping->atoms[i].worth == MAPPED;
		out->mapped += mapped;
		out->telling = out->telling || (mapped && is_telling(mapping, mapping->atoms[i].span));
		out->plain = out->plain && mapped;
	}
}

/* ---- its edges */

/* The sentence that holds byte `at`. */
static const struct as_unit *unit_at(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->units_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->units[middle].span.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &tokens->units[low - 1] : NULL;
}

/* Whether the part begins and ends with its sentences. */
static bool is_sentences(const struct mapping *mapping)
{
	const struct as_tokens *tokens = mapping->comparison->left;
	const struct as_unit *head = unit_at(tokens, mapping->part.start), *tail = unit_at(tokens, mapping->part.end - 1);
	if (!head || !tail || !head->count || !tail->count)
		return false;
	const struct as_token *last = &tokens->items[tail->first + tail->count - 1];
	return mapping->part.start <= tokens->items[head->first].start && mapping->part.end >= last->end;
}

/* Widens the span to the sentence at its start or end when it has most of it. */
static void widen(struct as_span *span, const struct mapping *mapping, bool at_end)
{
	const struct as_unit *unit = unit_at(mapping->comparison->right, at_end ? span->end - 1 : span->start);
	if (!unit)
		return;
	struct as_span whole = clip(unit->span, mapping->row->right.span), has = clip(*span, unit->span);
	if (2 * as_span_length(has) < as_span_length(whole))
		return;
	if (at_end)
		span->end = whole.end;
	else
		span->start = whole.start;
}

/* Takes in the marks that cling to the window, where the part has some there. */
static void take_marks(struct as_span *span, const struct mapping *mapping)
{
	struct as_words left = words_of(mapping, 0, mapping->part);
	struct as_span limit = mapping->row->right.span;
	const char *text = mapping->text[1];
	uint32_t unit;
	if (left.count && left.items[0].start > mapping->part.start)
		for (size_t at = span->start; at > limit.start; span->start = at) {
			at -= as_utf8_prev(&unit, text, mapping->len[1], at);
			if (as_letter_is_word(unit) || is_space(text[at]))
				break;
		}
	if (left.count && left.items[left.count - 1].end < mapping->part.end)
		for (size_t at = span->end; at < limit.end; span->end = at) {
			if (is_space(text[at]))
				break;
			at += as_utf8_next(&unit, text, mapping->len[1], at);
			if (as_letter_is_word(unit))
				break;
		}
	as_words_free(&left);
}

static void mapping_init(struct mapping *mapping, const struct as_comparison *comparison, const struct as_row *row,
			 struct as_span part)
{
	*mapping = (struct mapping){.comparison = comparison, .row = row, .part = part, .plain = true};
	mapping->text[0] = comparison->left->doc->text;
	mapping->text[1] = comparison->right->doc->text;
	mapping->len[0] = comparison->left->doc->len;
	mapping->len[1] = comparison->right->doc->len;
	struct as_words words = words_of(mapping, 1, row->right.span);
	mapping->atoms = as_calloc(words.count + 1, sizeof *mapping->atoms);
	mapping->cap = words.count + 1;
	mapping->count = words.count;
	for (size_t i = 0; i < words.count; i++)
		mapping->atoms[i] = (struct atom){words.items[i], BETWEEN};
	as_words_free(&words);
}

bool as_window_find(struct as_window *out, const struct as_comparison *comparison, const struct as_row *row,
		    struct as_span part)
{
	struct mapping mapping;
	size_t first = 0, end = 0;
	mapping_init(&mapping, comparison, row, part);
	for (size_t i = 0; i < row->ops_count; i++)
		apply_op(&mapping, &comparison->ops[row->first_op + i]);
	*out = (struct as_window){.words = count_words(&mapping, part)};
	out->whole = out->words == count_words(&mapping, row->left.span);
	bool found = best_run(&first, &end, &mapping);
	if (found) {
		out->span = (struct as_span){mapping.atoms[first].span.start, mapping.atoms[end - 1].span.end};
		if (out->whole) {
			out->span = row->right.span;
		} else if (is_sentences(&mapping)) {
			widen(&out->span, &mapping, false);
			widen(&out->span, &mapping, true);
		} else {
			take_marks(&out->span, &mapping);
		}
		count_window(out, &mapping);
	}
	free(mapping.atoms);
	return found;
}
