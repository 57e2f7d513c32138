/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/uuid.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

static const char shape[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

void as_uuid_new(char out[AS_UUID_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t random[16];
	if (getentropy(random, sizeof random) != 0)
		abort(); /* no entropy source: ids would collide, and nothing else is safe */
	random[6] = (uint8_t)((random[6] & 0x0f) | 0x40);
	random[8] = (uint8_t)((random[8] & 0x3f) | 0x80);
	int nibble = 0;
	for (int i = 0; shape[i]; i++) {
		if (shape[i] == '-') {
			out[i] = '-';
			continue;
		}
		uint8_t byte = random[nibble / 2];
		out[i] = digits[nibble % 2 ? byte & 15 : byte >> 4];
		nibble++;
	}
	out[AS_UUID_TEXT - 1] = '\0';
}

bool as_uuid_valid(const char *text)
{
	int i = 0;
	for (; shape[i]; i++) {
		char c = text[i];
		bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
		if (shape[i] == '-' ? c != '-' : !hex)
			return false;
	}
	return text[i] == '\0';
}
