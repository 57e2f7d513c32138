/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/likeness.h"

#include <string.h>

static const struct as_form *form_of(const struct as_pairing *pairing, int side, uint32_t token)
{
	return &pairing->lexicon->forms[pairing->side[side].tokens->items[token].id];
}

/* Whether the word is the other and its next in one; of the right length it is. */
static bool is_glued(const struct as_spelling *whole, const struct as_spelling *parts)
{
	const char *text = whole->form->text;
	return !memcmp(text, parts->form->text, parts->len) &&
	       !memcmp(text + parts->len, parts->next->text, parts->next->len);
}

struct as_spelling as_spelling_of(const struct as_pairing *pairing, int side, uint32_t token, bool next)
{
	const struct as_bench_side *bench = &pairing->side[side];
	const struct as_token *item = &bench->tokens->items[token];
	const char *text = bench->tokens->doc->text;
	struct as_spelling spelling = {.word = bench->word[token], .form = form_of(pairing, side, token),
					.pin = as_pin_of(bench, token)};
	for (uint32_t i = item->start; i < item->end && !spelling.accented; i++)
		spelling.accented = (unsigned char)text[i] >= 0x80;
	spelling.len = spelling.form->len;
	if (next) {
		spelling.next = form_of(pairing, side, token + 1);
		spelling.glued = spelling.len + spelling.next->len;
	}
	return spelling;
}

static uint32_t letters_in(const char *text, uint32_t start, uint32_t end)
{
	uint32_t count = 0;
	for (uint32_t i = start; i < end; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

/* One letter more, less or other, in words long enough to tell, one of them
 * written with a letter beyond ASCII that the other lacks. */
static bool lost_accent(const struct as_form *a, const struct as_form *b)
{
	enum { LONG_ENOUGH = 5 };
	uint32_t shorter = a->len < b->len ? a->len : b->len, head = 0, tail = 0;
	uint32_t longer = a->len + b->len - shorter;
	if (shorter < LONG_ENOUGH || longer - shorter > 4)
		return false;
	while (head < shorter && a->text[head] == b->text[head])
		head++;
	while (head && ((unsigned char)a->text[head] & 0xc0) == 0x80)
		head--;
	while (tail < shorter - head && a->text[a->len - 1 - tail] == b->text[b->len - 1 - tail])
		tail++;
	return letters_in(a->text, head, a->len - tail) <= 1 && letters_in(b->text, head, b->len - tail) <= 1;
}

enum as_likeness as_likeness_of(const struct as_spelling *left, const struct as_spelling *right)
{
	if (left->word == right->word)
		return AS_ALIKE;
	if (left->pin != right->pin)
		return AS_UNLIKE;
	if (left->len == right->glued && is_glued(left, right))
		return AS_GLUED_LEFT;
	if (right->len == left->glued && is_glued(right, left))
		return AS_GLUED_RIGHT;
	return left->accented != right->accented && lost_accent(left->form, right->form) ? AS_ACCENT_LOST : AS_UNLIKE;
}
