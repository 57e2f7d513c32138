/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/map.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

struct as_map_slot {
	const char *key; /* NULL: free */
	uint32_t len;
	uint32_t value;
	uint64_t hash;
};

/* Written once, before any map holds a key, by whichever thread is first; the
 * same for the whole process so that maps could be merged. */
static uint64_t hash_seed(void)
{
	static _Atomic uint64_t seed;
	uint64_t known = atomic_load_explicit(&seed, memory_order_relaxed), drawn = 0;
	if (known)
		return known;
	while (!drawn)
		if (getrandom(&drawn, sizeof drawn, GRND_NONBLOCK) != (ssize_t)sizeof drawn)
			drawn = (uint64_t)(uintptr_t)&seed | 1; /* address randomisation is the fallback */
	return atomic_compare_exchange_strong(&seed, &known, drawn) ? drawn : known;
}

static struct as_map_slot *find(const struct as_map *map, const char *key, size_t len, uint64_t hash)
{
	size_t mask = map->cap - 1;
	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct as_map_slot *slot = &map->slots[i];
		if (!slot->key || (slot->hash == hash && slot->len == len && !memcmp(slot->key, key, len)))
			return slot;
	}
}

static void grow(struct as_map *map)
{
	struct as_map old = *map;
	map->cap = old.cap ? old.cap * 2 : 64;
	map->slots = as_calloc(map->cap, sizeof *map->slots);
	for (size_t i = 0; i < old.cap; i++) {
		struct as_map_slot *slot = &old.slots[i];
		if (slot->key)
			*find(map, slot->key, slot->len, slot->hash) = *slot;
	}
	free(old.slots);
}

uint32_t *as_map_get(const struct as_map *map, const char *key, size_t len)
{
	if (!map->cap)
		return NULL;
	struct as_map_slot *slot = find(map, key, len, XXH3_64bits_withSeed(key, len, hash_seed()));
	return slot->key ? &slot->value : NULL;
}

uint32_t *as_map_put(struct as_map *map, const char *key, size_t len, uint32_t fresh, bool *added)
{
	if (map->count * 2 >= map->cap)
		grow(map);
	uint64_t hash = XXH3_64bits_withSeed(key, len, hash_seed());
	struct as_map_slot *slot = find(map, key, len, hash);
	if (added)
		*added = !slot->key;
	if (!slot->key) {
		*slot = (struct as_map_slot){as_arena_strndup(&map->keys, key, len), (uint32_t)len, fresh, hash};
		map->count++;
	}
	return &slot->value;
}

const char *as_map_key(const uint32_t *value)
{
	return ((const struct as_map_slot *)(const void *)((const char *)value - offsetof(struct as_map_slot, value)))->key;
}

void as_map_free(struct as_map *map)
{
	free(map->slots);
	as_arena_free(&map->keys);
	*map = (struct as_map){0};
}
