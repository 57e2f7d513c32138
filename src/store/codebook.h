/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook: tags that the sidecar defines, over those of the user's file.
 *
 * A tag's id is made from its name, so that sidecars that define the same tag
 * agree on it.  To rename one is to add it under the new name, retype what has
 * it, and delete the old: as_codebook_rename(). */
#ifndef AS_STORE_CODEBOOK_H
#define AS_STORE_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/record.h"
#include "store/store.h"

enum as_codebook_field {
	AS_CODEBOOK_KEY, AS_CODEBOOK_COLOUR, AS_CODEBOOK_DESCRIPTION, AS_CODEBOOK_PARENT, AS_CODEBOOK_TYPE,
	AS_CODEBOOK_COUNT
};
const char *as_codebook_field_name(enum as_codebook_field field);
enum as_codebook_field as_codebook_field_named(const char *name); /* AS_CODEBOOK_COUNT when unknown */

/* The id of the tag of this name, whether there is one or not. */
void as_codebook_id(char out[AS_UUID_TEXT], const char *name);

/* Adds one, or changes the one of this name to say exactly this. */
bool as_codebook_set(struct as_store *store, const struct as_codebook_tag *tag, struct as_error *err);
bool as_codebook_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
			struct as_error *err);
/* Annotations of this type stay. */
bool as_codebook_delete(struct as_store *store, const char *id, struct as_error *err);
/* Gives a tag another name, its fields kept; annotations, entities and
 * rejections of the old type and tags below it follow.  One step of undo. */
bool as_codebook_rename(struct as_store *store, const char *name, const char *renamed, struct as_error *err);
bool as_codebook_get(struct as_codebook_tag *out, struct as_arena *arena, struct as_store *store, const char *id,
		     struct as_error *err);
/* All by name; owned by the arena. */
bool as_codebook_list(struct as_codebook_tag **out, size_t *count, struct as_arena *arena, struct as_store *store,
		      struct as_error *err);

#endif
