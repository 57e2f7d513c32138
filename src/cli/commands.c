/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include <string.h>

const struct cli_command *const cli_commands[] = {
	&cli_browse, &cli_list, &cli_show, &cli_diff, &cli_collate, &cli_overlaps, &cli_stories, &cli_search,
	&cli_tag, &cli_claim, &cli_claims, &cli_spread, &cli_evidence, &cli_entities, &cli_entity, &cli_relate,
	&cli_note, &cli_edit, &cli_delete, &cli_undo, &cli_redo, &cli_log, &cli_export, &cli_import,
	&cli_codebook, &cli_merge, &cli_agree, &cli_disputes, &cli_forget, &cli_check, &cli_help, NULL,
};

const struct cli_command *cli_command_named(const char *name)
{
	for (size_t i = 0; cli_commands[i]; i++)
		if (!strcmp(cli_commands[i]->name, name) ||
		    (cli_commands[i]->alias && !strcmp(cli_commands[i]->alias, name)))
			return cli_commands[i];
	return NULL;
}

/* Edits (one letter added, lost, changed, or two exchanged) between two words:
 * optimal string alignment (Damerau 1964, Levenshtein 1965); 99 for long ones. */
static unsigned edits(const char *a, const char *b)
{
	enum { MOST = 16 };
	unsigned rows[3][MOST + 1] = {{0}};
	size_t la = strlen(a), lb = strlen(b);
	if (la > MOST || lb > MOST)
		return 99;
	for (size_t j = 0; j <= lb; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= la; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *above2 = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= lb; j++) {
			unsigned least = above[j - 1] + (a[i - 1] != b[j - 1]);
			if (above[j] + 1 < least)
				least = above[j] + 1;
			if (row[j - 1] + 1 < least)
				least = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && above2[j - 2] + 1 < least)
				least = above2[j - 2] + 1;
			row[j] = least;
		}
	}
	return rows[la % 3][lb];
}

const struct cli_command *cli_command_like(const char *name)
{
	const struct cli_command *best = NULL;
	unsigned least = 3; /* two edits at most, and fewer than the word has letters */
	for (size_t i = 0; cli_commands[i]; i++) {
		unsigned distance = edits(name, cli_commands[i]->name);
		if (distance < least && distance + 1 < strlen(cli_commands[i]->name)) {
			least = distance;
			best = cli_commands[i];
		}
	}
	return best;
}
