/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/recast.h"

#include "base/buf.h"
#include "tap.h"
#include "trial.h"

/* Rows as "relation left|right", one a line; ops in marks, MOVED in "^". */
static char *told(const struct as_comparison *comparison)
{
	static const char *const marks[AS_OP_KINDS] = {"", "*", "-", "+", "^"};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < comparison->rows_count; i++) {
		const struct as_row *row = &comparison->rows[i];
		as_buf_printf(&out, "%s%s:", as_relation_name(row->relation), row->moved ? " moved" : "");
		for (size_t k = row->first_op; k < row->first_op + row->ops_count; k++) {
			const struct as_op *op = &comparison->ops[k];
			struct as_span span = op->kind == AS_OP_INSERT ? op->right : op->left;
			const char *text = (op->kind == AS_OP_INSERT ? comparison->right : comparison->left)->doc->text;
			while (span.end > span.start && trial_space(text[span.end - 1]))
				span.end--;
			as_buf_printf(&out, " %s%.*s%s", marks[op->kind], (int)as_span_length(span), text + span.start,
				      marks[op->kind]);
		}
		as_buf_addc(&out, '\n');
	}
	return as_buf_detach(&out);
}

/* The trial's comparisons recast; what must hold of any must hold of them. */
static const char *recast(struct trial *trial, struct as_recast how)
{
	struct as_comparison plain = trial->comparison, back = trial->back;
	as_recast(&trial->comparison, &plain, how);
	as_recast(&trial->back, &back, how);
	const char *wrong = trial_check(trial);
	as_comparison_free(&plain);
	as_comparison_free(&back);
	return wrong;
}

static void test_passages(void)
{
	struct trial trial;
	trial_begin(&trial,
		    "The harbour burned all night. Nobody was hurt in the flames. The mayor thanked the brigade.\n"
		    "Fish is sold from carts this week. The auction hall is closed.\n"
		    "Ferries run from the old quay until further notice.\n",
		    "Ferries run from the old quay until further notice.\n"
		    "The harbour burned all night. The mayor thanked the old brigade.\n"
		    "The auction hall is closed. Fish is sold from carts this week.\n"
		    "Insurers sent four experts on Sunday.\n");
	IS(recast(&trial, (struct as_recast){.passages = true}), NULL, "all that holds of comparisons");
	char *text = told(&trial.comparison);
	IS(text, "edited: The harbour burned all night. -Nobody was hurt in the flames.- The mayor thanked the "
		 "+old+ brigade.\n"
		 "edited: Fish is sold from carts this week. ^The auction hall is closed.^\n"
		 "right:\n"
		 "same moved: Ferries run from the old quay until further notice.\n", "by passages");
	free(text);
	IS_INT(trial.comparison.summary.same, 1, "same");
	IS_INT(trial.comparison.summary.edited, 2, "edited");
	IS_INT(trial.comparison.summary.right_only, 1, "right only");
	IS_INT(trial.comparison.summary.moved, 1, "moved");
	trial_end(&trial);
}

/* One passage here, two there, and mixed up. */
static void test_split(void)
{
	struct trial trial;
	trial_begin(&trial,
		    "The harbour burned all night. Nobody was hurt in the flames. The auction hall is closed today. "
		    "Ferries run from the old quay again.\n",
		    "The harbour burned all night. The auction hall is closed today.\n"
		    "Nobody was hurt in the flames.\nFerries run from the old quay again.\n");
	IS(recast(&trial, (struct as_recast){.passages = true}), NULL, "all that holds of comparisons");
	const struct as_comparison *comparison = &trial.comparison;
	IS_INT(comparison->rows_count, 4, "pairs mixed up are not joined");
	for (size_t i = 1; i < comparison->rows_count; i++)
		IS_INT(comparison->rows[i].group, comparison->rows[0].group, "but of one group");
	trial_end(&trial);
}

static void test_format(void)
{
	struct trial trial;
	trial_begin(&trial,
		    "Ada Tétrault closed the bridge at Telm on Friday.\nCafé owners said they were \"worried\" about it.\n",
		    "Ada Tetrault closed the bridge at Telm on Friday.\nCafe owners said they were worried about that.\n");
	IS_INT(trial.comparison.summary.format, 1, "a row of other form");
	IS(recast(&trial, (struct as_recast){.ignore_format = true}), NULL, "all that holds of comparisons");
	IS_INT(trial.comparison.summary.format, 0, "is none when form is ignored");
	IS_INT(trial.comparison.summary.same, 1, "but the same");
	IS_INT(trial.comparison.summary.edited, 1, "edited stays edited");
	for (size_t i = 0; i < trial.comparison.ops_count; i++)
		OK(!trial.comparison.ops[i].format, "no word differs in form");
	trial_end(&trial);
}

/* Sentences dealt out to passages at random, some edited, dropped, doubled. */
static void deal(struct as_buf *out, uint32_t *seed)
{
	static const char *const said[] = {
		"The harbour burned all night.", "Nobody was hurt in the flames.", "The mayor thanked the brigade.",
		"Fish is sold from carts this week.", "The auction hall is closed.", "Café owners lost 40 tables.",
		"Ferries run from the old quay again.", "Insurers sent four experts on Sunday.", "Cafe owners lost 50 tables."};
	for (int i = 0; i < 14; i++) {
		*seed = *seed * 1664525 + 1013904223;
		as_buf_adds(out, said[(*seed >> 16) % (sizeof said / sizeof *said)]);
		as_buf_addc(out, (*seed >> 28) < 5 ? '\n' : ' ');
	}
	as_buf_addc(out, '\n');
}

static void test_any(void)
{
	uint32_t seed = 7;
	const char *wrong = NULL;
	for (int i = 0; i < 400 && !wrong; i++) {
		struct as_buf left = AS_BUF_INIT, right = AS_BUF_INIT;
		struct trial trial;
		deal(&left, &seed);
		deal(&right, &seed);
		trial_begin(&trial, left.data, right.data);
		wrong = recast(&trial, (struct as_recast){.passages = true, .ignore_format = i % 2});
		trial_end(&trial);
		if (wrong)
			fprintf(stderr, "# %s\n# left:\n%s# right:\n%s", wrong, left.data, right.data);
		as_buf_free(&left);
		as_buf_free(&right);
	}
	IS(wrong, NULL, "passages dealt at random");
}

int main(void)
{
	test_passages();
	test_split();
	test_format();
	test_any();
	return tap_done();
}
