/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/wording.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/word.h"

/* A text's words, and for each the number of its folded form. */
struct side {
	struct as_words words;
	uint32_t ids[AS_WORDING_WORDS];
	bool common[AS_WORDING_WORDS];
	size_t count;
};

static void read_side(struct side *side, struct as_map *forms, const char *text, size_t len)
{
	struct as_buf folded = AS_BUF_INIT;
	as_words_add(&side->words, text, len, 0);
	side->count = side->words.count < AS_WORDING_WORDS ? side->words.count : AS_WORDING_WORDS;
	for (size_t i = 0; i < side->count; i++) {
		struct as_span word = side->words.items[i];
		as_buf_clear(&folded);
		as_fold(&folded, text + word.start, as_span_length(word));
		side->ids[i] = *as_map_put(forms, folded.data, folded.len, (uint32_t)forms->count, NULL);
	}
	as_buf_free(&folded);
}

/* lengths[i][j]: of the longest common subsequence of the words from i and from j on. */
static void mark_common(struct side *a, struct side *b)
{
	size_t stride = b->count + 1;
	uint16_t *lengths = as_calloc((a->count + 1) * stride, sizeof *lengths);
	for (size_t i = a->count; i-- > 0;)
		for (size_t j = b->count; j-- > 0;) {
			uint16_t down = lengths[(i + 1) * stride + j], right = lengths[i * stride + j + 1];
			lengths[i * stride + j] = a->ids[i] == b->ids[j] ?
				(uint16_t)(lengths[(i + 1) * stride + j + 1] + 1) : down > right ? down : right;
		}
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		if (a->ids[i] == b->ids[j])
			a->common[i++] = b->common[j++] = true;
		else if (lengths[(i + 1) * stride + j] >= lengths[i * stride + j + 1])
			i++;
		else
			j++;
	}
	free(lengths);
}

/* Neighbours that differ are one run, from the first word to the last. */
static size_t runs_of(struct as_span **out, struct as_arena *arena, const struct side *side)
{
	size_t count = 0;
	*out = AS_NEW_ARRAY(arena, struct as_span, side->count + 1);
	for (size_t i = 0; i < side->count; i++) {
		if (side->common[i])
			continue;
		if (i && !side->common[i - 1])
			(*out)[count - 1].end = side->words.items[i].end;
		else
			(*out)[count++] = side->words.items[i];
	}
	return count;
}

void as_wording_compare(struct as_wording *out, struct as_arena *arena, const char *first, size_t first_len,
			const char *second, size_t second_len)
{
	struct side *sides = as_calloc(2, sizeof *sides);
	struct as_map forms = {0};
	read_side(&sides[0], &forms, first, first_len);
	read_side(&sides[1], &forms, second, second_len);
	mark_common(&sides[0], &sides[1]);
	for (size_t i = 0; i < 2; i++) {
		out->count[i] = runs_of(&out->differs[i], arena, &sides[i]);
		as_words_free(&sides[i].words);
	}
	as_map_free(&forms);
	free(sides);
}
