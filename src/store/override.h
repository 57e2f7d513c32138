/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overrides: the reader's word against a rule's on what a passage is
 * (furniture, body ...). */
#ifndef AS_STORE_OVERRIDE_H
#define AS_STORE_OVERRIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/store.h"

struct as_override {
	char id[AS_UUID_TEXT];
	struct as_anchor anchor; /* of the whole passage */
	enum as_role role;
	const char *annotator, *created, *updated;
};

/* Says that the passage at `anchor` has `role`, in place of an earlier word on
 * the same passage. */
bool as_override_set(struct as_store *store, const struct as_anchor *anchor, enum as_role role,
		     const struct as_doc *doc, struct as_error *err);
/* Lets the reader's word `id` be on the passage at `anchor`. */
bool as_override_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		      const struct as_doc *doc, struct as_error *err);
/* Takes the reader's word back: the rule's counts again.  Without one,
 * AS_ERR_NOT_FOUND. */
bool as_override_clear(struct as_store *store, const struct as_anchor *anchor, struct as_error *err);
/* All of a document, or of all (NULL), in the order document, start; owned by
 * the arena. */
bool as_override_list(struct as_override **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      const char *document, struct as_error *err);

#endif
