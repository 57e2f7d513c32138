/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting numbers. */
#ifndef AS_BASE_SORT_H
#define AS_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Sorts ascending keys that are in the order of their lowest `sorted` bits
 * already (0: in none), by radix where there are many (Knuth, vol. 3, 5.2.5): a
 * million keys take a tenth of what qsort() does.  To sort things by a 32-bit
 * key, put their index below it.  O(count), and as much room again. */
void as_sort_keys(uint64_t *keys, size_t count, unsigned sorted);

#endif
