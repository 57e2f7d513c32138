/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts, divided by the first NUL, compared: a passage a line, "~" before
 * furniture, "@" before a date line (see unit/trial.h); then by passages, and with pins. */
#include <string.h>

#include "fuzz.h"
#include "../unit/trial.h"
#include "align/recast.h"

static void check(const struct trial *trial)
{
	const char *wrong = trial_check(trial);
	if (wrong)
		fprintf(stderr, "%s\n", wrong);
	CHECK(!wrong);
}

/* The same by passages. */
static void check_recast(struct trial *trial)
{
	struct as_comparison plain = trial->comparison, back = trial->back;
	struct as_recast how = {.passages = true};
	as_recast(&trial->comparison, &plain, how);
	as_recast(&trial->back, &back, how);
	check(trial);
	as_comparison_free(&plain);
	as_comparison_free(&back);
}

/* The same with two pins, at places that the sizes decide. */
static void check_pinned(struct trial *trial)
{
	struct as_pinned pins[2], back[2];
	size_t len[2] = {trial->doc[0].len, trial->doc[1].len};
	for (size_t i = 0; i < 2; i++) {
		pins[i].left = (struct as_span){len[0] * (i + 1) / 4, len[0] * (i + 2) / 4};
		pins[i].right = (struct as_span){len[1] * (2 - i) / 5, len[1] * (3 - i) / 5};
		back[i] = (struct as_pinned){pins[i].right, pins[i].left};
	}
	as_comparison_free(&trial->comparison);
	as_comparison_free(&trial->back);
	as_compare_pinned(&trial->comparison, &trial->tokens[0], &trial->tokens[1], &trial->lexicon, pins, 2);
	as_compare_pinned(&trial->back, &trial->tokens[1], &trial->tokens[0], &trial->lexicon, back, 2);
	check(trial);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MOST = 1 << 16 }; /* what is checked of a result is slower than the result */
	if (size > MOST)
		return 0;
	const char *text = size ? (const char *)data : "";
	const char *middle = memchr(text, '\0', size);
	size_t left = middle ? (size_t)(middle - text) : size / 2;
	size_t right = middle ? left + 1 : left;
	struct trial trial;
	trial_begin_sized(&trial, text, left, text + right, size - right);
	check(&trial);
	check_recast(&trial);
	check_pinned(&trial);
	trial_end(&trial);
	return 0;
}
