/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/speech.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "align/name.h"
#include "align/wordlists.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
	PHRASE_LIMIT = 6,  /* words of a subject that is no name: "senior U.S. defence officials" */
	SENTENCE_LIMIT = 100, /* words looked back for who a sentence is about */
	CLAUSE_LIMIT = 25, /* words between a subject and its verb, in commas */
};

/* ---- quotation marks */

static const struct mark {
	uint32_t open, close;
} marks[] = {
	{'"', '"'}, {0x201c, 0x201d}, {0x2018, 0x2019}, {0x201e, 0x201c}, {0xab, 0xbb}, {0x300c, 0x300d},
};

static bool is_word_at(const struct as_doc *doc, size_t at, size_t end)
{
	uint32_t unit;
	return at < end && (as_utf8_next(&unit, doc->text, doc->len, at), as_letter_is_word(unit));
}

/* Byte after the mark that closes a quotation; the end of the passage without
 * one.  A closing U+2019 inside a word is an apostrophe. */
static size_t quote_end(const struct as_doc *doc, size_t at, size_t end, uint32_t close)
{
	uint32_t unit;
	for (size_t next; at < end; at = next) {
		next = at + as_utf8_next(&unit, doc->text, doc->len, at);
		if (unit == close && (close != 0x2019 || !is_word_at(doc, next, end)))
			return next;
	}
	return end;
}

static void find_quotes(struct as_speech *speech)
{
	const struct as_doc *doc = speech->doc;
	size_t end = speech->passage.end;
	uint32_t unit;
	for (size_t at = speech->passage.start, next; at < end; at = next) {
		next = at + 1;
		if ((unsigned char)doc->text[at] < 0x80 && doc->text[at] != '"')
			continue;
		next = at + as_utf8_next(&unit, doc->text, doc->len, at);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			if (unit != marks[i].open)
				continue;
			next = quote_end(doc, next, end, marks[i].close);
			AS_RESERVE(speech->quotes, speech->quotes_cap, speech->quotes_count + 1);
			speech->quotes[speech->quotes_count++] = (struct as_span){at, next};
			break;
		}
	}
}

const struct as_span *as_speech_quote_at(const struct as_speech *speech, size_t at)
{
	size_t low = 0, high = speech->quotes_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (speech->quotes[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < speech->quotes_count && speech->quotes[low].start <= at ? &speech->quotes[low] : NULL;
}

/* ---- subjects */

static bool is_listed(const struct as_speech *speech, enum as_wordlist list, size_t n)
{
	return speech->lists[n] >> list & 1;
}

static bool is_capital(const struct as_speech *speech, size_t n)
{
	return as_name_is_capitalised(speech->doc->text, speech->doc->len, speech->words.items[n]);
}

/* What stands between words n and n + 1. */
static struct as_span gap_after(const struct as_speech *speech, size_t n)
{
	return (struct as_span){speech->words.items[n].end, speech->words.items[n + 1].start};
}

static bool gap_has(const struct as_speech *speech, size_t n, const char *any)
{
	struct as_span gap = gap_after(speech, n);
	for (size_t at = gap.start; at < gap.end; at++)
		if (speech->doc->text[at] && strchr(any, speech->doc->text[at]))
			return true;
	return false;
}

/* Whether only spaces, or the period of an abbreviation, stand there. */
static bool gap_is_plain(const struct as_speech *speech, size_t n)
{
	struct as_span gap = gap_after(speech, n);
	for (size_t at = gap.start; at < gap.end; at++)
		if (!speech->doc->text[at] || !strchr(" .\n\r\t-", speech->doc->text[at]))
			return false;
	struct as_span word = speech->words.items[n];
	return speech->doc->text[gap.start] != '.' || as_span_length(word) <= 4;
}

static bool is_sentence_gap(const struct as_speech *speech, size_t n)
{
	return gap_has(speech, n, ".!?") && !gap_is_plain(speech, n);
}

/* The noun phrase that ends with word `last`: a pronoun, a name, or a few words
 * back to an article. */
static bool phrase_before(struct as_attribution *out, const struct as_speech *speech, size_t last)
{
	struct as_span word = speech->words.items[last];
	if (as_speech_quote_at(speech, word.start))
		return false;
	out->subject = word;
	out->pronoun = is_listed(speech, AS_WORDS_PRONOUN, last);
	if (out->pronoun)
		return true;
	if (is_capital(speech, last)) {
		out->subject = as_name_at(speech->doc->text, speech->doc->len, &speech->words, last);
		return true;
	}
	if (is_listed(speech, AS_WORDS_STOP, last) || is_listed(speech, AS_WORDS_ARTICLE, last))
		return false;
	size_t first = last;
	for (int i = 1; i < PHRASE_LIMIT && first > 0 && gap_is_plain(speech, first - 1); i++) {
		if (is_listed(speech, AS_WORDS_ARTICLE, first - 1) || is_listed(speech, AS_WORDS_STOP, first - 1))
			break;
		if (as_speech_quote_at(speech, speech->words.items[first - 1].start))
			break;
		first--;
	}
	out->subject.start = speech->words.items[first].start;
	return true;
}

/* The noun phrase that begins with word `first`: "said Ryabkov", "said the
 * minister", "said Deputy Foreign Minister Sergei Ryabkov". */
static bool phrase_after(struct as_attribution *out, const struct as_speech *speech, size_t first)
{
	const struct as_words *words = &speech->words;
	while (first < words->count && is_listed(speech, AS_WORDS_ARTICLE, first) && !is_capital(speech, first))
		first++;
	if (first >= words->count || as_speech_quote_at(speech, words->items[first].start))
		return false;
	out->subject = words->items[first];
	out->pronoun = is_listed(speech, AS_WORDS_PRONOUN, first);
	if (out->pronoun)
		return true;
	/* Past "Kremlin spokesman" to the name, if there is one. */
	size_t last = first;
	while (last + 1 < words->count && last - first < PHRASE_LIMIT + 2 && gap_is_plain(speech, last) &&
	       (is_capital(speech, last + 1) || is_listed(speech, AS_WORDS_OFFICE, last + 1) ||
		(is_listed(speech, AS_WORDS_CONNECTOR, last + 1) && last + 2 < words->count &&
		 is_capital(speech, last + 2))))
		last++;
	/* "Halvern's transport minister, Edvard Lønning" */
	if (last + 1 < words->count && is_listed(speech, AS_WORDS_OFFICE, last) && gap_has(speech, last, ",") &&
	    is_capital(speech, last + 1))
		last++;
	if (is_capital(speech, last)) {
		out->subject = as_name_at(speech->doc->text, speech->doc->len, words, last);
		return true;
	}
	if (is_listed(speech, AS_WORDS_STOP, first))
		return false;
	for (last = first; last + 1 < words->count && last - first < 3 && gap_is_plain(speech, last); last++)
		if (is_listed(speech, AS_WORDS_STOP, last + 1))
			break;
	out->subject.end = words->items[last].end;
	return first > 0 && (is_listed(speech, AS_WORDS_ARTICLE, first - 1) ||
			     (first > 1 && is_listed(speech, AS_WORDS_ATTRIBUTION, first - 2)));
}

/* The word before the comma that opens the clause which ends before word n:
 * "Ryabkov, who led the delegation, said". */
static bool before_clause(size_t *out, const struct as_speech *speech, size_t n)
{
	size_t at = n - 1; /* the gap after it has the closing comma */
	for (size_t i = 0; i < CLAUSE_LIMIT && at > 0 && !is_sentence_gap(speech, at - 1); i++, at--)
		if (gap_has(speech, at - 1, ",")) {
			*out = at - 1;
			return true;
		}
	return false;
}

/* Whether words [first, end) are one capitalised name: "the minister, Jolana
 * Březová, called". */
static bool is_name(const struct as_speech *speech, size_t first, size_t end)
{
	for (size_t n = first; n < end; n++)
		if (!is_capital(speech, n) || (n + 1 < end && !gap_is_plain(speech, n)))
			return false;
	return first < end;
}

/* The word after the subject: past "has repeatedly" and "on Thursday". */
static size_t before_adverbs(const struct as_speech *speech, size_t verb)
{
	size_t n = verb;
	while (n > 0 && gap_is_plain(speech, n - 1)) {
		bool day = is_listed(speech, AS_WORDS_WEEKDAY, n - 1);
		if (!day && !is_listed(speech, AS_WORDS_BETWEEN, n - 1))
			break;
		n--;
		if (day && n > 1 && gap_is_plain(speech, n - 1) && is_listed(speech, AS_WORDS_STOP, n - 1))
			n--;
	}
	return n;
}

static bool subject_of(struct as_attribution *out, const struct as_speech *speech, size_t verb)
{
	const struct as_words *words = &speech->words;
	size_t n = before_adverbs(speech, verb);
	bool first = n == 0 || is_sentence_gap(speech, n - 1);
	if (!first && gap_is_plain(speech, n - 1)) {
		if (!is_listed(speech, AS_WORDS_PRONOUN, n - 1) || strncasecmp(speech->doc->text +
		    words->items[n - 1].start, "who", as_span_length(words->items[n - 1])))
			return phrase_before(out, speech, n - 1);
		return n > 1 && phrase_before(out, speech, n - 2);
	}
	bool after_quote = !first && as_speech_quote_at(speech, words->items[n - 1].start);
	size_t before;
	if (!first && !after_quote && gap_has(speech, n - 1, ",") && before_clause(&before, speech, n) &&
	    (is_capital(speech, before) || is_listed(speech, AS_WORDS_OFFICE, before)) &&
	    !as_speech_quote_at(speech, words->items[before].start) && n == verb &&
	    !(verb + 1 < words->count && is_capital(speech, verb + 1)))
		return phrase_before(out, speech, is_name(speech, before + 1, n) ? n - 1 : before);
	return verb + 1 < words->count && gap_is_plain(speech, verb) && phrase_after(out, speech, verb + 1);
}

/* Whether a verb takes the subject of what stands before: "..., saying", "has
 * played down hopes and said". */
static bool depends(const struct as_speech *speech, size_t verb)
{
	static const char *const joining[] = {"and", "but", "then"};
	const char *text = speech->doc->text;
	struct as_span word = speech->words.items[verb];
	if (as_span_length(word) > 4 && !memcmp(text + word.end - 3, "ing", 3))
		return true;
	for (size_t i = 0; verb > 0 && i < sizeof joining / sizeof *joining; i++) {
		struct as_span before = speech->words.items[verb - 1];
		if (as_span_length(before) == strlen(joining[i]) &&
		    !strncasecmp(text + before.start, joining[i], strlen(joining[i])))
			return true;
	}
	return false;
}

/* Who spoke before in the sentence, else the first name in it. */
static bool subject_of_sentence(struct as_attribution *out, const struct as_speech *speech, size_t verb)
{
	size_t first = verb;
	while (first > 0 && verb - first < SENTENCE_LIMIT && !is_sentence_gap(speech, first - 1))
		first--;
	if (speech->count && speech->items[speech->count - 1].verb.start >= speech->words.items[first].start) {
		struct as_span own = out->verb;
		*out = speech->items[speech->count - 1];
		out->verb = own;
		return true;
	}
	for (size_t n = first; n < verb; n++) {
		if (!is_capital(speech, n) || is_listed(speech, AS_WORDS_OPENER, n) ||
		    as_speech_quote_at(speech, speech->words.items[n].start))
			continue;
		while (n + 1 < verb && gap_is_plain(speech, n) && is_capital(speech, n + 1))
			n++; /* to the name's last word: titles fall away */
		out->subject = as_name_at(speech->doc->text, speech->doc->len, &speech->words, n);
		out->pronoun = false;
		return true;
	}
	return false;
}

/* "United States", "sovereign states": a verb of saying that is none, unless a
 * name or a pronoun stands before it. */
static bool is_noun(const struct as_speech *speech, size_t n)
{
	return is_listed(speech, AS_WORDS_BODY, n) &&
	       (is_capital(speech, n) || !n ||
		(!is_capital(speech, n - 1) && !is_listed(speech, AS_WORDS_PRONOUN, n - 1)));
}

static bool attribution_at(struct as_attribution *out, const struct as_speech *speech, size_t n)
{
	struct as_span word = speech->words.items[n];
	out->verb = word;
	if (as_speech_quote_at(speech, word.start))
		return false;
	if (is_listed(speech, AS_WORDS_ATTRIBUTION, n) && n + 2 < speech->words.count) {
		bool stop = is_listed(speech, AS_WORDS_STOP, n + 1); /* "according to X"; German: "laut X" */
		return phrase_after(out, speech, n + 1 + stop) && !out->pronoun;
	}
	if (!is_listed(speech, AS_WORDS_SPEECH, n) || is_noun(speech, n))
		return false;
	return depends(speech, n) ? subject_of_sentence(out, speech, n) : subject_of(out, speech, n);
}

/* Of a passage whose words and their lists are known. */
static void read_passage(struct as_speech *speech)
{
	const uint32_t speaks = 1u << AS_WORDS_SPEECH | 1u << AS_WORDS_ATTRIBUTION;
	find_quotes(speech);
	for (size_t n = 0; n < speech->words.count; n++) {
		struct as_attribution found;
		if (!(speech->lists[n] & speaks) || !attribution_at(&found, speech, n))
			continue;
		AS_RESERVE(speech->items, speech->cap, speech->count + 1);
		speech->items[speech->count++] = found;
	}
	free(speech->lists);
	speech->lists = NULL;
}

void as_speech_read(struct as_speech *speech, const struct as_doc *doc, size_t passage)
{
	*speech = (struct as_speech){.doc = doc, .passage = doc->passages[passage].span};
	struct as_span span = speech->passage;
	as_words_add(&speech->words, doc->text + span.start, as_span_length(span), span.start);
	speech->lists = as_calloc(speech->words.count + 1, sizeof *speech->lists);
	for (size_t n = 0; n < speech->words.count; n++) {
		struct as_span word = speech->words.items[n];
		speech->lists[n] = as_wordlists_of(doc->text + word.start, as_span_length(word));
	}
	read_passage(speech);
}

void as_speech_read_tokens(struct as_speech *speech, const struct as_tokens *tokens, size_t passage,
			   struct as_glossary *glossary)
{
	const struct as_doc *doc = tokens->doc;
	*speech = (struct as_speech){.doc = doc, .passage = doc->passages[passage].span};
	size_t first = as_tokens_at(tokens, speech->passage.start), end = first;
	while (end < tokens->count && tokens->items[end].start < speech->passage.end)
		end++;
	struct as_words *words = &speech->words;
	AS_RESERVE(words->items, words->cap, end - first + 1);
	speech->lists = as_calloc(end - first + 1, sizeof *speech->lists);
	for (; first < end; first++) {
		const struct as_token *token = &tokens->items[first];
		speech->lists[words->count] = as_glossary_lists(glossary, doc->text, token);
		words->items[words->count++] = (struct as_span){token->start, token->end};
	}
	read_passage(speech);
	as_words_free(words);
}

void as_speech_free(struct as_speech *speech)
{
	as_words_free(&speech->words);
	free(speech->quotes);
	free(speech->items);
	*speech = (struct as_speech){0};
}
