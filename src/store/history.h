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

/* What was done as one and is undone as one. */
struct as_log_group {
	const char *group, *annotator;
	const char *time;     /* of its first action */
	const char *what;     /* a phrase for all of it; translated */
	const char *object;   /* id of an annotation that it concerns, NULL when there is none */
	size_t actions;
	enum as_log_state state;
	bool dropped;         /* undone, and other work was done instead: redo does not bring it back */
};

/* How many groups there are; groups [skip, skip + limit), newest first, owned
 * by the arena.  O(skip + limit) groups. */
bool as_history_groups_count(size_t *count, struct as_store *store, struct as_error *err);
bool as_history_groups(struct as_log_group **out, size_t *count, struct as_arena *arena, struct as_store *store,
		       size_t skip, size_t limit, struct as_error *err);
/* Undoes this annotator's groups, newest first, until `group` is undone;
 * `*undone` of them.  Stops where one cannot be undone, with its error: what
 * was undone until then stays undone.  AS_ERR_USAGE when the group is not one
 * that this annotator could undo. */
bool as_history_undo_to(size_t *undone, struct as_store *store, const char *group, struct as_error *err);

#endif
