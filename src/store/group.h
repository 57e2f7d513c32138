/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing history: the groups of store.h, and opening the file that they need.
 * Not for other folders. */
#ifndef AS_STORE_GROUP_H
#define AS_STORE_GROUP_H

#include <stdbool.h>

#include "store/handle.h"

/* Replaces the connection by one to the file at store->path, checked and
 * migrated; on failure it is as it was. */
bool as_store_open_file(struct as_store *store, struct as_error *err);

/* Whether there is a file; one that another process made meanwhile is opened. */
bool as_store_appeared(struct as_store *store);

/* Makes the file when there is none yet. */
bool as_store_materialise(struct as_store *store, struct as_error *err);

#endif
