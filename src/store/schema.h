/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the sidecar, version by version.  antisigma-sidecar(5) tells
 * what each holds; a test holds the two together. */
#ifndef AS_STORE_SCHEMA_H
#define AS_STORE_SCHEMA_H

#include <stddef.h>

#include "db/migrate.h"

enum { AS_SIDECAR_ID = 0x41534D41 /* "ASMA" */, AS_SIDECAR_VERSION = 2, AS_ACTION_VERSION = 1 };

extern const struct as_schema as_sidecar_schema;

/* The tables that are made from the history, parents before children, each
 * with the columns that tell its rows apart. */
struct as_projection {
	const char *table, *key;
};
extern const struct as_projection as_projections[];
extern const size_t as_projections_count;

#endif
