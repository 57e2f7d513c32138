/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A corpus: the documents of a folder, or a list of files.
 *
 * Opening lists names only; documents are read when asked for, so that ten
 * thousand of them show at once.  Regular files only: FIFOs, devices, loops
 * of links and folders that cannot be listed are kept in the list with the
 * reason, and never read; files that may not be read, or are too large, say
 * so when they are (a stat for each would cost the list its speed).  The sidecar and its journals, hidden files and
 * editors' backups are passed over.
 */
#ifndef AS_CORPUS_CORPUS_H
#define AS_CORPUS_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "corpus/walk.h"
#include "model/doc.h"

enum { AS_DOC_LIMIT_MIB = 256 }; /* a larger document is listed and refused with words */

struct as_corpus {
	char *root;     /* the folder; NULL for a list of files; owned */
	struct as_corpus_entry *entries; /* in byte order of path; owned */
	size_t count;
	size_t skipped; /* names passed over on purpose */
};

/* Lists the documents below `root` (a folder), recursively, without following
 * links to folders.  Trouble with single entries is kept in the list; false
 * only when the folder itself cannot be read. */
bool as_corpus_open(struct as_corpus *corpus, const char *root, struct as_error *err);
/* A corpus of the files named, in the order given. */
void as_corpus_of_files(struct as_corpus *corpus, const char *const *paths, size_t count);
void as_corpus_free(struct as_corpus *corpus);

/* Reads entry `n`: bytes, text, metadata, passages with roles, doubts; words
 * are not counted yet.  O(bytes). */
bool as_corpus_read(struct as_doc *doc, const struct as_corpus *corpus, size_t n, struct as_error *err);
/* The same for one file by its path, outside any corpus; "-" reads standard input. */
bool as_doc_read(struct as_doc *doc, const char *path, struct as_error *err);
/* Takes bytes already in memory (ownership passes); `path` is only a name. */
void as_doc_parse(struct as_doc *doc, const char *path, char *bytes, size_t size);

/* Fills doc->words and furniture_words (UAX #29).  O(text). */
void as_doc_count_words(struct as_doc *doc);
/* Fills doc->sha256 (of the file's bytes). */
const char *as_doc_sha256(struct as_doc *doc);
/* Sets one passage's role by hand and keeps the word counts true. */
void as_doc_set_role(struct as_doc *doc, size_t passage, enum as_role role, const char *rule);

#endif
