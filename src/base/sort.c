/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FEW = 256, DIGIT = 8, DIGITS = 64 / DIGIT, VALUES = 1 << DIGIT };

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static size_t digit_of(uint64_t key, int digit)
{
	return (size_t)(key >> (digit * DIGIT)) & (VALUES - 1);
}

/* Moves the keys to `out` in the order of one digit, of which `counts` says
 * how many keys have each value. */
static void distribute(uint64_t *out, const uint64_t *keys, size_t count, int digit, const size_t *counts)
{
	size_t start[VALUES], sum = 0;
	for (size_t value = 0; value < VALUES; value++) {
		start[value] = sum;
		sum += counts[value];
	}
	for (size_t i = 0; i < count; i++)
		out[start[digit_of(keys[i], digit)]++] = keys[i];
}

void as_sort_keys(uint64_t *keys, size_t count, unsigned sorted)
{
	if (count < FEW) {
		if (count)
			qsort(keys, count, sizeof *keys, by_value);
		return;
	}
	size_t counts[DIGITS][VALUES] = {{0}};
	int first = (int)(sorted / DIGIT);
	for (size_t i = 0; i < count; i++)
		for (int digit = first; digit < DIGITS; digit++)
			counts[digit][digit_of(keys[i], digit)]++;
	uint64_t *from = keys, *room = as_realloc(NULL, count, sizeof *room), *to = room;
	for (int digit = first; digit < DIGITS; digit++) {
		if (counts[digit][digit_of(keys[0], digit)] == count)
			continue; /* all alike */
		distribute(to, from, count, digit, counts[digit]);
		uint64_t *swap = from;
		from = to;
		to = swap;
	}
	if (from != keys)
		memcpy(keys, from, count * sizeof *keys);
	free(room);
}
