/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons made by hand, so that what is set and printed of them does not
 * hang on how the aligner decides. */
#ifndef TESTS_UNIT_COMPARISON_H
#define TESTS_UNIT_COMPARISON_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/compare.h"
#include "base/mem.h"
#include "text/decode.h"

struct made {
	struct as_doc docs[2];
	struct as_tokens tokens[2];
	struct as_comparison comparison;
	size_t rows_cap, ops_cap;
	size_t told[2]; /* where the next op of the row is looked for */
};

/* A document whose passages are the lines of its text. */
__attribute__((unused)) static void made_doc(struct as_doc *doc, const char *path, const char *bytes, size_t size)
{
	size_t cap = 0;
	as_doc_init(doc);
	doc->path = path;
	char *copy = as_alloc(size + 1);
	memcpy(copy, bytes, size);
	copy[size] = '\0';
	as_decode(doc, copy, size);
	for (size_t start = 0, end; start < doc->len; start = end + 1) {
		const char *nl = memchr(doc->text + start, '\n', doc->len - start);
		end = nl ? (size_t)(nl - doc->text) : doc->len;
		if (end == start)
			continue;
		AS_RESERVE(doc->passages, cap, doc->passages_count + 1);
		doc->passages[doc->passages_count++] = (struct as_passage){
			.span = {start, end}, .role = AS_ROLE_BODY, .rule = "test"};
	}
}

__attribute__((unused)) static void made_init(struct made *made, const char *left, const char *right)
{
	memset(made, 0, sizeof *made);
	made_doc(&made->docs[0], "left.txt", left, strlen(left));
	made_doc(&made->docs[1], "right.txt", right, strlen(right));
	for (int side = 0; side < 2; side++)
		made->tokens[side].doc = &made->docs[side];
	made->comparison.left = &made->tokens[0];
	made->comparison.right = &made->tokens[1];
}

__attribute__((unused)) static void made_free(struct made *made)
{
	free(made->comparison.rows);
	free(made->comparison.ops);
	as_doc_free(&made->docs[0]);
	as_doc_free(&made->docs[1]);
}

static struct as_side made_side(const struct as_doc *doc, int passage)
{
	struct as_side side = {.passage = passage};
	if (passage != AS_NO_PASSAGE)
		side.span = doc->passages[passage].span;
	return side;
}

/* A row of whole passages (0-based). */
__attribute__((unused)) static struct as_row *made_row(struct made *made, enum as_relation relation, bool moved,
						       int left, int right)
{
	struct as_comparison *comparison = &made->comparison;
	AS_RESERVE(comparison->rows, made->rows_cap, comparison->rows_count + 1);
	struct as_row *row = &comparison->rows[comparison->rows_count++];
	*row = (struct as_row){
		.relation = relation, .moved = moved, .group = (uint32_t)comparison->rows_count,
		.similarity = left < 0 || right < 0 ? 0 : 1, .first_op = comparison->ops_count,
		.left = made_side(&made->docs[0], left), .right = made_side(&made->docs[1], right),
	};
	made->told[0] = row->left.span.start;
	made->told[1] = row->right.span.start;
	return row;
}

static struct as_span made_words(struct made *made, int side, const char *words)
{
	if (!words)
		return (struct as_span){made->told[side], made->told[side]};
	const struct as_doc *doc = &made->docs[side];
	const struct as_row *row = &made->comparison.rows[made->comparison.rows_count - 1];
	size_t start = side ? row->right.span.start : row->left.span.start;
	const char *hit = memmem(doc->text + start, doc->len - start, words, strlen(words));
	if (!hit) {
		fprintf(stderr, "no \"%s\" in the row\n", words);
		abort();
	}
	size_t at = (size_t)(hit - doc->text);
	made->told[side] = at + strlen(words);
	return (struct as_span){at, made->told[side]};
}

/* An op of the last row, by its words (unique in the row); NULL: none on that side. */
__attribute__((unused)) static void made_op(struct made *made, enum as_op_kind kind, const char *left,
					    const char *right)
{
	struct as_comparison *comparison = &made->comparison;
	AS_RESERVE(comparison->ops, made->ops_cap, comparison->ops_count + 1);
	struct as_op *op = &comparison->ops[comparison->ops_count++];
	*op = (struct as_op){.kind = kind, .left = made_words(made, 0, left), .right = made_words(made, 1, right)};
	op->format = left && right && kind != AS_OP_REPLACE && strcmp(left, right);
	comparison->rows[comparison->rows_count - 1].ops_count++;
}

#endif
