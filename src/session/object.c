/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "align/name.h"
#include "text/grapheme.h"
#include "text/letter.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/word.h"

enum {
	WHOLE_LIMIT = 64 * 1024, /* passages up to this are looked at whole */
	WINDOW = 16 * 1024,      /* of longer ones so much on either side */
	EDGE = 128,              /* bytes that tell whether a word ends */
};

/* The passage at or after byte `at`; passages_count when there is none. */
static size_t passage_from(const struct as_doc *doc, size_t at)
{
	size_t low = 0, high = doc->passages_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (doc->passages[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The first place from `from` after white space, looked for in half a WINDOW
 * before `limit`; without any, one between characters near `from`. */
static size_t cut(const char *text, size_t from, size_t limit)
{
	size_t end = limit - from > WINDOW / 2 ? from + WINDOW / 2 : limit;
	for (size_t at = from; at < end; at++)
		if (is_space(text[at]))
			return at + 1;
	while (from < end && ((unsigned char)text[from] & 0xc0) == 0x80)
		from++;
	return from;
}

/* The part of a passage that is looked at for the sake of `at`: cut after
 * white space, so that no word is, if there is any. */
static struct as_span window(const struct as_doc *doc, struct as_span passage, size_t at)
{
	if (as_span_length(passage) <= WHOLE_LIMIT)
		return passage;
	struct as_span part = passage;
	if (at - passage.start > WINDOW)
		part.start = cut(doc->text, at - WINDOW, at);
	if (passage.end - at > WINDOW)
		part.end = cut(doc->text, at + WINDOW, passage.end);
	return part;
}

static void words_of(struct as_words *words, const struct as_doc *doc, struct as_span span)
{
	as_words_clear(words);
	as_words_add(words, doc->text + span.start, as_span_length(span), span.start);
}

/* First word that ends after `at`; count when there is none. */
static size_t word_from(const struct as_words *words, size_t at)
{
	size_t low = 0, high = words->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (words->items[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool sentence_at(struct as_span *out, const struct as_doc *doc, struct as_span part, size_t at)
{
	size_t start = part.start;
	while (start < part.end) {
		size_t end = start + as_sentence_next(doc->text + start, part.end - start, 0);
		if (end > at || end >= part.end) {
			while (end > start && is_space(doc->text[end - 1]))
				end--;
			*out = (struct as_span){start, end};
			return end > start;
		}
		start = end;
	}
	return false;
}

static struct as_span word_or_name(const struct as_doc *doc, const struct as_words *words, size_t n,
				   enum as_unit_kind kind)
{
	return kind == AS_UNIT_NAME ? as_name_at(doc->text, doc->len, words, n) : words->items[n];
}

bool as_object_at(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at)
{
	if (kind == AS_UNIT_GRAPHEME) {
		if (at >= doc->len)
			return false;
		while (at > 0 && !as_grapheme_is_boundary(doc->text, doc->len, at))
			at--;
		*out = (struct as_span){at, as_grapheme_next(doc->text, doc->len, at)};
		return true;
	}
	size_t n = passage_from(doc, at);
	if (n == doc->passages_count)
		return false;
	struct as_span passage = doc->passages[n].span;
	if (at < passage.start)
		at = passage.start;
	if (kind == AS_UNIT_PASSAGE) {
		*out = passage;
		return true;
	}
	struct as_span part = window(doc, passage, at);
	if (kind == AS_UNIT_SENTENCE)
		return sentence_at(out, doc, part, at);
	struct as_words words = {0};
	words_of(&words, doc, part);
	size_t word = word_from(&words, at);
	if (word == words.count && word > 0)
		word--;
	bool found = words.count > 0;
	if (found)
		*out = word_or_name(doc, &words, word, kind);
	as_words_free(&words);
	return found;
}

/* ---- forwards and backwards */

/* The first (last) word or name of a part that begins after (before) `at`. */
static bool word_in(struct as_span *out, const struct as_doc *doc, struct as_span part, enum as_unit_kind kind,
		    size_t at, bool forward)
{
	struct as_words words = {0};
	words_of(&words, doc, part);
	bool found = false;
	for (size_t i = 0; i < words.count && !found; i++) {
		size_t n = forward ? i : words.count - 1 - i;
		struct as_span word = words.items[n];
		if (forward ? word.start <= at : word.start >= at)
			continue;
		if (kind == AS_UNIT_NAME && !as_name_is_capitalised(doc->text, doc->len, word))
			continue;
		*out = word_or_name(doc, &words, n, kind);
		found = forward ? out->start > at : out->start < at;
	}
	as_words_free(&words);
	return found;
}

static bool sentence_in(struct as_span *out, const struct as_doc *doc, struct as_span part, size_t at, bool forward)
{
	bool found = false;
	for (size_t start = part.start; start < part.end;) {
		size_t end = start + as_sentence_next(doc->text + start, part.end - start, 0);
		if (!forward && start >= at)
			break;
		if (!forward || start > at) {
			*out = (struct as_span){start, end};
			found = true;
		}
		if (found && forward)
			break;
		start = end;
	}
	while (found && out->end > out->start && is_space(doc->text[out->end - 1]))
		out->end--;
	return found;
}

static bool object_in(struct as_span *out, const struct as_doc *doc, struct as_span part, enum as_unit_kind kind,
		      size_t at, bool forward)
{
	if (kind == AS_UNIT_SENTENCE)
		return sentence_in(out, doc, part, at, forward);
	return word_in(out, doc, part, kind, at, forward);
}

bool as_object_next(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at)
{
	if (kind == AS_UNIT_GRAPHEME)
		return as_object_at(out, doc, kind, at) && as_object_at(out, doc, kind, out->end);
	bool before_all = doc->passages_count && at < doc->passages[0].span.start;
	for (size_t n = passage_from(doc, at); n < doc->passages_count; n++) {
		struct as_span passage = doc->passages[n].span;
		bool ahead = passage.start > at || (before_all && n == 0);
		if (kind == AS_UNIT_PASSAGE) {
			if (!ahead)
				continue;
			*out = passage;
			return true;
		}
		/* An object that begins the passage begins after every place before it. */
		size_t after = ahead && passage.start > 0 ? passage.start - 1 : at;
		for (size_t from = ahead ? passage.start : at; from < passage.end;) {
			struct as_span part = window(doc, passage, from);
			if (object_in(out, doc, part, kind, after, true))
				return true;
			from = part.end;
		}
	}
	return false;
}

bool as_object_prev(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at)
{
	if (kind == AS_UNIT_GRAPHEME) {
		if (at == 0 || doc->len == 0)
			return false;
		return as_object_at(out, doc, kind, (at > doc->len ? doc->len : at) - 1);
	}
	size_t n = passage_from(doc, at);
	for (n = n < doc->passages_count ? n + 1 : n; n-- > 0;) {
		struct as_span passage = doc->passages[n].span;
		if (passage.start >= at)
			continue;
		if (kind == AS_UNIT_PASSAGE) {
			*out = passage;
			return true;
		}
		for (size_t from = at < passage.end ? at : passage.end; from > passage.start;) {
			struct as_span part = window(doc, passage, from);
			if (object_in(out, doc, part, kind, at, false))
				return true;
			from = part.start;
		}
	}
	return false;
}

static bool move_end(struct as_span *span, const struct as_doc *doc, enum as_end end, enum as_unit_kind by,
		     bool forward)
{
	struct as_span object, moved = *span;
	if (end == AS_END_START) {
		if (!(forward ? as_object_next(&object, doc, by, span->start)
			      : as_object_prev(&object, doc, by, span->start)))
			return false;
		moved.start = object.start;
	} else if (forward) {
		bool found = as_object_at(&object, doc, by, span->end) && object.end > span->end;
		if (!found && !as_object_next(&object, doc, by, span->end))
			return false;
		moved.end = object.end;
	} else {
		bool found = as_object_prev(&object, doc, by, span->end);
		if (found && object.end >= span->end)
			found = as_object_prev(&object, doc, by, object.start);
		if (!found)
			return false;
		moved.end = object.end;
	}
	if (moved.start >= moved.end || (moved.start == span->start && moved.end == span->end))
		return false;
	*span = moved;
	return true;
}

bool as_object_move_end(struct as_span *span, const struct as_doc *doc, enum as_end end, enum as_unit_kind by,
			bool forward)
{
	struct as_span moved = *span;
	char outermost;
	do {
		if (!move_end(&moved, doc, end, by, forward))
			return false;
		outermost = doc->text[end == AS_END_START ? moved.start : moved.end - 1];
	} while (outermost == '\n' || outermost == '\r');
	*span = moved;
	return true;
}

/* ---- occurrences */

static bool is_word_before(const struct as_doc *doc, size_t at)
{
	uint32_t unit;
	return at > 0 && (as_utf8_prev(&unit, doc->text, doc->len, at), as_letter_is_word(unit));
}

static bool is_word_after(const struct as_doc *doc, size_t at)
{
	uint32_t unit;
	return at < doc->len && (as_utf8_next(&unit, doc->text, doc->len, at), as_letter_is_word(unit));
}

/* Whether a word of the passage begins (ends) at `at`: in scripts without
 * spaces words touch. */
static bool is_word_edge(const struct as_doc *doc, struct as_span passage, size_t at)
{
	struct as_words words = {0};
	if (at - passage.start > EDGE) /* near enough to tell, and many may be asked about */
		passage.start = as_utf8_floor(doc->text, doc->len, at - EDGE);
	if (passage.end - at > EDGE)
		passage.end = as_utf8_floor(doc->text, doc->len, at + EDGE);
	words_of(&words, doc, passage);
	bool edge = true;
	for (size_t i = 0; i < words.count && edge; i++)
		edge = !(words.items[i].start < at && at < words.items[i].end);
	as_words_free(&words);
	return edge;
}

static bool is_whole(const struct as_doc *doc, struct as_span passage, struct as_span hit)
{
	if (!as_grapheme_is_boundary(doc->text, doc->len, hit.start) ||
	    !as_grapheme_is_boundary(doc->text, doc->len, hit.end))
		return false;
	if (is_word_before(doc, hit.start) && is_word_after(doc, hit.start) && !is_word_edge(doc, passage, hit.start))
		return false;
	return !is_word_before(doc, hit.end) || !is_word_after(doc, hit.end) || is_word_edge(doc, passage, hit.end);
}

/* `own`: a place that counts whatever stands around it; NULL: none does. */
static size_t places(struct as_span **out, const struct as_doc *doc, const char *words, size_t len,
		     const struct as_span *own)
{
	struct as_span *hits = NULL;
	size_t count = 0, cap = 0, passage = 0;
	const char *end = doc->text + doc->len, *at = doc->text;
	while (len && (at = memmem(at, (size_t)(end - at), words, len))) {
		struct as_span hit = {(size_t)(at - doc->text), (size_t)(at - doc->text) + len};
		while (passage < doc->passages_count && doc->passages[passage].span.end <= hit.start)
			passage++;
		bool same = own && hit.start == own->start;
		if (!same && passage < doc->passages_count) {
			const struct as_passage *in = &doc->passages[passage];
			bool fits = as_span_contains(in->span, hit) && in->role != AS_ROLE_URL && in->role != AS_ROLE_DATE;
			same = fits && !(own && as_span_overlaps(hit, *own)) && is_whole(doc, in->span, hit);
		}
		if (same) {
			AS_RESERVE(hits, cap, count + 1);
			hits[count++] = hit;
		}
		at += same ? len : 1;
	}
	*out = hits;
	return count;
}

size_t as_object_occurrences(struct as_span **out, const struct as_doc *doc, struct as_span span)
{
	return places(out, doc, doc->text + span.start, as_span_length(span), &span);
}

size_t as_object_places(struct as_span **out, const struct as_doc *doc, const char *words, size_t len)
{
	return places(out, doc, words, len, NULL);
}
