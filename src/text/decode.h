/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file's bytes to text: UTF-8 with or without BOM, UTF-16 with BOM.
 * Nothing is dropped: invalid bytes stay (UTF-8), an unpaired UTF-16 surrogate
 * or odd last byte becomes U+FFFD, one code point for it. */
#ifndef AS_TEXT_DECODE_H
#define AS_TEXT_DECODE_H

#include "model/doc.h"

/* Takes `bytes` (malloc, ownership passes) into doc: bytes, size, encoding,
 * text, len, transcript, invalid.  O(n). */
void as_decode(struct as_doc *doc, char *bytes, size_t size);

#endif
