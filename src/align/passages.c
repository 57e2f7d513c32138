/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/passages.h"

#include <stdlib.h>
#include <string.h>

#include "align/compare.h"
#include "align/order.h"
#include "align/pairing.h"
#include "align/sequence.h"
#include "base/mem.h"

#define NONE SIZE_MAX

enum { LEFT, RIGHT, SIDES };

/* Rows on their way into fuller ones. */
struct casting {
	struct as_comparison *out;
	const struct as_comparison *of;
	size_t *order[SIDES];  /* rows as each document has them; others fall between */
	size_t *rank[SIDES];   /* by row with both sides: its place among such rows */
	size_t *into;          /* by row: the fuller row it goes into */
	size_t *after;         /* by row of one side taken into another: the one it follows there, or NONE */
	size_t *first;         /* by fuller row: where its parts begin in `parts`, and one more */
	size_t *parts;         /* rows, in the left document's order */
	size_t count;          /* fuller rows */
	size_t ops_cap, discrepancies_cap;
};

static const struct as_side *side_of(const struct as_row *row, int side)
{
	return side == LEFT ? &row->left : &row->right;
}

static bool has(const struct as_row *row, int side)
{
	return side_of(row, side)->passage != AS_NO_PASSAGE;
}

static bool has_both(const struct as_row *row)
{
	return has(row, LEFT) && has(row, RIGHT);
}

static size_t length(const struct as_row *row, int side)
{
	return has(row, side) ? as_span_length(side_of(row, side)->span) : 0;
}

/* ---- which rows become one */

static void find_orders(struct casting *casting)
{
	size_t count = casting->of->rows_count;
	casting->order[LEFT] = as_realloc(NULL, count + 1, sizeof(size_t));
	for (size_t i = 0; i < count; i++)
		casting->order[LEFT][i] = i;
	casting->order[RIGHT] = as_comparison_right_order(casting->of);
	for (int side = LEFT; side < SIDES; side++) {
		casting->rank[side] = as_realloc(NULL, count + 1, sizeof(size_t));
		for (size_t i = 0, rank = 0; i < count; i++)
			if (has_both(&casting->of->rows[casting->order[side][i]]))
				casting->rank[side][casting->order[side][i]] = rank++;
	}
}

/* A row of both sides, by its passages and then by its place on the left. */
struct paired {
	int passage[SIDES];
	size_t row;
};

static int by_pair(const void *a, const void *b)
{
	const struct paired *x = a, *y = b;
	for (int side = LEFT; side < SIDES; side++)
		if (x->passage[side] != y->passage[side])
			return x->passage[side] < y->passage[side] ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Whether no row of another pair stands among these, on either side. */
static bool is_unmixed(const struct casting *casting, const struct paired *pairs, size_t count)
{
	for (int side = LEFT; side < SIDES; side++) {
		size_t least = SIZE_MAX, most = 0;
		for (size_t i = 0; i < count; i++) {
			size_t rank = casting->rank[side][pairs[i].row];
			least = rank < least ? rank : least;
			most = rank > most ? rank : most;
		}
		if (most - least >= count)
			return false;
	}
	return true;
}

static bool is_next(const struct casting *casting, size_t row, size_t next)
{
	return casting->rank[LEFT][next] == casting->rank[LEFT][row] + 1 &&
	       casting->rank[RIGHT][next] == casting->rank[RIGHT][row] + 1;
}

static void join_pairs(struct casting *casting)
{
	const struct as_comparison *of = casting->of;
	struct paired *pairs = as_realloc(NULL, of->rows_count + 1, sizeof *pairs);
	size_t count = 0;
	for (size_t i = 0; i < of->rows_count; i++)
		if (has_both(&of->rows[i]))
			pairs[count++] = (struct paired){{of->rows[i].left.passage, of->rows[i].right.passage}, i};
	if (count)
		qsort(pairs, count, sizeof *pairs, by_pair);
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && !memcmp(pairs[end].passage, pairs[first].passage, sizeof pairs->passage);)
			end++;
		bool unmixed = is_unmixed(casting, pairs + first, end - first);
		for (size_t i = first; i < end; i++) {
			if (i > first && !unmixed && !is_next(casting, pairs[i - 1].row, pairs[i].row))
				casting->count++;
			casting->into[pairs[i].row] = casting->count;
		}
		casting->count++;
	}
	free(pairs);
}

/* What one side has alone goes with the match before it in its passage, else
 * with the one after it. */
static void join_alone(struct casting *casting, int side)
{
	const struct as_comparison *of = casting->of;
	const size_t *order = casting->order[side];
	for (int back = 0; back < 2; back++) {
		size_t near = NONE;
		for (size_t i = 0; i < of->rows_count; i++) {
			size_t row = order[back ? of->rows_count - 1 - i : i];
			if (!has(&of->rows[row], side))
				continue;
			if (has_both(&of->rows[row]))
				near = row;
			bool same = near != NONE && side_of(&of->rows[near], side)->passage ==
							    side_of(&of->rows[row], side)->passage;
			if (has_both(&of->rows[row]) || casting->into[row] != NONE || !same)
				continue;
			casting->into[row] = casting->into[near];
			casting->after[row] = back ? NONE : near;
		}
	}
}

static void gather_parts(struct casting *casting)
{
	size_t count = casting->of->rows_count;
	for (size_t i = 0; i < count; i++)
		if (casting->into[i] == NONE)
			casting->into[i] = casting->count++;
	casting->first = as_calloc(casting->count + 2, sizeof *casting->first);
	casting->parts = as_realloc(NULL, count + 1, sizeof *casting->parts);
	for (size_t i = 0; i < count; i++)
		casting->first[casting->into[i] + 1]++;
	for (size_t i = 0; i < casting->count; i++)
		casting->first[i + 1] += casting->first[i];
	size_t *next = as_realloc(NULL, casting->count + 1, sizeof *next);
	memcpy(next, casting->first, casting->count * sizeof *next);
	for (size_t i = 0; i < count; i++)
		casting->parts[next[casting->into[i]]++] = i;
	free(next);
}

/* ---- the ops of a fuller row */

static struct as_span *op_side(struct as_op *op, int side)
{
	return side == LEFT ? &op->left : &op->right;
}

static void add_op(struct casting *casting, struct as_op op)
{
	struct as_comparison *out = casting->out;
	AS_RESERVE(out->ops, casting->ops_cap, out->ops_count + 1);
	out->ops[out->ops_count++] = op;
}

/* Words of one side alone: where they would stand on the other. */
static void add_alone(struct casting *casting, size_t part, const struct as_row *whole)
{
	const struct as_row *row = &casting->of->rows[part];
	int side = has(row, LEFT) ? LEFT : RIGHT;
	size_t after = casting->after[part];
	size_t at = after == NONE ? side_of(whole, !side)->span.start : side_of(&casting->of->rows[after], !side)->span.end;
	struct as_op op = {.kind = side == LEFT ? AS_OP_DELETE : AS_OP_INSERT};
	*op_side(&op, side) = side_of(row, side)->span;
	*op_side(&op, !side) = (struct as_span){at, at};
	add_op(casting, op);
}

static void add_match(struct casting *casting, const struct as_row *row, bool shifted)
{
	if (row->relation == AS_RELATED)
		add_op(casting, (struct as_op){AS_OP_REPLACE, false, row->left.span, row->right.span});
	for (size_t i = row->first_op; i < row->first_op + row->ops_count; i++) {
		struct as_op op = casting->of->ops[i];
		op.kind = shifted && op.kind == AS_OP_EQUAL ? AS_OP_MOVED : op.kind;
		add_op(casting, op);
	}
}

static int by_left(const void *a, const void *b)
{
	const struct as_op *x = a, *y = b;
	if (x->left.start != y->left.start)
		return x->left.start < y->left.start ? -1 : 1;
	if (x->left.end != y->left.end)
		return x->left.end < y->left.end ? -1 : 1;
	return x->right.start < y->right.start ? -1 : x->right.start > y->right.start;
}

static int by_right(const void *a, const void *b)
{
	const struct as_op *x = *(struct as_op *const *)a, *y = *(struct as_op *const *)b;
	if (x->right.start != y->right.start)
		return x->right.start < y->right.start ? -1 : 1;
	if (x->right.end != y->right.end)
		return x->right.end < y->right.end ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Lets the ops, given in the order of a side, tile the row there: the white
 * space between sentences goes with the words before it. */
static void tile(struct as_op *const *ops, size_t count, int side, struct as_span whole)
{
	size_t at = whole.start;
	for (size_t i = 0; i < count; i++) {
		struct as_span *span = op_side(ops[i], side);
		bool empty = span->start == span->end;
		size_t end = whole.end;
		for (size_t next = i + 1; !empty && next < count; next++) {
			const struct as_span *other = op_side(ops[next], side);
			if (other->start < other->end) {
				end = other->start;
				break;
			}
		}
		*span = (struct as_span){at, empty ? at : end};
		at = span->end;
	}
}

static void tile_row(struct casting *casting, const struct as_row *row)
{
	struct as_op *ops = casting->out->ops + row->first_op;
	size_t count = row->ops_count;
	struct as_op **sorted = as_realloc(NULL, count + 1, sizeof *sorted);
	qsort(ops, count, sizeof *ops, by_left);
	for (int side = LEFT; side < SIDES; side++) {
		for (size_t i = 0; i < count; i++)
			sorted[i] = &ops[i];
		if (side == RIGHT)
			qsort(sorted, count, sizeof *sorted, by_right);
		tile(sorted, count, side, side_of(row, side)->span);
	}
	free(sorted);
}

/* ---- a fuller row */

/* Of the parts, which are matches out of the row's own order.  Decided from
 * the document that comes first whatever the arguments' order. */
static bool *find_shifted(const struct casting *casting, size_t index)
{
	enum { IN_PLACE = 1 << 20 };
	const size_t *parts = casting->parts + casting->first[index];
	size_t count = casting->first[index + 1] - casting->first[index], matched = 0;
	int lead = as_pairing_in_order(casting->of->left->doc, casting->of->right->doc) ? LEFT : RIGHT;
	struct as_placed *placed = as_realloc(NULL, count + 1, sizeof *placed);
	struct paired *pairs = as_realloc(NULL, count + 1, sizeof *pairs);
	bool *shifted = as_calloc(count + 1, sizeof *shifted);
	for (size_t i = 0; i < count; i++)
		if (casting->of->rows[parts[i]].ops_count)
			pairs[matched++] = (struct paired){{(int)casting->rank[lead][parts[i]], (int)i}, parts[i]};
	if (matched)
		qsort(pairs, matched, sizeof *pairs, by_pair);
	for (size_t i = 0; i < matched; i++) {
		const struct as_row *row = &casting->of->rows[pairs[i].row];
		size_t text = length(row, LEFT) + length(row, RIGHT);
		placed[i] = (struct as_placed){
			.at = (uint32_t)casting->rank[!lead][pairs[i].row],
			.weight = (uint32_t)(text < IN_PLACE ? text : IN_PLACE - 1) + (row->moved ? 0 : IN_PLACE),
		};
	}
	as_order_mark(placed, matched);
	for (size_t i = 0; i < matched; i++)
		shifted[pairs[i].passage[1]] = placed[i].moved;
	free(placed);
	free(pairs);
	return shifted;
}

static void take_in(struct as_side *whole, const struct as_side *part)
{
	if (part->passage == AS_NO_PASSAGE)
		return;
	if (whole->passage == AS_NO_PASSAGE) {
		*whole = *part;
		return;
	}
	whole->span.start = part->span.start < whole->span.start ? part->span.start : whole->span.start;
	whole->span.end = part->span.end > whole->span.end ? part->span.end : whole->span.end;
}

/* What can be said of the row without looking at words. */
static struct as_row sum_up(const struct casting *casting, const size_t *parts, size_t count)
{
	struct as_row whole = casting->of->rows[parts[0]];
	size_t text[SIDES] = {0, 0}, moved = 0, matched = 0;
	uint64_t agree = 0; /* in millionths: the sum must not depend on the order */
	bool all_related = true;
	for (size_t i = 0; i < count; i++) {
		const struct as_row *row = &casting->of->rows[parts[i]];
		take_in(&whole.left, &row->left);
		take_in(&whole.right, &row->right);
		whole.furniture = whole.furniture && row->furniture;
		whole.pinned = whole.pinned || row->pinned;
		whole.discrepant = whole.discrepant || row->discrepant;
		text[LEFT] += length(row, LEFT);
		text[RIGHT] += length(row, RIGHT);
		if (!has_both(row))
			continue;
		size_t both = length(row, LEFT) + length(row, RIGHT);
		size_t less = length(row, LEFT) < length(row, RIGHT) ? length(row, LEFT) : length(row, RIGHT);
		matched += both;
		moved += row->moved ? both : 0;
		agree += (uint64_t)(row->similarity * 1e6 + 0.5) * less;
		all_related = all_related && row->relation == AS_RELATED;
	}
	whole.moved = moved * 2 > matched;
	whole.relation = all_related ? AS_RELATED : AS_EDITED;
	whole.similarity = (double)agree / 1e6 / (double)(text[LEFT] < text[RIGHT] ? text[LEFT] : text[RIGHT]);
	return whole;
}

static enum as_relation relation_of(const struct as_op *ops, size_t count)
{
	enum as_relation relation = AS_SAME;
	for (size_t i = 0; i < count; i++) {
		if (ops[i].kind != AS_OP_EQUAL)
			return AS_EDITED;
		relation = ops[i].format ? AS_FORMAT : relation;
	}
	return relation;
}

static void add_discrepancies(struct casting *casting, const struct as_row *row)
{
	struct as_comparison *out = casting->out;
	AS_RESERVE(out->discrepancies, casting->discrepancies_cap, out->discrepancies_count + row->discrepancies_count);
	for (size_t i = row->first_discrepancy; i < row->first_discrepancy + row->discrepancies_count; i++)
		out->discrepancies[out->discrepancies_count++] = casting->of->discrepancies[i];
}

static void cast_row(struct casting *casting, struct as_row *out, size_t index)
{
	const size_t *parts = casting->parts + casting->first[index];
	size_t count = casting->first[index + 1] - casting->first[index];
	size_t first_op = casting->out->ops_count, first_discrepancy = casting->out->discrepancies_count;
	*out = count == 1 ? casting->of->rows[parts[0]] : sum_up(casting, parts, count);
	bool *shifted = count == 1 ? as_calloc(1, sizeof *shifted) : find_shifted(casting, index);
	for (size_t i = 0; i < count; i++) {
		const struct as_row *row = &casting->of->rows[parts[i]];
		if (has_both(row) && out->relation != AS_RELATED)
			add_match(casting, row, shifted[i]);
		else if (count > 1 && out->relation != AS_RELATED)
			add_alone(casting, parts[i], out);
		add_discrepancies(casting, row);
	}
	free(shifted);
	out->first_op = first_op;
	out->ops_count = casting->out->ops_count - first_op;
	out->first_discrepancy = first_discrepancy;
	out->discrepancies_count = casting->out->discrepancies_count - first_discrepancy;
	if (count > 1 && out->ops_count) {
		tile_row(casting, out);
		out->relation = relation_of(casting->out->ops + first_op, out->ops_count);
		out->similarity = out->relation == AS_EDITED ? out->similarity : 1;
	}
}

/* ---- groups: passages that splits and mergers tie together */

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
	while (parent[at] != at)
		at = parent[at] = parent[parent[at]];
	return at;
}

/* Numbers the rows so that those of one passage, on either side, share a group. */
static void number_groups(struct as_comparison *out)
{
	uint32_t count = (uint32_t)out->rows_count, groups = 0;
	uint32_t *parent = as_realloc(NULL, (size_t)count + 1, sizeof *parent), *number = as_calloc((size_t)count + 1, 4);
	for (uint32_t i = 0; i < count; i++)
		parent[i] = i;
	for (int side = LEFT; side < SIDES; side++) {
		size_t passages = (side == LEFT ? out->left : out->right)->doc->passages_count;
		uint32_t *holder = as_calloc(passages + 1, sizeof *holder);
		for (uint32_t i = 0; i < count; i++) {
			if (!has(&out->rows[i], side))
				continue;
			uint32_t *held = &holder[side_of(&out->rows[i], side)->passage];
			uint32_t a = root_of(parent, i), b = *held ? root_of(parent, *held - 1) : a;
			parent[a > b ? a : b] = a > b ? b : a;
			*held = i + 1;
		}
		free(holder);
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t *n = &number[root_of(parent, i)];
		*n = *n ? *n : ++groups;
		out->rows[i].group = *n;
	}
	free(parent);
	free(number);
}

static void sort_rows(struct as_comparison *out)
{
	size_t *order = as_realloc(NULL, out->rows_count + 1, sizeof *order);
	struct as_row *sorted = as_realloc(NULL, out->rows_count + 1, sizeof *sorted);
	as_sequence_make(order, out->rows, out->rows_count, 0);
	for (size_t i = 0; i < out->rows_count; i++)
		sorted[i] = out->rows[order[i]];
	free(order);
	free(out->rows);
	out->rows = sorted;
}

void as_passages_make(struct as_comparison *out, const struct as_comparison *of)
{
	struct casting casting = {.out = out, .of = of};
	casting.into = as_realloc(NULL, of->rows_count + 1, sizeof *casting.into);
	casting.after = as_realloc(NULL, of->rows_count + 1, sizeof *casting.after);
	for (size_t i = 0; i < of->rows_count; i++)
		casting.into[i] = casting.after[i] = NONE;
	find_orders(&casting);
	join_pairs(&casting);
	join_alone(&casting, LEFT);
	join_alone(&casting, RIGHT);
	gather_parts(&casting);
	out->rows = as_realloc(NULL, casting.count + 1, sizeof *out->rows);
	out->rows_count = casting.count;
	for (size_t i = 0; i < casting.count; i++)
		cast_row(&casting, &out->rows[i], i);
	sort_rows(out);
	number_groups(out);
	for (int side = LEFT; side < SIDES; side++) {
		free(casting.order[side]);
		free(casting.rank[side]);
	}
	free(casting.into);
	free(casting.after);
	free(casting.first);
	free(casting.parts);
}
