/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and anchors on their way into actions and out of rows.  Not for
 * other folders. */
#ifndef AS_STORE_PLACE_H
#define AS_STORE_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/uuid.h"
#include "db/statement.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/handle.h"

/* An id of version 8, made from `len` bytes. */
void as_place_made_id(char out[AS_UUID_TEXT], const void *bytes, size_t len);
/* A document's id: made from its path, so that sidecars that know the same
 * document agree on it. */
void as_place_document_id(char out[AS_UUID_TEXT], const char *path);

/* Writes what `doc` states of itself as an action, unless the sidecar says so already. */
bool as_place_state(struct as_store *store, const struct as_doc *doc, struct as_error *err);

/* Whether an anchor can be stored: a place, words, a hash, of this document. */
bool as_place_valid(const struct as_anchor *anchor, const struct as_doc *doc, struct as_error *err);

/* The same for a tag of the whole document: an empty anchor at its start. */
bool as_place_whole(struct as_anchor *anchor, const struct as_doc *doc, struct as_error *err);

/* Puts the anchor's fields into an action. */
void as_place_put(struct as_action *action, const struct as_anchor *anchor);
/* Puts further parts of a span into it; nothing when there are none. */
void as_place_put_parts(struct as_action *action, const struct as_anchor *parts, size_t count);

/* The columns of a row that holds an anchor: as_place_get() reads them from
 * `at` on and gives the number of the column after them. */
#define AS_PLACE_COLUMNS_OF(s, d)                                                                             \
	d ".path, " d ".path_bytes, " s ".sha256, " s ".start, " s ".\"end\", " s ".start_byte, " s ".end_byte, " \
	s ".exact, " s ".prefix, " s ".suffix, " s ".anchor"
#define AS_PLACE_COLUMNS AS_PLACE_COLUMNS_OF("s", "d")
int as_place_get(struct as_anchor *anchor, struct as_arena *arena, struct as_stmt *stmt, int at);

/* A path from the columns path and path_bytes, in its own bytes. */
const char *as_place_path(struct as_arena *arena, struct as_stmt *stmt, int at);
/* A text column, NULL for NULL. */
const char *as_place_text(struct as_arena *arena, struct as_stmt *stmt, int at);
/* The same for an id: "" for NULL or what is none. */
void as_place_id(char out[AS_UUID_TEXT], struct as_stmt *stmt, int at);

#endif
