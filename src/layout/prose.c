/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/prose.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/grapheme.h"

/* A piece is large enough that cuts are rare and small enough to wrap within a
 * frame; its cut is looked for in the last bytes of it. */
enum { PIECE = 16 * 1024, CUT_WITHIN = 1024 };

static void add_block(struct as_prose *prose, struct as_prose_block block)
{
	AS_RESERVE(prose->blocks, prose->blocks_cap, prose->blocks_count + 1);
	prose->blocks[prose->blocks_count++] = block;
}

/* The byte to cut text[start..end) at, near start + PIECE: after a space, or
 * at least not inside a cluster. */
static size_t cut_at(const char *text, size_t start, size_t end)
{
	size_t limit = start + PIECE;
	if (end <= limit + CUT_WITHIN)
		return end;
	for (size_t at = limit; at > limit - CUT_WITHIN; at--)
		if (text[at - 1] == ' ' || text[at - 1] == '\n')
			return at;
	for (size_t at = limit; at > limit - CUT_WITHIN; at--)
		if (as_grapheme_is_boundary(text, end, at))
			return at;
	return limit;
}

static void add_passage(struct as_prose *prose, size_t passage)
{
	struct as_span span = prose->doc->passages[passage].span;
	for (size_t start = span.start, end; start < span.end; start = end) {
		end = cut_at(prose->doc->text, start, span.end);
		add_block(prose, (struct as_prose_block){
			.span = {start, end}, .passage = passage, .continues = start > span.start});
	}
}

/* Passages from `from` on that are furniture. */
static size_t furniture_run(const struct as_doc *doc, size_t from)
{
	size_t to = from;
	while (to < doc->passages_count && doc->passages[to].role == AS_ROLE_FURNITURE)
		to++;
	return to - from;
}

void as_prose_init(struct as_prose *prose, const struct as_doc *doc, const struct as_prose_options *options)
{
	*prose = (struct as_prose){.doc = doc, .options = *options};
	for (size_t i = 0, run; i < doc->passages_count; i += run) {
		run = options->show_furniture ? 0 : furniture_run(doc, i);
		if (run)
			add_block(prose, (struct as_prose_block){
				.span = {doc->passages[i].span.start, doc->passages[i + run - 1].span.end},
				.passage = i, .folded = run});
		else
			add_passage(prose, i), run = 1;
	}
	prose->lines = as_calloc(prose->blocks_count + 1, sizeof *prose->lines);
}

const struct as_lines *as_prose_lines(struct as_prose *prose, size_t block)
{
	const struct as_prose_block *this = &prose->blocks[block];
	struct as_lines *lines = &prose->lines[block];
	if (!lines->count && !this->folded)
		as_wrap(lines, prose->doc->text + this->span.start, as_span_length(this->span), this->span.start,
			prose->options.measure, 0);
	return lines;
}

size_t as_prose_block_at(const struct as_prose *prose, size_t at)
{
	size_t low = 0, high = prose->blocks_count;
	while (low < high) { /* the first block that begins after `at` */
		size_t middle = low + (high - low) / 2;
		if (prose->blocks[middle].span.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return 0;
	size_t before = low - 1;
	if (low == prose->blocks_count || at < prose->blocks[before].span.end)
		return before;
	return at - prose->blocks[before].span.end < prose->blocks[low].span.start - at ? before : low;
}

void as_prose_free(struct as_prose *prose)
{
	for (size_t i = 0; i < prose->blocks_count; i++)
		as_lines_free(&prose->lines[i]);
	free(prose->blocks);
	free(prose->lines);
	*prose = (struct as_prose){0};
}
