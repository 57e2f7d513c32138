/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History rows in words, translated.  Not for other folders. */
#ifndef AS_STORE_PHRASE_H
#define AS_STORE_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "db/db.h"

/* Appends what the row (origin, seq) did. */
bool as_phrase_row(struct as_buf *out, struct as_db *db, const char *origin, int64_t seq, struct as_error *err);
/* Appends what a group did: its main row, and how many more there are. */
bool as_phrase_group(struct as_buf *out, struct as_db *db, const char *group, struct as_error *err);

#endif
