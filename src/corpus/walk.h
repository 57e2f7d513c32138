/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listing what lies below a folder, without opening a single file of it. */
#ifndef AS_CORPUS_WALK_H
#define AS_CORPUS_WALK_H

#include <stdbool.h>

#include <stddef.h>

#include "base/error.h"

enum { AS_WALK_DEPTH = 64 }; /* folders below one another; deeper ones are listed with that reason */

struct as_corpus_entry {
	char *path;    /* relative to the corpus folder (as named, for a list of files); raw bytes; owned */
	char *trouble; /* why it cannot be read, a sentence; NULL when it can; owned */
};

/* What a walk found; the caller owns it all. */
struct as_walk {
	struct as_corpus_entry *entries; /* in byte order of path */
	size_t count, cap;
	size_t skipped; /* names passed over on purpose */
};

/* Lists what lies below the folder `root`.  One getdents pass a folder and no
 * stat for what the file system's own listing calls a regular file.  False
 * only when the root itself cannot be listed; free the result all the same. */
bool as_walk_list(struct as_walk *walk, const char *root, struct as_error *err);
void as_walk_free(struct as_walk *walk);

#endif
