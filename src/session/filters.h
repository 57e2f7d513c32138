/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of the ledger saved under names, in the sidecar. */
#ifndef AS_SESSION_FILTERS_H
#define AS_SESSION_FILTERS_H

#include <stdbool.h>

#include "base/error.h"
#include "session/session.h"

/* Saves a query (session/query.h; parsed first) under a name, in place of what
 * it meant before; undoable.  A NULL query takes the name away. */
bool as_session_save_filter(struct as_session *session, const char *name, const char *query, struct as_error *err);
/* The query of a name, owned by the caller; NULL with AS_ERR_NOT_FOUND, which
 * names those there are. */
char *as_session_filter(struct as_session *session, const char *name, struct as_error *err);

#endif
