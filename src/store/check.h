/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a sidecar against itself.  (Anchors against documents are checked
 * where documents can be read: as_anchor_resolve().) */
#ifndef AS_STORE_CHECK_H
#define AS_STORE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "store/store.h"

enum as_check_kind {
	AS_CHECK_FILE,       /* SQLite's own integrity check */
	AS_CHECK_REFERENCE,  /* a row points at one that is not there */
	AS_CHECK_HISTORY,    /* a history row was altered, is missing or cannot be read */
	AS_CHECK_PROJECTION, /* a table does not say what the history says */
};

/* One finding, in sentences without final period, translated; borrowed. */
struct as_check_finding {
	enum as_check_kind kind;
	const char *what;   /* what is wrong */
	const char *where;  /* table and row */
	const char *remedy; /* what can be done */
};
typedef void as_check_report(void *data, const struct as_check_finding *finding);

/* Runs every check on one state of the file and reports each finding; *count
 * of them.  False only when a check could not be run.  Reads all: O(file). */
bool as_check_sidecar(size_t *count, struct as_store *store, as_check_report *report, void *data,
		      struct as_error *err);

#endif
