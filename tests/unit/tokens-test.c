/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"
#include "tap.h"

static uint32_t id_of(const struct trial *trial, int side, size_t token)
{
	return trial->tokens[side].items[token].id;
}

static void test_folded(void)
{
	struct trial trial;
	trial_begin(&trial, "Tétrault's U.S. talks, 100,000 men", "tetraults US Talks 100000 men");
	IS_INT(trial.tokens[0].count, trial.tokens[1].count, "as many words on both sides");
	for (size_t i = 0; i < 5; i++)
		IS_INT(id_of(&trial, 0, i), id_of(&trial, 1, i), "word %zu has the same number however it is written", i);
	IS(trial.lexicon.forms[id_of(&trial, 0, 1)].text, "us", "a form can be read back");
	trial_end(&trial);
}

static void test_units(void)
{
	struct trial trial;
	trial_begin(&trial, "@20240105\nOne is short. Two is too. ...\n***\n\"Is it?\" asked Lind.\n", "");
	const struct as_tokens *tokens = &trial.tokens[0];
	IS_INT(tokens->units[0].passage, 1, "the date line has no sentence");
	IS_INT(tokens->units[1].span.end - tokens->units[1].span.start, strlen("Two is too. ..."),
	       "marks without a word belong to the sentence before");
	IS_INT(tokens->units[2].count, 0, "a passage without words has a unit without words");
	IS_INT(tokens->units[2].passage, 2, "of its own");
	for (size_t u = 0; u < tokens->units_count; u++)
		for (uint32_t i = 0; i < tokens->units[u].count; i++)
			OK(tokens->items[tokens->units[u].first + i].unit == u, "word %u of sentence %zu knows it", i, u);
	trial_end(&trial);
}

int main(void)
{
	test_folded();
	test_units();
	return tap_done();
}
