/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/refind.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/anchor.h"
#include "text/fold.h"
#include "text/word.h"

enum { WORDS_LIMIT = 400, NO_ID = -1 };
#define CLOSE 0.85
#define MARGIN 0.1

/* The anchor's words with those around them, as ids of the document's lexicon. */
struct pattern {
	int64_t ids[WORDS_LIMIT]; /* NO_ID for a word that the document lacks */
	size_t count;
	size_t first, end; /* the anchor's own words: [first, end) */
};

/* How well a window of the document's words fits the pattern. */
struct fit {
	double whole, inner;     /* likeness with and of the words around it, 0..1 */
	size_t first, end;       /* tokens that stand for the anchor's own words */
};

void as_refind_init(struct as_refind *refind, struct as_offsets *offsets)
{
	*refind = (struct as_refind){.offsets = offsets};
}

void as_refind_free(struct as_refind *refind)
{
	if (refind->ready) {
		as_tokens_free(&refind->tokens);
		as_lexicon_free(&refind->lexicon);
	}
	refind->ready = false;
}

static void add_words(struct pattern *pattern, const struct as_lexicon *lexicon, const char *text, size_t skip_first,
		      size_t skip_last)
{
	struct as_words words = {0};
	struct as_buf folded = AS_BUF_INIT;
	size_t len = text ? strlen(text) : 0;
	as_words_add(&words, text, len, 0);
	for (size_t n = skip_first; n + skip_last < words.count && pattern->count < WORDS_LIMIT; n++) {
		as_buf_clear(&folded);
		as_fold(&folded, text + words.items[n].start, as_span_length(words.items[n]));
		const uint32_t *id = as_map_get(&lexicon->ids, folded.data, folded.len);
		pattern->ids[pattern->count++] = id ? (int64_t)*id : NO_ID;
	}
	as_buf_free(&folded);
	as_words_free(&words);
}

/* Prefix and suffix are cut by length, so that their outermost word may be a piece. */
static void make_pattern(struct pattern *pattern, const struct as_lexicon *lexicon, const struct as_anchor *anchor)
{
	pattern->count = 0;
	add_words(pattern, lexicon, anchor->prefix, 1, 0);
	pattern->first = pattern->count;
	add_words(pattern, lexicon, anchor->exact, 0, 0);
	pattern->end = pattern->count;
	add_words(pattern, lexicon, anchor->suffix, 0, 1);
}

/* The longest common subsequence of pattern and tokens[from, from + width),
 * walked back to see what stands for the anchor's own words. */
static void measure(struct fit *fit, const struct pattern *pattern, const struct as_token *tokens, size_t from,
		    size_t width)
{
	size_t rows = pattern->count + 1, cols = width + 1, common = 0, inner = 0, low = SIZE_MAX, high = 0;
	size_t inner_low = SIZE_MAX, inner_high = 0;
	uint16_t *table = as_calloc(rows * cols, sizeof *table);
	for (size_t i = 1; i < rows; i++)
		for (size_t j = 1; j < cols; j++) {
			uint16_t up = table[(i - 1) * cols + j], left = table[i * cols + j - 1];
			bool same = pattern->ids[i - 1] == (int64_t)tokens[from + j - 1].id;
			table[i * cols + j] = same ? (uint16_t)(table[(i - 1) * cols + j - 1] + 1) : up > left ? up : left;
		}
	for (size_t i = rows - 1, j = cols - 1; i > 0 && j > 0;) {
		if (pattern->ids[i - 1] == (int64_t)tokens[from + j - 1].id) {
			size_t at = from + j - 1;
			common++;
			low = at;
			high = high ? high : at + 1;
			if (i - 1 >= pattern->first && i - 1 < pattern->end) {
				inner++;
				inner_low = at;
				inner_high = inner_high ? inner_high : at + 1;
			}
			i--;
			j--;
		} else if (table[(i - 1) * cols + j] >= table[i * cols + j - 1]) {
			i--;
		} else {
			j--;
		}
	}
	free(table);
	*fit = (struct fit){.first = inner_low, .end = inner_high};
	if (common)
		fit->whole = 2.0 * (double)common / (double)(pattern->count + high - low);
	if (inner)
		fit->inner = 2.0 * (double)inner / (double)(pattern->end - pattern->first + inner_high - inner_low);
}

/* For each start of a window, how many of its words the pattern has, each as
 * often as it has it: the start of the best one outside [not_from, not_to). */
static bool best_window(size_t *out, const uint16_t *shared, size_t count, size_t not_from, size_t not_to)
{
	size_t best = 0;
	bool found = false;
	for (size_t at = 0; at < count; at++)
		if ((at < not_from || at >= not_to) && shared[at] > best) {
			best = shared[at];
			*out = at;
			found = true;
		}
	return found;
}

static uint16_t *count_shared(const struct pattern *pattern, const struct as_tokens *tokens, size_t forms)
{
	int *wanted = as_calloc(forms + 1, sizeof *wanted);
	uint16_t *shared = as_calloc(tokens->count + 1, sizeof *shared), now = 0;
	for (size_t i = 0; i < pattern->count; i++)
		if (pattern->ids[i] != NO_ID)
			wanted[pattern->ids[i]]++;
	/* wanted[id] falls with each such word in the window: what was above 0 counts. */
	for (size_t at = 0; at + 1 < tokens->count + pattern->count; at++) {
		if (at < tokens->count)
			now = (uint16_t)(now + (wanted[tokens->items[at].id]-- > 0));
		if (at >= pattern->count)
			now = (uint16_t)(now - (++wanted[tokens->items[at - pattern->count].id] > 0));
		shared[at + 1 > pattern->count ? at + 1 - pattern->count : 0] = now;
	}
	free(wanted);
	return shared;
}

static void fit_at(struct fit *fit, const struct pattern *pattern, const struct as_tokens *tokens, size_t start)
{
	size_t slack = pattern->count / 4 + 2, from = start > slack ? start - slack : 0;
	size_t end = start + pattern->count + slack;
	end = end < tokens->count ? end : tokens->count;
	measure(fit, pattern, tokens->items, from, end - from);
}

/* The closest place; false when none is close, or two are about as close. */
static bool closest(struct as_span *span, const struct as_refind *refind, const struct pattern *pattern)
{
	const struct as_tokens *tokens = &refind->tokens;
	uint16_t *shared = count_shared(pattern, tokens, refind->lexicon.forms_count);
	struct fit best = {0}, next = {0};
	size_t at, other;
	bool found = best_window(&at, shared, tokens->count, 0, 0);
	if (found) {
		fit_at(&best, pattern, tokens, at);
		size_t own = pattern->end - pattern->first, from = at > own ? at - own + 1 : 0;
		if (best_window(&other, shared, tokens->count, from, at + own))
			fit_at(&next, pattern, tokens, other);
		if (next.first < best.end && best.first < next.end)
			next = (struct fit){0}; /* the same place again */
	}
	free(shared);
	if (!found || best.inner < CLOSE || (next.inner > best.inner - MARGIN && next.whole > best.whole - MARGIN))
		return false;
	*span = (struct as_span){tokens->items[best.first].start, tokens->items[best.end - 1].end};
	return true;
}

enum as_anchor_state as_refind_anchor(struct as_span *span, struct as_refind *refind, const struct as_anchor *anchor)
{
	enum as_anchor_state state = as_anchor_resolve(span, anchor, refind->offsets);
	if (state != AS_ANCHOR_ORPHAN)
		return state;
	if (!refind->ready) {
		as_lexicon_init(&refind->lexicon);
		as_tokens_prepare(&refind->tokens, refind->offsets->doc, &refind->lexicon);
		refind->ready = true;
	}
	struct pattern pattern;
	make_pattern(&pattern, &refind->lexicon, anchor);
	if (pattern.end > pattern.first && pattern.end < WORDS_LIMIT && closest(span, refind, &pattern))
		return AS_ANCHOR_FUZZY;
	return AS_ANCHOR_ORPHAN;
}
