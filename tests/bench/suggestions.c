/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench/suggestions FOLDER MENTIONS.tsv [QUOTES.tsv]: how many of the mentions
 * of a hand list (tests/suggestions) the recogniser finds in the documents of
 * the folder, how many of its suggestions are on the list, type for type; and
 * for how many quoted sentences the guess of a claimant is right.  With -v in
 * front each miss is listed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "align/suggest.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "session/guess.h"
#include "session/rulefiles.h"
#include "text/utf8.h"

enum { TYPES = 5, FIELDS = 6, RUNS = 21, FILE_LIMIT = 1 << 24 };
static const char *const types[TYPES] = {"person", "organisation", "place", "date", "quantity"};

struct score {
	size_t listed, found, suggested;
};

static bool verbose;

/* ---- lists */

static char *slurp(const char *path)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_error err = AS_ERROR_INIT;
	if (!as_file_read(&text, path, FILE_LIMIT, NULL, &err)) {
		fprintf(stderr, "%s\n", as_error_text(&err));
		exit(2);
	}
	return as_buf_detach(&text);
}

/* The next line's fields; false at the end. */
static bool next_line(char **list, char *fields[FIELDS])
{
	char *line;
	while ((line = strsep(list, "\n"))) {
		if (*line == '#' || !*line)
			continue;
		for (int i = 0; i < FIELDS; i++) {
			fields[i] = strsep(&line, "\t");
			fields[i] = fields[i] ? fields[i] : (char *)"";
		}
		return true;
	}
	return false;
}

static size_t byte_of(const struct as_doc *doc, size_t point)
{
	size_t at = 0;
	for (uint32_t unit; point > 0 && at < doc->len; point--)
		at += as_utf8_next(&unit, doc->text, doc->len, at);
	return at;
}

/* ---- documents */

struct bench {
	const char *folder;
	char *name;                 /* of the document that is read */
	struct as_doc doc;
	struct as_suggestions suggestions;
	bool *matched;
	struct as_rules rules;
	struct score scores[TYPES + 1];
};

static size_t type_of(const char *name)
{
	size_t i = 0;
	while (i < TYPES && strcmp(types[i], name) != 0)
		i++;
	return i;
}

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void suggest(struct bench *bench)
{
	struct as_lexicon lexicon;
	struct as_tokens tokens;
	double best = 1e9;
	as_lexicon_init(&lexicon);
	as_tokens_prepare(&tokens, &bench->doc, &lexicon);
	for (int i = 0; i < RUNS; i++) {
		as_suggestions_free(&bench->suggestions);
		double from = milliseconds();
		as_suggest(&bench->suggestions, &tokens, &lexicon, &bench->rules);
		double took = milliseconds() - from;
		best = took < best ? took : best;
	}
	printf("%s: %zu words, %zu suggestions, %.2f ms\n", bench->name, tokens.count, bench->suggestions.count, best);
	as_tokens_free(&tokens);
	as_lexicon_free(&lexicon);
}

/* Counts what the document's suggestions have beyond the list. */
static void close_document(struct bench *bench)
{
	if (!bench->name)
		return;
	for (size_t i = 0; bench->matched && i < bench->suggestions.count; i++) {
		const struct as_suggestion *item = &bench->suggestions.items[i];
		bench->scores[type_of(item->type)].suggested++;
		if (verbose && !bench->matched[i])
			printf("  wrong\t%s\t%.*s\n", item->type, (int)as_span_length(item->span),
			       bench->doc.text + item->span.start);
	}
	as_doc_free(&bench->doc);
	as_suggestions_free(&bench->suggestions);
	free(bench->matched);
	free(bench->name);
	bench->name = NULL;
	bench->matched = NULL;
}

static void open_document(struct bench *bench, const char *name, bool with_suggestions)
{
	if (bench->name && !strcmp(bench->name, name))
		return;
	close_document(bench);
	struct as_error err = AS_ERROR_INIT;
	char *path = as_path_join(bench->folder, name);
	as_doc_init(&bench->doc);
	if (!as_doc_read(&bench->doc, path, &err)) {
		fprintf(stderr, "%s\n", as_error_text(&err));
		exit(2);
	}
	free(path);
	bench->name = as_strdup(name);
	if (!with_suggestions)
		return;
	suggest(bench);
	bench->matched = as_calloc(bench->suggestions.count + 1, sizeof *bench->matched);
}

/* ---- judging */

static void judge_mention(struct bench *bench, char *const fields[FIELDS])
{
	size_t type = type_of(fields[3]);
	struct as_span span = {byte_of(&bench->doc, strtoul(fields[1], NULL, 10)),
			       byte_of(&bench->doc, strtoul(fields[2], NULL, 10))};
	bench->scores[type].listed++;
	for (size_t i = 0; i < bench->suggestions.count; i++) {
		const struct as_suggestion *item = &bench->suggestions.items[i];
		if (item->span.start != span.start || item->span.end != span.end || strcmp(item->type, fields[3]) != 0)
			continue;
		bench->matched[i] = true;
		bench->scores[type].found++;
		return;
	}
	if (verbose)
		printf("  missed\t%s\t%s\t%s\n", fields[3], fields[4], fields[1]);
}

static void print_score(const char *name, const struct score *score)
{
	printf("%-14s %6zu %6zu %9zu   recall %.3f   precision %.3f\n", name, score->listed, score->found,
	       score->suggested, score->listed ? (double)score->found / (double)score->listed : 0,
	       score->suggested ? (double)score->found / (double)score->suggested : 0);
}

static void judge_mentions(struct bench *bench, const char *path)
{
	char *list = slurp(path), *rest = list, *fields[FIELDS];
	while (next_line(&rest, fields)) {
		open_document(bench, fields[0], true);
		judge_mention(bench, fields);
	}
	close_document(bench);
	struct score all = {0};
	printf("%-14s %6s %6s %9s\n", "", "listed", "found", "suggested");
	for (size_t i = 0; i <= TYPES; i++) {
		print_score(i < TYPES ? types[i] : "(other)", &bench->scores[i]);
		all.listed += bench->scores[i].listed;
		all.found += bench->scores[i].found;
		all.suggested += bench->scores[i].suggested;
	}
	print_score("all", &all);
	free(list);
}

static void judge_quotes(struct bench *bench, const char *path)
{
	char *list = slurp(path), *rest = list, *fields[FIELDS];
	size_t counts[2][2] = {{0}};
	while (next_line(&rest, fields)) {
		struct as_arena arena = {0};
		struct as_guess guess;
		open_document(bench, fields[0], false);
		struct as_span span = {byte_of(&bench->doc, strtoul(fields[1], NULL, 10)),
				       byte_of(&bench->doc, strtoul(fields[2], NULL, 10))};
		as_guess_claim(&guess, &arena, &bench->doc, span);
		bool right = guess.claimant && !strcmp(guess.claimant, fields[4]);
		bool bare = !strcmp(fields[3], "bare");
		counts[bare][0]++;
		counts[bare][1] += right;
		if (verbose && !right)
			printf("  claimant\t%s\tnot %s\t%.60s\n", fields[4], guess.claimant ? guess.claimant : "-",
			       fields[5]);
		as_arena_free(&arena);
	}
	close_document(bench);
	for (int bare = 0; bare < 2; bare++)
		printf("claimant, quotation marks %s: %zu of %zu\n", bare ? "lost" : "there", counts[bare][1],
		       counts[bare][0]);
	size_t total = counts[0][0] + counts[1][0];
	printf("claimant: %.3f\n", total ? (double)(counts[0][1] + counts[1][1]) / (double)total : 0);
	free(list);
}

int main(int argc, char **argv)
{
	struct bench bench = {0};
	if (argc > 1 && !strcmp(argv[1], "-v")) {
		verbose = true;
		argv++;
		argc--;
	}
	if (argc < 3) {
		fprintf(stderr, "usage: suggestions [-v] FOLDER MENTIONS.tsv [QUOTES.tsv]\n");
		return 2;
	}
	as_rulefiles_load_names(&bench.rules, NULL);
	bench.folder = argv[1];
	judge_mentions(&bench, argv[2]);
	if (argc > 3)
		judge_quotes(&bench, argv[3]);
	as_rules_free(&bench.rules);
	return 0;
}
