/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Blocks grow with the arena: a document's own is often under 1 KiB, and ten
 * thousand of them are held at once. */
enum { FIRST_BLOCK = 1024 - 64, BLOCK_SIZE = 16 * 1024 };

struct as_arena_block {
	struct as_arena_block *next;
	size_t used, size;
	alignas(max_align_t) char data[];
};

static struct as_arena_block *new_block(size_t size)
{
	struct as_arena_block *block = as_alloc(sizeof *block + size);
	*block = (struct as_arena_block){.size = size};
	return block;
}

static size_t next_size(const struct as_arena_block *last, size_t want)
{
	size_t size = last ? last->size * 2 : FIRST_BLOCK;
	if (size > BLOCK_SIZE)
		size = BLOCK_SIZE;
	return size > want ? size : want;
}

/* `want` bytes, not cleared. */
static void *take(struct as_arena *arena, size_t want)
{
	want = (want + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	struct as_arena_block *block = arena->blocks;
	arena->held += want;
	if (want > BLOCK_SIZE / 4) {
		/* Large pieces get a block of their own behind the open one. */
		struct as_arena_block *own = new_block(want);
		own->used = want;
		own->next = block ? block->next : NULL;
		if (block)
			block->next = own;
		else
			arena->blocks = own;
		return own->data;
	}
	if (!block || block->size - block->used < want) {
		block = new_block(next_size(block, want));
		block->next = arena->blocks;
		arena->blocks = block;
	}
	void *memory = block->data + block->used;
	block->used += want;
	return memory;
}

void *as_arena_alloc(struct as_arena *arena, size_t count, size_t size)
{
	if (size && count > (SIZE_MAX - 2 * BLOCK_SIZE) / size)
		return as_realloc(NULL, count, size); /* ends in the handler for exhausted memory */
	return memset(take(arena, count * size), 0, count * size);
}

char *as_arena_strndup(struct as_arena *arena, const char *text, size_t len)
{
	char *copy = take(arena, len + 1);
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *as_arena_strdup(struct as_arena *arena, const char *text)
{
	return as_arena_strndup(arena, text, strlen(text));
}

void as_arena_join(struct as_arena *arena, struct as_arena *from)
{
	struct as_arena_block **end = &arena->blocks;
	while (*end)
		end = &(*end)->next;
	*end = from->blocks;
	arena->held += from->held;
	*from = (struct as_arena){0};
}

void as_arena_clear(struct as_arena *arena)
{
	struct as_arena rest = {.blocks = arena->blocks ? arena->blocks->next : NULL};
	as_arena_free(&rest);
	arena->held = 0;
	if (arena->blocks) {
		arena->blocks->next = NULL;
		arena->blocks->used = 0;
	}
}

void as_arena_free(struct as_arena *arena)
{
	for (struct as_arena_block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	*arena = (struct as_arena){0};
}
