/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench/overlaps FOLDER: the pairs of documents that the index proposes, a
 * line each (two names and the prints they share), on standard output; on
 * standard error what it took: reading and tokenising every document once, and
 * the index and its pairs beside that. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/mem.h"
#include "corpus/corpus.h"
#include "index/index.h"

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

struct times {
	double reading, adding, pairing;
};

static void add(struct as_index *index, struct times *times, const struct as_corpus *corpus, size_t n,
		struct as_lexicon *lexicon)
{
	double start = now();
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	as_doc_init(&doc);
	if (!as_corpus_read(&doc, corpus, n, &err)) {
		fprintf(stderr, "overlaps: %s\n", as_error_text(&err));
		as_error_clear(&err);
	} else {
		struct as_tokens tokens;
		as_tokens_prepare(&tokens, &doc, lexicon);
		double middle = now();
		as_index_add(index, (uint32_t)n, &tokens);
		times->reading += middle - start;
		times->adding += now() - middle;
		as_tokens_free(&tokens);
	}
	as_doc_free(&doc);
}

static void print_pairs(const struct as_index *index, struct times *times, const struct as_corpus *corpus)
{
	double start = now();
	struct as_index_pair *pairs;
	size_t count = as_index_pairs(&pairs, index);
	times->pairing = now() - start;
	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%u\n", corpus->entries[pairs[i].docs[0]].path, corpus->entries[pairs[i].docs[1]].path,
		       pairs[i].shared);
	free(pairs);
}

int main(int argc, char **argv)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_corpus corpus;
	if (argc != 2 || !as_corpus_open(&corpus, argv[1], &err)) {
		fprintf(stderr, "overlaps: %s\n", argc == 2 ? as_error_text(&err) : "usage: overlaps FOLDER");
		return 2;
	}
	struct times times = {0};
	struct as_lexicon lexicon;
	as_lexicon_init(&lexicon);
	struct as_index *index = as_index_new();
	for (size_t n = 0; n < corpus.count; n++)
		add(index, &times, &corpus, n, &lexicon);
	print_pairs(index, &times, &corpus);
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	fprintf(stderr, "%zu documents: reading and tokenising %.2f s, index %.2f s, pairs %.2f s: %.2f times; %ld MiB\n",
		corpus.count, times.reading, times.adding, times.pairing,
		(times.reading + times.adding + times.pairing) / times.reading, usage.ru_maxrss / 1024);
	as_index_free(index);
	as_lexicon_free(&lexicon);
	as_corpus_free(&corpus);
	return 0;
}
