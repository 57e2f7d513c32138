/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/guess.h"

#include <string.h>

#include "align/name.h"
#include "align/speech.h"
#include "align/wordlists.h"
#include "session/object.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
	REACH = 64,     /* bytes before a surname in which its first names stand */
	BACK_LIMIT = 4, /* passages of the body looked back for the speaker of a quotation or a pronoun */
};

static bool passage_of(size_t *out, const struct as_doc *doc, struct as_span span)
{
	for (size_t n = 0; n < doc->passages_count; n++)
		if (doc->passages[n].span.end > span.start) {
			*out = n;
			return doc->passages[n].span.start < span.end;
		}
	return false;
}

/* Whether more than half of the span stands between quotation marks. */
static bool is_quoted(const struct as_speech *speech, struct as_span span)
{
	size_t inside = 0;
	for (size_t i = 0; i < speech->quotes_count; i++) {
		struct as_span quote = speech->quotes[i];
		if (!as_span_overlaps(quote, span))
			continue;
		size_t start = quote.start > span.start ? quote.start : span.start;
		size_t end = quote.end < span.end ? quote.end : span.end;
		inside += end - start;
	}
	return inside * 2 > as_span_length(span);
}

/* ---- which of the passage's attributions is the span's */

static const struct as_attribution *first_in(const struct as_speech *speech, size_t start, size_t end)
{
	for (size_t i = 0; i < speech->count; i++)
		if (speech->items[i].verb.start >= start && speech->items[i].verb.start < end)
			return &speech->items[i];
	return NULL;
}

static const struct as_attribution *last_in(const struct as_speech *speech, size_t start, size_t end)
{
	for (size_t i = speech->count; i-- > 0;)
		if (speech->items[i].verb.start >= start && speech->items[i].verb.start < end)
			return &speech->items[i];
	return NULL;
}

static struct as_span sentence_at(const struct as_speech *speech, size_t at)
{
	struct as_span sentence = speech->passage;
	as_object_at(&sentence, speech->doc, AS_UNIT_SENTENCE, at);
	return sentence;
}

/* In the sentences that the span touches: X said SPAN; SPAN with "X said"
 * inside; SPAN, said X. */
static const struct as_attribution *in_sentence(const struct as_speech *speech, struct as_span span)
{
	struct as_span sentence = sentence_at(speech, span.start);
	struct as_span last = sentence_at(speech, span.end - 1);
	if (last.end > sentence.end)
		sentence.end = last.end;
	const struct as_attribution *found = last_in(speech, sentence.start, span.start);
	if (!found)
		found = first_in(speech, span.start, span.end);
	return found ? found : first_in(speech, span.end, sentence.end);
}

/* A quotation of several sentences has its speaker where it ends, or where it begins. */
static const struct as_attribution *around_quote(const struct as_speech *speech, const struct as_span *quote)
{
	struct as_span first = sentence_at(speech, quote->start), last = sentence_at(speech, quote->end - 1);
	const struct as_attribution *found = first_in(speech, quote->end, last.end);
	return found ? found : last_in(speech, first.start, quote->start);
}

static const struct as_attribution *attribution_for(const struct as_speech *speech, struct as_span span, bool quoted)
{
	size_t middle = span.start + as_span_length(span) / 2;
	const struct as_span *quote = as_speech_quote_at(speech, middle);
	const struct as_attribution *found = NULL;
	if (quoted && quote)
		found = around_quote(speech, quote);
	if (!found)
		found = in_sentence(speech, span);
	if (!found && (quoted || speech->count))
		found = last_in(speech, speech->passage.start, span.start);
	if (!found && quoted)
		found = first_in(speech, span.end, speech->passage.end);
	return found;
}

/* ---- full names */

/* The first name in the document of several capitalised words, the last of
 * which is the one word `name`: "Sergei Ryabkov" for "Ryabkov". */
static struct as_span full_name(const struct as_doc *doc, struct as_span name)
{
	const char *word = doc->text + name.start, *end = doc->text + doc->len;
	size_t len = as_span_length(name);
	if (memchr(word, ' ', len) || !as_name_is_capitalised(doc->text, doc->len, name))
		return name;
	for (const char *at = doc->text; (at = memmem(at, (size_t)(end - at), word, len)); at += len) {
		size_t from = (size_t)(at - doc->text), start = from > REACH ? from - REACH : 0;
		uint32_t next = 0;
		if (from + len < doc->len)
			as_utf8_next(&next, doc->text, doc->len, from + len);
		if (as_letter_is_word(next))
			continue;
		struct as_words words = {0};
		struct as_span full = name;
		as_words_add(&words, doc->text + start, from + len - start, start);
		if (words.count > 1 && words.items[words.count - 1].start == from)
			full = as_name_at(doc->text, doc->len, &words, words.count - 1);
		size_t first = words.count;
		while (first > 0 && words.items[first - 1].start >= full.start)
			first--;
		bool capitals = full.start < from && full.end == from + len &&
				!memchr(doc->text + full.start, '\n', from - full.start);
		for (size_t n = first; n < words.count && capitals; n++)
			capitals = as_name_is_capitalised(doc->text, doc->len, words.items[n]);
		as_words_free(&words);
		if (capitals)
			return full;
	}
	return name;
}

/* ---- whom a pronoun means */

/* Whether a name may be a person's: of two words and more when made full, none
 * of them the sort that only places and bodies have. */
static bool may_be_person(const struct as_doc *doc, struct as_span name)
{
	name = full_name(doc, name);
	struct as_words words = {0};
	as_words_add(&words, doc->text + name.start, as_span_length(name), name.start);
	bool person = words.count >= 2;
	for (size_t n = 0; n < words.count && person; n++) {
		struct as_span word = words.items[n];
		person = as_name_is_capitalised(doc->text, doc->len, word) &&
			 !as_wordlist_has(AS_WORDS_BODY, doc->text + word.start, as_span_length(word));
	}
	as_words_free(&words);
	return person;
}

/* Who spoke last before `before`, when that may be a person. */
static bool named_before(struct as_span *out, const struct as_speech *speech, size_t before)
{
	for (size_t i = speech->count; i-- > 0;)
		if (speech->items[i].verb.start < before && !speech->items[i].pronoun &&
		    may_be_person(speech->doc, speech->items[i].subject)) {
			*out = speech->items[i].subject;
			return true;
		}
	return false;
}

/* The person named last before `before`. */
static bool person_before(struct as_span *out, const struct as_speech *speech, size_t before)
{
	for (size_t n = speech->words.count; n-- > 0;) {
		struct as_span word = speech->words.items[n];
		if (word.end > before || !as_name_is_capitalised(speech->doc->text, speech->doc->len, word))
			continue;
		struct as_span name = as_name_at(speech->doc->text, speech->doc->len, &speech->words, n);
		if (name.end <= before && !as_speech_quote_at(speech, name.start) && may_be_person(speech->doc, name)) {
			*out = name;
			return true;
		}
	}
	return false;
}

typedef bool find_before(struct as_span *out, const struct as_speech *speech, size_t before);

static bool in_earlier(struct as_span *out, const struct as_doc *doc, size_t passage, find_before *find)
{
	bool found = false;
	for (size_t back = 0; back < BACK_LIMIT && passage > 0 && !found;) {
		enum as_role role = doc->passages[--passage].role;
		if (role != AS_ROLE_BODY && role != AS_ROLE_DATELINE)
			continue;
		struct as_speech speech;
		as_speech_read(&speech, doc, passage);
		found = find(out, &speech, speech.passage.end);
		as_speech_free(&speech);
		back++;
	}
	return found;
}

static bool speaker_in_earlier(struct as_span *out, const struct as_doc *doc, size_t passage)
{
	return in_earlier(out, doc, passage, named_before) || in_earlier(out, doc, passage, person_before);
}

static bool claimant_of(struct as_span *out, const struct as_speech *speech, size_t passage, struct as_span span,
			bool quoted)
{
	const struct as_attribution *found = attribution_for(speech, span, quoted);
	if (!found)
		return quoted && speaker_in_earlier(out, speech->doc, passage);
	*out = found->subject;
	if (!found->pronoun)
		return true;
	return named_before(out, speech, found->verb.start) || person_before(out, speech, found->subject.start) ||
	       speaker_in_earlier(out, speech->doc, passage);
}

/* A date that the document contradicts is no good guess: better none than a wrong one. */
static const char *date_of(const struct as_doc *doc)
{
	for (size_t i = 0; i < doc->doubts_count; i++)
		if (doc->doubts[i].field == AS_FIELD_DATE)
			return NULL;
	return doc->metadata[AS_FIELD_DATE].value;
}

void as_guess_claim(struct as_guess *guess, struct as_arena *arena, const struct as_doc *doc, struct as_span span)
{
	*guess = (struct as_guess){.form = "paraphrase", .said = date_of(doc)};
	size_t passage;
	if (span.end <= span.start || !passage_of(&passage, doc, span))
		return;
	struct as_speech speech;
	as_speech_read(&speech, doc, passage);
	bool quoted = is_quoted(&speech, span);
	if (doc->passages[passage].role == AS_ROLE_HEADLINE)
		guess->form = "headline";
	else if (quoted)
		guess->form = "quote";
	struct as_span claimant;
	if (claimant_of(&claimant, &speech, passage, span, quoted)) {
		claimant = full_name(doc, claimant);
		guess->claimant = as_arena_strndup(arena, doc->text + claimant.start, as_span_length(claimant));
	}
	as_speech_free(&speech);
}
