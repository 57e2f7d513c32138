/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/pins.h"

#include <stdlib.h>
#include <string.h>

#include "align/gaps.h"
#include "align/ops.h"
#include "base/mem.h"

enum { SIDES = 2 };

static struct as_span side_of(const struct as_pinned *pin, int side)
{
	return side ? pin->right : pin->left;
}

/* ---- which pins hold */

/* The first token that starts at or after a byte. */
static uint32_t token_at(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

static uint32_t passage_of(const struct as_tokens *tokens, uint32_t token)
{
	return tokens->units[tokens->items[token].unit].passage;
}

/* The words that lie wholly in the span; none when they are of two passages. */
static struct as_range words_in(const struct as_tokens *tokens, struct as_span span)
{
	struct as_range words = {token_at(tokens, span.start), token_at(tokens, span.end)};
	while (words.end > words.first && tokens->items[words.end - 1].end > span.end)
		words.end--;
	if (words.end > words.first && passage_of(tokens, words.first) != passage_of(tokens, words.end - 1))
		words.end = words.first;
	return words;
}

static bool take(struct as_pins *pins, const struct as_tokens *const tokens[SIDES], const struct as_pinned *pin)
{
	struct as_range words[SIDES];
	for (int s = 0; s < SIDES; s++) {
		words[s] = words_in(tokens[s], side_of(pin, s));
		if (words[s].first == words[s].end)
			return false;
		for (uint32_t i = words[s].first; i < words[s].end; i++)
			if (pins->of[s][i])
				return false;
	}
	pins->count++;
	for (int s = 0; s < SIDES; s++)
		for (uint32_t i = words[s].first; i < words[s].end; i++)
			pins->of[s][i] = (uint32_t)pins->count;
	return true;
}

static int by_span(struct as_span a, struct as_span b)
{
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	return a.end < b.end ? -1 : a.end > b.end;
}

static int by_left(const void *a, const void *b)
{
	const struct as_pinned *x = a, *y = b;
	int order = by_span(x->left, y->left);
	return order ? order : by_span(x->right, y->right);
}

static int by_right(const void *a, const void *b)
{
	const struct as_pinned *x = a, *y = b;
	int order = by_span(x->right, y->right);
	return order ? order : by_span(x->left, y->left);
}

static void swap(struct as_pinned *pins, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pins[i] = (struct as_pinned){pins[i].right, pins[i].left};
}

/* Of two equal texts that one comes first from which the pins, in its order,
 * go to the earlier places: then, too, swapped arguments give the same. */
static bool is_turned(struct as_pinned *pins, size_t count, const struct as_tokens *left, const struct as_tokens *right)
{
	if (!as_pairing_in_order(left->doc, right->doc) || !as_pairing_in_order(right->doc, left->doc))
		return false;
	struct as_pinned *back = as_realloc(NULL, count + 1, sizeof *back);
	memcpy(back, pins, count * sizeof *back);
	swap(back, count);
	qsort(pins, count, sizeof *pins, by_left);
	qsort(back, count, sizeof *back, by_left);
	int order = 0;
	for (size_t i = 0; i < count && !order; i++)
		order = by_left(&pins[i], &back[i]);
	free(back);
	return order > 0;
}

/* ---- units cut at pins */

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct as_span trimmed(const char *text, size_t start, size_t end)
{
	while (start < end && is_space(text[start]))
		start++;
	while (end > start && is_space(text[end - 1]))
		end--;
	return (struct as_span){start, end};
}

static struct as_unit *add_unit(struct as_tokens *tokens, const struct as_unit *unit)
{
	AS_RESERVE(tokens->units, tokens->units_cap, tokens->units_count + 1);
	tokens->units[tokens->units_count] = *unit;
	return &tokens->units[tokens->units_count++];
}

/* Cuts one unit where pins begin and end in it; a pin that began in the unit
 * before goes on in its piece. */
static void cut_unit(struct as_tokens *out, const struct as_unit *unit, const uint32_t *of)
{
	const char *text = out->doc->text;
	uint32_t end = unit->first + unit->count;
	for (uint32_t first = unit->first, next; first < end; first = next) {
		for (next = first + 1; next < end && of[next] == of[first];)
			next++;
		struct as_span span = trimmed(text, first == unit->first ? unit->span.start : as_ink_start(out, first),
					      next == end ? unit->span.end : as_ink_start(out, next));
		if (first == unit->first && first && of[first] && of[first - 1] == of[first]) {
			struct as_unit *before = &out->units[out->units_count - 1];
			before->span.end = span.end;
			before->count += next - first;
			continue;
		}
		add_unit(out, &(struct as_unit){span, unit->passage, first, next - first});
	}
}

static void cut(struct as_tokens *out, const struct as_tokens *tokens, const uint32_t *of)
{
	*out = (struct as_tokens){.doc = tokens->doc, .count = tokens->count, .cap = tokens->count + 1};
	out->items = as_realloc(NULL, tokens->count + 1, sizeof *out->items);
	if (tokens->count)
		memcpy(out->items, tokens->items, tokens->count * sizeof *out->items);
	for (size_t u = 0; u < tokens->units_count; u++) {
		if (tokens->units[u].count)
			cut_unit(out, &tokens->units[u], of);
		else
			add_unit(out, &tokens->units[u]);
	}
	for (uint32_t u = 0; u < out->units_count; u++)
		for (uint32_t i = out->units[u].first; i < out->units[u].first + out->units[u].count; i++)
			out->items[i].unit = u;
}

void as_pins_init(struct as_pins *pins, const struct as_tokens *left, const struct as_tokens *right,
		  const struct as_pinned *pinned, size_t count)
{
	*pins = (struct as_pins){0};
	const struct as_tokens *tokens[SIDES] = {left, right};
	struct as_pinned *sorted = as_realloc(NULL, count + 1, sizeof *sorted);
	memcpy(sorted, pinned, count * sizeof *sorted);
	pins->turned = is_turned(sorted, count, left, right);
	bool right_first = pins->turned || !as_pairing_in_order(left->doc, right->doc);
	qsort(sorted, count, sizeof *sorted, right_first ? by_right : by_left);
	for (int s = 0; s < SIDES; s++)
		pins->of[s] = as_calloc(tokens[s]->count + 1, sizeof *pins->of[s]);
	for (size_t i = 0; i < count; i++)
		take(pins, tokens, &sorted[i]);
	free(sorted);
	for (int s = 0; s < SIDES; s++) {
		cut(&pins->cut[s], tokens[s], pins->of[s]);
		pins->unit[s] = as_calloc(pins->count + 1, sizeof *pins->unit[s]);
		for (uint32_t i = 0; i < tokens[s]->count; i++)
			if (pins->of[s][i])
				pins->unit[s][pins->of[s][i] - 1] = pins->cut[s].items[i].unit;
	}
}

void as_pins_free(struct as_pins *pins)
{
	for (int s = 0; s < SIDES; s++) {
		free(pins->of[s]);
		free(pins->unit[s]);
		as_tokens_free(&pins->cut[s]);
	}
	*pins = (struct as_pins){0};
}

/* ---- in the comparison */

struct pinned_word {
	uint32_t pin, word, token, side;
};

static int by_word(const void *a, const void *b)
{
	const struct pinned_word *x = a, *y = b;
	if (x->pin != y->pin)
		return x->pin < y->pin ? -1 : 1;
	return x->word < y->word ? -1 : x->word > y->word;
}

/* Which side of the caller's a side of the pairing is. */
static int callers(const struct as_pairing *pairing, int side)
{
	return pairing->swapped ? !side : side;
}

void as_pins_mark(const struct as_pins *pins, struct as_pairing *pairing)
{
	uint32_t next = 0, count = 0;
	struct pinned_word *words = NULL;
	size_t cap = 0;
	for (int s = 0; s < SIDES; s++) {
		struct as_bench_side *side = &pairing->side[s];
		side->pin = pins->of[callers(pairing, s)];
		for (uint32_t i = 0; i < side->count; i++) {
			next = side->word[i] >= next ? side->word[i] + 1 : next;
			if (!side->pin[i])
				continue;
			AS_RESERVE(words, cap, (size_t)count + 1);
			words[count++] = (struct pinned_word){side->pin[i], side->word[i], i, (uint32_t)s};
		}
	}
	if (count)
		qsort(words, count, sizeof *words, by_word);
	for (uint32_t i = 0; i < count; i++) {
		next += i && by_word(&words[i - 1], &words[i]) ? 1 : 0;
		pairing->side[words[i].side].word[words[i].token] = next;
	}
	free(words);
}

static bool is_linked(const struct as_bench_side *side, uint32_t unit)
{
	const struct as_unit *of = &side->tokens->units[unit];
	for (uint32_t i = of->first; i < of->first + of->count; i++)
		if (side->link[i] != AS_UNLINKED)
			return true;
	return false;
}

static uint32_t unit_of(const struct as_pins *pins, const struct as_pairing *pairing, int side, size_t pin)
{
	return pins->unit[callers(pairing, side)][pin];
}

void as_pins_link(const struct as_pins *pins, struct as_pairing *pairing)
{
	for (size_t i = 0; i < pins->count; i++)
		if (!is_linked(&pairing->side[0], unit_of(pins, pairing, 0, i)))
			as_gaps_fill_units(pairing, unit_of(pins, pairing, 0, i), unit_of(pins, pairing, 1, i), true);
}

void as_pins_add(const struct as_pins *pins, struct as_edges *edges, const struct as_pairing *pairing)
{
	size_t before = edges->count;
	for (size_t i = 0; i < pins->count; i++)
		if (!is_linked(&pairing->side[0], unit_of(pins, pairing, 0, i)))
			as_edges_add(edges, pairing, unit_of(pins, pairing, 0, i), unit_of(pins, pairing, 1, i));
	if (edges->count > before)
		as_edges_sort(edges);
}
