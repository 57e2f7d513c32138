/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document set as prose: passages wrapped to a measure, a blank line
 * between them, furniture folded to a counted line.  Lazy: lines of a passage
 * are set when asked for, so that a document of any size opens at once. */
#ifndef AS_LAYOUT_PROSE_H
#define AS_LAYOUT_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "text/wrap.h"

struct as_prose_options {
	size_t measure;       /* cells */
	bool show_furniture;  /* else runs of furniture fold to one block */
};

/* A block is a passage, a piece of one that is very long (about 16 KiB, cut at
 * a word), or a folded run of furniture. */
struct as_prose_block {
	struct as_span span;    /* text it covers */
	size_t passage;         /* index of the (first) passage */
	size_t folded;          /* passages folded in it; 0 for text */
	bool continues;         /* goes on from the block before: no blank line, no label between */
};

struct as_prose {
	const struct as_doc *doc; /* borrowed */
	struct as_prose_options options;
	struct as_prose_block *blocks;
	size_t blocks_count, blocks_cap;
	struct as_lines *lines;   /* by block; count 0 until set */
};

/* O(passages + bytes / 16 KiB). */
void as_prose_init(struct as_prose *prose, const struct as_doc *doc, const struct as_prose_options *options);
/* The lines of a block, wrapped on first use; a folded block has none (the
 * face writes its one line).  Borrowed. */
const struct as_lines *as_prose_lines(struct as_prose *prose, size_t block);
/* The block that shows byte `at` of the text (the nearest one when the byte is
 * between passages).  O(log blocks). */
size_t as_prose_block_at(const struct as_prose *prose, size_t at);
void as_prose_free(struct as_prose *prose);

#endif
