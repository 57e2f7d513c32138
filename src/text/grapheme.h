/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grapheme clusters (UAX #29, extended), by libunistring.  An invalid byte
 * is a cluster of its own. */
#ifndef AS_TEXT_GRAPHEME_H
#define AS_TEXT_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>

/* Byte after the cluster that begins at `at` (< len).  Amortised O(cluster);
 * a cluster longer than AS_CLUSTER_LIMIT bytes is cut there, on a unit. */
enum { AS_CLUSTER_LIMIT = 1024 };
size_t as_grapheme_next(const char *text, size_t len, size_t at);
/* Byte at which the cluster before `at` (> 0) begins. */
size_t as_grapheme_prev(const char *text, size_t len, size_t at);
bool as_grapheme_is_boundary(const char *text, size_t len, size_t at);

#endif
