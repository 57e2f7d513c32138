/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/ops.h"

#include <string.h>

#include "base/mem.h"

/* A row being written down. */
struct writing {
	struct as_comparison *out;
	size_t *cap;
	const struct as_pairing *pairing;
	const struct as_row *row;
	const struct as_range *pieces;
};

/* Linked words that make one step: one and one, or more when glued. */
struct knot {
	uint32_t at[2], count[2];
	bool format;    /* spelled or punctuated differently */
	bool irregular; /* not the same number of words between spaces */
};

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

size_t as_ink_start(const struct as_tokens *tokens, uint32_t token)
{
	const char *text = tokens->doc->text;
	size_t start = tokens->items[token].start, stop = token ? tokens->items[token - 1].end : 0;
	while (start > stop && !is_space(text[start - 1]))
		start--;
	return start;
}

/* Where the text of a word begins in its row: white space goes with the word
 * before it, marks with the word they cling to. */
static size_t begin_of(const struct writing *writing, int side, uint32_t token)
{
	const struct as_span *span = side ? &writing->row->right.span : &writing->row->left.span;
	if (token == writing->pieces[side].first)
		return span->start;
	if (token == writing->pieces[side].end)
		return span->end;
	return as_ink_start(writing->pairing->side[side].tokens, token);
}

static struct as_span span_of(const struct writing *writing, int side, uint32_t first, uint32_t end)
{
	return (struct as_span){begin_of(writing, side, first), begin_of(writing, side, end)};
}

static void write_op(const struct writing *writing, enum as_op_kind kind, bool format, struct as_span left,
		     struct as_span right)
{
	if (left.start == left.end && right.start == right.end)
		return;
	struct as_comparison *out = writing->out;
	AS_RESERVE(out->ops, *writing->cap, out->ops_count + 1);
	out->ops[out->ops_count++] = (struct as_op){kind, format, left, right};
}

/* Compares two stretches of text, any white space equal to any other, that at
 * the end to none; counts the words between spaces of both. */
static bool reads_same(const char *a, struct as_span x, const char *b, struct as_span y, int words[2])
{
	bool same = true;
	words[0] = words[1] = 0;
	if (as_span_length(x) == as_span_length(y) && !memcmp(a + x.start, b + y.start, as_span_length(x)))
		return true;
	while (x.start < x.end || y.start < y.end) {
		while (x.start < x.end && is_space(a[x.start]))
			x.start++;
		while (y.start < y.end && is_space(b[y.start]))
			y.start++;
		size_t i = x.start, j = y.start;
		while (x.start < x.end && !is_space(a[x.start]))
			x.start++;
		while (y.start < y.end && !is_space(b[y.start]))
			y.start++;
		words[0] += x.start > i;
		words[1] += y.start > j;
		same = same && x.start - i == y.start - j && !memcmp(a + i, b + j, x.start - i);
	}
	return same;
}

static struct knot knot_at(const struct writing *writing, uint32_t l)
{
	struct knot knot = {.at = {l, writing->pairing->side[0].link[l]}};
	as_link_extent(writing->pairing, l, knot.count);
	int words[2];
	struct as_span left = span_of(writing, 0, l, l + knot.count[0]);
	struct as_span right = span_of(writing, 1, knot.at[1], knot.at[1] + knot.count[1]);
	knot.format = !reads_same(writing->out->left->doc->text, left, writing->out->right->doc->text, right, words);
	knot.irregular = words[0] != words[1];
	return knot;
}

/* Whether white space stands before the token. */
static bool spaced(const struct writing *writing, int side, uint32_t token)
{
	const struct as_tokens *tokens = writing->pairing->side[side].tokens;
	size_t start = as_ink_start(tokens, token);
	return start > 0 && is_space(tokens->doc->text[start - 1]);
}

/* Adds `next` to what is gathered in `knot` if both belong in one op: side by
 * side, and either alike, or glued together on one side only ("Sunday,Russia"
 * against "Sunday, Russia"), where no word between spaces may be divided. */
static bool join(const struct writing *writing, struct knot *knot, const struct knot *next)
{
	for (int s = 0; s < 2; s++)
		if (next->at[s] != knot->at[s] + knot->count[s])
			return false;
	bool divided = spaced(writing, 0, next->at[0]) != spaced(writing, 1, next->at[1]);
	if (!divided && (knot->irregular || next->irregular || knot->format != next->format))
		return false;
	for (int s = 0; s < 2; s++)
		knot->count[s] += next->count[s];
	knot->irregular = divided || knot->irregular || next->irregular;
	knot->format = divided || knot->format || next->format;
	return true;
}

/* Writes the linked words from `l` on that follow one another on both sides;
 * returns the first left word after them. */
static uint32_t write_linked(const struct writing *writing, uint32_t l, uint32_t end)
{
	const struct as_bench_side *left = &writing->pairing->side[0];
	enum as_op_kind kind = left->shifted[l] ? AS_OP_MOVED : AS_OP_EQUAL;
	struct knot knot = knot_at(writing, l);
	for (;;) {
		uint32_t at = knot.at[0] + knot.count[0];
		bool more = at < end && left->link[at] == knot.at[1] + knot.count[1] &&
			    left->shifted[at] == left->shifted[l];
		struct knot next = more ? knot_at(writing, at) : knot;
		if (more && join(writing, &knot, &next))
			continue;
		write_op(writing, kind, knot.format, span_of(writing, 0, knot.at[0], at),
			 span_of(writing, 1, knot.at[1], knot.at[1] + knot.count[1]));
		if (!more)
			return at;
		knot = next;
	}
}

/* The next unlinked words at or after *at, before `end`; empty at the end. */
static struct as_range next_plain(const struct as_bench_side *side, uint32_t *at, uint32_t end)
{
	while (*at < end && side->link[*at] != AS_UNLINKED)
		++*at;
	struct as_range plain = {*at, *at};
	while (*at < end && side->link[*at] == AS_UNLINKED)
		plain.end = ++*at;
	return plain;
}

/* What stands between two steps in order: words of one side only, words that
 * replace one another, and words whose fellows are elsewhere in the row. */
static void write_gap(const struct writing *writing, const uint32_t from[2], const uint32_t to[2])
{
	const struct as_bench_side *left = &writing->pairing->side[0], *right = &writing->pairing->side[1];
	uint32_t l = from[0], r = from[1];
	while (l < to[0]) {
		if (left->link[l] != AS_UNLINKED) {
			l = write_linked(writing, l, to[0]);
			continue;
		}
		struct as_range mine = next_plain(left, &l, to[0]), other = next_plain(right, &r, to[1]);
		write_op(writing, other.first < other.end ? AS_OP_REPLACE : AS_OP_DELETE, false,
			 span_of(writing, 0, mine.first, mine.end), span_of(writing, 1, other.first, other.end));
	}
	while (r < to[1]) {
		struct as_range other = next_plain(right, &r, to[1]);
		write_op(writing, AS_OP_INSERT, false, span_of(writing, 0, l, l), span_of(writing, 1, other.first, other.end));
	}
}

static void write_row(const struct writing *writing)
{
	const struct as_bench_side *left = &writing->pairing->side[0];
	uint32_t from[2] = {writing->pieces[0].first, writing->pieces[1].first}, end = writing->pieces[0].end;
	while (from[0] < end || from[1] < writing->pieces[1].end) {
		uint32_t to[2] = {from[0], writing->pieces[1].end};
		while (to[0] < end && (left->link[to[0]] == AS_UNLINKED || left->shifted[to[0]]))
			to[0]++;
		if (to[0] < end)
			to[1] = left->link[to[0]];
		write_gap(writing, from, to);
		from[0] = to[0];
		from[1] = to[1];
		if (to[0] == end)
			break;
		uint32_t extent[2];
		from[0] = write_linked(writing, to[0], end);
		uint32_t last = writing->pairing->side[1].link[left->link[from[0] - 1]];
		as_link_extent(writing->pairing, last, extent);
		from[1] = left->link[last] + extent[1];
	}
}

/* How much of the lighter piece is linked, by weight. */
static double similarity(const struct as_pairing *pairing, const struct as_range pieces[2])
{
	uint64_t linked[2] = {0, 0}, total[2] = {0, 0};
	for (int s = 0; s < 2; s++)
		for (uint32_t i = pieces[s].first; i < pieces[s].end; i++) {
			total[s] += pairing->side[s].weight[i];
			linked[s] += pairing->side[s].link[i] != AS_UNLINKED ? pairing->side[s].weight[i] : 0;
		}
	int lighter = total[0] != total[1] ? total[1] < total[0] : linked[1] < linked[0];
	return (double)linked[lighter] / (double)total[lighter];
}

void as_ops_add(struct as_comparison *comparison, size_t *cap, struct as_row *row, const struct as_range pieces[2],
		const struct as_pairing *pairing)
{
	struct writing writing = {comparison, cap, pairing, row, pieces};
	row->first_op = comparison->ops_count;
	write_row(&writing);
	row->ops_count = comparison->ops_count - row->first_op;
	row->relation = AS_SAME;
	for (size_t i = row->first_op; i < comparison->ops_count; i++) {
		const struct as_op *op = &comparison->ops[i];
		if (op->kind != AS_OP_EQUAL)
			row->relation = AS_EDITED;
		else if (op->format && row->relation == AS_SAME)
			row->relation = AS_FORMAT;
	}
	row->similarity = similarity(pairing, pieces);
}
