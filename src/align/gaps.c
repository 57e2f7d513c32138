/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/gaps.h"

#include "align/likeness.h"

enum {
	REACH = 40,                /* words filled beyond the last anchor, where the passage goes on */
	TOGETHER = 3 * AS_BIT,     /* what it is worth to match next to another match */
	LONE = 6 * AS_BIT,         /* what a match apart from all others must weigh */
	NEARBY = 3,                /* words of difference across which a match still belongs to its neighbour */
};

/* The free words between two linked places. */
struct gap {
	uint32_t left[AS_GAP], right[AS_GAP]; /* tokens, ascending */
	struct as_spelling spelt_left[AS_GAP], spelt_right[AS_GAP];
	int rows, columns;
	bool head, tail; /* linked words stand directly before, after */
	bool given;      /* that the two belong together is known: no match must show it */
};

/* A matched step of the solution: positions in the gap, from 1. */
struct step {
	int row, column;
	enum as_likeness likeness;
};

struct table {
	int best[AS_GAP + 1][AS_GAP + 1];  /* of all solutions up to here */
	int match[AS_GAP + 1][AS_GAP + 1]; /* of those that end in a match here */
	unsigned char likeness[AS_GAP + 1][AS_GAP + 1];
};

/* A word may be glued to the next when that is free and of the same sentence. */
static void spell(struct as_spelling *out, const struct as_pairing *pairing, int side, const uint32_t *tokens, int count)
{
	for (int i = 0; i < count; i++) {
		bool next = i + 1 < count && tokens[i + 1] == tokens[i] + 1 &&
			    as_unit_of(pairing, side, tokens[i]) == as_unit_of(pairing, side, tokens[i + 1]);
		out[i] = as_spelling_of(pairing, side, tokens[i], next);
	}
}

/* The value of a match that ends at row, column, having come from
 * (row - up, column - back). */
static int match_value(const struct table *table, int row, int column, int up, int back, int weight)
{
	int apart = table->best[row - up][column - back];
	int joined = table->match[row - up][column - back] + TOGETHER;
	return weight + (joined > apart ? joined : apart);
}

static void offer(struct table *table, int row, int column, int value, enum as_likeness likeness)
{
	if (value > table->match[row][column]) {
		table->match[row][column] = value;
		table->likeness[row][column] = (unsigned char)likeness;
	}
}

static void solve_cell(struct table *table, const struct as_pairing *pairing, const struct gap *gap, int row,
		       int column)
{
	uint32_t l = gap->left[row - 1], r = gap->right[column - 1];
	enum as_likeness likeness = as_likeness_of(&gap->spelt_left[row - 1], &gap->spelt_right[column - 1]);
	if (likeness == AS_UNLIKE)
		return;
	int up = likeness == AS_GLUED_RIGHT, back = likeness == AS_GLUED_LEFT;
	int weight = (int)as_link_weight(pairing, l, r) + (up + back ? 2 * AS_BIT : 0);
	offer(table, row + up, column + back, match_value(table, row + up, column + back, up + 1, back + 1, weight),
	      likeness);
}

static void solve(struct table *table, const struct as_pairing *pairing, const struct gap *gap)
{
	for (int row = 0; row <= gap->rows; row++)
		for (int column = 0; column <= gap->columns; column++) {
			table->match[row][column] = -TOGETHER;
			table->best[row][column] = 0;
			table->likeness[row][column] = AS_UNLIKE;
		}
	table->match[0][0] = gap->head ? 0 : -TOGETHER;
	for (int row = 1; row <= gap->rows; row++)
		for (int column = 1; column <= gap->columns; column++) {
			solve_cell(table, pairing, gap, row, column);
			int best = table->best[row - 1][column];
			if (table->best[row][column - 1] > best)
				best = table->best[row][column - 1];
			int match = table->match[row][column];
			if (gap->tail && row == gap->rows && column == gap->columns)
				match += TOGETHER;
			table->best[row][column] = match > best ? match : best;
		}
}

/* The steps of the best solution, last first; returns how many. */
static int trace(struct step *steps, const struct table *table, const struct gap *gap)
{
	int count = 0, row = gap->rows, column = gap->columns;
	bool joined = false; /* the step after this one counted on its being a match */
	while (row && column) {
		bool matched = table->likeness[row][column] != AS_UNLIKE;
		int value = table->match[row][column];
		if (gap->tail && row == gap->rows && column == gap->columns)
			value += TOGETHER;
		if (!joined && (!matched || value < table->best[row][column])) {
			if (table->best[row - 1][column] >= table->best[row][column - 1])
				row--;
			else
				column--;
			continue;
		}
		enum as_likeness likeness = table->likeness[row][column];
		int up = 1 + (likeness == AS_GLUED_RIGHT), back = 1 + (likeness == AS_GLUED_LEFT);
		row -= up;
		column -= back;
		steps[count++] = (struct step){row + 1, column + 1, likeness};
		joined = row && column && table->likeness[row][column] != AS_UNLIKE &&
			 table->match[row][column] + TOGETHER >= table->best[row][column];
	}
	return count;
}

/* Whether so much text apart, two matches belong together: the same few words
 * replaced, or few put in. */
static bool belongs(int rows, int columns)
{
	return rows == columns ? rows <= NEARBY : rows + columns <= NEARBY;
}

static void link_step(struct as_pairing *pairing, const struct gap *gap, const struct step *step)
{
	uint32_t l = gap->left[step->row - 1], r = gap->right[step->column - 1];
	as_link(pairing, l, r);
	if (step->likeness == AS_GLUED_LEFT)
		pairing->side[1].link[r + 1] = l;
	if (step->likeness == AS_GLUED_RIGHT)
		pairing->side[0].link[l + 1] = r;
}

/* Links the steps (in reading order now) that are held by a neighbour, or
 * that weigh enough to stand alone. */
static void link_steps(struct as_pairing *pairing, const struct gap *gap, const struct step *steps, int count)
{
	bool held[AS_GAP + 1] = {false};
	int row = 0, column = 0;
	bool before = gap->head;
	for (int i = 0; i < count; i++) {
		const struct step *s = &steps[i];
		int weight = (int)as_link_weight(pairing, gap->left[s->row - 1], gap->right[s->column - 1]);
		held[i] = gap->given || weight >= LONE || (before && belongs(s->row - 1 - row, s->column - 1 - column));
		row = s->row + (s->likeness == AS_GLUED_RIGHT);
		column = s->column + (s->likeness == AS_GLUED_LEFT);
		before = held[i];
	}
	row = gap->rows + 1;
	column = gap->columns + 1;
	bool after = gap->tail;
	for (int i = count; i-- > 0;) {
		const struct step *s = &steps[i];
		int to_row = s->row + (s->likeness == AS_GLUED_RIGHT), to_column = s->column + (s->likeness == AS_GLUED_LEFT);
		held[i] = held[i] || (after && belongs(row - 1 - to_row, column - 1 - to_column));
		row = s->row;
		column = s->column;
		after = held[i];
		if (held[i])
			link_step(pairing, gap, s);
	}
}

static void fill(struct as_pairing *pairing, struct gap *gap)
{
	if (!gap->rows || !gap->columns)
		return;
	spell(gap->spelt_left, pairing, 0, gap->left, gap->rows);
	spell(gap->spelt_right, pairing, 1, gap->right, gap->columns);
	struct table table;
	struct step steps[AS_GAP + 1];
	solve(&table, pairing, gap);
	int count = trace(steps, &table, gap);
	for (int i = 0; i < count / 2; i++) {
		struct step swap = steps[i];
		steps[i] = steps[count - 1 - i];
		steps[count - 1 - i] = swap;
	}
	link_steps(pairing, gap, steps, count);
}

/* Free words of [from, to) into `out`; false when there are too many. */
static bool gather(uint32_t *out, int *count, const uint32_t *link, uint32_t from, uint32_t to)
{
	*count = 0;
	for (uint32_t i = from; i < to; i++) {
		if (link[i] != AS_UNLINKED)
			continue;
		if (*count == AS_GAP)
			return false;
		out[(*count)++] = i;
	}
	return true;
}

/* Where the words that may be filled from `at` on end: at the passage's end,
 * the next linked word, or REACH. */
static uint32_t reach_after(const struct as_bench_side *side, uint32_t at)
{
	uint32_t end = at;
	uint32_t passage = at ? side->tokens->units[side->tokens->items[at - 1].unit].passage : 0;
	while (end < side->count && end - at < REACH && side->link[end] == AS_UNLINKED &&
	       side->tokens->units[side->tokens->items[end].unit].passage == passage)
		end++;
	return end;
}

static uint32_t reach_before(const struct as_bench_side *side, uint32_t at)
{
	uint32_t start = at;
	uint32_t passage = side->tokens->units[side->tokens->items[at].unit].passage;
	while (start && at - start < REACH && side->link[start - 1] == AS_UNLINKED &&
	       side->tokens->units[side->tokens->items[start - 1].unit].passage == passage)
		start--;
	return start;
}

static void fill_gap(struct as_pairing *pairing, struct gap *gap, const uint32_t from[2], const uint32_t to[2])
{
	if (gather(gap->left, &gap->rows, pairing->side[0].link, from[0], to[0]) &&
	    gather(gap->right, &gap->columns, pairing->side[1].link, from[1], to[1]))
		fill(pairing, gap);
}

static void fill_range(struct as_pairing *pairing, const uint32_t from[2], const uint32_t to[2], bool head, bool tail)
{
	struct gap gap;
	gap.head = head;
	gap.tail = tail;
	gap.given = false;
	fill_gap(pairing, &gap, from, to);
}

/* Follows equal words onwards from the linked pair l, r; returns the last. */
static uint32_t run_on(struct as_pairing *pairing, uint32_t l)
{
	struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t r = left->link[l];
	while (l + 1 < left->count && r + 1 < right->count && left->link[l + 1] == AS_UNLINKED &&
	       right->link[r + 1] == AS_UNLINKED && left->word[l + 1] == right->word[r + 1])
		as_link(pairing, ++l, ++r);
	return l;
}

static void run_back(struct as_pairing *pairing, uint32_t l)
{
	struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t r = left->link[l];
	while (l && r && left->link[l - 1] == AS_UNLINKED && right->link[r - 1] == AS_UNLINKED &&
	       left->word[l - 1] == right->word[r - 1])
		as_link(pairing, --l, --r);
}

/* The gap between linked left words l and next, nothing linked between. */
static void fill_between(struct as_pairing *pairing, uint32_t l, uint32_t next)
{
	struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	uint32_t r = left->link[l], to = left->link[next];
	if (to > r && next - l - 1 <= AS_GAP && to - r - 1 <= AS_GAP) {
		fill_range(pairing, (uint32_t[2]){l + 1, r + 1}, (uint32_t[2]){next, to}, true, true);
		return;
	}
	fill_range(pairing, (uint32_t[2]){l + 1, r + 1}, (uint32_t[2]){reach_after(left, l + 1), reach_after(right, r + 1)},
		   true, false);
	fill_range(pairing, (uint32_t[2]){reach_before(left, next), reach_before(right, to)}, (uint32_t[2]){next, to},
		   false, true);
}

void as_gaps_fill(struct as_pairing *pairing)
{
	struct as_bench_side *left = &pairing->side[0], *right = &pairing->side[1];
	for (uint32_t l = 0; l < left->count; l++)
		if (left->link[l] != AS_UNLINKED)
			l = run_on(pairing, l);
	for (uint32_t l = left->count; l-- > 0;)
		if (left->link[l] != AS_UNLINKED)
			run_back(pairing, l);
	uint32_t last = AS_UNLINKED;
	for (uint32_t l = 0; l < left->count; l++) {
		if (left->link[l] == AS_UNLINKED)
			continue;
		uint32_t r = left->link[l];
		if (last == AS_UNLINKED) {
			fill_range(pairing, (uint32_t[2]){reach_before(left, l), reach_before(right, r)}, (uint32_t[2]){l, r},
				   false, true);
		} else if (l > last + 1 || r != left->link[last] + 1) {
			fill_between(pairing, last, l);
		}
		last = l;
	}
	if (last != AS_UNLINKED) {
		uint32_t r = left->link[last];
		fill_range(pairing, (uint32_t[2]){last + 1, r + 1},
			   (uint32_t[2]){reach_after(left, last + 1), reach_after(right, r + 1)}, true, false);
	}
}

uint32_t as_gaps_fill_units(struct as_pairing *pairing, uint32_t left, uint32_t right, bool given)
{
	const struct as_unit *a = &pairing->side[0].tokens->units[left], *b = &pairing->side[1].tokens->units[right];
	struct gap gap;
	gap.head = gap.tail = false;
	gap.given = given;
	fill_gap(pairing, &gap, (uint32_t[2]){a->first, b->first},
		 (uint32_t[2]){a->first + a->count, b->first + b->count});
	uint32_t linked = 0;
	for (uint32_t l = a->first; l < a->first + a->count; l++)
		linked += pairing->side[0].link[l] != AS_UNLINKED;
	return linked;
}
