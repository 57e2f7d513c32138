/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grapheme clusters (UAX #29, extended).  An invalid byte is a cluster of its
 * own.  A cluster longer than AS_CLUSTER_LIMIT bytes (megabytes of marks on one
 * letter) is cut at the units that hold multiples of that limit, so that no
 * question needs to look further than a few times the limit, and next and
 * prev agree.  Only inside a run of more than 1,000 regional indicators may
 * prev pair them otherwise than next did. */
#ifndef AS_TEXT_GRAPHEME_H
#define AS_TEXT_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>

#ifdef AS_TINY_LIMITS /* fuzzing: so that short inputs meet every case */
enum { AS_CLUSTER_LIMIT = 32 };
#else
enum { AS_CLUSTER_LIMIT = 1024 };
#endif

/* Byte after the cluster that begins at `at` (< len), a boundary.  O(cluster). */
size_t as_grapheme_next(const char *text, size_t len, size_t at);
/* Byte at which the cluster before `at` (> 0) begins.  `at` need
 * not be a boundary itself. */
size_t as_grapheme_prev(const char *text, size_t len, size_t at);
/* 0 and len are boundaries; a byte inside a unit is none. */
bool as_grapheme_is_boundary(const char *text, size_t len, size_t at);

#endif
