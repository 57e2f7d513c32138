/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

#include <nettle/sha2.h>
#include <stdint.h>

static void to_hex(char out[AS_SHA256_HEX], struct sha256_ctx *state)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(state, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[AS_SHA256_HEX - 1] = '\0';
}

void as_sha256(char out[AS_SHA256_HEX], const void *bytes, size_t len)
{
	struct sha256_ctx state;
	sha256_init(&state);
	sha256_update(&state, len, bytes);
	to_hex(out, &state);
}

void as_sha256_pieces(char out[AS_SHA256_HEX], const struct as_piece *pieces, size_t count)
{
	struct sha256_ctx state;
	sha256_init(&state);
	for (size_t i = 0; i < count; i++) {
		uint8_t size[8];
		for (size_t b = 0; b < sizeof size; b++)
			size[b] = (uint8_t)((uint64_t)pieces[i].len >> (56 - 8 * b));
		sha256_update(&state, sizeof size, size);
		sha256_update(&state, pieces[i].len, pieces[i].bytes);
	}
	to_hex(out, &state);
}
