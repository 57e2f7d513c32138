/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session that a command works in. */
#ifndef CLI_OPENING_H
#define CLI_OPENING_H

#include "cli/command.h"

bool cli_is_folder(const char *path);
/* The sidecars that the operands after the first name, a folder standing for
 * the one in it: operands_count - 1 of them; the array and each malloc'd. */
char **cli_sidecars(const struct cli_args *args);
void cli_sidecars_free(char **sidecars, const struct cli_args *args);

/* What the operands name: one folder, or documents, with the options for the
 * sidecar.  False for a mistake, which has been said. */
bool cli_corpus_options(struct as_session_options *out, const struct cli_args *args, const char *const *paths,
			size_t count, bool read_only);
/* Opens it; what fails has been said. */
bool cli_open_corpus(struct as_session **out, const struct cli_args *args, const char *const *paths, size_t count,
		     bool read_only);
/* Opens the session of one document and reads it: `*doc` is its number. */
bool cli_open_document(struct as_session **out, size_t *doc, const struct cli_args *args, bool read_only);
/* Reads everything (titles, words, partners); says what cannot be read.
 * Returns how many documents could not be. */
size_t cli_read_all(struct as_session *session);
/* Says of each document that could not be read why; returns their number. */
size_t cli_say_troubles(const struct as_session *session);
/* Opens what the operands name, from standard input where they are "-", read-only; what fails has been said. */
bool cli_open_list(struct as_session **out, const struct cli_args *args);
/* Says where the sidecar is when that is not in the corpus; for after a change. */
void cli_say_where(const struct as_session *session);
/* Says that the sidecar was refused or is read-only, if so. */
void cli_say_sidecar_trouble(const struct as_session *session);
/* Says what is wrong in the user's rules, if anything; for commands that use them. */
void cli_say_rules_trouble(struct as_session *session);

#endif
