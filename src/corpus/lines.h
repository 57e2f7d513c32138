/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's lines, and the blocks they make: paragraphs, one a line or
 * wrapped by hand over several.  Everything here is one pass over the text. */
#ifndef AS_CORPUS_LINES_H
#define AS_CORPUS_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/span.h"

struct as_line {
	struct as_span span; /* bytes of the text, without white space at either end; empty for a blank line */
	size_t start;        /* first byte of the line, its indentation included */
	uint32_t number;     /* 1-based; LF, CRLF and a lone CR each end a line */
};

struct as_lines {
	const char *text;
	size_t len, at;
	size_t next_lf, next_cr; /* where the next one is; len when there is none */
	uint32_t number;         /* of the line at `at` */
};

void as_lines_init(struct as_lines *lines, const char *text, size_t len);
/* The next line, blank ones included; false at the end. */
bool as_lines_next(struct as_line *line, struct as_lines *lines);

/* The span without white space at its ends: ASCII's, NBSP and Unicode's other spaces. */
struct as_span as_trim(const char *text, struct as_span span);

/* One paragraph-like block. */
struct as_block {
	struct as_span span; /* trimmed, its bullet included; never empty */
	uint32_t line;       /* 1-based line it begins on */
	uint16_t indent;     /* bytes of white space before it */
	bool bullet;         /* it begins with a bullet and a space */
	bool gap;            /* a blank line comes before it */
};

struct as_blocks {
	struct as_block *items; /* owned */
	size_t count, cap;
	bool wrapped; /* a block is a run of lines, not a line */
};

/* No document has more passages than this and one for each 16 KiB: past it,
 * neighbouring paragraphs are joined, so that a file of line feeds cannot ask
 * for a hundred times its own size. */
enum { AS_PASSAGES_LIMIT = 1000000, AS_PASSAGE_BYTES = 16 * 1024 };

/* Cuts a text into blocks.  Whether it is wrapped by hand is decided by
 * statistics over its first 2,000 lines: most lines that another follows are
 * nearly as long as the longest, which is at most 120 code points, and do not
 * end as sentences do. */
void as_blocks_split(struct as_blocks *blocks, const char *text, size_t len);
void as_blocks_free(struct as_blocks *blocks);

#endif
