/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same fact in other words: offered where it is certain, and only there. */
#include "align/discrepancy.h"
#include "tap.h"
#include "trial.h"

static const char filler_left[] =
	"Anglers on the upper lake complain that the spring run of char came three weeks late.\n"
	"The museum keeps its loom in a room that visitors may enter only with a guide.\n"
	"Two bakers share one oven in the lane behind the old customs house.\n"
	"Every second bus to the valley was cancelled because drivers had fallen ill.\n";

static const char filler_right[] =
	"Beekeepers expect a poor year, since the limes blossomed during the long rain.\n"
	"A choir from the island sang in the market hall before an audience of schoolchildren.\n"
	"Nobody has claimed the bicycle that divers pulled out of the canal.\n"
	"The library will stay open until midnight while students prepare for examinations.\n";

static void begin(struct trial *trial, const char *left, const char *right)
{
	struct as_buf text[2] = {AS_BUF_INIT, AS_BUF_INIT};
	as_buf_printf(&text[0], "%s%s", filler_left, left);
	as_buf_printf(&text[1], "%s%s", right, filler_right);
	trial_begin_sized(trial, text[0].data, text[0].len, text[1].data, text[1].len);
	const char *wrong = trial_check(trial);
	if (!OK(!wrong, "all that must hold holds"))
		printf("# %s\n", wrong);
	as_buf_free(&text[0]);
	as_buf_free(&text[1]);
}

/* The only row with two sides; NULL when there is none or more than one. */
static const struct as_row *joined(const struct as_comparison *comparison)
{
	const struct as_row *found = NULL;
	size_t count = 0;
	for (size_t i = 0; i < comparison->rows_count; i++)
		if (comparison->rows[i].left.passage != AS_NO_PASSAGE && comparison->rows[i].right.passage != AS_NO_PASSAGE) {
			found = &comparison->rows[i];
			count++;
		}
	return count == 1 ? found : NULL;
}

static void test_offered(void)
{
	struct trial trial;
	begin(&trial, "About 4,200 dockers in Rotterdam walked out on Friday when Maersk cancelled their pension talks.\n",
	      "After Maersk let the pension talks collapse, Rotterdam saw 4,200 of its dockers strike on Friday.\n");
	const struct as_row *row = joined(&trial.comparison);
	IS(row ? as_relation_name(row->relation) : "none", "related", "one fact in other words is offered as related");
	OK(row && row->ops_count == 0, "without claiming that any word is equal");
	OK(row && row->left.passage == 4 && row->right.passage == 0, "and joins the right sentences");
	IS_INT(trial.comparison.summary.related, 1, "the summary counts it");
	IS_INT(trial.comparison.summary.aligned[0], 0, "no word counts as aligned");
	trial_end(&trial);
}

static void test_titles(void)
{
	struct trial trial;
	begin(&trial, "Deputy Transport Minister Ludmila Hanzlova of the Civic Union opened a bridge near Olomouc.\n",
	      "Snow delayed the train of Deputy Transport Minister Ludmila Hanzlova of the Civic Union by four hours.\n");
	OK(!joined(&trial.comparison), "a name with its titles is no fact");
	trial_end(&trial);
	begin(&trial, "On Tuesday the President of the Republic, Edita Moor, met farmers who had lost their harvest.\n",
	      "The President of the Republic, Edita Moor, on Tuesday signed the law about school holidays.\n");
	OK(!joined(&trial.comparison), "nor with the day of the week");
	trial_end(&trial);
}

static void test_rearranged(void)
{
	struct trial trial;
	begin(&trial, "Inspectors visit Gdansk on Monday and a hearing of the Association for Safety and Rescue at Sea "
		      "in Lisbon on Thursday will show whether the Baltic Star sails again.\n",
	      "A visit of inspectors to Gdansk is set for Monday followed by a hearing in Lisbon of the Association for "
	      "Safety and Rescue at Sea on Thursday.\n");
	const struct as_row *row = joined(&trial.comparison);
	IS(row ? as_relation_name(row->relation) : "none", "edited", "a sentence rearranged is matched");
	OK(row && row->ops_count > 0, "with its words");
	trial_end(&trial);
}

static void test_order(void)
{
	struct trial trial;
	static const char kept[] = "The weather office measured forty litres of rain in one hour at the lower weir.\n"
				   "Owners of the cellars along the quay may ask the town for pumps and for sandbags.\n";
	struct as_buf left = AS_BUF_INIT, right = AS_BUF_INIT;
	as_buf_printf(&left, "%s%s%s", kept, filler_left,
		      "About 4,200 dockers in Rotterdam walked out on Friday when Maersk cancelled their pension talks.\n");
	as_buf_printf(&right, "%s%s%s",
		      "After Maersk let the pension talks collapse, Rotterdam saw 4,200 of its dockers strike on Friday.\n",
		      kept, filler_right);
	trial_begin_sized(&trial, left.data, left.len, right.data, right.len);
	for (size_t i = 0; i < trial.comparison.rows_count; i++) {
		const struct as_row *row = &trial.comparison.rows[i];
		if (row->relation == AS_RELATED)
			OK(row->moved, "a related row out of order is moved");
		if (row->relation == AS_SAME)
			OK(!row->moved, "and moves no equal row out of its place");
	}
	IS_INT(trial.comparison.summary.moved, 1, "one row is moved");
	trial_end(&trial);
	as_buf_free(&left);
	as_buf_free(&right);
}

/* How many discrepancies the related row of two sentences has; the last one's words. */
static size_t told(char why[64], const char *left, const char *right)
{
	struct trial trial;
	struct as_rules rules;
	as_rules_init(&rules);
	begin(&trial, left, right);
	as_discrepancies_find(&trial.comparison, &trial.lexicon, &rules);
	const struct as_row *row = joined(&trial.comparison);
	size_t count = row && row->relation == AS_RELATED ? row->discrepancies_count : SIZE_MAX;
	snprintf(why, 64, "%s", trial.comparison.discrepancies_count ? trial.comparison.discrepancies[0].why : "");
	as_rules_free(&rules);
	trial_end(&trial);
	return count;
}

static void test_tallies(void)
{
	static const char left[] = "On Friday 4,200 dockers walked out in Rotterdam when Maersk cancelled their pension talks.\n";
	char why[64];
	IS_INT(told(why, left, "After Maersk let the pension talks collapse, 4,300 dockers walked off their Rotterdam jobs on Friday.\n"),
	       1, "another number of the same things, in other words");
	IS(why, "number: 4,200 / 4,300", "is told");
	IS_INT(told(why, left, "After Maersk let the pension talks collapse, 4,200 dockers walked off their Rotterdam jobs on Friday.\n"),
	       0, "the same number is not");
	IS_INT(told(why, left, "After Maersk let the pension talks collapse, nearly 4,300 dockers walked off their Rotterdam jobs on Friday.\n"),
	       0, "nor one that is said to be rough");
	IS_INT(told(why, left, "After Maersk let the pension talks collapse, Rotterdam dockers walked off 4,300 ships on Friday.\n"), 0,
	       "nor the number of something else");
}

int main(void)
{
	test_tallies();
	test_offered();
	test_titles();
	test_rearranged();
	test_order();
	return tap_done();
}
