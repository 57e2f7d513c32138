/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of tests/discrepancy, judged: precision and recall of the kinds
 * told, in each set for the half that the rules may be tuned on and for the
 * half held back.  "discrepancy-test -v" shows what is wrong of the first
 * half, "-vv" of both. */
#include "align/discrepancy.h"
#include "base/file.h"
#include "tap.h"
#include "trial.h"

enum { TUNING, HELD, BOTH, HALVES };
static const char *const half_names[HALVES] = {"for tuning", "held back", "together"};

struct score {
	size_t pairs, right, wrong, missed;
};

/* The `count`th pair, on the `line`th line: which half it belongs to. */
static int half_of_fours(size_t count, size_t line)
{
	(void)line;
	return (count >> 1) & 1 ? HELD : TUNING;
}

static int half_of_lines(size_t count, size_t line)
{
	(void)count;
	return line & 1 ? TUNING : HELD;
}

static const struct pair_set {
	const char *name;
	int (*half)(size_t count, size_t line);
	double precision, recall; /* the least */
} sets[] = {
	{"pairs.tsv", half_of_fours, 0.95, 0.90},
	{"blind.tsv", half_of_lines, 0.94, 0.90},
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

/* Notes left out; each must lie in the texts and say something. */
static unsigned kinds_told(const struct as_comparison *comparison)
{
	const struct as_doc *docs[2] = {comparison->left->doc, comparison->right->doc};
	unsigned told = 0;
	for (size_t i = 0; i < comparison->discrepancies_count; i++) {
		const struct as_discrepancy *found = &comparison->discrepancies[i];
		if (found->left.start > found->left.end || found->left.end > docs[0]->len ||
		    found->right.start > found->right.end || found->right.end > docs[1]->len || !strstr(found->why, " / "))
			OK(false, "a discrepancy lies in the texts: %s", found->why);
		if (!found->note)
			told |= 1u << found->kind;
	}
	return told;
}

static void judge(struct score scores[HALVES], const struct pair *pair, int half, size_t line,
		  const struct as_rules *rules, int verbose)
{
	struct trial trial;
	unsigned told, wanted = kinds_named(pair->wanted);
	trial_begin(&trial, pair->left, pair->right);
	struct as_comparison *comparison = &trial.comparison;
	as_discrepancies_find(comparison, &trial.lexicon, rules);
	told = kinds_told(comparison);
	as_discrepancies_find(&trial.back, &trial.lexicon, rules);
	if (kinds_told(&trial.back) != told)
		OK(false, "line %zu says the same with the sides exchanged", line);
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

static void test_scores(const struct score scores[HALVES], const struct pair_set *set)
{
	for (int half = 0; half < HALVES; half++) {
		const struct score *score = &scores[half];
		double precision = (double)score->right / (double)(score->right + score->wrong);
		double recall = (double)score->right / (double)(score->right + score->missed);
		printf("# %s, %s: %zu pairs, precision %.3f, recall %.3f (%zu right, %zu wrong, %zu missed)\n", set->name,
		       half_names[half], score->pairs, precision, recall, score->right, score->wrong, score->missed);
		OK(precision >= set->precision, "precision of %s, %s", set->name, half_names[half]);
		OK(recall >= set->recall, "recall of %s, %s", set->name, half_names[half]);
	}
}

static void test_pairs(const struct pair_set *set, const struct as_rules *rules, int verbose)
{
	struct as_buf text = AS_BUF_INIT;
	struct score scores[HALVES] = {{0}};
	const char *srcdir = getenv("srcdir");
	char *dir = as_path_join(srcdir ? srcdir : ".", "tests/discrepancy");
	char *path = as_path_join(dir, set->name);
	OK(as_file_read(&text, path, 1 << 20, NULL, NULL), "%s can be read", set->name);
	size_t count = 0, line = 0, german = 0;
	for (char *at = text.data, *next; at && *at; at = next) {
		size_t len = strcspn(at, "\n");
		next = at + len + (at[len] == '\n');
		at[len] = '\0';
		line++;
		if (*at == '#' || !*at)
			continue;
		struct pair pair;
		if (!OK(read_pair(&pair, at), "line %zu of %s has its fields", line, set->name))
			continue;
		german += !strcmp(pair.language, "de");
		judge(scores, &pair, set->half(count++, line), line, rules, verbose);
	}
	OK(count - german >= 250 && german >= 25, "there are enough pairs: %zu, %zu of them German", count, german);
	test_scores(scores, set);
	free(path);
	free(dir);
	as_buf_free(&text);
}

/* The explanations of a comparison, a line each; notes with ". " before them. */
static char *explained(const struct as_rules *rules, const char *left, const char *right)
{
	struct trial trial;
	struct as_buf out = AS_BUF_INIT;
	trial_begin(&trial, left, right);
	as_discrepancies_find(&trial.comparison, &trial.lexicon, rules);
	for (size_t i = 0; i < trial.comparison.discrepancies_count; i++) {
		const struct as_discrepancy *found = &trial.comparison.discrepancies[i];
		as_buf_printf(&out, "%s%s\n", found->note ? ". " : "", found->why);
	}
	trial_end(&trial);
	return as_buf_detach(&out);
}

static void test_explained(const struct as_rules *rules)
{
	static const struct {
		const char *left, *right, *why;
	} rows[] = {
		{"The valve was opened by 1.5 turns before the boiler burst.",
		 "The valve was opened by 15 turns before the boiler burst.", "number: 1.5 / 15\n"},
		{"The fire killed three men and injured 20 in the old mill by the lake.",
		 "The fire killed 20 men and injured three in the old mill by the lake.",
		 "number: three / 20\nnumber: 20 / three\n"},
		{"He was tired of \"the endless dragging out of this process\", he told the paper.",
		 "He was tired of \"the endless dragging out\", he told the paper.",
		 ". quotation shortened: the endless dragging out of this process / the endless dragging out\n"},
		{"\"We found every log and there is no message,\" the minister told the house.",
		 "\"We found ... and there is no message,\" the minister told the house.",
		 ". quotation shortened: We found every log and there is no message / We found ... and there is no message\n"},
		{"\"We found every log and there is no message,\" the minister told the house.",
		 "\"We found every book and there is no message,\" the minister told the house.",
		 "quoted words: found every log and there / found every book and there\n"},
		{"The captain let US inspectors aboard the freighter.", "The captain let us inspectors aboard the freighter.",
		 "name: US / us\n"},
		{"He did not know the crane was loose, the foreman said.", "He knew the crane was loose, the foreman said.",
		 "negation: not / knew\n"},
		{"The crane fell and nobody was able to lift it, the foreman told the paper.",
		 "The crane fell and people were unable to lift it, the foreman told the paper.", ""},
		{"\"The crane fell at noon,\" the foreman said, \"and nobody was there to help us.\"",
		 "\"The crane fell at dusk and nobody was there to help us,\" the foreman said.",
		 "quoted words: fell at noon / fell at dusk and nobody\n"},
		{"The crane fell on two thirds of the cars in the yard.", "The crane fell on one in five of the cars in the yard.",
		 "number: two thirds / one in five\n"},
		{"The crane fell on dozens of the cars in the yard.", "The crane fell on 40 of the cars in the yard.", ""},
		{"The crane fell at noon in the northern yard of the town.",
		 "The crane fell at midnight in the eastern yard of the town.",
		 "date: noon / midnight\nplace: northern / eastern\n"},
		{"The crane was loose, residents said after the fall.", "The crane was loose, police said after the fall.",
		 "said by: residents / police\n"},
		{"THE CAPTAIN LET US ABOARD THE FREIGHTER", "The captain let us aboard the freighter", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *why = explained(rules, rows[i].left, rows[i].right);
		IS(why, rows[i].why, "%s", rows[i].right);
		free(why);
	}
}

/* A sentence about two places, with `before` in it replaced. */
static void add_sentence(struct as_buf *out, const char *place, const char *other, const char *before, const char *after)
{
	struct as_buf line = AS_BUF_INIT;
	as_buf_printf(&line, "The %s that 412 men built was not ready on Monday and may open again when the keeper of the "
		      "%s agrees.\n", place, other);
	const char *at = *before ? strstr(line.data, before) : NULL;
	if (at) {
		as_buf_add(out, line.data, (size_t)(at - line.data));
		as_buf_adds(out, after);
		as_buf_adds(out, at + strlen(before));
	} else {
		as_buf_adds(out, line.data);
	}
	as_buf_free(&line);
}

/* One word changed anywhere in a long passage that is else the same, moved or
 * not, is always told. */
static void test_never_swallowed(const struct as_rules *rules)
{
	static const struct {
		const char *before, *after, *told;
	} changes[] = {
		{"412", "421", "number: 412 / 421\n"},
		{"Monday", "Friday", "date: Monday / Friday\n"},
		{" not ", " ", "negation: not / -\n"},
		{"may", "will", "modality: may / will\n"},
	};
	static const char *const places[] = {"quay", "mill", "lock", "pier", "dam", "mine", "barn", "tower"};
	enum { PLACES = sizeof places / sizeof *places };
	for (size_t c = 0; c < sizeof changes / sizeof *changes; c++)
		for (size_t changed = 0; changed < PLACES; changed++) {
			struct as_buf left = AS_BUF_INIT, right = AS_BUF_INIT;
			for (size_t i = 0; i < PLACES; i++)
				add_sentence(&left, places[i], places[(i + 1) % PLACES], "", "");
			for (size_t i = 0, at; i < PLACES; i++) {
				at = (i + changed) % PLACES;
				add_sentence(&right, places[at], places[(at + 1) % PLACES], at == changed ? changes[c].before : "",
					     changes[c].after);
			}
			char *why = explained(rules, left.data, right.data);
			IS(why, changes[c].told, "%s in the sentence on the %s", changes[c].after, places[changed]);
			free(why);
			as_buf_free(&left);
			as_buf_free(&right);
		}
}

/* Long documents are searched in two halves; nobody may notice. */
static void test_long(const struct as_rules *rules)
{
	enum { PASSAGES = 4000 };
	struct as_buf text[2] = {AS_BUF_INIT, AS_BUF_INIT};
	for (unsigned i = 0; i < PASSAGES; i++)
		for (int s = 0; s < 2; s++)
			as_buf_printf(&text[s], "The harbour of town%u counted %u boats when quay%u was closed for storm%u again.\n",
				      i, 30000 + i + (s && i % 4 == 1), i, i);
	struct trial trial;
	trial_begin(&trial, text[0].data, text[1].data);
	OK(as_tokens_are_long(&trial.doc[0], &trial.doc[1]), "both documents are long");
	struct as_comparison *found = &trial.comparison;
	as_discrepancies_find(found, &trial.lexicon, rules);
	IS_INT(found->discrepancies_count, PASSAGES / 4, "a discrepancy for each fourth passage");
	IS_INT(found->summary.discrepancies, PASSAGES / 4, "and all are counted");
	size_t wrong = 0;
	for (size_t i = 0; i < found->rows_count; i++) {
		const struct as_row *row = &found->rows[i];
		wrong += row->discrepancies_count != (i % 4 == 1) || row->discrepant != (i % 4 == 1);
		if (row->discrepancies_count == 1) {
			const struct as_discrepancy *one = &found->discrepancies[row->first_discrepancy];
			struct as_buf why = AS_BUF_INIT;
			as_buf_printf(&why, "number: %zu / %zu", 30000 + i, 30001 + i);
			wrong += strcmp(one->why, why.data) != 0 || !as_span_contains(row->left.span, one->left) ||
				 !as_span_contains(row->right.span, one->right);
			as_buf_free(&why);
		}
	}
	IS_INT(wrong, 0, "each of them belongs to its row");
	trial_end(&trial);
	as_buf_free(&text[0]);
	as_buf_free(&text[1]);
}

int main(int argc, char **argv)
{
	struct as_rules rules;
	as_rules_init(&rules);
	int verbose = argc > 1 ? (int)strspn(argv[1] + 1, "v") : 0;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		test_pairs(&sets[i], &rules, verbose);
	test_explained(&rules);
	test_never_swallowed(&rules);
	test_long(&rules);
	as_rules_free(&rules);
	return tap_done();
}
