/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once.  What comes from an arena dies with
 * it and is never freed singly.  Zero-initialise to start: ARENA = {0}. */
#ifndef AS_BASE_ARENA_H
#define AS_BASE_ARENA_H

#include <stddef.h>

struct as_arena_block;
struct as_arena {
	struct as_arena_block *blocks;
	size_t held; /* bytes asked for so far */
};

/* Aligned for any object, zeroed. */
void *as_arena_alloc(struct as_arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));
/* A NUL-terminated copy. */
char *as_arena_strndup(struct as_arena *arena, const char *text, size_t len) __attribute__((returns_nonnull));
char *as_arena_strdup(struct as_arena *arena, const char *text) __attribute__((returns_nonnull));
void as_arena_free(struct as_arena *arena); /* empty and usable afterwards */
/* Hands all that is in `from`, which is empty afterwards, over to `arena`. */
void as_arena_join(struct as_arena *arena, struct as_arena *from);
/* Gives all back but the block it would have gone on with. */
void as_arena_clear(struct as_arena *arena);

#define AS_NEW(arena, type) ((type *)as_arena_alloc((arena), 1, sizeof(type)))
#define AS_NEW_ARRAY(arena, type, count) ((type *)as_arena_alloc((arena), (count), sizeof(type)))

#endif
