/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the objects of the sidecar point at, and the documents among that.  Not
 * for other folders. */
#ifndef AS_STORE_LINKS_H
#define AS_STORE_LINKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "db/db.h"

struct as_names {
	char **items; /* owned, as is each */
	size_t count, cap;
};
void as_names_add(struct as_names *names, const char *name);
bool as_names_have(const struct as_names *names, const char *name);
void as_names_free(struct as_names *names);

struct as_links {
	struct as_names documents;
	struct as_names parents; /* claims and entities */
};
/* Those of one object, as the tables say. */
bool as_links_read(struct as_links *links, struct as_db *db, const char *object, struct as_error *err);
void as_links_free(struct as_links *links);

/* A document is listed while something points at it, as it was last stated:
 * keeps the one, drops it unless something else does, does both for what an
 * object pointed at before and points at now. */
bool as_links_keep_document(struct as_db *db, const char *document, struct as_error *err);
bool as_links_settle_documents(struct as_db *db, const struct as_names *before, const struct as_names *now,
			       struct as_error *err);

#endif
