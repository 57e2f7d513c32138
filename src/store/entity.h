/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities: the register of who and what the mentions name.
 *
 * An entity with mentions, or that a claim names as its claimant, is never
 * lost: where one sidecar deleted it while another went on using it, it stays.
 * Two sidecars that made an entity of the same name have two, to be merged by
 * hand. */
#ifndef AS_STORE_ENTITY_H
#define AS_STORE_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/record.h"
#include "store/store.h"

/* The fields that can be set by name. */
enum as_entity_field {
	AS_ENTITY_CANONICAL, AS_ENTITY_TYPE, AS_ENTITY_EXTERNAL_ID, AS_ENTITY_NOTE,
	AS_ENTITY_COUNT
};
const char *as_entity_field_name(enum as_entity_field field);
enum as_entity_field as_entity_field_named(const char *name); /* AS_ENTITY_COUNT when unknown */

/* Adds one: canonical and type must be stated.  `id` gets its id. */
bool as_entity_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_entity *entity,
		   struct as_error *err);
bool as_entity_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
		      struct as_error *err);
/* Other names.  One that is there already (or is not) is no change; the
 * canonical name is no alias. */
bool as_entity_alias(struct as_store *store, const char *id, const char *text, struct as_error *err);
bool as_entity_unalias(struct as_store *store, const char *id, const char *text, struct as_error *err);
/* Takes it away: its mentions stay as annotations, unlinked, and claims lose
 * it as claimant entity; one step of undo. */
bool as_entity_delete(struct as_store *store, const char *id, struct as_error *err);

/* Links a mention to an entity, in place of the one it has; NULL unlinks. */
bool as_entity_link(struct as_store *store, const char *annotation, const char *entity, struct as_error *err);
/* Makes one of two: the mentions, claims and aliases of `from` go to `into`,
 * its canonical name becomes an alias, an external id and note that `into`
 * lacks are taken over; `from` is deleted.  One step of undo. */
bool as_entity_merge(struct as_store *store, const char *from, const char *into, struct as_error *err);
/* Makes a new entity of some mentions, which lose the one they had.  One step of undo. */
bool as_entity_split(char id[AS_UUID_TEXT], struct as_store *store, const struct as_entity *entity,
		     const char *const *annotations, size_t count, struct as_error *err);

/* Whether there is one with this id: AS_ERR_NOT_FOUND if not. */
bool as_entity_known(struct as_store *store, const char *id, struct as_error *err);
bool as_entity_get(struct as_entity *out, struct as_arena *arena, struct as_store *store, const char *id,
		   struct as_error *err);

struct as_alias {
	const char *entity; /* id */
	const char *text;
};
/* Those of one entity, or of all (NULL), by entity and text. */
bool as_entity_aliases(struct as_alias **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       const char *id, struct as_error *err);

/* A name, canonical or not; strings are owned by the arena. */
struct as_entity_name {
	const char *id, *type, *text;
	bool canonical;
};
/* All names of all entities, the canonical ones first, by entity.  O(names). */
bool as_entity_names(struct as_entity_name **out, size_t *count, struct as_arena *arena, struct as_store *store,
		     struct as_error *err);

/* An entity and where it is named. */
struct as_entity_row {
	struct as_entity entity;
	size_t mentions, documents;
	size_t claims;             /* that name it as claimant entity */
	const char *first, *last;  /* dates of the first and last document; NULL: none states a date */
};
/* All by canonical name and id; everything is owned by the arena.  O(mentions). */
bool as_entity_list(struct as_entity_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    struct as_error *err);
/* How often and in how many documents an entity is named.  O(its mentions). */
bool as_entity_tally(size_t *mentions, size_t *documents, struct as_store *store, const char *id,
		     struct as_error *err);
/* The ids of an entity's mentions in the order document, start, end, id. */
bool as_entity_mentions(const char ***out, size_t *count, struct as_arena *arena, struct as_store *store,
			const char *id, struct as_error *err);

#endif
