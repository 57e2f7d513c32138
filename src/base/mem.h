/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that does not fail: when the system has none left, the handler that
 * main installed says so and ends the program (no transaction is open then
 * that SQLite would not roll back).  Sizes are checked for overflow. */
#ifndef AS_BASE_MEM_H
#define AS_BASE_MEM_H

#include <stddef.h>

/* Called once when memory ran out; must not return.  Default: a line on
 * standard error and abort(). */
void as_mem_on_exhaustion(void (*handler)(void));

/* Owned by the caller, released with free(). */
void *as_alloc(size_t size) __attribute__((malloc, alloc_size(1), returns_nonnull));
void *as_calloc(size_t count, size_t size) __attribute__((malloc, alloc_size(1, 2), returns_nonnull));
void *as_realloc(void *old, size_t count, size_t size) __attribute__((alloc_size(2, 3), returns_nonnull));
char *as_strdup(const char *text) __attribute__((malloc, returns_nonnull));
char *as_strndup(const char *text, size_t len) __attribute__((malloc, returns_nonnull));
char *as_asprintf(const char *format, ...) __attribute__((malloc, returns_nonnull, format(printf, 1, 2)));

/* Grows a typed array so that `want` elements fit; `cap` is kept in elements.
 * Doubles, so that n pushes cost O(n). */
void *as_grow(void *items, size_t *cap, size_t want, size_t size);
#define AS_RESERVE(items, cap, want) \
	((want) > (cap) ? (void)((items) = as_grow((items), &(cap), (want), sizeof *(items))) : (void)0)

#endif
