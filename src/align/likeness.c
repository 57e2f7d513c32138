/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/likeness.h"

#include <string.h>

static const struct as_form *form_of(const struct as_pairing *pairing, int side, uint32_t token)
{
	return &pairing->lexicon->forms[pairing->side[side].tokens->items[token].id];
}

static bool is_glued(const struct as_form *whole, const struct as_form *head, const struct as_form *tail)
{
	return whole->len == head->len + tail->len && !memcmp(whole->text, head->text, head->len) &&
	       !memcmp(whole->text + head->len, tail->text, tail->len);
}

static bool has_accent(const struct as_pairing *pairing, int side, uint32_t token)
{
	const struct as_token *item = &pairing->side[side].tokens->items[token];
	const char *text = pairing->side[side].tokens->doc->text;
	for (uint32_t i = item->start; i < item->end; i++)
		if ((unsigned char)text[i] >= 0x80)
			return true;
	return false;
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
static bool lost_accent(const struct as_pairing *pairing, uint32_t l, uint32_t r)
{
	enum { LONG_ENOUGH = 5 };
	const struct as_form *a = form_of(pairing, 0, l), *b = form_of(pairing, 1, r);
	uint32_t shorter = a->len < b->len ? a->len : b->len, head = 0, tail = 0;
	uint32_t longer = a->len + b->len - shorter;
	if (shorter < LONG_ENOUGH || longer - shorter > 4 || has_accent(pairing, 0, l) == has_accent(pairing, 1, r))
		return false;
	while (head < shorter && a->text[head] == b->text[head])
		head++;
	while (head && ((unsigned char)a->text[head] & 0xc0) == 0x80)
		head--;
	while (tail < shorter - head && a->text[a->len - 1 - tail] == b->text[b->len - 1 - tail])
		tail++;
	return letters_in(a->text, head, a->len - tail) <= 1 && letters_in(b->text, head, b->len - tail) <= 1;
}

enum as_likeness as_likeness_of(const struct as_pairing *pairing, uint32_t l, uint32_t r, bool next_left,
				bool next_right)
{
	if (pairing->side[0].word[l] == pairing->side[1].word[r])
		return AS_ALIKE;
	const struct as_form *a = form_of(pairing, 0, l), *b = form_of(pairing, 1, r);
	if (next_right && a->len > b->len && is_glued(a, b, form_of(pairing, 1, r + 1)))
		return AS_GLUED_LEFT;
	if (next_left && b->len > a->len && is_glued(b, a, form_of(pairing, 0, l + 1)))
		return AS_GLUED_RIGHT;
	return lost_accent(pairing, l, r) ? AS_ACCENT_LOST : AS_UNLIKE;
}
