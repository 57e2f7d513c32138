/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of cells that views draw on.  All coordinates are cells, 0-based,
 * row before column, and may lie anywhere: what falls outside is clipped.
 * Text enters only as display glyphs (text/display.h), so nothing that a
 * terminal would obey or hide can be stored.  A glyph of two cells is drawn
 * whole or not at all, and overwriting half of one blanks the other half.
 *
 * A part (term_canvas_part) is a canvas value that shares the cells of
 * another and clips to a rectangle; it owns nothing and is not freed. */
#ifndef TERM_CANVAS_H
#define TERM_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "term/attr.h"
#include "term/symbol.h"
#include "text/display.h"

enum { TERM_CELL_BYTES = 20, TERM_SIDE_LIMIT = 1000 };

/* No padding: rows are compared by memcmp(). */
struct term_cell {
	char bytes[TERM_CELL_BYTES]; /* UTF-8 of one glyph (base and up to four marks), rest zero */
	uint8_t len;                 /* bytes used; 0 in the second cell of a wide glyph */
	uint8_t width;               /* 1 or 2; 0 in the second cell of a wide glyph */
	uint16_t attr;               /* enum term_style | bits */
};

struct term_canvas {
	struct term_cell *cells;   /* of the first cell of this canvas or part */
	int rows, cols;            /* 0 to TERM_SIDE_LIMIT */
	int stride;                /* cells from one row to the next */
	int top, left;             /* where a part lies in its root; 0, 0 in a root */
	bool ascii;                /* signs and borders in ASCII */
	struct term_canvas *root;  /* itself in a root */
	int cursor_row, cursor_col;/* hardware cursor; kept in the root */
};

/* A blank canvas; sizes are clamped to 0..TERM_SIDE_LIMIT.  Owned: free it.
 * `ascii` starts as term_symbol_needs_ascii(). */
struct term_canvas *term_canvas_new(int rows, int cols);
void term_canvas_free(struct term_canvas *canvas);
/* Another size, all blank.  Parts made before are void. */
void term_canvas_resize(struct term_canvas *canvas, int rows, int cols);
/* Every cell a NORMAL blank, cursor at 0, 0 (in a part: only its cells). */
void term_canvas_clear(struct term_canvas *canvas);
/* The rectangle of `canvas`, clipped to it; perhaps empty.  Valid until the
 * root is resized or freed. */
struct term_canvas term_canvas_part(struct term_canvas *canvas, int row, int col, int rows, int cols);

/* Drawing text.  `max_cells` bounds the cells used (a negative one: to the
 * right edge).  Each returns the cells that it advanced from `col`, clipped or
 * not on the left, never beyond `max_cells` or the right edge.  Tokens take
 * the style TERM_TOKEN (the bits of `attr` stay). */
int term_put_text(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text,
		  size_t len);
/* The same, ending in an ellipsis when the text did not fit. */
int term_put_fit(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text,
		 size_t len);
/* Our own translated sentences: NUL-terminated, with an ellipsis when cut. */
int term_put_ui(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *text);
int term_printf(struct term_canvas *canvas, int row, int col, int max_cells, unsigned attr, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
/* A number at the right end of `cells`, blanks before it; of a longer one the last digits. */
void term_put_number(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, size_t number);
/* One glyph as text/display or text/wrap made it.  Returns its width, 0 when it does not fit. */
int term_put_glyph(struct term_canvas *canvas, int row, int col, unsigned attr, const struct as_glyph *glyph);
int term_put_symbol(struct term_canvas *canvas, int row, int col, unsigned attr, enum term_symbol symbol);

/* Areas.  term_fill blanks; the others draw signs from (row, col) on. */
void term_fill(struct term_canvas *canvas, int row, int col, int rows, int cols, unsigned attr);
void term_hline(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, enum term_symbol symbol);
void term_vline(struct term_canvas *canvas, int row, int col, int cells, unsigned attr, enum term_symbol symbol);
/* A frame (nothing below 2x2), its inside left as it is, `title` (or NULL) in
 * its top edge. */
void term_box(struct term_canvas *canvas, int row, int col, int rows, int cols, unsigned attr, const char *title);

/* The cells of another canvas over those of this one, from its first cell on,
 * as far as both reach. */
void term_copy(struct term_canvas *canvas, const struct term_canvas *from);

/* Changes what is drawn already: the style, or bits added to it (`bits` of TERM_BITS_MASK). */
void term_restyle(struct term_canvas *canvas, int row, int col, int cells, enum term_style style);
void term_add_bits(struct term_canvas *canvas, int row, int col, int cells, unsigned bits);

/* The hardware cursor, clamped to the canvas: on what keys act on. */
void term_set_cursor(struct term_canvas *canvas, int row, int col);

/* Appends the canvas as text, for tests.  Plain: one line a row, trailing
 * blanks cut.  With attributes each line is "t|text", followed, where there
 * is something to say, by "s|" with the letter of each cell's style, and by
 * "u|", "r|", "b|", "f|" with "^" under cells that are underlined, reversed,
 * bold, faint by bits; at the end "cursor ROW COL". */
void term_canvas_dump(const struct term_canvas *canvas, struct as_buf *out, bool with_attrs);

#endif
