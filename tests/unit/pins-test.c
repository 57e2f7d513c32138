/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/pins.h"

#include "base/buf.h"
#include "tap.h"
#include "trial.h"

static struct as_span words_of(const struct trial *trial, int side, const char *words)
{
	const char *hit = strstr(trial->doc[side].text, words);
	size_t at = hit ? (size_t)(hit - trial->doc[side].text) : 0;
	return (struct as_span){at, hit ? at + strlen(words) : 0};
}

/* The trial's comparisons made again with pins; what must hold of any holds of them. */
static const char *compare(struct trial *trial, const struct as_pinned *pins, size_t count)
{
	struct as_pinned back[16];
	for (size_t i = 0; i < count; i++)
		back[count - 1 - i] = (struct as_pinned){pins[i].right, pins[i].left};
	as_comparison_free(&trial->comparison);
	as_comparison_free(&trial->back);
	as_compare_pinned(&trial->comparison, &trial->tokens[0], &trial->tokens[1], &trial->lexicon, pins, count);
	as_compare_pinned(&trial->back, &trial->tokens[1], &trial->tokens[0], &trial->lexicon, back, count);
	return trial_check(trial);
}

static bool same_words(const struct as_doc *doc, struct as_span span, const char *words)
{
	return as_span_length(span) == strlen(words) && !memcmp(doc->text + span.start, words, strlen(words));
}

/* The pinned row of these texts; NULL when there is none. */
static const struct as_row *pinned_row(const struct trial *trial, const char *left, const char *right)
{
	for (size_t i = 0; i < trial->comparison.rows_count; i++) {
		const struct as_row *row = &trial->comparison.rows[i];
		if (row->pinned && same_words(&trial->doc[0], row->left.span, left) &&
		    same_words(&trial->doc[1], row->right.span, right))
			return row;
	}
	return NULL;
}

static size_t pinned_rows(const struct trial *trial)
{
	size_t count = 0;
	for (size_t i = 0; i < trial->comparison.rows_count; i++)
		count += trial->comparison.rows[i].pinned;
	return count;
}

static const char left[] =
	"The harbour burned all night. Nobody was hurt in the flames. The mayor thanked the brigade.\n"
	"Fish is sold from carts this week. The auction hall is closed.\n"
	"Officials put the damage at nine million crowns on Tuesday.\n";
static const char right[] =
	"Flames destroyed what stood at the quay. Nobody was hurt in the flames.\n"
	"The auction hall is closed. Nobody was hurt in the flames, the mayor said.\n"
	"The harbour burned all night. Insurers sent four experts on Sunday.\n";

static void test_without_common_words(void)
{
	struct trial trial;
	trial_begin(&trial, left, right);
	struct as_pinned pin = {words_of(&trial, 0, "Officials put the damage at nine million crowns on Tuesday."),
				words_of(&trial, 1, "Insurers sent four experts on Sunday.")};
	IS(compare(&trial, &pin, 1), NULL, "all that holds of comparisons");
	const struct as_row *row = pinned_row(&trial, "Officials put the damage at nine million crowns on Tuesday.",
					      "Insurers sent four experts on Sunday.");
	OK(row, "two sentences that share a word at most are one row");
	OK(row && row->relation == AS_EDITED && row->ops_count, "with its words told apart");
	IS_INT(pinned_rows(&trial), 1, "and no other row is pinned");
	trial_end(&trial);
}

/* A sentence that stands elsewhere, too, goes where the reader says. */
static void test_against_better(void)
{
	struct trial trial;
	const char *hurt = "Nobody was hurt in the flames.", *other = "Nobody was hurt in the flames, the mayor said.";
	trial_begin(&trial, left, right);
	struct as_pinned pin = {words_of(&trial, 0, hurt), words_of(&trial, 1, other)};
	IS(compare(&trial, &pin, 1), NULL, "all that holds of comparisons");
	OK(pinned_row(&trial, hurt, other), "the place pinned, not the better one");
	for (size_t i = 0; i < trial.comparison.rows_count; i++) {
		const struct as_row *row = &trial.comparison.rows[i];
		if (row->relation != AS_RIGHT_ONLY && !row->pinned)
			OK(!same_words(&trial.doc[1], row->right.span, hurt), "whose words nothing else has");
	}
	/* part of a sentence with a part of another */
	pin = (struct as_pinned){words_of(&trial, 0, "harbour burned"), words_of(&trial, 1, "stood at the quay")};
	IS(compare(&trial, &pin, 1), NULL, "a range within sentences: all that holds of comparisons");
	OK(pinned_row(&trial, "harbour burned", "stood at the quay."), "the range, with the marks that cling to it");
	/* several sentences */
	pin = (struct as_pinned){words_of(&trial, 0, "Nobody was hurt in the flames. The mayor thanked"),
				 words_of(&trial, 1, "The harbour burned all night. Insurers")};
	IS(compare(&trial, &pin, 1), NULL, "a range across sentences: all that holds of comparisons");
	OK(pinned_row(&trial, "Nobody was hurt in the flames. The mayor thanked", "The harbour burned all night. Insurers"),
	   "is one row");
	trial_end(&trial);
}

static void test_passed_over(void)
{
	struct trial trial;
	const char *hurt = "Nobody was hurt in the flames.", *fish = "Fish is sold from carts this week.";
	trial_begin(&trial, left, right);
	struct as_pinned pins[] = {
		{words_of(&trial, 0, fish), words_of(&trial, 1, hurt)},
		{words_of(&trial, 0, "sold from carts"), words_of(&trial, 1, "four experts")}, /* overlaps */
		{words_of(&trial, 0, "brigade.\nFish"), words_of(&trial, 1, "Sunday")},        /* two passages */
		{{5, 5}, words_of(&trial, 1, "Sunday")},                                      /* no words */
		{{0, 5000}, {6000, 9000}},                                                    /* not in the text */
	};
	IS(compare(&trial, pins, sizeof pins / sizeof *pins), NULL, "bad pins: all that holds of comparisons");
	OK(pinned_row(&trial, fish, hurt), "the first that holds");
	IS_INT(pinned_rows(&trial), 1, "is the only one");
	trial_end(&trial);
}

static uint32_t next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % below;
}

/* Documents of few different sentences, often equal, with pins anywhere. */
static void test_any(void)
{
	static const char *const said[] = {
		"The harbour burned all night.", "Nobody was hurt in the flames.", "The mayor thanked the \"old\" brigade.",
		"Fish is sold from carts.", "The auction hall is closed.", "Café owners lost 40 tables.", "Cafe owners lost 50."};
	uint32_t seed = 11;
	const char *wrong = NULL;
	for (int i = 0; i < 600 && !wrong; i++) {
		struct as_buf text[2] = {AS_BUF_INIT, AS_BUF_INIT};
		struct trial trial;
		for (int s = 0; s < 2; s++)
			for (uint32_t k = 3 + next(&seed, 8); k-- > 0;)
				as_buf_printf(&text[s], "%s%c", said[next(&seed, 7)], next(&seed, 3) ? ' ' : '\n');
		bool twins = !next(&seed, 4);
		trial_begin(&trial, text[0].data, twins ? text[0].data : text[1].data);
		struct as_pinned pins[4];
		for (size_t k = 0; k < 4; k++) {
			pins[k].left.start = next(&seed, (uint32_t)trial.doc[0].len);
			pins[k].right.start = next(&seed, (uint32_t)trial.doc[1].len);
			pins[k].left.end = pins[k].left.start + next(&seed, 60);
			pins[k].right.end = pins[k].right.start + next(&seed, 60);
		}
		wrong = compare(&trial, pins, 4);
		if (wrong)
			fprintf(stderr, "# %s (%d)\n%s---\n%s", wrong, twins, trial.doc[0].text, trial.doc[1].text);
		trial_end(&trial);
		as_buf_free(&text[0]);
		as_buf_free(&text[1]);
	}
	IS(wrong, NULL, "pins anywhere");
}

int main(void)
{
	test_without_common_words();
	test_against_better();
	test_passed_over();
	test_any();
	return tap_done();
}
