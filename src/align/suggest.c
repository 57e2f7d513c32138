/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "align/amounts.h"
#include "align/nametable.h"
#include "align/pieces.h"
#include "base/mem.h"

enum { TITLE_WORDS = 4 }; /* of a name that is looked for in a headline in title case */

struct suggesting {
	const struct as_tokens *tokens;
	struct as_glossary glossary;
	struct as_seen seen;
	struct as_nametable table;
	struct as_suggestions *out;
};

static bool is_read(enum as_role role)
{
	return role == AS_ROLE_HEADLINE || role == AS_ROLE_DATELINE || role == AS_ROLE_CAPTION || role == AS_ROLE_BODY;
}

static void add(struct as_suggestions *out, struct as_span span, const char *type)
{
	AS_RESERVE(out->items, out->cap, out->count + 1);
	out->items[out->count++] = (struct as_suggestion){span, type};
}

/* Whether only a comma, or "and", stands between words `before` and `at`. */
static bool is_listed(const struct as_strand *strand, uint32_t before, uint32_t at)
{
	if (at == before + 1)
		return as_strand_gap_has(strand, before, ",/") && !as_strand_gap_has(strand, before, ".;:()");
	if (at != before + 2 || as_strand_gap_has(strand, before, ".;:()") ||
	    as_strand_gap_has(strand, before + 1, ",.;:()"))
		return false;
	const struct as_rule *rule = as_namerun_rules(strand, before + 1, at);
	for (; rule; rule = as_rules_next(strand->language, rule))
		if (rule->class == AS_RULE_LEAD && !strcmp(rule->value, "list"))
			return true;
	return false;
}

/* Whether a rank that ends before word `at` can be that of the name there:
 * "transport minister, Edvard Lonning". */
static bool is_ranked(const struct as_strand *strand, uint32_t rank_end, uint32_t at)
{
	return rank_end && rank_end == at &&
	       (as_namerun_joined(strand, at - 1) || as_strand_gap_has(strand, at - 1, ",.")) &&
	       !as_strand_gap_has(strand, at - 1, ";:()\"");
}

/* A name in a language where every noun has a capital needs a better reason. */
static bool may_be_name(const struct as_strand *strand, const struct as_namerun *run, bool rank)
{
	return !strand->language->nouns_capitalised || run->kind != AS_NAMERUN_UNKNOWN || run->given || rank;
}

static void read_words(struct suggesting *suggesting, const struct as_strand *strand)
{
	uint32_t rank_end = 0, name_end = UINT32_MAX;
	for (uint32_t at = 0; at < strand->count;) {
		struct as_namerun run;
		struct as_span span;
		struct as_reach words;
		as_namerun_at(&run, strand, at, &suggesting->seen);
		bool known = run.kind == AS_NAMERUN_KNOWN || run.kind == AS_NAMERUN_PART;
		enum as_amount_kind amount =
			known ? AS_AMOUNT_NONE : as_amount_at(&span, &words, strand, at);
		if (amount != AS_AMOUNT_NONE) {
			add(suggesting->out, span, amount == AS_AMOUNT_DATE ? "date" : "quantity");
			at = words.end;
			continue;
		}
		if (run.kind == AS_NAMERUN_RANK)
			rank_end = run.words.end;
		bool rank = is_ranked(strand, rank_end, at);
		if (run.kind >= AS_NAMERUN_KNOWN && may_be_name(strand, &run, rank)) {
			bool listed = name_end < at && is_listed(strand, name_end - 1, at);
			as_nametable_add(&suggesting->table, strand, &run, rank, listed);
			name_end = run.words.end;
		}
		bool number = run.kind == AS_NAMERUN_NOTHING && !known && words.end > at;
		at = number ? words.end : run.words.end;
	}
}

/* Where most words have a capital only names that are known, or stand in the
 * text below, are taken. */
static void read_title(struct suggesting *suggesting, const struct as_strand *strand)
{
	for (uint32_t at = 0, end; at < strand->count; at = end) {
		struct as_namerun run;
		end = at + 1;
		if (!strand->words[at].capital)
			continue;
		as_namerun_at(&run, strand, at, &suggesting->seen);
		if (run.kind == AS_NAMERUN_KNOWN) {
			as_nametable_add(&suggesting->table, strand, &run, false, false);
			end = run.words.end;
			continue;
		}
		uint32_t most = at + 1;
		while (most < strand->count && most < at + TITLE_WORDS && as_namerun_joined(strand, most - 1))
			most++;
		for (; most > at; most--)
			if (as_nametable_find(&suggesting->table, strand, (struct as_reach){at, most})) {
				end = most;
				break;
			}
	}
}

static void read_strand(struct suggesting *suggesting, struct as_strand *strand, struct as_arena *arena, size_t passage)
{
	as_strand_read(strand, suggesting->tokens, &suggesting->glossary,
		       suggesting->tokens->doc->passages[passage].span, arena);
}

/* Whether the passage is a line of words with capitals, not a sentence of many names. */
static bool is_title(const struct as_strand *strand, const struct as_passage *passage)
{
	char last = strand->doc->text[passage->span.end - 1];
	return strand->title_case && passage->role != AS_ROLE_CAPTION &&
	       (passage->role == AS_ROLE_HEADLINE || !strchr(".)!?\"", last));
}

/* Passes over the passages: how words are written; names of running text; of titles. */
enum pass { PASS_SEEN, PASS_TEXT, PASS_TITLES, PASSES };

static void read_passages(struct suggesting *suggesting, enum pass pass)
{
	const struct as_doc *doc = suggesting->tokens->doc;
	for (size_t n = 0; n < doc->passages_count; n++) {
		struct as_arena arena = {0};
		struct as_strand strand, pieces;
		if (!is_read(doc->passages[n].role))
			continue;
		read_strand(suggesting, &strand, &arena, n);
		strand.title_case = is_title(&strand, &doc->passages[n]);
		if (pass == PASS_SEEN) {
			as_seen_add(&suggesting->seen, &strand);
		} else if (strand.title_case == (pass == PASS_TITLES)) {
			as_pieces_read(&pieces, &strand, &suggesting->seen, &arena);
			if (pass == PASS_TEXT)
				read_words(suggesting, &pieces);
			else
				read_title(suggesting, &pieces);
		}
		as_arena_free(&arena);
	}
}

static int by_place(const void *a, const void *b)
{
	const struct as_suggestion *x = a, *y = b;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void put_names(struct suggesting *suggesting)
{
	const struct as_nametable *table = &suggesting->table;
	for (size_t i = 0; i < table->uses_count; i++) {
		const struct as_named *name = &table->names[table->uses[i].name];
		if (name->type != AS_TYPE_NONE && (name->sure || name->known))
			add(suggesting->out, table->uses[i].span, table->types.names[name->type]);
	}
}

void as_suggest(struct as_suggestions *out, const struct as_tokens *tokens, const struct as_lexicon *lexicon,
		const struct as_rules *rules)
{
	struct suggesting suggesting = {.tokens = tokens, .out = out};
	const struct as_language *language = as_strand_language(tokens, lexicon, rules);
	if (!language)
		return;
	as_glossary_init(&suggesting.glossary, language, lexicon);
	as_nametable_init(&suggesting.table);
	for (enum pass pass = 0; pass < PASSES; pass++)
		read_passages(&suggesting, pass);
	as_nametable_settle(&suggesting.table);
	put_names(&suggesting);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_place);
	as_nametable_free(&suggesting.table);
	as_seen_free(&suggesting.seen);
	as_glossary_free(&suggesting.glossary);
}

void as_suggestions_free(struct as_suggestions *list)
{
	free(list->items);
	*list = (struct as_suggestions){0};
}
