/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/tokens.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "text/fold.h"
#include "text/sentence.h"
#include "text/word.h"

enum { RECENT_BITS = 12 }; /* 96 KiB */

#ifdef AS_TINY_LIMITS /* fuzzing: so that short inputs meet every case */
enum { LONG_DOCUMENT = 64 };
#else
enum { LONG_DOCUMENT = 256 * 1024 }; /* bytes: some ten milliseconds of reading */
#endif

/* What one document's preparation carries along. */
struct reading {
	struct as_tokens *tokens;
	struct as_lexicon *lexicon;
	struct as_words words;
	struct as_buf fold;
};

void as_lexicon_init(struct as_lexicon *lexicon)
{
	*lexicon = (struct as_lexicon){0};
}

void as_lexicon_free(struct as_lexicon *lexicon)
{
	as_map_free(&lexicon->ids);
	as_map_free(&lexicon->written);
	free(lexicon->forms);
	free(lexicon->recent);
	as_lexicon_init(lexicon);
}

/* The id of a folded form, given a new one when it has none yet. */
static uint32_t intern(struct as_lexicon *lexicon, const char *form, size_t len)
{
	bool added;
	const uint32_t *slot = as_map_put(&lexicon->ids, form, len, lexicon->forms_count, &added);
	uint32_t id = *slot;
	if (added) {
		size_t want = (size_t)id + 1;
		AS_RESERVE(lexicon->forms, lexicon->forms_cap, want);
		lexicon->forms[id] = (struct as_form){as_map_key(slot), (uint32_t)len};
		lexicon->forms_count++;
	}
	return id;
}

/* Whether the word is its own folded form without asking: most are. */
static bool is_folded(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((word[i] < 'a' || word[i] > 'z') && (word[i] < '0' || word[i] > '9'))
			return false;
	return true;
}

static uint32_t look_up(struct reading *reading, const char *word, size_t len)
{
	struct as_lexicon *lexicon = reading->lexicon;
	if (is_folded(word, len))
		return intern(lexicon, word, len);
	bool fresh;
	uint32_t *known = as_map_put(&lexicon->written, word, len, 0, &fresh);
	if (fresh) {
		as_buf_clear(&reading->fold);
		as_fold(&reading->fold, word, len);
		bool empty = !reading->fold.len; /* nothing left of it: it stands for itself */
		*known = intern(lexicon, empty ? word : reading->fold.data, empty ? len : reading->fold.len);
	}
	return *known;
}

/* The id of a word.  Words hold no NUL, so that the bytes of a short one, filled
 * up with NUL, tell its length, too. */
static uint32_t word_id(struct reading *reading, struct as_span word)
{
	const char *text = reading->tokens->doc->text + word.start;
	size_t len = as_span_length(word);
	struct as_recent this = {{0, 0}, 0};
	if (len > sizeof this.bytes)
		return look_up(reading, text, len);
	if (len <= 8 && reading->tokens->doc->len - word.start >= 8) {
		memcpy(this.bytes, text, 8); /* one load, then cut: quicker than a copy of any length */
		this.bytes[0] = htobe64(be64toh(this.bytes[0]) >> (64 - 8 * len) << (64 - 8 * len));
	} else {
		memcpy(this.bytes, text, len);
	}
	uint64_t hash = (this.bytes[0] ^ this.bytes[1] * 0xd6e8feb86659fd93u) * 0x9e3779b97f4a7c15u;
	struct as_recent *recent = &reading->lexicon->recent[hash >> (64 - RECENT_BITS)];
	if (recent->bytes[0] != this.bytes[0] || recent->bytes[1] != this.bytes[1]) {
		this.id = look_up(reading, text, len);
		*recent = this;
	}
	return recent->id;
}

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct as_span trimmed(const char *text, struct as_span span)
{
	while (span.end > span.start && is_space(text[span.end - 1]))
		span.end--;
	while (span.start < span.end && is_space(text[span.start]))
		span.start++;
	return span;
}

/* Adds one sentence.  One without words joins the sentence before it, or
 * waits in `*pending` for the one after it. */
static void add_unit(struct reading *reading, struct as_span span, uint32_t passage, size_t *pending)
{
	struct as_tokens *tokens = reading->tokens;
	const char *text = tokens->doc->text;
	as_words_clear(&reading->words);
	as_words_add(&reading->words, text + span.start, span.end - span.start, span.start);
	struct as_unit *last = tokens->units_count ? &tokens->units[tokens->units_count - 1] : NULL;
	span = trimmed(text, (struct as_span){*pending, span.end});
	if (!reading->words.count) {
		if (last && last->passage == passage && span.start < span.end) {
			last->span.end = span.end;
			*pending = span.end;
		}
		return;
	}
	*pending = span.end;
	uint32_t unit = (uint32_t)tokens->units_count, first = (uint32_t)tokens->count;
	AS_RESERVE(tokens->items, tokens->cap, tokens->count + reading->words.count);
	for (size_t i = 0; i < reading->words.count; i++) {
		struct as_span word = reading->words.items[i];
		tokens->items[tokens->count++] = (struct as_token){(uint32_t)word.start, (uint32_t)word.end,
			word_id(reading, word), unit};
	}
	AS_RESERVE(tokens->units, tokens->units_cap, tokens->units_count + 1);
	tokens->units[tokens->units_count++] =
		(struct as_unit){span, passage, first, (uint32_t)reading->words.count};
}

static void add_passage(struct reading *reading, uint32_t passage)
{
	struct as_tokens *tokens = reading->tokens;
	const struct as_doc *doc = tokens->doc;
	struct as_span span = doc->passages[passage].span;
	size_t before = tokens->units_count, pending = span.start;
	for (size_t at = span.start; at < span.end;) {
		size_t end = span.start + as_sentence_next(doc->text + span.start, span.end - span.start,
							   at - span.start);
		add_unit(reading, (struct as_span){at, end}, passage, &pending);
		at = end;
	}
	if (tokens->units_count == before) {
		AS_RESERVE(tokens->units, tokens->units_cap, tokens->units_count + 1);
		tokens->units[tokens->units_count++] =
			(struct as_unit){trimmed(doc->text, span), passage, (uint32_t)tokens->count, 0};
	}
}

/* Gives back the room beyond the last: the words of many documents are held. */
static void trim(struct as_tokens *tokens)
{
	tokens->cap = tokens->count;
	tokens->units_cap = tokens->units_count;
	if (tokens->cap)
		tokens->items = as_realloc(tokens->items, tokens->cap, sizeof *tokens->items);
	if (tokens->units_cap)
		tokens->units = as_realloc(tokens->units, tokens->units_cap, sizeof *tokens->units);
}

void as_tokens_prepare(struct as_tokens *tokens, const struct as_doc *doc, struct as_lexicon *lexicon)
{
	*tokens = (struct as_tokens){.doc = doc};
	if (!lexicon->recent)
		lexicon->recent = as_calloc((size_t)1 << RECENT_BITS, sizeof *lexicon->recent);
	struct reading reading = {.tokens = tokens, .lexicon = lexicon, .fold = AS_BUF_INIT};
	for (size_t i = 0; i < doc->passages_count; i++) {
		enum as_role role = doc->passages[i].role;
		if (role != AS_ROLE_DATE && role != AS_ROLE_URL)
			add_passage(&reading, (uint32_t)i);
	}
	as_words_free(&reading.words);
	as_buf_free(&reading.fold);
	trim(tokens);
}

bool as_tokens_are_long(const struct as_doc *a, const struct as_doc *b)
{
	return a->len >= LONG_DOCUMENT && b->len >= LONG_DOCUMENT;
}

/* A document being read with a lexicon of its own or, the first one, that of
 * both. */
struct half {
	struct as_tokens *tokens;
	const struct as_doc *doc;
	struct as_lexicon *lexicon;
};

/* Works on copies: cores that write to one line of cache wait for one another. */
static void prepare_half(void *half)
{
	const struct half *mine = half;
	struct as_lexicon lexicon = *mine->lexicon;
	struct as_tokens tokens;
	as_tokens_prepare(&tokens, mine->doc, &lexicon);
	*mine->tokens = tokens;
	*mine->lexicon = lexicon;
}

/* Gives the tokens the ids of `lexicon` instead of those of `own`.  New forms
 * get theirs in the order of their first use, as though the document had been
 * read with `lexicon`. */
static void join(struct as_tokens *tokens, struct as_lexicon *lexicon, const struct as_lexicon *own)
{
	uint32_t *ids = as_realloc(NULL, own->forms_count, sizeof *ids);
	for (uint32_t i = 0; i < own->forms_count; i++)
		ids[i] = intern(lexicon, own->forms[i].text, own->forms[i].len);
	for (size_t i = 0; i < tokens->count; i++)
		tokens->items[i].id = ids[tokens->items[i].id];
	free(ids);
}

void as_tokens_prepare_both(struct as_tokens tokens[2], const struct as_doc *const docs[2],
			    struct as_lexicon *lexicon)
{
	struct as_lexicon own;
	as_lexicon_init(&own);
	bool two = as_tokens_are_long(docs[0], docs[1]);
	struct half first = {&tokens[0], docs[0], lexicon}, second = {&tokens[1], docs[1], two ? &own : lexicon};
	if (two) {
		as_parallel_run(prepare_half, &first, &second);
		join(&tokens[1], lexicon, &own);
	} else {
		prepare_half(&first);
		prepare_half(&second);
	}
	as_lexicon_free(&own);
}

size_t as_tokens_at(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void as_tokens_free(struct as_tokens *tokens)
{
	free(tokens->items);
	free(tokens->units);
	*tokens = (struct as_tokens){0};
}
