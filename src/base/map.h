/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash map from byte strings to 32-bit values, used mostly to intern words:
 * the nth new key gets the value the caller gives it, so ids never depend on
 * the hash.  Hash: XXH3 (Collet, xxhash), seeded at random per process, since
 * keys come from hostile text.  Open addressing, linear probing, load <= 1/2. */
#ifndef AS_BASE_MAP_H
#define AS_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct as_map_slot;
struct as_map {
	struct as_map_slot *slots;
	size_t cap;   /* slots; a power of two, or 0 */
	size_t count; /* keys held */
	struct as_arena keys;
};

/* The value slot of `key`, or NULL.  Valid until the next insertion. */
uint32_t *as_map_get(const struct as_map *map, const char *key, size_t len);
/* The value slot of `key`, added with `fresh` when it was not there (the key
 * is copied); `*added` tells which when not NULL.  Amortised O(len). */
uint32_t *as_map_put(struct as_map *map, const char *key, size_t len, uint32_t fresh, bool *added);
/* The map's own copy of the key that has this value slot: NUL-terminated, lives
 * as long as the map. */
const char *as_map_key(const uint32_t *value);
void as_map_free(struct as_map *map);

#endif
