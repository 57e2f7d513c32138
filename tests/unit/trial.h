/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons for tests: documents made from a few lines, and what must hold
 * of every comparison whatever the texts. */
#ifndef TESTS_UNIT_TRIAL_H
#define TESTS_UNIT_TRIAL_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/compare.h"
#include "base/buf.h"
#include "base/mem.h"
#include "model/doc.h"
#include "text/fold.h"

/* Two documents side by side. */
struct trial {
	struct as_doc doc[2];
	struct as_tokens tokens[2];
	struct as_lexicon lexicon;
	struct as_comparison comparison, back; /* and with the arguments swapped */
};

static bool trial_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* A passage a line; "~" in front marks furniture, "@" a date line. */
static void trial_doc(struct as_doc *doc, const char *text, size_t len)
{
	as_doc_init(doc);
	doc->bytes = as_strndup(text, len);
	doc->size = doc->len = len;
	doc->text = doc->bytes;
	size_t cap = 0;
	for (size_t at = 0, end; at < len; at = end + 1) {
		const char *stop = memchr(text + at, '\n', len - at);
		end = stop ? (size_t)(stop - text) : len;
		enum as_role role = text[at] == '~' ? AS_ROLE_FURNITURE : text[at] == '@' ? AS_ROLE_DATE : AS_ROLE_BODY;
		struct as_span span = {at + (role != AS_ROLE_BODY), end};
		while (span.start < span.end && trial_space(text[span.start]))
			span.start++;
		while (span.start < span.end && trial_space(text[span.end - 1]))
			span.end--;
		if (span.start == span.end)
			continue;
		AS_RESERVE(doc->passages, cap, doc->passages_count + 1);
		doc->passages[doc->passages_count++] = (struct as_passage){span, 1, role, "test"};
	}
}

static void trial_begin_sized(struct trial *trial, const char *left, size_t left_len, const char *right, size_t right_len)
{
	*trial = (struct trial){0};
	as_lexicon_init(&trial->lexicon);
	trial_doc(&trial->doc[0], left, left_len);
	trial_doc(&trial->doc[1], right, right_len);
	as_tokens_prepare_both(trial->tokens, (const struct as_doc *const[]){&trial->doc[0], &trial->doc[1]},
			       &trial->lexicon);
	as_compare(&trial->comparison, &trial->tokens[0], &trial->tokens[1], &trial->lexicon);
	as_compare(&trial->back, &trial->tokens[1], &trial->tokens[0], &trial->lexicon);
}

__attribute__((unused)) static void trial_begin(struct trial *trial, const char *left, const char *right)
{
	trial_begin_sized(trial, left, strlen(left), right, strlen(right));
}

__attribute__((unused)) static void trial_end(struct trial *trial)
{
	as_comparison_free(&trial->comparison);
	as_comparison_free(&trial->back);
	for (int s = 0; s < 2; s++) {
		as_tokens_free(&trial->tokens[s]);
		as_doc_free(&trial->doc[s]);
	}
	as_lexicon_free(&trial->lexicon);
}

static const struct as_side *trial_side(const struct as_row *row, int side)
{
	return side ? &row->right : &row->left;
}

static struct as_span trial_op_span(const struct as_op *op, int side)
{
	return side ? op->right : op->left;
}

/* ---- what must hold */

/* Every byte of the passages that are compared, white space aside, stands in
 * exactly one row. */
static const char *trial_check_cover(const struct trial *trial, int side)
{
	const struct as_doc *doc = &trial->doc[side];
	const struct as_comparison *comparison = &trial->comparison;
	uint8_t *held = as_calloc(doc->len + 1, 1);
	const char *wrong = NULL;
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_side *here = trial_side(&comparison->rows[i], side);
		if (here->passage == AS_NO_PASSAGE)
			continue;
		if (here->span.start >= here->span.end || here->span.end > doc->len ||
		    !as_span_contains(doc->passages[here->passage].span, here->span))
			wrong = "a row lies outside its passage";
		for (size_t b = here->span.start; !wrong && b < here->span.end; b++)
			if (held[b]++)
				wrong = "a byte stands in two rows";
	}
	for (size_t p = 0; !wrong && p < doc->passages_count; p++)
		for (size_t b = doc->passages[p].span.start; b < doc->passages[p].span.end; b++)
			if (doc->passages[p].role != AS_ROLE_DATE && !trial_space(doc->text[b]) && !held[b])
				wrong = "a byte stands in no row";
	free(held);
	return wrong;
}

static int trial_by_start(const void *a, const void *b)
{
	const struct as_span *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* The ops of a row tile its span on this side. */
static const char *trial_check_tiles(const struct as_comparison *comparison, const struct as_row *row, int side)
{
	struct as_span *spans = as_calloc(row->ops_count + 1, sizeof *spans);
	for (size_t i = 0; i < row->ops_count; i++)
		spans[i] = trial_op_span(&comparison->ops[row->first_op + i], side);
	if (side)
		qsort(spans, row->ops_count, sizeof *spans, trial_by_start);
	size_t at = trial_side(row, side)->span.start;
	bool tiled = true;
	for (size_t i = 0; i < row->ops_count; i++) {
		tiled = tiled && spans[i].start == at && spans[i].end >= at;
		at = spans[i].end;
	}
	free(spans);
	return tiled && at == trial_side(row, side)->span.end ? NULL : "ops do not tile their row";
}

/* Letters of an op's two sides are the same once folded, give or take those
 * lost with an accent. */
static const char *trial_check_words(const struct trial *trial, const struct as_op *op)
{
	struct as_buf fold[2] = {AS_BUF_INIT, AS_BUF_INIT};
	size_t tokens[2] = {0, 0};
	for (int s = 0; s < 2; s++) {
		struct as_span span = trial_op_span(op, s);
		for (size_t i = 0; i < trial->tokens[s].count; i++) {
			const struct as_token *t = &trial->tokens[s].items[i];
			if (t->start < span.start || t->end > span.end)
				continue;
			struct as_form form = trial->lexicon.forms[t->id];
			as_buf_add(&fold[s], form.text, form.len);
			tokens[s]++;
		}
	}
	bool same = fold[0].len == fold[1].len && !memcmp(fold[0].data, fold[1].data, fold[0].len);
	size_t longer = fold[0].len > fold[1].len ? fold[0].len : fold[1].len, shorter = fold[0].len + fold[1].len - longer;
	bool ok = same || (op->format && longer - shorter <= 4 * tokens[0]);
	as_buf_free(&fold[0]);
	as_buf_free(&fold[1]);
	return ok && (tokens[0] > 0) == (tokens[1] > 0) ? NULL : "an op joins different words";
}

static const char *trial_check_ops(const struct trial *trial, const struct as_row *row)
{
	const struct as_comparison *comparison = &trial->comparison;
	for (size_t i = row->first_op; i < row->first_op + row->ops_count; i++) {
		const struct as_op *op = &comparison->ops[i];
		bool left = op->left.start < op->left.end, right = op->right.start < op->right.end;
		if (left == (op->kind == AS_OP_INSERT) || right == (op->kind == AS_OP_DELETE))
			return "an op is empty on the wrong side";
		/* counting words is slow in large rows, which say nothing new */
		const char *wrong = (op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED) && trial->tokens[0].count < 2000
				    ? trial_check_words(trial, op) : NULL;
		if (wrong)
			return wrong;
	}
	return NULL;
}

static int trial_compare_spans(const struct as_span *a, const struct as_span *b)
{
	return trial_by_start(a, b);
}

/* Rows, and ops, as the side that leads has them. */
static int trial_by_sides(const void *a, const void *b)
{
	const struct as_row *x = a, *y = b;
	if (x->left.passage != y->left.passage)
		return x->left.passage < y->left.passage ? -1 : 1;
	int order = trial_compare_spans(&x->left.span, &y->left.span);
	return order ? order : trial_compare_spans(&x->right.span, &y->right.span);
}

static int trial_by_op_sides(const void *a, const void *b)
{
	const struct as_op *x = a, *y = b;
	int order = trial_compare_spans(&x->left, &y->left);
	return order ? order : trial_compare_spans(&x->right, &y->right);
}

static struct as_op *trial_sorted_ops(const struct as_comparison *comparison, const struct as_row *row, bool transpose)
{
	struct as_op *ops = as_calloc(row->ops_count + 1, sizeof *ops);
	for (size_t i = 0; i < row->ops_count; i++) {
		struct as_op op = comparison->ops[row->first_op + i];
		if (transpose) {
			op = (struct as_op){op.kind, op.format, op.right, op.left};
			op.kind = op.kind == AS_OP_DELETE ? AS_OP_INSERT : op.kind == AS_OP_INSERT ? AS_OP_DELETE : op.kind;
		}
		ops[i] = op;
	}
	qsort(ops, row->ops_count, sizeof *ops, trial_by_op_sides);
	return ops;
}

static bool trial_same_ops(const struct trial *trial, const struct as_row *row, const struct as_row *back)
{
	if (row->ops_count != back->ops_count)
		return false;
	struct as_op *a = trial_sorted_ops(&trial->comparison, row, false), *b = trial_sorted_ops(&trial->back, back, true);
	bool same = true;
	for (size_t i = 0; i < row->ops_count; i++)
		same = same && a[i].kind == b[i].kind && a[i].format == b[i].format && !trial_by_op_sides(&a[i], &b[i]);
	free(a);
	free(b);
	return same;
}

/* The comparison the other way round is the transposed one. */
static const char *trial_check_symmetry(const struct trial *trial)
{
	size_t count = trial->comparison.rows_count;
	if (trial->back.rows_count != count)
		return "swapped arguments give another number of rows";
	struct as_row *a = as_calloc(count + 1, sizeof *a), *b = as_calloc(count + 1, sizeof *b);
	for (size_t i = 0; i < count; i++) {
		a[i] = trial->comparison.rows[i];
		b[i] = trial->back.rows[i];
		b[i].left = trial->back.rows[i].right;
		b[i].right = trial->back.rows[i].left;
		if (b[i].relation == AS_LEFT_ONLY || b[i].relation == AS_RIGHT_ONLY)
			b[i].relation = b[i].relation == AS_LEFT_ONLY ? AS_RIGHT_ONLY : AS_LEFT_ONLY;
	}
	qsort(a, count, sizeof *a, trial_by_sides);
	qsort(b, count, sizeof *b, trial_by_sides);
	bool same = true;
	for (size_t i = 0; i < count && same; i++)
		same = !trial_by_sides(&a[i], &b[i]) && a[i].relation == b[i].relation && a[i].moved == b[i].moved &&
		       a[i].furniture == b[i].furniture && a[i].pinned == b[i].pinned && a[i].similarity >= b[i].similarity &&
		       a[i].similarity <= b[i].similarity && trial_same_ops(trial, &a[i], &b[i]);
	free(a);
	free(b);
	return same ? NULL : "swapped arguments do not give the transposed result";
}

/* The right order holds every row once. */
static const char *trial_check_order(const struct trial *trial)
{
	size_t count = trial->comparison.rows_count, *order = as_comparison_right_order(&trial->comparison), last = 0;
	uint8_t *seen = as_calloc(count + 1, 1);
	const char *wrong = NULL;
	for (size_t i = 0; i < count && !wrong; i++) {
		const struct as_side *side = order[i] < count ? &trial->comparison.rows[order[i]].right : NULL;
		if (!side || seen[order[i]]++)
			wrong = "the right order does not hold each row once";
		else if (side->passage != AS_NO_PASSAGE && side->span.start < last)
			wrong = "the right order goes back";
		else if (side->passage != AS_NO_PASSAGE)
			last = side->span.start;
	}
	free(seen);
	free(order);
	return wrong;
}

/* NULL when all holds, else what does not. */
__attribute__((unused)) static const char *trial_check(const struct trial *trial)
{
	const char *wrong = trial_check_cover(trial, 0);
	wrong = wrong ? wrong : trial_check_cover(trial, 1);
	for (size_t i = 0; i < trial->comparison.rows_count && !wrong; i++) {
		const struct as_row *row = &trial->comparison.rows[i];
		bool alone = row->left.passage == AS_NO_PASSAGE || row->right.passage == AS_NO_PASSAGE;
		if (alone != (row->relation == AS_LEFT_ONLY || row->relation == AS_RIGHT_ONLY))
			wrong = "a relation contradicts its sides";
		for (int s = 0; s < 2 && !alone && !wrong; s++)
			wrong = row->relation == AS_RELATED ? row->ops_count ? "a related row has ops" : NULL
							    : trial_check_tiles(&trial->comparison, row, s);
		wrong = wrong ? wrong : trial_check_ops(trial, row);
	}
	wrong = wrong ? wrong : trial_check_symmetry(trial);
	return wrong ? wrong : trial_check_order(trial);
}

#endif
