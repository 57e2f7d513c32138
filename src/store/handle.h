/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the modules of store/ share: the open sidecar and the group being
 * written.  Not for other folders. */
#ifndef AS_STORE_HANDLE_H
#define AS_STORE_HANDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/uuid.h"
#include "db/db.h"
#include "store/store.h"

/* The group being written: its transaction begins with its first change. */
struct as_group {
	bool open;     /* between as_store_begin() and its end, or inside one verb */
	bool started;  /* the transaction is under way */
	bool broken;   /* a verb failed half-way: only a rollback is left */
	char id[AS_UUID_TEXT], origin[AS_UUID_TEXT];
	char hash[AS_SHA256_HEX]; /* of the origin's last row; "" before the first */
	char time[AS_UTC_TEXT];
	int64_t seq, lamport;     /* of the last row */
	size_t rows;              /* written so far */
};

/* What was committed since somebody asked (store/touched.h). */
struct as_news {
	char origin[AS_UUID_TEXT];
	int64_t seq; /* of the last row */
	size_t rows, groups;
};

struct as_store {
	struct as_db *db;
	struct as_db *older;    /* the file, where it is of an older version and cannot be written: db is a copy */
	char *path, *annotator; /* owned */
	struct as_store_options options;
	bool exists;            /* false: db is an empty stand-in in memory */
	uint64_t device, inode; /* of the file when it was opened */
	int64_t data_version;
	struct as_group group;
	struct as_news news;
};

/* Around the changes of one verb: joins the caller's group or makes one of its
 * own.  as_store_leave() commits or rolls back what as_store_enter() began and
 * passes `ok` on. */
struct as_scope {
	bool own;
	size_t rows; /* of the group when the verb began */
};
bool as_store_enter(struct as_scope *scope, struct as_store *store, struct as_error *err);
bool as_store_leave(const struct as_scope *scope, bool ok, struct as_store *store, struct as_error *err);

/* An action under construction: a JSON object, begun with "do", "what", "id". */
struct as_action {
	struct as_buf text;
	struct as_json json;
};
void as_action_begin(struct as_action *action, const char *verb, const char *what, const char *id);
/* "name": value, or nothing when value is NULL or "". */
void as_action_text(struct as_action *action, const char *name, const char *value);
/* Ends the object, writes it as the group's next history row, applies it and
 * frees it. */
bool as_action_finish(struct as_action *action, struct as_store *store, struct as_error *err);

/* Seals a history row: digest of its action, and its hash in the chain. */
struct as_seal {
	const char *before; /* hash of the row before it, "" for the first */
	const char *origin, *time, *annotator, *program_version, *group;
	int64_t seq, lamport, action_version;
	const char *digest;
};
void as_seal_hash(char out[AS_SHA256_HEX], const struct as_seal *row);

#endif
