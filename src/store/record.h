/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: objects of the sidecar that are a table row of named fields.
 *
 * Each kind of object is one struct as_record_kind: its fields, where they are
 * in its struct, what they take.  Adding, changing, deleting and reading are
 * then the same for all.  For other folders there is struct as_change; the
 * functions are for the modules of store/ that offer a kind. */
#ifndef AS_STORE_RECORD_H
#define AS_STORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/uuid.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/store.h"

/* One field to set. */
struct as_change {
	unsigned field;    /* of the kind's enumeration */
	const char *value; /* NULL or "": not stated any more */
};

struct as_record_field {
	const char *name; /* of the column, of the action's member, of the CSV column */
	size_t at;        /* offset in the struct: of a const char *, of char[AS_UUID_TEXT] with is_id */
	const char *const *allowed; /* NULL-terminated; NULL: any text */
	bool required;    /* never empty */
	bool fixed;       /* said when it is added, never changed */
	bool is_id;
};

struct as_record_kind {
	const char *what;  /* its table, and in its actions: "entity" */
	const char *none;  /* "no such entity", to be translated */
	const struct as_record_field *fields;
	size_t count;
	size_t size;       /* of the struct */
	size_t id;         /* offset of its char[AS_UUID_TEXT] */
	size_t made[3];    /* offsets of annotator, created, updated */
	int spans;         /* how many anchors it has: 0, 1 or 2 */
	size_t anchors;    /* offset of the first */
	const char *order; /* of a list: "t.canonical, t.id" */
};
#define AS_RECORD_MADE(type) {offsetof(type, annotator), offsetof(type, created), offsetof(type, updated)}

/* The place of a name in a table of fields; count when it is none of them. */
unsigned as_record_named(const struct as_record_field *fields, unsigned count, const char *name);
/* What `record` says in a field; NULL: nothing. */
const char *as_record_value(const void *record, const struct as_record_field *field);
/* Whether all values fit a record that is to be added: AS_ERR_USAGE if not. */
bool as_record_fits(const struct as_record_kind *kind, const void *record, struct as_error *err);
/* Whether all changes may be made. */
bool as_record_changes_fit(const struct as_record_kind *kind, const struct as_change *changes, size_t count,
			   struct as_error *err);

/* Adds one.  `id`: "" gets a new one, else it is taken.  `docs`: for each
 * anchor whose document is stated, the document; NULL where the kind has none. */
bool as_record_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_record_kind *kind,
		   const void *record, const struct as_doc *const *docs, struct as_error *err);
/* Sets fields; what already has the value is no change, and no change at all
 * writes nothing.  Part of a verb that has entered the store: `now` is the
 * record as it is. */
bool as_record_write(struct as_store *store, const struct as_record_kind *kind, const void *now,
		     const struct as_change *changes, size_t count, struct as_error *err);
/* The same as a whole verb, with all that has to be looked at before. */
bool as_record_change(struct as_store *store, const struct as_record_kind *kind, const char *id,
		      const struct as_change *changes, size_t count, struct as_error *err);
/* Gives it other places, as many as its kind has; fields and id stay.  `docs`:
 * the documents of those that are new, NULL where a place is as it was. */
bool as_record_move(struct as_store *store, const struct as_record_kind *kind, const char *id,
		    const struct as_anchor *anchors, const struct as_doc *const *docs, struct as_error *err);
/* AS_ERR_NOT_FOUND when there is none. */
bool as_record_delete(struct as_store *store, const struct as_record_kind *kind, const char *id,
		      struct as_error *err);

/* Whether there is one: AS_ERR_NOT_FOUND if not. */
bool as_record_known(struct as_store *store, const struct as_record_kind *kind, const char *id, struct as_error *err);
/* Fills `out`; strings live in `arena`.  AS_ERR_NOT_FOUND when there is none. */
bool as_record_get(void *out, struct as_arena *arena, struct as_store *store, const struct as_record_kind *kind,
		   const char *id, struct as_error *err);
/* An array of records in `arena`, in the kind's order: all, or those for
 * which the SQL condition `where` ("t.claim = ?1") holds.  NULL on failure. */
void *as_record_list(size_t *count, struct as_arena *arena, struct as_store *store,
		     const struct as_record_kind *kind, const char *where, const char *value, struct as_error *err);

#endif
