/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/rows.h"

#include <stdlib.h>
#include <string.h>

#include "align/ops.h"
#include "align/order.h"
#include "base/mem.h"

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The text of a piece: from the sentence's start, or from the first mark that
 * clings to the first word, to where the next piece begins. */
static struct as_span span_of(const struct as_tokens *tokens, struct as_range piece)
{
	const char *text = tokens->doc->text;
	const struct as_unit *head = &tokens->units[tokens->items[piece.first].unit];
	const struct as_unit *tail = &tokens->units[tokens->items[piece.end - 1].unit];
	struct as_span span = {head->span.start, tail->span.end};
	if (piece.first > head->first)
		span.start = as_ink_start(tokens, piece.first);
	if (piece.end < tail->first + tail->count)
		span.end = as_ink_start(tokens, piece.end);
	while (span.end > span.start && is_space(text[span.end - 1]))
		span.end--;
	return span;
}

static void add(struct as_rows *rows, const struct as_row *row, const struct as_range *left,
		const struct as_range *right)
{
	static const struct as_range none = {0, 0};
	AS_RESERVE(rows->items, rows->cap, rows->count + 1);
	AS_RESERVE(rows->pieces, rows->pieces_cap, rows->count + 1);
	rows->items[rows->count] = *row;
	rows->pieces[rows->count][0] = left ? *left : none;
	rows->pieces[rows->count][1] = right ? *right : none;
	rows->count++;
}

/* ---- groups: sentences that splits and mergers tie together */

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
	while (parent[at] != at)
		at = parent[at] = parent[parent[at]];
	return at;
}

/* Numbers the connected components of the edges, from 1 in their order. */
static uint32_t *groups_of(uint32_t *count, const struct as_edges *edges, const struct as_pairing *pairing)
{
	uint32_t left = (uint32_t)pairing->side[0].tokens->units_count, groups = 0;
	size_t all = left + pairing->side[1].tokens->units_count;
	uint32_t *parent = as_realloc(NULL, all + 1, sizeof *parent), *number = as_calloc(all + 1, sizeof *number);
	uint32_t *group = as_realloc(NULL, edges->count + 1, sizeof *group);
	for (uint32_t i = 0; i < all; i++)
		parent[i] = i;
	for (size_t i = 0; i < edges->count; i++) {
		uint32_t a = root_of(parent, edges->items[i].unit[0]), b = root_of(parent, left + edges->items[i].unit[1]);
		parent[a > b ? a : b] = a > b ? b : a;
	}
	for (size_t i = 0; i < edges->count; i++) {
		uint32_t *n = &number[root_of(parent, edges->items[i].unit[0])];
		if (!*n)
			*n = ++groups;
		group[i] = *n;
	}
	free(parent);
	free(number);
	*count = groups;
	return group;
}

/* ---- whole passages */

/* Edges that each unit of side 1 has. */
static uint32_t *degrees(const struct as_edges *edges, const struct as_pairing *pairing)
{
	uint32_t *degree = as_calloc(pairing->side[1].tokens->units_count + 1, sizeof *degree);
	for (size_t i = 0; i < edges->count; i++)
		degree[edges->items[i].unit[1]]++;
	return degree;
}

/* How many edges from `first` on make up two whole passages, matched sentence
 * by sentence in order; 1 when they do not. */
static size_t passage_run(const struct as_edges *edges, size_t first, const uint32_t *degree,
			  const struct as_pairing *pairing)
{
	const struct as_tokens *left = pairing->side[0].tokens, *right = pairing->side[1].tokens;
	const struct as_edge *edge = &edges->items[first];
	uint32_t u = edge->unit[0], v = edge->unit[1], p = left->units[u].passage, q = right->units[v].passage;
	if (as_edge_is_pinned(edge, pairing) || (u && left->units[u - 1].passage == p) || (v && right->units[v - 1].passage == q))
		return 1;
	size_t run = 0;
	for (; first + run < edges->count; run++) {
		const struct as_edge *next = &edges->items[first + run];
		if (as_edge_is_pinned(next, pairing) || next->unit[0] != u + run || next->unit[1] != v + run || degree[v + run] != 1 ||
		    left->units[u + run].passage != p || right->units[v + run].passage != q)
			break;
	}
	bool whole = run && (u + run == left->units_count || left->units[u + run].passage != p) &&
		     (v + run == right->units_count || right->units[v + run].passage != q) &&
		     (first + run == edges->count || edges->items[first + run].unit[0] != u + run - 1);
	return whole ? run : 1;
}

static struct as_side side_of(const struct as_tokens *tokens, struct as_range piece)
{
	uint32_t passage = tokens->units[tokens->items[piece.first].unit].passage;
	return (struct as_side){(int)passage, span_of(tokens, piece)};
}

static bool side_is_furniture(const struct as_tokens *tokens, const struct as_side *side)
{
	return side->passage == AS_NO_PASSAGE || tokens->doc->passages[side->passage].role == AS_ROLE_FURNITURE;
}

/* ---- order */

static void mark_moved_rows(struct as_rows *rows, const struct as_pairing *pairing)
{
	struct as_placed *placed = as_realloc(NULL, rows->count + 1, sizeof *placed);
	for (size_t i = 0; i < rows->count; i++) {
		uint32_t words = 0;
		for (uint32_t l = rows->pieces[i][0].first; l < rows->pieces[i][0].end; l++)
			words += pairing->side[0].link[l] != AS_UNLINKED;
		placed[i] = (struct as_placed){rows->pieces[i][1].first, words ? words : 1, false};
	}
	as_order_mark(placed, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		rows->items[i].moved = placed[i].moved;
	free(placed);
}

/* Marks the words of one row that are out of its order.  `runs` is scratch. */
static void mark_shifted(struct as_pairing *pairing, const struct as_range *left, struct as_placed **runs, size_t *cap)
{
	size_t count = 0;
	uint32_t extent[2] = {0, 0}, after_l = 0, after_r = 0;
	struct as_bench_side *side = pairing->side;
	for (uint32_t l = left->first; l < left->end; l += side[0].link[l] == AS_UNLINKED ? 1 : extent[0]) {
		uint32_t r = side[0].link[l];
		if (r == AS_UNLINKED)
			continue;
		as_link_extent(pairing, l, extent);
		if (!count || l != after_l || r != after_r) {
			AS_RESERVE(*runs, *cap, count + 1);
			(*runs)[count++] = (struct as_placed){r, 0, false};
		}
		(*runs)[count - 1].weight += extent[0];
		after_l = l + extent[0];
		after_r = r + extent[1];
	}
	as_order_mark(*runs, count);
	size_t run = 0;
	uint32_t seen = 0;
	for (uint32_t l = left->first; l < left->end; l++) {
		if (side[0].link[l] == AS_UNLINKED)
			continue;
		side[0].shifted[l] = (*runs)[run].moved;
		if (++seen == (*runs)[run].weight) {
			run++;
			seen = 0;
		}
	}
}

static void mark_shifted_words(const struct as_rows *rows, struct as_pairing *pairing)
{
	struct as_placed *runs = NULL;
	size_t cap = 0;
	for (size_t i = 0; i < rows->count; i++)
		mark_shifted(pairing, &rows->pieces[i][0], &runs, &cap);
	for (uint32_t r = 0; r < pairing->side[1].count; r++)
		if (pairing->side[1].link[r] != AS_UNLINKED)
			pairing->side[1].shifted[r] = pairing->side[0].shifted[pairing->side[1].link[r]];
	free(runs);
}

void as_rows_match(struct as_rows *rows, const struct as_edges *edges, struct as_pairing *pairing)
{
	const struct as_tokens *left = pairing->side[0].tokens, *right = pairing->side[1].tokens;
	uint32_t *group = groups_of(&rows->groups, edges, pairing), *degree = degrees(edges, pairing);
	for (size_t i = 0, run; i < edges->count; i += run) {
		run = passage_run(edges, i, degree, pairing);
		struct as_range pieces[2];
		for (int s = 0; s < 2; s++)
			pieces[s] = (struct as_range){edges->items[i].piece[s].first, edges->items[i + run - 1].piece[s].end};
		struct as_row row = {.relation = AS_EDITED, .group = group[i],
				     .left = side_of(left, pieces[0]), .right = side_of(right, pieces[1])};
		row.furniture = side_is_furniture(left, &row.left) && side_is_furniture(right, &row.right);
		row.pinned = as_edge_is_pinned(&edges->items[i], pairing);
		add(rows, &row, &pieces[0], &pieces[1]);
	}
	free(group);
	free(degree);
	mark_moved_rows(rows, pairing);
	mark_shifted_words(rows, pairing);
}

/* Marks the related rows from `first` on that are out of order among the
 * matched ones in place, which outweigh them all. */
static void mark_moved_related(struct as_rows *rows, size_t first)
{
	enum { IN_PLACE = 1 << 20 };
	struct as_placed *placed = as_realloc(NULL, rows->count + 1, sizeof *placed);
	size_t *row = as_realloc(NULL, rows->count + 1, sizeof *row), count = 0;
	for (size_t matched = 0, kin = first; matched < first || kin < rows->count;) {
		bool is_kin = matched == first ||
			      (kin < rows->count && rows->pieces[kin][0].first < rows->pieces[matched][0].first);
		size_t next = is_kin ? kin++ : matched++;
		if (rows->items[next].moved)
			continue;
		row[count] = next;
		placed[count++] = (struct as_placed){rows->pieces[next][1].first, is_kin ? 1 : IN_PLACE, false};
	}
	as_order_mark(placed, count);
	for (size_t i = 0; i < count; i++)
		rows->items[row[i]].moved = placed[i].moved;
	free(placed);
	free(row);
}

void as_rows_add_related(struct as_rows *rows, const struct as_related *related, const struct as_pairing *pairing)
{
	size_t first = rows->count;
	for (size_t i = 0; i < related->count; i++) {
		const struct as_kin *kin = &related->items[i];
		struct as_range pieces[2];
		for (int s = 0; s < 2; s++) {
			const struct as_unit *unit = &pairing->side[s].tokens->units[kin->unit[s]];
			pieces[s] = (struct as_range){unit->first, unit->first + unit->count};
		}
		struct as_row row = {.relation = AS_RELATED, .group = ++rows->groups, .similarity = kin->share,
				     .left = side_of(pairing->side[0].tokens, pieces[0]),
				     .right = side_of(pairing->side[1].tokens, pieces[1])};
		add(rows, &row, &pieces[0], &pieces[1]);
	}
	mark_moved_related(rows, first);
}

void as_rows_transpose(struct as_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct as_side side = rows->items[i].left;
		rows->items[i].left = rows->items[i].right;
		rows->items[i].right = side;
		struct as_range piece = rows->pieces[i][0];
		rows->pieces[i][0] = rows->pieces[i][1];
		rows->pieces[i][1] = piece;
	}
}

/* ---- one side only */

static void add_alone(struct as_rows *rows, const struct as_tokens *tokens, int side, size_t first, size_t last)
{
	struct as_side here = {(int)tokens->units[first].passage,
			       {tokens->units[first].span.start, tokens->units[last].span.end}};
	struct as_side none = {AS_NO_PASSAGE, {0, 0}};
	struct as_row row = {.relation = side ? AS_RIGHT_ONLY : AS_LEFT_ONLY, .group = ++rows->groups,
			     .left = side ? none : here, .right = side ? here : none};
	row.furniture = side_is_furniture(tokens, &here);
	add(rows, &row, NULL, NULL);
}

void as_rows_add_one_sided(struct as_rows *rows, const struct as_pairing *pairing)
{
	size_t matched = rows->count;
	for (int s = 0; s < 2; s++) {
		const struct as_tokens *tokens = pairing->side[s].tokens;
		uint8_t *held = as_calloc(tokens->units_count + 1, 1);
		for (size_t i = 0; i < matched; i++) {
			struct as_range piece = rows->pieces[i][s];
			for (uint32_t u = tokens->items[piece.first].unit; u <= tokens->items[piece.end - 1].unit; u++)
				held[u] = 1;
		}
		for (size_t first = 0, last; first < tokens->units_count; first = last + 1) {
			last = first;
			if (held[first])
				continue;
			while (last + 1 < tokens->units_count && !held[last + 1] &&
			       tokens->units[last + 1].passage == tokens->units[first].passage)
				last++;
			add_alone(rows, tokens, s, first, last);
		}
		free(held);
	}
}

void as_rows_free(struct as_rows *rows)
{
	free(rows->items);
	free(rows->pieces);
	*rows = (struct as_rows){0};
}
