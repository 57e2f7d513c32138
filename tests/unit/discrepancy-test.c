/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of tests/discrepancy/pairs.tsv, judged: precision and recall of
 * the kinds told, for the half that the rules may be tuned on and for the half
 * held back.  "discrepancy-test -v" shows what is wrong of the first half,
 * "-vv" of both. */
#include "align/discrepancy.h"
#include "base/file.h"
#include "tap.h"
#include "trial.h"

enum { TUNING, HELD, BOTH, HALVES };
static const char *const half_names[HALVES] = {"for tuning", "held back", "together"};

struct score {
	size_t pairs, right, wrong, missed;
};

struct pair {
	const char *language, *wanted, *left, *right;
};

static unsigned kinds_named(const char *names)
{
	unsigned kinds = 0;
	for (unsigned kind = 0; kind < AS_DISCREPANCY_KINDS; kind++)
		if (strstr(names, as_discrepancy_name((enum as_discrepancy_kind)kind)))
			kinds |= 1u << kind;
	return kinds;
}

static size_t bits(unsigned set)
{
	size_t count = 0;
	for (; set; set &= set - 1)
		count++;
	return count;
}

static void judge(struct score scores[HALVES], const struct pair *pair, int half, size_t line,
		  const struct as_rules *rules, int verbose)
{
	struct trial trial;
	unsigned told = 0, wanted = kinds_named(pair->wanted);
	trial_begin(&trial, pair->left, pair->right);
	struct as_comparison *comparison = &trial.comparison;
	as_discrepancies_find(comparison, &trial.lexicon, rules);
	for (size_t i = 0; i < comparison->discrepancies_count; i++)
		if (!comparison->discrepancies[i].note)
			told |= 1u << comparison->discrepancies[i].kind;
	if (told != wanted && verbose > half) {
		printf("# line %zu wants %s (%s)\n#   %s\n#   %s\n", line, pair->wanted, half_names[half], pair->left,
		       pair->right);
		for (size_t i = 0; i < comparison->discrepancies_count; i++)
			printf("#   told: %s: %s\n", as_discrepancy_name(comparison->discrepancies[i].kind),
			       comparison->discrepancies[i].why);
	}
	int halves[2] = {half, BOTH};
	for (int i = 0; i < 2; i++) {
		struct score *score = &scores[halves[i]];
		score->pairs++;
		score->right += bits(told & wanted);
		score->wrong += bits(told & ~wanted);
		score->missed += bits(wanted & ~told);
	}
	trial_end(&trial);
}

static bool read_pair(struct pair *pair, char *line)
{
	const char **fields[] = {&pair->language, &pair->wanted, &pair->left, &pair->right};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		*fields[i] = line;
		line += strcspn(line, "\t");
		if (i + 1 < sizeof fields / sizeof *fields && *line)
			*line++ = '\0';
	}
	return *pair->left && *pair->right && !*line;
}

static void test_pairs(const struct as_rules *rules, int verbose)
{
	struct as_buf text = AS_BUF_INIT;
	struct score scores[HALVES] = {{0}};
	const char *srcdir = getenv("srcdir");
	char *path = as_path_join(srcdir ? srcdir : ".", "tests/discrepancy/pairs.tsv");
	OK(as_file_read(&text, path, 1 << 20, NULL, NULL), "the pairs can be read");
	size_t count = 0, line = 0, german = 0;
	for (char *at = text.data, *next; *at; at = next) {
		size_t len = strcspn(at, "\n");
		next = at + len + (at[len] == '\n');
		at[len] = '\0';
		line++;
		if (*at == '#' || !*at)
			continue;
		struct pair pair;
		if (!OK(read_pair(&pair, at), "line %zu has its fields", line))
			continue;
		german += !strcmp(pair.language, "de");
		judge(scores, &pair, (count++ >> 1) & 1, line, rules, verbose);
	}
	OK(count - german >= 250 && german >= 25, "there are enough pairs: %zu, %zu of them German", count, german);
	for (int half = 0; half < HALVES; half++) {
		const struct score *score = &scores[half];
		double precision = (double)score->right / (double)(score->right + score->wrong);
		double recall = (double)score->right / (double)(score->right + score->missed);
		printf("# %s: %zu pairs, precision %.3f, recall %.3f (%zu right, %zu wrong, %zu missed)\n", half_names[half],
		       score->pairs, precision, recall, score->right, score->wrong, score->missed);
		OK(precision >= 0.95, "precision of the pairs %s", half_names[half]);
		OK(recall >= 0.90, "recall of the pairs %s", half_names[half]);
	}
	free(path);
	as_buf_free(&text);
}

int main(int argc, char **argv)
{
	struct as_rules rules;
	as_rules_init(&rules);
	int verbose = argc > 1 ? (int)strspn(argv[1] + 1, "v") : 0;
	test_pairs(&rules, verbose);
	as_rules_free(&rules);
	return tap_done();
}
