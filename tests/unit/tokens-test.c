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

/* Words of every length, ASCII and not, again and again, at the end of the
 * text, too: whatever way a number is found, it is that of the folded form. */
static void test_random(void)
{
	static const char *const pieces[] = {"a", "B", "cd", "EFGH", "ijklmno", "9", "'", ".", "-", " ", " ", ". ", "é", "ß",
					     "א", "中", "\xff", "\u0301", "pqrstuvw"};
	unsigned long long seed = 7;
	size_t wrong = 0, words = 0;
	for (int round = 0; round < 400; round++) {
		struct as_buf text = AS_BUF_INIT, fold = AS_BUF_INIT;
		for (int i = 0; i < 200 + round % 7; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			as_buf_adds(&text, pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)]);
		}
		struct trial trial;
		trial_begin(&trial, text.data, "");
		const struct as_tokens *tokens = &trial.tokens[0];
		for (size_t i = 0; i < tokens->count; i++, words++) {
			const struct as_token *token = &tokens->items[i];
			const struct as_form *form = &trial.lexicon.forms[token->id];
			const char *word = trial.doc[0].text + token->start;
			as_buf_clear(&fold);
			as_fold(&fold, word, token->end - token->start);
			if (!fold.len)
				as_buf_add(&fold, word, token->end - token->start);
			wrong += form->len != fold.len || memcmp(form->text, fold.data, fold.len) != 0;
			wrong += as_tokens_at(tokens, token->start) != i || as_tokens_at(tokens, token->start + 1) != i + 1;
		}
		trial_end(&trial);
		as_buf_free(&text);
		as_buf_free(&fold);
	}
	OK(words > 10000 && !wrong, "each of %zu random words has the number of its folded form", words);
}

/* Long documents are read at the same time; nobody may notice. */
static void test_both(void)
{
	enum { WORDS = 60000 };
	struct as_buf text[2] = {AS_BUF_INIT, AS_BUF_INIT};
	for (unsigned i = 0; i < WORDS; i++) {
		as_buf_printf(&text[0], "%s%u%s", i % 3 ? "Quay" : "quay", i * 7919 % 4001, i % 11 ? " " : ".\n");
		as_buf_printf(&text[1], "%s%u%s", i % 5 ? "QUAY" : "ferr\u00ff", i * 6007 % 5003, i % 13 ? " " : ". ");
	}
	struct trial trial;
	trial_begin(&trial, text[0].data, text[1].data);
	OK(as_tokens_are_long(&trial.doc[0], &trial.doc[1]), "both documents are long");
	struct as_lexicon lexicon;
	as_lexicon_init(&lexicon);
	size_t wrong = 0;
	for (int s = 0; s < 2; s++) {
		struct as_tokens alone;
		as_tokens_prepare(&alone, &trial.doc[s], &lexicon);
		IS_INT(trial.tokens[s].count, alone.count, "document %d has as many words", s);
		for (size_t i = 0; i < alone.count && i < trial.tokens[s].count; i++)
			wrong += memcmp(&alone.items[i], &trial.tokens[s].items[i], sizeof *alone.items) != 0;
		as_tokens_free(&alone);
	}
	IS_INT(wrong, 0, "and every word the same number");
	IS_INT(trial.lexicon.forms_count, lexicon.forms_count, "as many forms are known");
	for (uint32_t i = 0; i < lexicon.forms_count && i < trial.lexicon.forms_count; i++)
		wrong += strcmp(lexicon.forms[i].text, trial.lexicon.forms[i].text) != 0;
	IS_INT(wrong, 0, "and they are the same");
	as_lexicon_free(&lexicon);
	trial_end(&trial);
	as_buf_free(&text[0]);
	as_buf_free(&text[1]);
}

int main(void)
{
	test_both();
	test_folded();
	test_random();
	test_units();
	return tap_done();
}
