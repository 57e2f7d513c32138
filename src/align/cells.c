/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/cells.h"

#include <stdlib.h>
#include <string.h>

#include "align/bundle.h"
#include "align/order.h"
#include "base/buf.h"
#include "base/mem.h"

enum { WORDS_ENOUGH = 5, NOWHERE = -1 }; /* words in common that make a place, or half of the fewer */

/* A passage or sentence of a document, with its words. */
struct segment {
	uint32_t first, end;      /* tokens */
	uint32_t unit, units_end; /* sentences */
	uint32_t passage;
	struct as_span span;
};

struct segments {
	struct segment *items;
	size_t count, cap;
};

/* A row in the making: who leads it, and which row follows. */
struct lead {
	uint32_t doc, segment;
	int32_t after;
};

/* A word of a document that stands in the class of a word of the row. */
struct hit {
	uint32_t doc, token;
};

struct hits {
	struct hit *items;
	size_t count, cap;
};

struct bench {
	struct as_collation *collation;
	struct as_classes *classes;
	uint32_t *start;            /* by document: its first word */
	struct segments *segments;  /* by document */
	int32_t *claim;             /* by word that stands for a class: the row it belongs to, or NOWHERE */
	struct lead *leads;
	size_t leads_count, leads_cap;
	int32_t head;               /* the first row */
	uint32_t *votes;            /* by row or document: counts of the moment, else 0 */
	size_t votes_cap;
	struct hits hits;
	struct as_placed *placed;   /* by cell: where it stands; weight 0 when absent */
};

static const struct as_tokens *tokens_of(const struct bench *bench, size_t doc)
{
	return bench->collation->tokens[doc];
}

static uint32_t class_of(const struct bench *bench, size_t doc, uint32_t token)
{
	return as_class_of(bench->classes, bench->start[doc] + token);
}

static bool is_alone(const struct bench *bench, size_t doc, uint32_t token)
{
	return bench->classes->next[bench->start[doc] + token] == bench->start[doc] + token;
}

static bool is_enough(size_t common, size_t words)
{
	return common >= WORDS_ENOUGH || (common && common * 2 >= words);
}

/* ---- segments */

static void cut(struct segments *segments, const struct as_tokens *tokens, enum as_collate_by by)
{
	for (uint32_t unit = 0; unit < tokens->units_count;) {
		const struct as_unit *first = &tokens->units[unit], *last = first;
		struct segment segment = {.first = first->first, .unit = unit, .passage = first->passage,
					  .span = first->span};
		for (unit++; by == AS_BY_PASSAGE && unit < tokens->units_count &&
			     tokens->units[unit].passage == segment.passage; unit++)
			last = &tokens->units[unit];
		segment.units_end = unit;
		segment.end = last->first + last->count;
		segment.span.end = last->span.end;
		AS_RESERVE(segments->items, segments->cap, segments->count + 1);
		segments->items[segments->count++] = segment;
	}
}

static const struct segment *segment_at(const struct bench *bench, size_t doc, uint32_t token)
{
	const struct segments *segments = &bench->segments[doc];
	size_t low = 0, high = segments->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (segments->items[middle].first <= token)
			low = middle;
		else
			high = middle;
	}
	return &segments->items[low];
}

static bool may_lead(const struct bench *bench, size_t doc, const struct segment *segment)
{
	return segment->end > segment->first &&
	       as_role_is_report(tokens_of(bench, doc)->doc->passages[segment->passage].role);
}

/* ---- rows */

static void add_row(struct bench *bench, uint32_t doc, uint32_t segment, int32_t previous)
{
	const struct segment *of = &bench->segments[doc].items[segment];
	int32_t row = (int32_t)bench->leads_count;
	AS_RESERVE(bench->leads, bench->leads_cap, bench->leads_count + 1);
	AS_RESERVE(bench->votes, bench->votes_cap, bench->leads_count + 1);
	bench->votes[row] = 0;
	int32_t *link = previous == NOWHERE ? &bench->head : &bench->leads[previous].after;
	bench->leads[bench->leads_count++] = (struct lead){doc, segment, *link};
	*link = row;
	for (uint32_t token = of->first; token < of->end; token++) {
		int32_t *claim = &bench->claim[class_of(bench, doc, token)];
		if (*claim == NOWHERE)
			*claim = row;
	}
}

/* Whether the segment says what no row says yet and some other document has. */
static bool is_new(struct bench *bench, uint32_t doc, const struct segment *segment)
{
	const struct as_classes *classes = bench->classes;
	size_t words = segment->end - segment->first, linked = 0, fresh = 0, most = 0;
	bench->hits.count = 0;
	for (uint32_t token = segment->first; token < segment->end; token++) {
		uint32_t word = bench->start[doc] + token;
		if (is_alone(bench, doc, token))
			continue;
		linked++;
		if (bench->claim[class_of(bench, doc, token)] != NOWHERE)
			continue;
		fresh++;
		for (uint32_t other = classes->next[word]; other != word; other = classes->next[other]) {
			AS_RESERVE(bench->hits.items, bench->hits.cap, bench->hits.count + 1);
			bench->hits.items[bench->hits.count++].doc = classes->doc[other];
		}
	}
	AS_RESERVE(bench->votes, bench->votes_cap, bench->collation->count);
	for (size_t i = 0; i < bench->hits.count; i++) {
		uint32_t *votes = &bench->votes[bench->hits.items[i].doc];
		most = ++*votes > most ? *votes : most;
	}
	for (size_t i = 0; i < bench->hits.count; i++)
		bench->votes[bench->hits.items[i].doc] = 0;
	return fresh * 2 >= linked && is_enough(fresh, words) && is_enough(most, words);
}

/* The row that most of the segment's words belong to, or NOWHERE. */
static int32_t row_of(struct bench *bench, uint32_t doc, const struct segment *segment)
{
	int32_t best = NOWHERE;
	for (uint32_t token = segment->first; token < segment->end; token++) {
		int32_t row = bench->claim[class_of(bench, doc, token)];
		if (row != NOWHERE && (++bench->votes[row], best == NOWHERE || bench->votes[row] > bench->votes[best]))
			best = row;
	}
	size_t votes = best == NOWHERE ? 0 : bench->votes[best];
	for (uint32_t token = segment->first; token < segment->end; token++) {
		int32_t row = bench->claim[class_of(bench, doc, token)];
		if (row != NOWHERE)
			bench->votes[row] = 0;
	}
	return is_enough(votes, segment->end - segment->first) ? best : NOWHERE;
}

/* After which row a new one of `doc` stands that follows `previous` there:
 * what other documents put in the same place, and `doc` lacks, goes first. */
static int32_t place_after(const struct bench *bench, int32_t previous, const bool *has)
{
	for (;;) {
		int32_t next = previous == NOWHERE ? bench->head : bench->leads[previous].after;
		if (next == NOWHERE || bench->leads[next].doc == bench->collation->base || has[next])
			return previous;
		previous = next;
	}
}

/* Where a document begins to lead: before the first row that it has, else at the end. */
static int32_t place_first(const struct bench *bench, const bool *has)
{
	int32_t previous = NOWHERE;
	for (int32_t row = bench->head; row != NOWHERE && !has[row]; row = bench->leads[row].after)
		previous = row;
	return previous;
}

static void lead_by(struct bench *bench, uint32_t doc)
{
	const struct segments *segments = &bench->segments[doc];
	bool *has = as_calloc(bench->leads_count + segments->count + 1, sizeof *has);
	int32_t previous = NOWHERE;
	for (size_t i = 0; i < segments->count; i++) {
		int32_t row = row_of(bench, doc, &segments->items[i]);
		if (row != NOWHERE)
			has[row] = true;
	}
	for (uint32_t i = 0; i < segments->count; i++) {
		const struct segment *segment = &segments->items[i];
		int32_t row;
		if (may_lead(bench, doc, segment) && (doc == bench->collation->base || is_new(bench, doc, segment))) {
			row = (int32_t)bench->leads_count;
			add_row(bench, doc, i, previous == NOWHERE ? place_first(bench, has) :
				place_after(bench, previous, has));
			has[row] = true;
		} else {
			row = row_of(bench, doc, segment);
		}
		previous = row == NOWHERE ? previous : row;
	}
	free(has);
}

/* ---- cells */

/* The words of a cell, and its text as one line. */
struct wording {
	struct as_token *tokens;
	uint32_t *words;  /* their numbers over all documents */
	size_t count, cap, words_cap;
	struct as_buf text;
};

static void add_text(struct as_buf *out, const char *text, struct as_span span)
{
	for (size_t i = span.start; i < span.end; i++) {
		bool space = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
		if (!space)
			as_buf_addc(out, text[i]);
		else if (out->len && out->data[out->len - 1] != ' ')
			as_buf_addc(out, ' ');
	}
	as_buf_addc(out, ' ');
}

static void add_wording(struct wording *wording, const struct bench *bench, size_t doc, uint32_t first, uint32_t end,
			struct as_span span)
{
	const struct as_tokens *tokens = tokens_of(bench, doc);
	AS_RESERVE(wording->tokens, wording->cap, wording->count + end - first);
	AS_RESERVE(wording->words, wording->words_cap, wording->count + end - first);
	for (uint32_t token = first; token < end; token++) {
		wording->tokens[wording->count] = tokens->items[token];
		wording->words[wording->count++] = bench->start[doc] + token;
	}
	add_text(&wording->text, tokens->doc->text, span);
}

static void wording_free(struct wording *wording)
{
	free(wording->tokens);
	free(wording->words);
	as_buf_free(&wording->text);
}

/* Whether both say the same words in the same order, spelling aside. */
static bool is_same_words(const struct bench *bench, const struct wording *a, const struct wording *b)
{
	size_t l = 0, r = 0;
	while (l < a->count && r < b->count) {
		uint32_t step[2] = {1, 1};
		if (!as_words_step(step, bench->collation->lexicon, a->tokens + l, a->count - l, b->tokens + r,
				   b->count - r) &&
		    as_class_of(bench->classes, a->words[l]) != as_class_of(bench->classes, b->words[r]))
			return false;
		l += step[0];
		r += step[1];
	}
	return l == a->count && r == b->count;
}

static enum as_cell_state state_of(const struct bench *bench, const struct wording *lead, const struct wording *cell)
{
	if (!is_same_words(bench, lead, cell))
		return AS_CELL_EDITED;
	bool same = lead->text.len == cell->text.len && !memcmp(lead->text.data, cell->text.data, lead->text.len);
	return same ? AS_CELL_SAME : AS_CELL_FORMAT;
}

/* Whether a sentence at the edge of a passage is rather another row's. */
static bool is_foreign(const struct bench *bench, size_t doc, uint32_t unit, int32_t row)
{
	const struct as_unit *of = &tokens_of(bench, doc)->units[unit];
	size_t own = 0, foreign = 0;
	for (uint32_t token = of->first; token < of->first + of->count; token++) {
		int32_t claim = bench->claim[class_of(bench, doc, token)];
		own += claim == row;
		foreign += claim != row && claim != NOWHERE;
	}
	return foreign > own;
}

/* One piece of a cell: the segment without sentences that other rows have. */
static struct as_span add_piece(struct wording *wording, const struct bench *bench, size_t doc,
				const struct segment *segment, int32_t row)
{
	const struct as_unit *units = tokens_of(bench, doc)->units;
	uint32_t first = segment->unit, last = segment->units_end - 1;
	while (first < last && is_foreign(bench, doc, first, row))
		first++;
	while (last > first && is_foreign(bench, doc, last, row))
		last--;
	struct as_span span = {units[first].span.start, units[last].span.end};
	add_wording(wording, bench, doc, units[first].first, units[last].first + units[last].count, span);
	return span;
}

/* The hits from `first` on that stand in one segment: where the next begin. */
static size_t same_segment(const struct segment **segment, const struct bench *bench, const struct hit *hits,
			   size_t first, size_t count)
{
	*segment = segment_at(bench, hits[first].doc, hits[first].token);
	size_t next = first;
	while (next < count && hits[next].token < (*segment)->end)
		next++;
	return next;
}

/* Fills a cell from the hits of one document, ascending by token. */
static void fill_cell(struct bench *bench, size_t row, int32_t number, const struct hit *hits, size_t count,
		      const struct wording *lead)
{
	size_t doc = hits[0].doc, best = 0, main = 0, cell_index = row * bench->collation->count + doc;
	struct as_cell *cell = &bench->collation->cells[cell_index];
	struct wording wording = {.text = AS_BUF_INIT};
	const struct segment *segment;
	if (!is_enough(count, lead->count))
		return;
	for (size_t i = 0, next; i < count; i = next) {
		next = same_segment(&segment, bench, hits, i, count);
		if (next - i > best) {
			best = next - i;
			main = i;
		}
	}
	for (size_t i = 0, next; i < count; i = next) {
		next = same_segment(&segment, bench, hits, i, count);
		if (i != main && !is_enough(next - i, segment->end - segment->first))
			continue;
		struct as_span span = add_piece(&wording, bench, doc, segment, number);
		cell->pieces++;
		if (i == main) {
			cell->passage = (int)segment->passage;
			cell->span = span;
		}
	}
	bench->placed[cell_index] = (struct as_placed){.at = hits[main].token, .weight = (uint32_t)count};
	cell->state = state_of(bench, lead, &wording);
	cell->share = (double)count / (double)lead->count;
	wording_free(&wording);
}

static int by_doc(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->doc != y->doc)
		return x->doc < y->doc ? -1 : 1;
	return (x->token > y->token) - (x->token < y->token);
}

/* The words of all documents that stand for words of the row. */
static void find_hits(struct bench *bench, int32_t number, uint32_t doc, const struct segment *segment)
{
	const struct as_classes *classes = bench->classes;
	bench->hits.count = 0;
	for (uint32_t token = segment->first; token < segment->end; token++) {
		uint32_t word = bench->start[doc] + token, other = word;
		if (bench->claim[class_of(bench, doc, token)] != number)
			continue;
		do {
			AS_RESERVE(bench->hits.items, bench->hits.cap, bench->hits.count + 1);
			bench->hits.items[bench->hits.count++] =
				(struct hit){classes->doc[other], other - bench->start[classes->doc[other]]};
			other = classes->next[other];
		} while (other != word);
	}
	if (bench->hits.count)
		qsort(bench->hits.items, bench->hits.count, sizeof *bench->hits.items, by_doc);
}

static void fill_row(struct bench *bench, size_t row, int32_t number)
{
	struct as_collation *collation = bench->collation;
	const struct lead *lead = &bench->leads[number];
	const struct segment *segment = &bench->segments[lead->doc].items[lead->segment];
	struct wording wording = {.text = AS_BUF_INIT};
	add_wording(&wording, bench, lead->doc, segment->first, segment->end, segment->span);
	collation->rows[row].lead = lead->doc;
	for (size_t doc = 0; doc < collation->count; doc++)
		collation->cells[row * collation->count + doc].passage = NOWHERE;
	find_hits(bench, number, lead->doc, segment);
	for (size_t i = 0, next; i < bench->hits.count; i = next) {
		const struct hit *hits = bench->hits.items;
		for (next = i; next < bench->hits.count && hits[next].doc == hits[i].doc; next++)
			;
		size_t at = row * collation->count + hits[i].doc;
		if (hits[i].doc != lead->doc) {
			fill_cell(bench, row, number, hits + i, next - i, &wording);
		} else {
			collation->cells[at] = (struct as_cell){.state = AS_CELL_SAME, .pieces = 1, .share = 1,
				.passage = (int)segment->passage, .span = segment->span};
			bench->placed[at] = (struct as_placed){.at = hits[i].token, .weight = (uint32_t)(next - i)};
		}
		collation->rows[row].present += collation->cells[at].state != AS_CELL_ABSENT;
	}
	wording_free(&wording);
}

/* What stands out of the rows' order in each document. */
static void mark_moved(struct bench *bench)
{
	struct as_collation *collation = bench->collation;
	struct as_placed *items = as_calloc(collation->rows_count + 1, sizeof *items);
	size_t *cells = as_calloc(collation->rows_count + 1, sizeof *cells);
	for (size_t doc = 0; doc < collation->count; doc++) {
		size_t count = 0;
		for (size_t row = 0; row < collation->rows_count; row++) {
			size_t at = row * collation->count + doc;
			if (!bench->placed[at].weight)
				continue;
			items[count] = bench->placed[at];
			cells[count++] = at;
		}
		as_order_mark(items, count);
		for (size_t i = 0; i < count; i++)
			collation->cells[cells[i]].moved = items[i].moved;
	}
	free(items);
	free(cells);
}

/* ---- the whole */

static void bench_init(struct bench *bench, struct as_collation *collation, struct as_classes *classes)
{
	size_t count = collation->count;
	*bench = (struct bench){.collation = collation, .classes = classes, .head = NOWHERE};
	bench->start = as_calloc(count + 1, sizeof *bench->start);
	bench->segments = as_calloc(count + 1, sizeof *bench->segments);
	bench->claim = as_calloc((size_t)classes->count + 1, sizeof *bench->claim);
	for (size_t word = 0; word < classes->count; word++)
		bench->claim[word] = NOWHERE;
	for (size_t doc = 0; doc < count; doc++) {
		bench->start[doc + 1] = bench->start[doc] + (uint32_t)collation->tokens[doc]->count;
		cut(&bench->segments[doc], collation->tokens[doc], collation->by);
	}
	bench->votes_cap = count + 1;
	bench->votes = as_calloc(bench->votes_cap, sizeof *bench->votes);
}

static void bench_free(struct bench *bench)
{
	for (size_t doc = 0; doc < bench->collation->count; doc++)
		free(bench->segments[doc].items);
	free(bench->start);
	free(bench->segments);
	free(bench->claim);
	free(bench->leads);
	free(bench->votes);
	free(bench->hits.items);
	free(bench->placed);
}

void as_cells_lay(struct as_collation *collation, struct as_classes *classes, const uint32_t *turns)
{
	struct bench bench;
	bench_init(&bench, collation, classes);
	for (size_t turn = 0; turn < collation->count; turn++)
		lead_by(&bench, turns[turn]);
	size_t rows = bench.leads_count, cells = rows * collation->count + 1;
	collation->rows = as_calloc(rows + 1, sizeof *collation->rows);
	collation->cells = as_calloc(cells, sizeof *collation->cells);
	bench.placed = as_calloc(cells, sizeof *bench.placed);
	for (int32_t number = bench.head; number != NOWHERE; number = bench.leads[number].after)
		fill_row(&bench, collation->rows_count++, number);
	mark_moved(&bench);
	bench_free(&bench);
}
