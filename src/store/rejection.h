/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rejections: suggestions that the reader refused, so that they stay away. */
#ifndef AS_STORE_REJECTION_H
#define AS_STORE_REJECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/record.h"
#include "store/store.h"

bool as_rejection_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_anchor *anchor,
		      const struct as_doc *doc, const char *type, struct as_error *err);
/* Gives it another place; all else stays. */
bool as_rejection_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		       const struct as_doc *doc, struct as_error *err);
bool as_rejection_delete(struct as_store *store, const char *id, struct as_error *err);
/* Those of a document (path), or all (NULL), in the order document, start, end, id; owned by the arena. */
bool as_rejection_list(struct as_rejection **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       const char *document, struct as_error *err);

#endif
