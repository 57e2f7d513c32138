/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench/align TEXT [WORDS...]: how long comparisons take, how much memory, and
 * how much they find.  Pairs are made of TEXT: passages of 30 to 99 words, half
 * of them shuffled, one word in ten changed, so that the truth is known; then
 * texts made to hurt, in ratio to ordinary text of the same size.  Each line is
 * measured in a process of its own; the text is not counted as memory used. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "align/compare.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

/* Two texts and, by byte of the left one, where the word that begins there
 * begins on the right, plus one; 0 when it was changed. */
struct pair {
	struct as_buf text[2];
	uint32_t *gold;
	size_t gold_count;
};

struct source {
	const char **words;
	size_t count, cap;
};

static uint64_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((state >> 33) * below >> 31);
}

static size_t add_word(struct as_buf *out, const char *word)
{
	if (out->len && out->data[out->len - 1] != '\n')
		as_buf_addc(out, ' ');
	as_buf_adds(out, word);
	return out->len - strlen(word);
}

static void add_edited(struct pair *pair, const struct source *source, size_t word, size_t at)
{
	const char *other = source->words[draw((uint32_t)source->count)];
	uint32_t dice = draw(1000);
	if (dice < 50) {
		add_word(&pair->text[1], other);
	} else if (dice >= 75) {
		pair->gold[at] = (uint32_t)add_word(&pair->text[1], source->words[word]) + 1;
		pair->gold_count++;
		if (dice < 100)
			add_word(&pair->text[1], other);
	}
}

static void make_ordinary(struct pair *pair, const struct source *source, size_t count)
{
	size_t *first = as_calloc(count / 30 + 3, sizeof *first), *place = as_calloc(count, sizeof *place), passages = 0;
	uint32_t *order = as_calloc(count / 30 + 2, sizeof *order);
	for (size_t i = 0; i < count; i += 30 + draw(70)) {
		order[passages] = (uint32_t)passages;
		first[passages++] = i;
	}
	first[passages] = count;
	for (size_t p = 0; p < passages; p++) {
		for (size_t i = first[p]; i < first[p + 1]; i++)
			place[i] = add_word(&pair->text[0], source->words[i]);
		as_buf_addc(&pair->text[0], '\n');
		size_t q = draw(2) ? draw((uint32_t)p + 1) : p;
		uint32_t swap = order[p];
		order[p] = order[q];
		order[q] = swap;
	}
	pair->gold = as_calloc(pair->text[0].len + 1, sizeof *pair->gold);
	for (size_t p = 0; p < passages; p++) {
		for (size_t i = first[order[p]]; i < first[order[p] + 1]; i++)
			add_edited(pair, source, i, place[i]);
		as_buf_addc(&pair->text[1], '\n');
	}
	free(first);
	free(place);
	free(order);
}

static void make_repeated(struct pair *pair, const struct source *source, size_t count)
{
	(void)source;
	for (size_t i = 0; i < count; i++) {
		as_buf_adds(&pair->text[0], "again ");
		as_buf_adds(&pair->text[1], i % 1000 ? "again " : "");
	}
}

static void make_different(struct pair *pair, const struct source *source, size_t count)
{
	(void)source;
	for (size_t i = 0; i < count; i++) {
		as_buf_printf(&pair->text[0], "a%zux%c", i, i % 60 ? ' ' : '\n');
		as_buf_printf(&pair->text[1], "b%zux%c", i, i % 60 ? ' ' : '\n');
	}
}

static void make_reversed(struct pair *pair, const struct source *source, size_t count)
{
	enum { SENTENCE = 12 };
	for (size_t i = 0; i + SENTENCE <= count; i += SENTENCE)
		for (size_t k = 0; k < SENTENCE; k++) {
			size_t back = (count / SENTENCE - 1) * SENTENCE - i + k;
			as_buf_printf(&pair->text[0], "%s%s", source->words[i + k], k + 1 < SENTENCE ? " " : ".\n");
			as_buf_printf(&pair->text[1], "%s%s", source->words[back], k + 1 < SENTENCE ? " " : ".\n");
		}
}

static void make_one_line(struct pair *pair, const struct source *source, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		add_word(&pair->text[0], source->words[i]);
		if (draw(10))
			add_word(&pair->text[1], source->words[i]);
	}
}

static void make_cyclic(struct pair *pair, const struct source *source, size_t count)
{
	size_t period = count / 50 + 1;
	for (size_t i = 0; i < count; i++) {
		add_word(&pair->text[0], source->words[i % period]);
		add_word(&pair->text[1], source->words[(i + period / 3) % period]);
	}
}

static void make_few_words(struct pair *pair, const struct source *source, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		as_buf_printf(&pair->text[0], "%s%c", source->words[draw(40)], i % 60 ? ' ' : '\n');
		as_buf_printf(&pair->text[1], "%s%c", source->words[draw(40)], i % 60 ? ' ' : '\n');
	}
}

static void make_empty(struct pair *pair, const struct source *source, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_word(&pair->text[0], source->words[i]);
}

static const struct kind {
	const char *name;
	void (*make)(struct pair *pair, const struct source *source, size_t count);
} kinds[] = {
	{"ordinary", make_ordinary},         {"one word repeated", make_repeated}, {"all different", make_different},
	{"sentences reversed", make_reversed}, {"one line", make_one_line},        {"a cycle of words", make_cyclic},
	{"forty words at random", make_few_words}, {"nothing on the right", make_empty},
};

static void make_doc(struct as_doc *doc, const struct as_buf *text)
{
	size_t cap = 0;
	as_doc_init(doc);
	doc->text = text->data;
	doc->len = text->len;
	for (size_t at = 0, end; at < text->len; at = end + 1) {
		const char *stop = memchr(text->data + at, '\n', text->len - at);
		end = stop ? (size_t)(stop - text->data) : text->len;
		if (end == at)
			continue;
		AS_RESERVE(doc->passages, cap, doc->passages_count + 1);
		doc->passages[doc->passages_count++] = (struct as_passage){{at, end}, 1, AS_ROLE_BODY, "bench"};
	}
}

static bool next_word(const char *text, struct as_span *rest, size_t *start)
{
	while (rest->start < rest->end && (text[rest->start] == ' ' || text[rest->start] == '\n'))
		rest->start++;
	*start = rest->start;
	while (rest->start < rest->end && text[rest->start] != ' ' && text[rest->start] != '\n')
		rest->start++;
	return rest->start > *start;
}

/* Counts the words that ops call the same, and those of them that are. */
static void count_found(const struct as_comparison *comparison, const struct pair *pair, size_t *found, size_t *right)
{
	*found = *right = 0;
	for (size_t i = 0; i < comparison->ops_count; i++) {
		const struct as_op *op = &comparison->ops[i];
		if (op->kind != AS_OP_EQUAL && op->kind != AS_OP_MOVED)
			continue;
		struct as_span a = op->left, b = op->right;
		size_t l, r;
		while (next_word(pair->text[0].data, &a, &l) && next_word(pair->text[1].data, &b, &r)) {
			++*found;
			*right += pair->gold[l] == r + 1;
		}
	}
}

/* Of processor time: a busy machine must not count. */
static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct figures {
	double prepare_ms, compare_ms;
	long kib; /* peak, the text included */
	size_t found, right, gold, words, rows;
};

static void measure(struct figures *figures, const struct kind *kind, const struct source *source, size_t count)
{
	struct pair pair = {{AS_BUF_INIT, AS_BUF_INIT}, NULL, 0};
	state = count;
	kind->make(&pair, source, count);
	struct as_doc doc[2];
	struct as_tokens tokens[2];
	struct as_lexicon lexicon;
	struct as_comparison comparison;
	struct rusage usage;
	double begin = now_ms();
	as_lexicon_init(&lexicon);
	for (int s = 0; s < 2; s++) {
		make_doc(&doc[s], &pair.text[s]);
		as_tokens_prepare(&tokens[s], &doc[s], &lexicon);
	}
	double middle = now_ms();
	as_compare(&comparison, &tokens[0], &tokens[1], &lexicon);
	figures->compare_ms = now_ms() - middle;
	figures->prepare_ms = middle - begin;
	getrusage(RUSAGE_SELF, &usage);
	figures->kib = usage.ru_maxrss;
	figures->words = tokens[0].count + tokens[1].count;
	figures->rows = comparison.rows_count;
	figures->gold = pair.gold_count;
	if (pair.gold)
		count_found(&comparison, &pair, &figures->found, &figures->right);
}

/* In a child, so that the peak of memory is this comparison's own. */
static bool measure_apart(struct figures *figures, const struct kind *kind, const struct source *source, size_t count)
{
	int ends[2], status = 0;
	if (pipe(ends))
		return false;
	pid_t child = fork();
	if (!child) {
		struct figures mine = {0};
		measure(&mine, kind, source, count);
		_exit(write(ends[1], &mine, sizeof mine) == (ssize_t)sizeof mine ? 0 : 1);
	}
	close(ends[1]);
	bool whole = child > 0 && read(ends[0], figures, sizeof *figures) == (ssize_t)sizeof *figures;
	close(ends[0]);
	return child > 0 && waitpid(child, &status, 0) == child && whole && !status;
}

static void show(const struct kind *kind, size_t count, const struct figures *f, double usual_ms)
{
	double all = f->prepare_ms + f->compare_ms;
	printf("%8zu  %-22s %9.1f %9.1f %8.0f %8ld", count, kind->name, f->prepare_ms, f->compare_ms,
	       all * 1e6 / (double)(f->words ? f->words : 1), f->kib);
	if (f->gold) {
		double precision = (double)f->right / (double)(f->found ? f->found : 1), recall = (double)f->right / (double)f->gold;
		printf("  %.4f %.4f %.4f\n", precision, recall, 2 * precision * recall / (precision + recall));
	} else {
		printf("  %.2f x ordinary\n", all / usual_ms);
	}
}

static void split_words(struct source *source, struct as_buf *text)
{
	char *rest = NULL;
	for (char *word = strtok_r(text->data, " \t\r\n", &rest); word; word = strtok_r(NULL, " \t\r\n", &rest)) {
		AS_RESERVE(source->words, source->cap, source->count + 1);
		source->words[source->count++] = word;
	}
}

int main(int argc, char **argv)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_error err = AS_ERROR_INIT;
	struct source source = {0};
	if (argc < 2 || !as_file_read(&text, argv[1], (size_t)1 << 30, NULL, &err)) {
		fprintf(stderr, "%s\n", argc < 2 ? "usage: align TEXT [WORDS...]" : as_error_text(&err));
		return 2;
	}
	split_words(&source, &text);
	size_t usual[] = {1000, 10000, 100000, 1000000}, count = argc > 2 ? (size_t)argc - 2 : sizeof usual / sizeof *usual;
	printf("   words  text                     prepare   compare  ns/word      KiB  precision recall F1\n"
	       "                                        ms        ms\n");
	for (size_t i = 0; i < count; i++) {
		size_t words = argc > 2 ? strtoul(argv[i + 2], NULL, 10) : usual[i];
		double usual_ms = 0;
		if (words < 1000 || words > source.count) {
			fprintf(stderr, "%zu words asked for, 1000 to %zu are there\n", words, source.count);
			return 2;
		}
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
			struct figures figures;
			fflush(stdout);
			if (!measure_apart(&figures, &kinds[k], &source, words))
				return 2;
			usual_ms = k ? usual_ms : figures.prepare_ms + figures.compare_ms;
			show(&kinds[k], words, &figures, usual_ms);
		}
	}
	free(source.words);
	as_buf_free(&text);
	return 0;
}
