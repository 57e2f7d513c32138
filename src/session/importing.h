/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes back from other programs. */
#ifndef AS_SESSION_IMPORTING_H
#define AS_SESSION_IMPORTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "session/session.h"

struct as_import {
	size_t rows;          /* below the header */
	size_t changed, same; /* rows that changed an entity, and that say what is known */
	size_t wrong;         /* that were passed over */
	struct as_buf mistakes; /* "PATH:LINE: ..." and a line break for each of these */
};
void as_import_free(struct as_import *import);

/* Takes fields of entities from a register in CSV (exchange/csv.h) that another
 * program has changed: the columns named in `fields` (canonical, type,
 * external_id, note, separated by commas), of the entities in the column id.
 * An empty cell changes nothing; the address of a Wikidata item counts as its
 * id.  Rows that make no sense are passed over and told; the others are one
 * step of undo.  False when the file is none, or nothing could be written. */
bool as_session_import_register(struct as_import *out, struct as_session *session, const char *text, size_t len,
				char delimiter, const char *path, const char *fields, struct as_error *err);

#endif
