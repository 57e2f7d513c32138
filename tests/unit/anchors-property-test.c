/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors in a document that is edited at random: what still stands somewhere
 * is found, and nothing is ever taken for it that is not it.
 *
 *     anchors-property-test [EDITS [SEED]]
 *
 * The document is a list of pieces, words and what stands between them, each
 * with a number of its own and that of the piece it is a copy of: so the test
 * knows where every word of a quote went. */
#include "session/refind.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "store/anchor.h"
#include "tap.h"

enum { EDITS = 400, EDITS_A_DOCUMENT = 8, QUOTES = 8, SENTENCES = 40 };

struct piece {
	char text[16];
	uint32_t id, source; /* itself; what it is a copy of */
};

struct text {
	struct piece *items;
	size_t count, cap;
	uint32_t last_id;
};

struct quote {
	uint32_t *ids;     /* of its pieces, in order */
	uint32_t before, after; /* ids of those next to it */
	size_t count;
	struct as_anchor anchor;
};

struct tally {
	size_t edits, looked, unique, found; /* quotes that stand in one place only; of these, found there */
	size_t silent, wrong, fuzzy, fuzzy_wrong, lost;
};

static uint32_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(state >> 8) * below) >> 24);
}

/* ---- a text */

/* Frequent words first: names and phrases come again and again, as in news. */
static const char *const words[] = {
	"the", "of", "said", "and", "to", "in", "a", "Kestria", "Halvern", "on", "that", "ferry", "harbour", "Brandt",
	"would", "not", "talks", "was", "it", "Strait", "night", "crew", "minister", "from", "for", "Monday", "bridge",
	"Vannay", "Orrin", "passengers", "divers", "rescue", "fog", "sandbank", "captain", "report", "4,000", "two",
	"police", "searched", "never", "Tétrault", "agreed", "office", "spokesman", "closed", "river", "engine", "pilot",
	"buoy", "light", "dark", "chart", "tide", "won't", "U.S.", "north", "quay", "owners", "union", "31", "injured",
};
enum { WORDS = sizeof words / sizeof *words };

static struct piece *put(struct text *text, size_t at, const char *string)
{
	AS_RESERVE(text->items, text->cap, text->count + 1);
	memmove(text->items + at + 1, text->items + at, (text->count - at) * sizeof *text->items);
	text->count++;
	struct piece *piece = &text->items[at];
	snprintf(piece->text, sizeof piece->text, "%s", string);
	piece->id = piece->source = ++text->last_id;
	return piece;
}

static const char *some_word(void)
{
	uint32_t a = draw(WORDS), b = draw(WORDS);
	return words[a < b ? a : b];
}

static void make_text(struct text *text)
{
	*text = (struct text){0};
	for (int i = 0; i < SENTENCES; i++) {
		for (uint32_t n = 4 + draw(16); n; n--) {
			put(text, text->count, some_word());
			put(text, text->count, n > 1 ? draw(12) ? " " : ", " : draw(3) ? ". " : ".\n\n");
		}
	}
}

static bool is_word(const struct piece *piece)
{
	return !strchr(" ,.\n", piece->text[0]);
}

static bool is_break(const struct piece *piece)
{
	return strchr(piece->text, '\n') != NULL;
}

/* ---- edits */

static void take(struct text *text, size_t at, size_t count)
{
	count = at + count < text->count ? count : text->count - at;
	memmove(text->items + at, text->items + at + count, (text->count - at - count) * sizeof *text->items);
	text->count -= count;
}

/* The passage around a piece: [*from, *to), its break included. */
static void passage(const struct text *text, size_t at, size_t *from, size_t *to)
{
	*from = at;
	while (*from > 0 && !is_break(&text->items[*from - 1]))
		--*from;
	*to = at;
	while (*to < text->count && !is_break(&text->items[*to]))
		++*to;
	*to += *to < text->count;
}

static void insert_copy(struct text *text, size_t at, const struct piece *pieces, size_t count, bool fresh)
{
	for (size_t i = 0; i < count; i++) {
		struct piece *piece = put(text, at + i, pieces[i].text);
		if (!fresh)
			piece->id = pieces[i].id;
		piece->source = pieces[i].source;
	}
}

/* A passage goes to, or comes again in, another place. */
static void carry(struct text *text, size_t at, bool copy)
{
	size_t from, to;
	passage(text, at, &from, &to);
	struct piece *held = as_calloc(to - from + 1, sizeof *held);
	memcpy(held, text->items + from, (to - from) * sizeof *held);
	size_t count = to - from, where;
	if (!copy)
		take(text, from, count);
	passage(text, text->count ? draw((uint32_t)text->count) : 0, &where, &to);
	insert_copy(text, where, held, count, copy);
	free(held);
}

static void insert_words(struct text *text, size_t at)
{
	at += at < text->count && is_word(&text->items[at]) ? 0 : at < text->count;
	for (uint32_t n = 1 + draw(4); n; n--) {
		put(text, at, " ");
		put(text, at, some_word());
	}
}

/* Near a quote as often as anywhere. */
static size_t somewhere(const struct text *text, const struct quote *quotes)
{
	if (draw(2))
		return draw((uint32_t)text->count);
	const struct quote *quote = &quotes[draw(QUOTES)];
	uint32_t id = quote->ids[draw((uint32_t)quote->count)];
	for (size_t i = 0; i < text->count; i++)
		if (text->items[i].id == id) {
			size_t near = i + draw(9);
			return near >= 4 && near - 4 < text->count ? near - 4 : i;
		}
	return draw((uint32_t)text->count);
}

static void edit(struct text *text, const struct quote *quotes)
{
	if (!text->count)
		return;
	size_t at = somewhere(text, quotes), from, to;
	switch (draw(8)) {
	case 0: case 1: insert_words(text, at); break;
	case 2: take(text, at & ~(size_t)1, 2 * (1 + (size_t)draw(5))); break;
	case 3: case 4:
		if (is_word(&text->items[at])) {
			take(text, at, 1);
			put(text, at, some_word());
		}
		break;
	case 5: carry(text, at, false); break;
	case 6: carry(text, at, true); break;
	default:
		passage(text, at, &from, &to);
		if (text->count > to - from + 40)
			take(text, from, to - from);
	}
}

/* ---- the document that the text makes */

struct made {
	struct as_doc doc;
	struct as_offsets offsets;
	size_t *starts; /* byte at which each piece begins, and the end */
};

static void make(struct made *made, const struct text *text)
{
	struct as_buf buf = AS_BUF_INIT;
	made->starts = as_calloc(text->count + 2, sizeof *made->starts);
	for (size_t i = 0; i < text->count; i++) {
		made->starts[i] = buf.len;
		as_buf_adds(&buf, text->items[i].text);
	}
	made->starts[text->count] = buf.len;
	size_t len = buf.len;
	as_doc_init(&made->doc);
	as_doc_parse(&made->doc, "a.txt", len ? as_buf_detach(&buf) : as_strdup(""), len);
	as_doc_sha256(&made->doc);
	as_offsets_init(&made->offsets, &made->doc);
	as_buf_free(&buf);
}

static void unmake(struct made *made)
{
	as_offsets_free(&made->offsets);
	as_doc_free(&made->doc);
	free(made->starts);
}

/* ---- quotes */

/* A name, a phrase or a sentence: from a word to a word. */
static void choose_quote(struct quote *quote, struct as_arena *arena, struct made *made, const struct text *text)
{
	size_t first = draw((uint32_t)text->count - 60), count = draw(3) ? 1 + 2 * (size_t)draw(12) : 1 + 2 * (size_t)draw(2);
	first += !is_word(&text->items[first]);
	*quote = (struct quote){.count = count};
	quote->ids = AS_NEW_ARRAY(arena, uint32_t, count);
	for (size_t i = 0; i < count; i++)
		quote->ids[i] = text->items[first + i].id;
	quote->before = first > 1 ? text->items[first - 2].id : 0; /* the next words, not what is between */
	quote->after = text->items[first + count + 1].id;
	as_anchor_make(&quote->anchor, arena, &made->offsets,
		       (struct as_span){made->starts[first], made->starts[first + count]});
}

/* Whether the pieces from `at` on are those of the quote, or copies of them. */
static bool is_quote(const struct text *text, size_t at, const struct quote *quote, bool copies)
{
	if (at + quote->count > text->count)
		return false;
	for (size_t i = 0; i < quote->count; i++) {
		const struct piece *piece = &text->items[at + i];
		if ((copies ? piece->source : piece->id) != quote->ids[i])
			return false;
	}
	return true;
}

static size_t occurrences(const struct as_doc *doc, const char *words_of_it)
{
	size_t count = 0, len = strlen(words_of_it);
	for (const char *at = doc->text; (at = memmem(at, doc->len - (size_t)(at - doc->text), words_of_it, len)); at++)
		count++;
	return count;
}

static size_t piece_at(const struct made *made, const struct text *text, size_t byte)
{
	size_t i = 0;
	while (i < text->count && made->starts[i] != byte)
		i++;
	return i;
}

/* Whether at least half of the pieces in a span are of the quote, or copies. */
static bool mostly(const struct made *made, const struct text *text, const struct quote *quote, struct as_span span)
{
	size_t of_it = 0, all = 0;
	for (size_t i = 0; i < text->count; i++) {
		if (made->starts[i] < span.start || made->starts[i] >= span.end || !is_word(&text->items[i]))
			continue;
		all++;
		for (size_t k = 0; k < quote->count; k++)
			if (text->items[i].source == quote->ids[k]) {
				of_it++;
				break;
			}
	}
	return 2 * of_it >= all && all;
}

/* Whether the words found are the quote: mostly its pieces or copies of them;
 * or the same word beside the one that it stood beside, so that nobody can
 * tell which of two was taken away. */
static bool is_it(const struct made *made, const struct text *text, const struct quote *quote, struct as_span span,
		  size_t at)
{
	size_t end = piece_at(made, text, span.end);
	if (made->starts[at] != span.start || made->starts[end] != span.end)
		return false; /* a part of a word */
	return mostly(made, text, quote, span) || (at > 1 && text->items[at - 2].source == quote->before) ||
	       (end + 1 < text->count && text->items[end + 1].source == quote->after);
}

static void show(const char *what, const struct made *made, const struct quote *quote, struct as_span span)
{
	printf("# %s: \"%s\" [%s] \"%s\" found as \"%.*s\" [%.*s] \"%.*s\"\n", what, quote->anchor.prefix, quote->anchor.exact,
	       quote->anchor.suffix, span.start < 32 ? (int)span.start : 32,
	       made->doc.text + (span.start < 32 ? 0 : span.start - 32), (int)as_span_length(span),
	       made->doc.text + span.start, made->doc.len - span.end < 32 ? (int)(made->doc.len - span.end) : 32,
	       made->doc.text + span.end);
}

static void look(struct tally *tally, const struct made *made, const struct text *text, const struct quote *quote,
		 struct as_refind *refind)
{
	struct as_span span = {0, 0};
	enum as_anchor_state found = as_refind_anchor(&span, refind, &quote->anchor);
	size_t truth = 0, at = piece_at(made, text, span.start);
	while (truth < text->count && !is_quote(text, truth, quote, false))
		truth++;
	bool sure = found == AS_ANCHOR_EXACT || found == AS_ANCHOR_MOVED;
	bool alone = truth < text->count && occurrences(&made->doc, quote->anchor.exact) == 1;
	bool right = sure && is_it(made, text, quote, span, at);
	tally->looked++;
	tally->unique += alone;
	tally->found += alone && sure && at == truth;
	tally->lost += found == AS_ANCHOR_ORPHAN;
	tally->silent += found == AS_ANCHOR_EXACT && !right;
	tally->wrong += found == AS_ANCHOR_MOVED && !right;
	if (sure && !right)
		show(found == AS_ANCHOR_EXACT ? "silent" : "moved", made, quote, span);
	if (found == AS_ANCHOR_FUZZY) {
		tally->fuzzy++;
		bool wrong = !mostly(made, text, quote, span);
		tally->fuzzy_wrong += wrong;
		if (wrong)
			show("fuzzy", made, quote, span);
	}
}

static void look_at_all(struct tally *tally, const struct text *text, const struct quote *quotes)
{
	struct made made;
	struct as_refind refind;
	make(&made, text);
	as_refind_init(&refind, &made.offsets);
	for (int i = 0; i < QUOTES; i++)
		look(tally, &made, text, &quotes[i], &refind);
	as_refind_free(&refind);
	unmake(&made);
}

static void try_document(struct tally *tally)
{
	struct as_arena arena = {0};
	struct text text;
	struct made made;
	struct quote quotes[QUOTES];
	make_text(&text);
	make(&made, &text);
	for (int i = 0; i < QUOTES; i++)
		choose_quote(&quotes[i], &arena, &made, &text);
	unmake(&made);
	for (int i = 0; i < EDITS_A_DOCUMENT; i++) {
		edit(&text, quotes);
		tally->edits++;
		look_at_all(tally, &text, quotes);
	}
	free(text.items);
	as_arena_free(&arena);
}

int main(int argc, char **argv)
{
	size_t edits = argc > 1 ? strtoul(argv[1], NULL, 10) : EDITS;
	struct tally tally = {0};
	state = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 7;
	while (tally.edits < edits)
		try_document(&tally);
	printf("# %zu edits, %zu quotes looked for, %zu stand in one place, %zu of them found there; %zu lost, "
	       "%zu altered, %zu of them elsewhere\n",
	       tally.edits, tally.looked, tally.unique, tally.found, tally.lost, tally.fuzzy, tally.fuzzy_wrong);
	IS_INT(tally.silent, 0, "nothing else is taken for a quote in silence");
	IS_INT(tally.wrong, 0, "nothing else is said to be where it moved");
	OK(tally.found * 100 >= tally.unique * 99, "what stands in one place is found there");
	OK(tally.fuzzy_wrong * 50 <= tally.fuzzy, "what was altered is not sought elsewhere");
	return tap_done();
}
