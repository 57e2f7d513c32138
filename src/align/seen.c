/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/seen.h"

enum { HALF = 16, MOST = (1 << HALF) - 1 }; /* two counts in one number */

void as_seen_add(struct as_seen *seen, const struct as_strand *strand)
{
	for (uint32_t i = 0; i < strand->count; i++) {
		const struct as_strand_word *word = &strand->words[i];
		if (word->capital && (word->initial || strand->title_case))
			continue;
		uint32_t *counts = as_map_put(&seen->words, word->form->text, word->form->len, 0, NULL);
		uint32_t capital = *counts & MOST, small = *counts >> HALF;
		if (word->capital && capital < MOST)
			capital++;
		else if (!word->capital && small < MOST)
			small++;
		*counts = capital | small << HALF;
	}
}

void as_seen_free(struct as_seen *seen)
{
	as_map_free(&seen->words);
}

uint32_t as_seen_capital(const struct as_seen *seen, const char *form, size_t len)
{
	const uint32_t *counts = as_map_get(&seen->words, form, len);
	return counts ? *counts & MOST : 0;
}

uint32_t as_seen_small(const struct as_seen *seen, const char *form, size_t len)
{
	const uint32_t *counts = as_map_get(&seen->words, form, len);
	return counts ? *counts >> HALF : 0;
}
