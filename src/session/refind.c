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
#define LEAST 0.4
#define AROUND 0.6

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

/* For each token, how many of the `count` words that begin with it are among
 * the wanted ones, each as often as it is wanted. */
static uint16_t *count_shared(const int64_t *ids, size_t count, const struct as_tokens *tokens, size_t forms)
{
	int *wanted = as_calloc(forms + 1, sizeof *wanted);
	uint16_t *shared = as_calloc(tokens->count + 1, sizeof *shared), now = 0;
	for (size_t i = 0; i < count; i++)
		if (ids[i] != NO_ID)
			wanted[ids[i]]++;
	/* wanted[id] falls with each such word in the window: what was above 0 counts. */
	for (size_t at = 0; at + 1 < tokens->count + count; at++) {
		if (at < tokens->count)
			now = (uint16_t)(now + (wanted[tokens->items[at].id]-- > 0));
		if (at >= count)
			now = (uint16_t)(now - (++wanted[tokens->items[at - count].id] > 0));
		shared[at + 1 > count ? at + 1 - count : 0] = now;
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

/* How promising it is to look for the anchor's own words from each token on:
 * its words count twice, those around them once.  0 where it has none. */
static uint32_t *weigh(const struct pattern *pattern, const struct as_tokens *tokens, size_t forms)
{
	uint16_t *own = count_shared(pattern->ids + pattern->first, pattern->end - pattern->first, tokens, forms);
	uint16_t *all = count_shared(pattern->ids, pattern->count, tokens, forms);
	uint32_t *weights = as_calloc(tokens->count + 1, sizeof *weights);
	for (size_t at = 0; at < tokens->count; at++)
		if (own[at])
			weights[at] = 2u * own[at] + all[at > pattern->first ? at - pattern->first : 0];
	free(own);
	free(all);
	return weights;
}

static bool heaviest(size_t *out, const uint32_t *weights, size_t count)
{
	uint32_t best = 0;
	for (size_t at = 0; at < count; at++)
		if (weights[at] > best) {
			best = weights[at];
			*out = at;
		}
	return best > 0;
}

static double score(const struct as_candidate *candidate)
{
	return candidate->words + candidate->around;
}

/* Puts it among those before it that are worse; drops it when one of them is the same place. */
static size_t insert(struct as_candidate *out, size_t count, struct as_candidate fresh)
{
	size_t at = count;
	for (size_t i = 0; i < count; i++)
		if (out[i].span.start < fresh.span.end && fresh.span.start < out[i].span.end)
			return count;
	for (; at > 0 && score(&out[at - 1]) < score(&fresh); at--)
		out[at] = out[at - 1];
	out[at] = fresh;
	return count + 1;
}

/* Marks at the edge of the words ("there.") are taken in where they still stand. */
static struct as_span widen(struct as_span span, const struct as_doc *doc, const struct as_anchor *anchor)
{
	struct as_words words = {0};
	size_t len = strlen(anchor->exact);
	as_words_add(&words, anchor->exact, len, 0);
	if (words.count) {
		size_t before = words.items[0].start, last = words.items[words.count - 1].end, after = len - last;
		if (span.start >= before && !memcmp(doc->text + span.start - before, anchor->exact, before))
			span.start -= before;
		if (doc->len - span.end >= after && !memcmp(doc->text + span.end, anchor->exact + last, after))
			span.end += after;
	}
	as_words_free(&words);
	return span;
}

static size_t find_candidates(struct as_candidate out[AS_CANDIDATES], const struct as_tokens *tokens, size_t forms,
			      const struct pattern *pattern)
{
	enum { TRIES = 2 * AS_CANDIDATES };
	uint32_t *weights = weigh(pattern, tokens, forms);
	size_t count = 0, at, own = pattern->end - pattern->first;
	for (int tries = 0; tries < TRIES && count < AS_CANDIDATES && heaviest(&at, weights, tokens->count); tries++) {
		struct fit fit;
		fit_at(&fit, pattern, tokens, at > pattern->first ? at - pattern->first : 0);
		if (fit.inner >= LEAST)
			count = insert(out, count, (struct as_candidate){
				{tokens->items[fit.first].start, tokens->items[fit.end - 1].end}, fit.inner, fit.whole});
		size_t from = at + 1 > own ? at + 1 - own : 0, end = at + own < tokens->count ? at + own : tokens->count;
		memset(weights + from, 0, (end - from) * sizeof *weights);
	}
	free(weights);
	return count;
}

size_t as_refind_candidates(struct as_candidate out[AS_CANDIDATES], struct as_refind *refind,
			    const struct as_anchor *anchor)
{
	if (!refind->ready) {
		as_lexicon_init(&refind->lexicon);
		as_tokens_prepare(&refind->tokens, refind->offsets->doc, &refind->lexicon);
		refind->ready = true;
	}
	struct pattern pattern;
	make_pattern(&pattern, &refind->lexicon, anchor);
	if (pattern.end == pattern.first || pattern.end == WORDS_LIMIT)
		return 0;
	size_t count = find_candidates(out, &refind->tokens, refind->lexicon.forms_count, &pattern);
	for (size_t i = 0; i < count; i++)
		out[i].span = widen(out[i].span, refind->offsets->doc, anchor);
	return count;
}

enum as_anchor_state as_refind_anchor(struct as_span *span, struct as_refind *refind, const struct as_anchor *anchor)
{
	struct as_candidate found[AS_CANDIDATES];
	enum as_anchor_state state = as_anchor_resolve(span, anchor, refind->offsets);
	if (state != AS_ANCHOR_ORPHAN)
		return state;
	size_t count = as_refind_candidates(found, refind, anchor);
	if (!count || found[0].words < CLOSE || found[0].around < AROUND)
		return AS_ANCHOR_ORPHAN;
	for (size_t i = 1; i < count; i++)
		if (found[i].words > found[0].words - MARGIN && found[i].around > found[0].around - MARGIN)
			return AS_ANCHOR_ORPHAN;
	*span = found[0].span;
	return AS_ANCHOR_FUZZY;
}
