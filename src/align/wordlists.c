/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/wordlists.h"

#include <string.h>
#include <strings.h>

/* A row a language.  Each list begins and ends with a space, so that a word is
 * found by looking for it between two. */
static const char *const languages[][AS_WORDLISTS] = {
#include "align/wordlists.inc"
};

bool as_wordlist_has(enum as_wordlist list, const char *word, size_t len)
{
	if (!len || memchr(word, ' ', len))
		return false;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		for (const char *at = languages[i][list]; at && at[0] && at[1];) {
			const char *end = strchr(at + 1, ' ');
			if ((size_t)(end - at - 1) == len && !strncasecmp(at + 1, word, len))
				return true;
			at = end;
		}
	return false;
}
