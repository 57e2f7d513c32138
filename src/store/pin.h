/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins: two places that the reader says belong together. */
#ifndef AS_STORE_PIN_H
#define AS_STORE_PIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/record.h"
#include "store/store.h"

/* Pins one place of `left` to one of `right` (two documents, or one). */
bool as_pin_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_anchor *left,
		const struct as_doc *left_doc, const struct as_anchor *right, const struct as_doc *right_doc,
		const char *note, struct as_error *err);
/* Gives it other places, left and right; `docs`: NULL for one that is as it was. */
bool as_pin_move(struct as_store *store, const char *id, const struct as_anchor sides[2],
		 const struct as_doc *const docs[2], struct as_error *err);
bool as_pin_delete(struct as_store *store, const char *id, struct as_error *err);
bool as_pin_get(struct as_pin *out, struct as_arena *arena, struct as_store *store, const char *id,
		struct as_error *err);
/* Those with a side in a document (path), or all (NULL), by created and id; owned by the arena. */
bool as_pin_list(struct as_pin **out, size_t *count, struct as_arena *arena, struct as_store *store,
		 const char *document, struct as_error *err);

#endif
