/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of one document with the votes for their types, and every place
 * where one stands. */
#ifndef AS_ALIGN_NAMETABLE_H
#define AS_ALIGN_NAMETABLE_H

#include "align/namecues.h"
#include "base/arena.h"
#include "base/map.h"

struct as_named {
	int votes[AS_TYPES_LIMIT];
	const char *last;     /* folded form of its last word; in the table's arena */
	uint32_t words;
	bool known;           /* the rules know its type */
	bool sure;            /* stands somewhere in a way that a mere capital does not explain */
	size_t type;          /* once settled */
};

struct as_named_use {
	struct as_span span;
	uint32_t name;
	bool listed;          /* in a list with the use before it */
};

struct as_nametable {
	struct as_arena arena;
	struct as_map keys;   /* folded words joined by a blank -> name */
	struct as_named *names;
	size_t names_count, names_cap;
	struct as_named_use *uses;
	size_t uses_count, uses_cap;
	struct as_types types;
};

void as_nametable_init(struct as_nametable *table);
void as_nametable_free(struct as_nametable *table);
/* Notes a use of the run, and what speaks for its type there. */
void as_nametable_add(struct as_nametable *table, const struct as_strand *strand, const struct as_namerun *run,
		      bool rank, bool listed);
/* Notes a use of a name that is in the table already, without votes; false when it is not. */
bool as_nametable_find(struct as_nametable *table, const struct as_strand *strand, struct as_reach words);
/* Decides on types.  O(names + uses). */
void as_nametable_settle(struct as_nametable *table);

#endif
