/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/counterpart.h"

#include <stdlib.h>
#include <string.h>

#include "align/window.h"
#include "base/buf.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/word.h"

enum {
	SHORT = 4,     /* words of a span of which one that tells is enough */
	LONG_WORD = 5, /* bytes of a word that tells something */
	ECHOED = 64,   /* words of a statement that are looked for one by one */
};

/* One row's share of a counterpart. */
struct piece {
	const struct as_row *row;
	struct as_window window;
};

struct search {
	const struct as_comparison *comparison;
	struct as_arena *arena;
	struct as_span span;
	size_t words;         /* of the span */
	bool statement;
	struct piece *pieces; /* owned; by place in the right document */
	size_t count, cap;
	struct as_counterpart *found; /* in the arena */
	size_t found_count;
};

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct as_span trim(const char *text, struct as_span span)
{
	while (span.start < span.end && is_space(text[span.start]))
		span.start++;
	while (span.end > span.start && is_space(text[span.end - 1]))
		span.end--;
	return span;
}

static struct as_span clip(const char *text, struct as_span span, struct as_span to)
{
	struct as_span out = {span.start > to.start ? span.start : to.start, span.end < to.end ? span.end : to.end};
	return out.end > out.start ? trim(text, out) : (struct as_span){out.start, out.start};
}

static size_t count_words(const char *text, struct as_span span)
{
	return as_words_count(text + span.start, as_span_length(span));
}

/* ---- rows */

/* The first token that begins at or after byte `at`. */
static size_t token_from(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether half of the words of a statement that tell something stand in `right`. */
static bool is_echoed(const struct as_comparison *comparison, struct as_span part, struct as_span right)
{
	const struct as_tokens *left = comparison->left, *other = comparison->right;
	size_t from = token_from(other, right.start), to = token_from(other, right.end), telling = 0, shared = 0;
	for (size_t i = token_from(left, part.start); i < left->count && left->items[i].end <= part.end; i++) {
		const struct as_token *token = &left->items[i];
		if (token->end - token->start < LONG_WORD)
			continue;
		bool found = false;
		for (size_t n = from; n < to && !found; n++)
			found = other->items[n].id == token->id;
		telling++;
		shared += found;
	}
	return telling && 2 * shared >= telling;
}

/* In a related sentence, which has no aligned words: all of it for most of
 * ours, or for a statement whose words are there; and a name where it stands
 * there, too. */
static bool find_related(struct as_window *out, const struct search *search, const struct as_row *row,
			 struct as_span part)
{
	const struct as_doc *left = search->comparison->left->doc, *right = search->comparison->right->doc;
	*out = (struct as_window){.span = row->right.span, .words = count_words(left->text, part)};
	if (2 * out->words >= count_words(left->text, row->left.span))
		return true;
	if (search->statement)
		return out->words <= ECHOED && is_echoed(search->comparison, part, row->right.span);
	size_t len = as_span_length(part);
	const char *at = right->text + row->right.span.start, *end = right->text + row->right.span.end;
	struct as_words words = {0};
	as_words_add(&words, at, (size_t)(end - at), row->right.span.start);
	bool found = false;
	for (size_t i = 0; i < words.count && !found; i++) {
		size_t start = words.items[i].start;
		found = row->right.span.end - start >= len && !memcmp(right->text + start, left->text + part.start, len);
		for (size_t n = i; found && n < words.count && words.items[n].start < start + len; n++)
			found = words.items[n].end <= start + len;
		if (found)
			out->span = (struct as_span){start, start + len};
	}
	as_words_free(&words);
	return found;
}

/* Whether a step puts other words in place of the part that are opposed to
 * them: another figure, date or name. */
static bool is_opposed(const struct search *search, const struct as_row *row, const struct as_window *window,
		       struct as_span part)
{
	for (size_t i = 0; i < row->discrepancies_count; i++) {
		const struct as_discrepancy *one = &search->comparison->discrepancies[row->first_discrepancy + i];
		if (one->kind <= AS_DIFFERS_NAME && as_span_overlaps(one->left, part) &&
		    as_span_overlaps(one->right, window->span))
			return true;
	}
	return false;
}

/* A few common words of a part are no counterpart of it. */
static bool is_enough(const struct search *search, const struct as_row *row, const struct as_window *window,
		      struct as_span part)
{
	if (search->statement && window->whole)
		return true;
	if (window->telling && (window->words <= SHORT || !search->statement || 3 * window->mapped >= window->words))
		return true;
	return window->plain || is_opposed(search, row, window, part);
}

static int by_place(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	if (x->window.span.start != y->window.span.start)
		return x->window.span.start < y->window.span.start ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void find_pieces(struct search *search)
{
	const struct as_comparison *comparison = search->comparison;
	const struct as_doc *left = comparison->left->doc, *right = comparison->right->doc;
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		if (row->relation > AS_RELATED || !as_span_overlaps(row->left.span, search->span) ||
		    right->passages[row->right.passage].role == AS_ROLE_FURNITURE)
			continue;
		struct piece piece = {.row = row};
		struct as_span part = clip(left->text, search->span, row->left.span);
		if (!count_words(left->text, part))
			continue;
		bool found = row->relation == AS_RELATED ? find_related(&piece.window, search, row, part)
			: as_window_find(&piece.window, comparison, row, part) &&
			  is_enough(search, row, &piece.window, part);
		if (!found)
			continue;
		AS_RESERVE(search->pieces, search->cap, search->count + 1);
		search->pieces[search->count++] = piece;
	}
	if (search->count)
		qsort(search->pieces, search->count, sizeof *search->pieces, by_place);
}

/* ---- what they amount to */

/* Whether both read the same, any white space equal to any other. */
static bool reads_same(const char *a, struct as_span x, const char *b, struct as_span y)
{
	while (x.start < x.end && y.start < y.end) {
		bool blank = is_space(a[x.start]);
		if (blank != is_space(b[y.start]) || (!blank && a[x.start] != b[y.start]))
			return false;
		x.start++;
		y.start++;
		while (blank && x.start < x.end && is_space(a[x.start]))
			x.start++;
		while (blank && y.start < y.end && is_space(b[y.start]))
			y.start++;
	}
	return x.start == x.end && y.start == y.end;
}

static bool folds_same(const char *a, struct as_span x, const char *b, struct as_span y)
{
	struct as_buf left = AS_BUF_INIT, right = AS_BUF_INIT;
	as_fold(&left, a + x.start, as_span_length(x));
	as_fold(&right, b + y.start, as_span_length(y));
	bool same = left.len == right.len && (!left.len || !memcmp(left.data, right.data, left.len));
	as_buf_free(&left);
	as_buf_free(&right);
	return same;
}

static enum as_relation relation_of(const struct search *search, const struct piece *pieces, size_t count,
				    struct as_span right)
{
	const char *a = search->comparison->left->doc->text, *b = search->comparison->right->doc->text;
	size_t words = 0;
	bool plain = true, related = true, ordered = true;
	for (size_t i = 0; i < count; i++) {
		words += pieces[i].window.words;
		plain = plain && pieces[i].window.plain;
		related = related && pieces[i].row->relation == AS_RELATED;
		ordered = ordered && (!i || pieces[i].row > pieces[i - 1].row);
	}
	if (related)
		return AS_RELATED;
	if (reads_same(a, search->span, b, right))
		return AS_SAME;
	if ((plain && ordered && words == search->words) || folds_same(a, search->span, b, right))
		return AS_FORMAT;
	return AS_EDITED;
}

/* Whether a discrepancy of a row is one between these words. */
static bool concerns(const struct search *search, const struct as_counterpart *found, const struct as_discrepancy *one)
{
	bool around = one->kind == AS_DIFFERS_ATTRIBUTION || one->kind == AS_DIFFERS_NEGATION;
	if (search->statement && around)
		return true;
	if (found->relation == AS_SAME || (!search->statement && one->kind >= AS_DIFFERS_QUOTE))
		return false;
	return as_span_overlaps(one->left, search->span) || as_span_overlaps(one->right, found->span);
}

static void add_discrepancies(const struct search *search, struct as_counterpart *found, const struct piece *pieces,
			      size_t count)
{
	size_t most = 0;
	for (size_t i = 0; i < count; i++)
		most += pieces[i].row->discrepancies_count;
	found->discrepancies = AS_NEW_ARRAY(search->arena, const struct as_discrepancy *, most);
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < pieces[i].row->discrepancies_count; n++) {
			const struct as_discrepancy *one =
				&search->comparison->discrepancies[pieces[i].row->first_discrepancy + n];
			if (!concerns(search, found, one))
				continue;
			found->discrepancies[found->discrepancies_count++] = one;
			found->discrepant = found->discrepant || !one->note;
		}
	if (found->discrepant && found->relation < AS_EDITED)
		found->relation = AS_EDITED; /* until the reader says that it is the same */
}

static void add_differences(const struct search *search, struct as_counterpart *found, const struct piece *pieces,
			    size_t count)
{
	const struct as_comparison *comparison = search->comparison;
	size_t most = 0;
	for (size_t i = 0; i < count; i++)
		most += pieces[i].row->ops_count;
	for (int side = 0; side < 2; side++)
		found->differs[side] = AS_NEW_ARRAY(search->arena, struct as_span, most);
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < pieces[i].row->ops_count; n++) {
			const struct as_op *op = &comparison->ops[pieces[i].row->first_op + n];
			bool format = op->format && found->relation == AS_FORMAT;
			struct as_span spans[2] = {clip(comparison->left->doc->text, op->left, search->span),
						   clip(comparison->right->doc->text, op->right, found->span)};
			for (int side = 0; side < 2 && (op->kind != AS_OP_EQUAL || format); side++)
				if (as_span_length(spans[side]))
					found->differs[side][found->differs_count[side]++] = spans[side];
		}
}

/* Whether nothing but white space stands between two pieces. */
static bool adjoin(const struct search *search, const struct piece *a, const struct piece *b)
{
	const char *text = search->comparison->right->doc->text;
	size_t at = a->window.span.end;
	while (at < b->window.span.start && is_space(text[at]))
		at++;
	return at >= b->window.span.start && a->row->right.passage == b->row->right.passage;
}

static void join_pieces(struct search *search)
{
	search->found = AS_NEW_ARRAY(search->arena, struct as_counterpart, search->count);
	for (size_t first = 0, end; first < search->count; first = end) {
		const struct piece *pieces = &search->pieces[first];
		struct as_counterpart *found = &search->found[search->found_count++];
		found->span = pieces->window.span;
		found->passage = (size_t)pieces->row->right.passage;
		for (end = first + 1; end < search->count && adjoin(search, &search->pieces[end - 1], &search->pieces[end]);
		     end++)
			if (search->pieces[end].window.span.end > found->span.end)
				found->span.end = search->pieces[end].window.span.end;
		for (size_t i = first; i < end; i++)
			if (search->pieces[i].row->similarity > found->similarity)
				found->similarity = search->pieces[i].row->similarity;
		found->relation = relation_of(search, pieces, end - first, found->span);
		add_discrepancies(search, found, pieces, end - first);
		add_differences(search, found, pieces, end - first);
	}
}

size_t as_counterparts_find(struct as_counterpart **out, struct as_arena *arena, const struct as_comparison *comparison,
			    struct as_span span, bool statement)
{
	struct search search = {.comparison = comparison, .arena = arena, .statement = statement};
	search.span = trim(comparison->left->doc->text, span);
	search.words = count_words(comparison->left->doc->text, search.span);
	find_pieces(&search);
	join_pieces(&search);
	free(search.pieces);
	*out = search.found;
	return search.found_count;
}
