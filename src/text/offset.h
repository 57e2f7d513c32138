/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three ways to count a place of a document: bytes of its decoded text
 * (inside the program), code points of the same, bytes of the file as stored.
 * A BOM is not a code point; CRLF is two; each invalid byte is one. */
#ifndef AS_TEXT_OFFSET_H
#define AS_TEXT_OFFSET_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"

/* Counts kept for every AS_OFFSET_STEP bytes of text, filled as far as was
 * asked: the first question costs O(place), each later one O(step). */
#ifdef AS_TINY_LIMITS /* fuzzing: so that short inputs meet every case */
enum { AS_OFFSET_STEP = 16 };
#else
enum { AS_OFFSET_STEP = 1024 };
#endif
struct as_offsets {
	const struct as_doc *doc;  /* borrowed; must outlive this */
	size_t *checkpoints;       /* [i]: code points that begin before byte i * step; owned */
	size_t *wide_checkpoints;  /* likewise those outside the BMP (UTF-16 only); owned */
	size_t known;              /* checkpoints filled */
};

void as_offsets_init(struct as_offsets *offsets, const struct as_doc *doc);
void as_offsets_free(struct as_offsets *offsets);

/* From a byte of text (0..len, on a unit boundary). */
size_t as_offset_code_point(struct as_offsets *offsets, size_t byte);
size_t as_offset_file_byte(struct as_offsets *offsets, size_t byte);
/* To a byte of text; false when past the end or inside a unit (or the BOM). */
bool as_offset_from_code_point(struct as_offsets *offsets, size_t code_point, size_t *byte);
bool as_offset_from_file_byte(struct as_offsets *offsets, size_t file_byte, size_t *byte);

#endif
