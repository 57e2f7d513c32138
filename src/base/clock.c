/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void as_clock_utc(char out[AS_UTC_TEXT])
{
	const char *frozen = getenv("ANTISIGMA_NOW");
	if (frozen && strlen(frozen) == AS_UTC_TEXT - 1) {
		memcpy(out, frozen, AS_UTC_TEXT);
		return;
	}
	struct timespec now;
	struct tm utc;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	size_t len = strftime(out, AS_UTC_TEXT, "%Y-%m-%dT%H:%M:%S", &utc);
	snprintf(out + len, AS_UTC_TEXT - len, ".%03uZ", (unsigned)(now.tv_nsec / 1000000) % 1000u);
}

int64_t as_clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
