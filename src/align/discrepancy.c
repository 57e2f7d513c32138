/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/discrepancy.h"

#include <stdlib.h>
#include <string.h>

#include "align/attribution.h"
#include "align/figures.h"
#include "align/names.h"
#include "align/negation.h"
#include "align/quotes.h"
#include "align/scrutiny.h"
#include "align/tallies.h"
#include "base/mem.h"
#include "base/parallel.h"

/* Some of the rows, and what is read of the documents while they are looked at. */
struct search {
	struct as_comparison *comparison; /* which gets what is found */
	size_t first, end;                /* its rows */
	struct as_glossary glossaries[2];
	struct as_arena arena; /* emptied after each row */
	struct as_speech **speech[2]; /* by passage; NULL: not read yet */
	size_t cap;
};

/* In this order: what an earlier one has told, the later ones leave alone. */
static void (*const comparers[])(struct as_scrutiny *) = {
	as_quotes_compare, as_attribution_compare, as_figures_compare, as_negation_compare, as_names_compare,
};

/* Each passage is read once, however many rows it has. */
static const struct as_speech *speech_of(struct search *search, int side, const struct as_side *place)
{
	struct as_speech **slot = &search->speech[side][place->passage];
	if (!*slot) {
		const struct as_tokens *tokens = side ? search->comparison->right : search->comparison->left;
		*slot = as_calloc(1, sizeof **slot);
		as_speech_read_tokens(*slot, tokens, (size_t)place->passage, &search->glossaries[side]);
	}
	return *slot;
}

static bool has_speech(const struct as_strand *strand, struct as_span span)
{
	const char *text = strand->doc->text + span.start;
	size_t len = as_span_length(span);
	if (memchr(text, '"', len) || memmem(text, len, "\xe2\x80", 2) || memchr(text, 0xc2, len) || memchr(text, 0xe3, len))
		return true;
	const uint64_t speaks = AS_RULE_BIT(AS_RULE_SPEECH) | AS_RULE_BIT(AS_RULE_ATTRIBUTION);
	for (uint32_t i = 0; i < strand->count; i++)
		if (as_strand_may(strand, i, speaks) &&
		    (as_strand_is(strand, i, AS_RULE_SPEECH) || as_strand_is(strand, i, AS_RULE_ATTRIBUTION)))
			return true;
	return false;
}

static int by_left(const void *a, const void *b)
{
	const struct as_discrepancy *x = a, *y = b;
	if (x->left.start != y->left.start)
		return x->left.start < y->left.start ? -1 : 1;
	return x->right.start == y->right.start ? (int)x->kind - (int)y->kind : x->right.start < y->right.start ? -1 : 1;
}

static void search_row(struct search *search, struct as_row *row)
{
	struct as_comparison *comparison = search->comparison;
	struct as_scrutiny scrutiny = {
		.comparison = comparison, .row = row, .cap = &search->cap,
		.first = comparison->discrepancies_count, .arena = &search->arena,
	};
	as_strands_read(scrutiny.side, comparison, row, search->glossaries, &search->arena);
	if (row->relation != AS_RELATED && has_speech(&scrutiny.side[0], row->left.span) && has_speech(&scrutiny.side[1], row->right.span)) {
		scrutiny.speech[0] = speech_of(search, 0, &row->left);
		scrutiny.speech[1] = speech_of(search, 1, &row->right);
	}
	for (size_t i = 0; row->relation != AS_RELATED && i < sizeof comparers / sizeof *comparers; i++)
		comparers[i](&scrutiny);
	if (row->relation == AS_RELATED)
		as_tallies_compare(&scrutiny);
	as_arena_clear(&search->arena);
	row->first_discrepancy = scrutiny.first;
	row->discrepancies_count = comparison->discrepancies_count - scrutiny.first;
	if (row->discrepancies_count > 1)
		qsort(comparison->discrepancies + scrutiny.first, row->discrepancies_count,
		      sizeof *comparison->discrepancies, by_left);
	for (size_t i = scrutiny.first; i < comparison->discrepancies_count; i++)
		if (!comparison->discrepancies[i].note) {
			row->discrepant = true;
			comparison->summary.discrepancies++;
		}
}

static void free_speech(struct as_speech **speech, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (speech[i]) {
			as_speech_free(speech[i]);
			free(speech[i]);
		}
	free(speech);
}

/* Works on a copy: cores that write to one line of cache wait for one another. */
static void search_rows(void *half)
{
	struct search search = *(const struct search *)half;
	for (size_t i = search.first; i < search.end; i++) {
		struct as_row *row = &search.comparison->rows[i];
		bool differs = row->ops_count && (row->relation == AS_EDITED || row->relation == AS_FORMAT);
		if (!row->furniture && (differs || row->relation == AS_RELATED))
			search_row(&search, row);
	}
	*(struct search *)half = search;
}

static void open_search(struct search *search, const struct as_language *const languages[2],
			const struct as_lexicon *lexicon)
{
	const struct as_comparison *comparison = search->comparison;
	const struct as_tokens *tokens[2] = {comparison->left, comparison->right};
	for (int s = 0; s < 2; s++) {
		as_glossary_init(&search->glossaries[s], languages[s], lexicon);
		search->speech[s] = as_calloc(tokens[s]->doc->passages_count + 1, sizeof *search->speech[s]);
	}
}

static void close_search(struct search *search)
{
	const struct as_comparison *comparison = search->comparison;
	free_speech(search->speech[0], comparison->left->doc->passages_count);
	free_speech(search->speech[1], comparison->right->doc->passages_count);
	for (int s = 0; s < 2; s++)
		as_glossary_free(&search->glossaries[s]);
	as_arena_free(&search->arena);
}

/* Appends what the search of the later rows found to what that of the earlier
 * ones did. */
static void join(struct search *search, const struct search *later)
{
	struct as_comparison *all = search->comparison, *more = later->comparison;
	size_t before = all->discrepancies_count, count = more->discrepancies_count;
	for (size_t i = later->first; i < later->end; i++)
		all->rows[i].first_discrepancy += before;
	AS_RESERVE(all->discrepancies, search->cap, before + count);
	if (count)
		memcpy(all->discrepancies + before, more->discrepancies, count * sizeof *more->discrepancies);
	all->discrepancies_count += count;
	all->summary.discrepancies += more->summary.discrepancies;
	as_arena_join(&all->words, &more->words);
	free(more->discrepancies);
}

/* The rows of long documents are searched in two halves at the same time, the
 * later one with a list of its own. */
void as_discrepancies_find(struct as_comparison *comparison, const struct as_lexicon *lexicon,
			   const struct as_rules *rules)
{
	if (!rules->count)
		return;
	const struct as_language *languages[2] = {as_strand_language(comparison->left, lexicon, rules),
						  as_strand_language(comparison->right, lexicon, rules)};
	struct search search = {.comparison = comparison, .end = comparison->rows_count};
	open_search(&search, languages, lexicon);
	if (as_tokens_are_long(comparison->left->doc, comparison->right->doc)) {
		struct as_comparison found = {.left = comparison->left, .right = comparison->right,
					      .rows = comparison->rows, .ops = comparison->ops};
		struct search later = {.comparison = &found, .first = search.end / 2, .end = search.end};
		search.end = later.first;
		open_search(&later, languages, lexicon);
		as_parallel_run(search_rows, &search, &later);
		join(&search, &later);
		close_search(&later);
	} else {
		search_rows(&search);
	}
	close_search(&search);
}
