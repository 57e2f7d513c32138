/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: undo, redo and the log.
 *
 * What the sidecar says is, for each object, its actions applied in the order
 * (Lamport time, origin, seq), those of undone groups left out.  So an undo
 * applies again the remaining actions of the objects its group touched, and
 * costs as much as these have history, whatever the length of the whole. */
#ifndef AS_STORE_HISTORY_H
#define AS_STORE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "store/store.h"

/* Takes back this annotator's newest group that is not undone.  Appends to
 * `what` (may be NULL) a phrase for it: "tagged person "Ryabkov" in 001.txt".
 * AS_ERR_NOTHING when there is none; AS_ERR_CONFLICT, naming the annotator,
 * when someone else's later work touches the same things. */
bool as_history_undo(struct as_buf *what, struct as_store *store, struct as_error *err);
/* Brings back the group undone last, until a new change of this annotator
 * clears the line.  Same errors. */
bool as_history_redo(struct as_buf *what, struct as_store *store, struct as_error *err);

/* How many groups this annotator could undo and redo. */
bool as_history_depth(size_t *undo, size_t *redo, struct as_store *store, struct as_error *err);

enum as_log_state { AS_LOG_DONE, AS_LOG_UNDONE };

struct as_log_row {
	const char *origin;
	int64_t seq, lamport;
	const char *time, *annotator, *program_version, *group;
	const char *what; /* a phrase: "tagged person "Ryabkov" in 001.txt"; translated */
	const char *object; /* id of what it changed; NULL for undo and redo */
	enum as_log_state state;
};

/* The newest `limit` rows (0: all), newest first, after leaving out `skip`;
 * everything is owned by the arena. */
bool as_history_log(struct as_log_row **out, size_t *count, struct as_arena *arena, struct as_store *store,
		    size_t skip, size_t limit, struct as_error *err);

#endif
