/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts, divided by the first NUL, compared: a passage a line, "~" before
 * furniture, "@" before a date line (see unit/trial.h). */
#include <string.h>

#include "fuzz.h"
#include "../unit/trial.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MOST = 1 << 16 }; /* what is checked of a result is slower than the result */
	if (size > MOST)
		return 0;
	const char *text = size ? (const char *)data : "";
	const char *middle = memchr(text, '\0', size);
	size_t left = middle ? (size_t)(middle - text) : size / 2;
	size_t right = middle ? left + 1 : left;
	struct trial trial;
	trial_begin_sized(&trial, text, left, text + right, size - right);
	const char *wrong = trial_check(&trial);
	if (wrong)
		fprintf(stderr, "%s\n", wrong);
	CHECK(!wrong);
	trial_end(&trial);
	return 0;
}
