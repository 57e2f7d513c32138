/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (nettle), as lower-case hexadecimal: the figure sha256sum prints. */
#ifndef AS_BASE_HASH_H
#define AS_BASE_HASH_H

#include <stddef.h>

enum { AS_SHA256_HEX = 65 }; /* bytes of the text form, with its NUL */

void as_sha256(char out[AS_SHA256_HEX], const void *bytes, size_t len);

/* The same over several pieces: each piece's length goes in before it as eight
 * bytes, big-endian, so that no two lists of pieces share a hash. */
struct as_piece {
	const void *bytes;
	size_t len;
};
void as_sha256_pieces(char out[AS_SHA256_HEX], const struct as_piece *pieces, size_t count);

#endif
