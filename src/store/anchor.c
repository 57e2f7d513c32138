/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/word.h"

/* Text as an anchor can carry it: what no string of ours holds, invalid bytes
 * and NUL, becomes U+FFFD, unit for unit. */
static void add_carried(struct as_buf *out, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t unit;
		size_t size = as_utf8_next(&unit, text, len, at);
		if (unit == 0 || as_is_invalid(unit))
			as_buf_adds(out, "\xEF\xBF\xBD");
		else
			as_buf_add(out, text + at, size);
		at += size;
	}
}

static const char *carried(struct as_arena *arena, const struct as_doc *doc, size_t from, size_t to)
{
	struct as_buf buf = AS_BUF_INIT;
	add_carried(&buf, doc->text + from, to - from);
	const char *out = as_arena_strndup(arena, buf.data, buf.len);
	as_buf_free(&buf);
	return out;
}

/* ---- making */

static size_t prefix_start(const struct as_doc *doc, size_t start)
{
	uint32_t unit;
	size_t cut = start;
	for (int i = 0; i < AS_CONTEXT && cut > 0; i++)
		cut -= as_utf8_prev(&unit, doc->text, doc->len, cut);
	for (size_t at = cut; at < start; at += as_utf8_next(&unit, doc->text, doc->len, at))
		if (as_grapheme_is_boundary(doc->text, doc->len, at))
			return at;
	return cut;
}

static size_t suffix_end(const struct as_doc *doc, size_t end)
{
	uint32_t unit;
	size_t cut = end;
	for (int i = 0; i < AS_CONTEXT && cut < doc->len; i++)
		cut += as_utf8_next(&unit, doc->text, doc->len, cut);
	for (size_t at = cut; at > end; at -= as_utf8_prev(&unit, doc->text, doc->len, at))
		if (as_grapheme_is_boundary(doc->text, doc->len, at))
			return at;
	return cut;
}

void as_anchor_make(struct as_anchor *out, struct as_arena *arena, struct as_offsets *offsets, struct as_span span)
{
	const struct as_doc *doc = offsets->doc;
	*out = (struct as_anchor){
		.document = as_arena_strdup(arena, doc->path),
		.sha256 = as_arena_strdup(arena, doc->sha256),
		.start = as_offset_code_point(offsets, span.start),
		.end = as_offset_code_point(offsets, span.end),
		.start_byte = as_offset_file_byte(offsets, span.start),
		.end_byte = as_offset_file_byte(offsets, span.end),
		.exact = carried(arena, doc, span.start, span.end),
		.prefix = carried(arena, doc, prefix_start(doc, span.start), span.start),
		.suffix = carried(arena, doc, span.end, suffix_end(doc, span.end)),
		.state = AS_ANCHOR_EXACT,
	};
}

/* ---- finding again */

/* A document's text as anchors carry it: the text itself when it needs no change. */
struct haystack {
	const char *text;
	size_t len;
	struct as_buf copy;
};

static void haystack_init(struct haystack *hay, const struct as_doc *doc)
{
	*hay = (struct haystack){doc->text, doc->len, AS_BUF_INIT};
	if (!doc->len || (!doc->invalid && !memchr(doc->text, '\0', doc->len)))
		return;
	add_carried(&hay->copy, doc->text, doc->len);
	hay->text = hay->copy.data;
	hay->len = hay->copy.len;
}

enum { NO_CONTEXT, ONE_SIDE, BOTH_SIDES, CONTEXTS };

/* Short words come again by chance: without a whole context they count only
 * where so much of what was next to them still is, or there are so many. */
enum { ENOUGH_BYTES = 12, ENOUGH_WORDS = 4 };

/* What is looked for.  A context longer than AS_CONTEXT code points can be was
 * not made here; what is nearest to the words of it counts. */
enum { CONTEXT_BYTES = AS_CONTEXT * 4 };
struct needle {
	const char *exact, *prefix, *suffix;
	size_t len, before, after; /* bytes of them */
	bool cut_before, cut_after; /* it began, or ended, inside a word */
	bool telling;              /* so many words that they do not come again by chance */
};

static bool ascii_letter(unsigned char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Whether a word goes on from text[..at) to text[at..len). */
static bool in_word(const char *text, size_t len, size_t at)
{
	uint32_t unit;
	if (at == 0 || at >= len)
		return false;
	unsigned char left = (unsigned char)text[at - 1], right = (unsigned char)text[at];
	if (left < 0x80 && right < 0x80)
		return ascii_letter(left) && ascii_letter(right);
	size_t before = as_utf8_prev(&unit, text, len, at);
	struct as_words words = {0};
	as_words_add(&words, text + at - before, before + as_utf8_next(&unit, text, len, at), 0);
	bool joined = words.count == 1 && words.items[0].start < before && words.items[0].end > before;
	as_words_free(&words);
	return joined;
}

static struct needle needle_of(const struct as_anchor *anchor)
{
	struct needle needle = {.exact = anchor->exact ? anchor->exact : "", .prefix = anchor->prefix ? anchor->prefix : "",
				.suffix = anchor->suffix ? anchor->suffix : ""};
	size_t before = strlen(needle.prefix);
	needle.len = strlen(needle.exact);
	needle.before = before < CONTEXT_BYTES ? before : CONTEXT_BYTES;
	needle.prefix += before - needle.before;
	needle.after = strnlen(needle.suffix, CONTEXT_BYTES);
	struct as_buf whole = AS_BUF_INIT;
	as_buf_add(&whole, needle.prefix, needle.before);
	as_buf_add(&whole, needle.exact, needle.len);
	as_buf_add(&whole, needle.suffix, needle.after);
	needle.cut_before = in_word(whole.data, whole.len, needle.before);
	needle.cut_after = in_word(whole.data, whole.len, needle.before + needle.len);
	needle.telling = needle.len >= ENOUGH_WORDS && as_words_count(needle.exact, needle.len) >= ENOUGH_WORDS;
	as_buf_free(&whole);
	return needle;
}

/* Whole words stay whole: "or" is not in "Orrin". */
static bool is_cut(const struct haystack *hay, const struct needle *needle, size_t at)
{
	return (!needle->cut_before && in_word(hay->text, hay->len, at)) ||
	       (!needle->cut_after && in_word(hay->text, hay->len, at + needle->len));
}

/* Whether what stands there tells enough, though no whole context fits: bytes
 * next to it that stood there when it was tagged. */
static bool is_enough(const struct haystack *hay, const struct needle *needle, size_t at)
{
	size_t before = 0, after = 0;
	while (before < needle->before && before < at &&
	       hay->text[at - before - 1] == needle->prefix[needle->before - before - 1])
		before++;
	while (after < needle->after && at + needle->len + after < hay->len &&
	       hay->text[at + needle->len + after] == needle->suffix[after])
		after++;
	return needle->telling || before + after >= ENOUGH_BYTES;
}

/* An empty context was the edge of the document, and is so again or nowhere. */
static int context_at(const struct haystack *hay, const struct needle *needle, size_t at)
{
	size_t before = needle->before, after = needle->after, left = hay->len - at - needle->len;
	bool fits_before = before ? at >= before && !memcmp(hay->text + at - before, needle->prefix, before) : at == 0;
	bool fits_after = after ? left >= after && !memcmp(hay->text + at + needle->len, needle->suffix, after)
				: left == 0;
	return fits_before + fits_after;
}

struct search {
	size_t found[CONTEXTS]; /* places that fit so well */
	size_t first[CONTEXTS]; /* the first of them, bytes of the haystack */
	int here;               /* how well the old place fits; -1: other words there */
};

static void note_place(struct search *search, const struct haystack *hay, const struct needle *needle, size_t at)
{
	if (as_utf8_floor(hay->text, hay->len, at) != at ||
	    as_utf8_floor(hay->text, hay->len, at + needle->len) != at + needle->len || is_cut(hay, needle, at))
		return;
	int fit = context_at(hay, needle, at);
	if (search->found[fit]++ == 0)
		search->first[fit] = at;
}

/* Every place of the words, overlapping ones too, in O(text + words) whatever
 * they are (Knuth, Morris and Pratt 1977); memmem() started anew behind each
 * hit would be quadratic on runs of one letter. */
static void search_all(struct search *search, const struct haystack *hay, const struct needle *needle)
{
	const char *exact = needle->exact;
	size_t len = needle->len, *border = as_calloc(len + 1, sizeof *border);
	for (size_t i = 1, k = 0; i < len; border[++i] = k) {
		while (k && exact[i] != exact[k])
			k = border[k];
		k += exact[i] == exact[k];
	}
	for (size_t i = 0, k = 0; i < hay->len; i++) {
		while (k && hay->text[i] != exact[k])
			k = border[k];
		k += hay->text[i] == exact[k];
		if (k == len) {
			note_place(search, hay, needle, i + 1 - len);
			k = border[k];
		}
	}
	free(border);
}

/* Where the anchor was, as a span of this document; false when it ends before. */
static bool old_place(struct as_span *span, const struct as_anchor *anchor, struct as_offsets *offsets)
{
	return anchor->start < anchor->end &&
	       as_offset_from_code_point(offsets, (size_t)anchor->start, &span->start) &&
	       as_offset_from_code_point(offsets, (size_t)anchor->end, &span->end);
}

static bool says(const struct as_doc *doc, struct as_span span, const struct needle *needle)
{
	struct as_buf words = AS_BUF_INIT;
	add_carried(&words, doc->text + span.start, as_span_length(span));
	bool same = words.len == needle->len && !memcmp(words.data, needle->exact, needle->len);
	as_buf_free(&words);
	return same;
}

/* From bytes of the haystack to bytes of the document: units are the same in both. */
static size_t document_byte(const struct haystack *hay, struct as_offsets *offsets, size_t at)
{
	size_t byte = at;
	if (hay->text != offsets->doc->text &&
	    !as_offset_from_code_point(offsets, as_utf8_count(hay->text, at), &byte))
		byte = offsets->doc->len;
	return byte;
}

static size_t haystack_byte(const struct haystack *hay, const struct as_doc *doc, size_t at)
{
	if (hay->text == doc->text)
		return at;
	struct as_buf before = AS_BUF_INIT;
	add_carried(&before, doc->text, at);
	size_t len = before.len;
	as_buf_free(&before);
	return len;
}

/* The old place holds the words: it counts unless another fits strictly better. */
static bool stays(const struct search *search)
{
	for (int fit = BOTH_SIDES; fit > search->here; fit--)
		if (search->found[fit])
			return false;
	return search->here > NO_CONTEXT || search->found[NO_CONTEXT] == 1;
}

/* The one place that fits best; false when there are several, or none that
 * tells enough.  The old place (`here`, bytes of the haystack) comes first. */
static bool choose(size_t *at, const struct search *search, const struct haystack *hay, const struct needle *needle,
		   size_t here)
{
	int best = BOTH_SIDES;
	while (best > NO_CONTEXT && !search->found[best])
		best--;
	bool staying = search->here >= 0 && stays(search);
	if (!staying && search->found[best] != 1)
		return false;
	*at = staying ? here : search->first[best];
	return (staying ? search->here : best) == BOTH_SIDES || is_enough(hay, needle, *at);
}

enum as_anchor_state as_anchor_resolve(struct as_span *span, const struct as_anchor *anchor,
				       struct as_offsets *offsets)
{
	const struct as_doc *doc = offsets->doc;
	struct needle needle = needle_of(anchor);
	struct as_span here;
	if (!needle.len) {
		*span = (struct as_span){0, 0};
		return anchor->start || anchor->end ? AS_ANCHOR_ORPHAN : AS_ANCHOR_EXACT;
	}
	bool same = old_place(&here, anchor, offsets) && says(doc, here, &needle);
	if (same) {
		*span = here;
		if (anchor->sha256 && !strcmp(anchor->sha256, doc->sha256))
			return AS_ANCHOR_EXACT;
	}
	struct haystack hay;
	struct search search = {.here = -1};
	size_t old = 0, found;
	haystack_init(&hay, doc);
	if (same) {
		old = haystack_byte(&hay, doc, here.start);
		search.here = is_cut(&hay, &needle, old) ? -1 : context_at(&hay, &needle, old);
	}
	if (search.here != BOTH_SIDES)
		search_all(&search, &hay, &needle);
	enum as_anchor_state state = AS_ANCHOR_ORPHAN;
	if (choose(&found, &search, &hay, &needle, old)) {
		state = same && found == old ? AS_ANCHOR_EXACT : AS_ANCHOR_MOVED;
		span->start = document_byte(&hay, offsets, found);
		span->end = document_byte(&hay, offsets, found + needle.len);
	}
	as_buf_free(&hay.copy);
	return state;
}
