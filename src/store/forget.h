/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Withdrawing content for good.  The rows keep their place in the history, with
 * the digest of what they said, so that the chain still holds. */
#ifndef AS_STORE_FORGET_H
#define AS_STORE_FORGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "store/store.h"

/* Withdraws an object and what hangs on it: of a claim its appearances,
 * evidence, relations and notes; of an annotation its notes, and its claim when
 * it is the only appearance.  `id` is a whole id (as_store_find()), also of what
 * was deleted already.  `*rows` (may be NULL): history rows emptied.  The file is
 * written anew, so that nothing of the content stays in it.  Cannot be undone;
 * undo steps over what was withdrawn.  AS_ERR_NOT_FOUND when the history says
 * nothing of the id. */
bool as_forget(size_t *rows, struct as_store *store, const char *id, struct as_error *err);

#endif
