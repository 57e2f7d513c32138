/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidecar: everything that readers made of a corpus, in one SQLite file.
 *
 * Its truth is the history (store/history.h); all other tables are made from
 * it.  Each verb of store/ that changes something is one transaction and one
 * group of history rows, safe on disk when it returns true; between
 * as_store_begin() and as_store_commit() several verbs are one such group. */
#ifndef AS_STORE_STORE_H
#define AS_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/uuid.h"

struct as_store;

enum as_store_access {
	AS_STORE_READ,  /* the file must exist; verbs that change say AS_ERR_READONLY */
	AS_STORE_WRITE, /* made with the first change; until then reads as empty */
};

/* Asked about every 50 ms while another process writes; false gives up. */
typedef bool as_store_waiting(void *data, int64_t waited_ms);

struct as_store_options {
	enum as_store_access access;
	const char *annotator; /* who makes the changes; not empty */
	int wait_ms;           /* how long a lock is waited for; 0: 3 s */
	as_store_waiting *waiting; /* may be NULL */
	void *waiting_data;
};

/* Opens the sidecar at `path`.  A file that exists but cannot be written opens
 * for reading (as_store_is_readonly()).  Older schema: copied beside itself,
 * then migrated; where it cannot be written, read through a migrated copy in
 * memory.  Errors: AS_ERR_NOT_FOUND (read access only), AS_ERR_NEWER,
 * AS_ERR_FOREIGN, AS_ERR_DAMAGED, AS_ERR_KIND, AS_ERR_LOCKED, each leaving
 * the file as it was. */
bool as_store_open(struct as_store **out, const char *path, const struct as_store_options *options,
		   struct as_error *err);
/* Rolls back what was begun and not committed.  NULL is fine. */
void as_store_close(struct as_store *store);

const char *as_store_path(const struct as_store *store);      /* borrowed */
const char *as_store_annotator(const struct as_store *store); /* borrowed */
bool as_store_is_readonly(const struct as_store *store);
bool as_store_exists(const struct as_store *store); /* false before the first change */

/* Whether another process changed the sidecar (or made it) since the last
 * call.  Cheap: meant for every idle second. */
bool as_store_changed(struct as_store *store);

/* A group: what is done between the two is one step of undo and one
 * transaction, all or nothing.  Groups do not nest (AS_ERR_USAGE).  A commit
 * that fails has rolled back; a group without changes writes nothing. */
bool as_store_begin(struct as_store *store, struct as_error *err);
bool as_store_commit(struct as_store *store, struct as_error *err);
void as_store_rollback(struct as_store *store);

/* What an id names.  The same words serve the log and `edit`, `delete`. */
enum as_object {
	AS_OBJECT_ANNOTATION, AS_OBJECT_CLAIM, AS_OBJECT_EVIDENCE, AS_OBJECT_OVERRIDE, AS_OBJECT_ENTITY, AS_OBJECT_TAG,
	AS_OBJECT_NOTE, AS_OBJECT_RELATION, AS_OBJECT_PIN, AS_OBJECT_REJECTION, AS_OBJECT_FILTER,
	AS_OBJECT_COUNT
};

/* Finds the row whose id is `id` or, when only one does, begins with it (four
 * characters at least).  AS_ERR_NOT_FOUND; AS_ERR_CONFLICT when several do. */
bool as_store_find(enum as_object *kind, char full[AS_UUID_TEXT], struct as_store *store, const char *id,
		   struct as_error *err);

#endif
