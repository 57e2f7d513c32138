/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time: UTC for what is written down, a monotonic count for waiting. */
#ifndef AS_BASE_CLOCK_H
#define AS_BASE_CLOCK_H

#include <stdint.h>

enum { AS_UTC_TEXT = 25 }; /* "2026-11-22T10:20:30.123Z" with its NUL */

/* Now, or the instant that ANTISIGMA_NOW names in the same form (tests). */
void as_clock_utc(char out[AS_UTC_TEXT]);
/* Milliseconds since an arbitrary start; never goes back. */
int64_t as_clock_ms(void);

#endif
