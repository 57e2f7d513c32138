/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sidecar remembers of the documents that something is said about:
 * their metadata when they were last tagged, for readers of the sidecar alone. */
#ifndef AS_STORE_DOCUMENT_H
#define AS_STORE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "store/store.h"

struct as_document_row {
	const char *path, *sha256;
	const char *title, *date, *source, *url; /* NULL: the document states none */
};

/* All of them by path; everything is owned by the arena. */
bool as_document_list(struct as_document_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      struct as_error *err);

/* The path of the document with this id, as the sidecar has it, in `arena`; NULL
 * when nothing is said about such a one. */
const char *as_document_path(struct as_arena *arena, struct as_store *store, const char *id);

/* The hash that the document with this path had when it was tagged last; "" when
 * the sidecar does not list it. */
bool as_document_hash(char sha256[AS_SHA256_HEX], struct as_store *store, const char *path, struct as_error *err);

#endif
