/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/wordlists.h"

#include <stdlib.h>
#include <string.h>

/* A word in small ASCII letters, and the lists that have it, a bit each. */
struct entry {
	const char *word;
	uint32_t lists;
};

/* Sorted by bytes when it is made. */
static const struct entry entries[] = {
#include "align/wordlists.inc"
};

enum { LONGEST = 47 }; /* bytes of a word that could be listed */

static int by_word(const void *word, const void *entry)
{
	return strcmp(word, ((const struct entry *)entry)->word);
}

uint32_t as_wordlists_of(const char *word, size_t len)
{
	char small[LONGEST + 1];
	if (!len || len > LONGEST || memchr(word, '\0', len))
		return 0;
	for (size_t i = 0; i < len; i++)
		small[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + ('a' - 'A') : word[i]);
	small[len] = '\0';
	const struct entry *found =
		bsearch(small, entries, sizeof entries / sizeof *entries, sizeof *entries, by_word);
	return found ? found->lists : 0;
}

bool as_wordlist_has(enum as_wordlist list, const char *word, size_t len)
{
	return as_wordlists_of(word, len) >> list & 1;
}
