/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench/collate [FILE...]: what collating the files takes, words, pairs,
 * discrepancies and rows, once they are read: processor time, the median of 21
 * runs.  Without files: 20 reports of about 600 words that tell one story of 30
 * sentences, each in its own order, a fifth left out, a word in ten changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "align/collate.h"
#include "base/buf.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "session/rulefiles.h"

enum { REPORTS = 20, SENTENCES = 30, WORDS = 25, RUNS = 21 };

static uint32_t seed = 1;

static uint32_t draw(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* A word; frequent ones are short. */
static void add_word(struct as_buf *out, uint32_t number)
{
	static const char *const syllables[] = {"ka", "lo", "mi", "tur", "sen", "vo", "ral", "dim",
						"pe", "sha", "gol", "ni", "ba", "res", "tho", "wen"};
	do
		as_buf_adds(out, syllables[number % 16]);
	while (number /= 16);
}

static uint32_t draw_word(void)
{
	return draw(3) ? draw(4000) : draw(40);
}

static void invent(struct as_buf *out, uint32_t story[SENTENCES][WORDS])
{
	uint32_t order[SENTENCES];
	for (uint32_t i = 0; i < SENTENCES; i++)
		order[i] = i;
	for (int i = 0; i < SENTENCES / 2; i++) {
		uint32_t a = draw(SENTENCES), b = draw(SENTENCES), held = order[a];
		order[a] = order[b];
		order[b] = held;
	}
	for (int i = 0; i < SENTENCES; i++) {
		if (!draw(5))
			continue;
		for (int word = 0; word < WORDS; word++) {
			if (word)
				as_buf_addc(out, ' ');
			add_word(out, draw(10) ? story[order[i]][word] : draw_word());
		}
		as_buf_adds(out, draw(3) ? ". " : ".\n");
	}
}

static void write_reports(struct as_doc *docs)
{
	uint32_t story[SENTENCES][WORDS];
	for (int i = 0; i < SENTENCES; i++)
		for (int word = 0; word < WORDS; word++)
			story[i][word] = draw_word();
	for (int n = 0; n < REPORTS; n++) {
		struct as_buf text = AS_BUF_INIT;
		invent(&text, story);
		as_doc_init(&docs[n]);
		size_t len = text.len;
		as_doc_parse(&docs[n], "report", as_buf_detach(&text), len);
	}
}

static bool read_reports(struct as_doc *docs, char **paths, size_t count)
{
	struct as_error err = AS_ERROR_INIT;
	for (size_t n = 0; n < count; n++) {
		as_doc_init(&docs[n]);
		if (!as_doc_read(&docs[n], paths[n], &err)) {
			fprintf(stderr, "collate: %s\n", as_error_text(&err));
			as_error_clear(&err);
			return false;
		}
	}
	return true;
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return 1e3 * (double)time.tv_sec + 1e-6 * (double)time.tv_nsec;
}

static double run(const struct as_doc *docs, size_t count, const struct as_rules *rules, bool say)
{
	struct as_tokens *tokens = as_calloc(count + 1, sizeof *tokens);
	const struct as_tokens **list = as_calloc(count + 1, sizeof *list);
	struct as_lexicon lexicon;
	struct as_collation collation;
	size_t words = 0;
	double start = now();
	as_lexicon_init(&lexicon);
	for (size_t n = 0; n < count; n++) {
		as_tokens_prepare(&tokens[n], &docs[n], &lexicon);
		list[n] = &tokens[n];
		words += tokens[n].count;
	}
	as_collate(&collation, list, count, &lexicon, rules);
	double took = now() - start;
	if (say)
		printf("%zu reports, %zu words, %zu rows", count, words, collation.rows_count);
	as_collation_free(&collation);
	for (size_t n = 0; n < count; n++)
		as_tokens_free(&tokens[n]);
	as_lexicon_free(&lexicon);
	free(tokens);
	free(list);
	return took;
}

static int by_time(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	size_t count = argc > 1 ? (size_t)argc - 1 : REPORTS;
	struct as_doc *docs = as_calloc(count, sizeof *docs);
	struct as_rules rules;
	double times[RUNS];
	if (argc > 1 && !read_reports(docs, argv + 1, count))
		return 1;
	if (argc < 2)
		write_reports(docs);
	as_rulefiles_load(&rules, NULL);
	for (int i = 0; i < RUNS; i++)
		times[i] = run(docs, count, &rules, i == 0);
	qsort(times, RUNS, sizeof *times, by_time);
	printf(": median %.1f ms, least %.1f, most %.1f\n", times[RUNS / 2], times[0], times[RUNS - 1]);
	as_rules_free(&rules);
	for (size_t n = 0; n < count; n++)
		as_doc_free(&docs[n]);
	free(docs);
	return 0;
}
