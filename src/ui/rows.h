/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as rows to scroll and a cursor among them.  The cursor has a
 * line of the layout and a side; the side that the reader prefers holds where
 * the row has it, else the other one. */
#ifndef UI_ROWS_H
#define UI_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "align/recast.h"
#include "layout/pair.h"
#include "text/find.h"
#include "ui/tagging.h"

enum ui_row_order { UI_ROWS_LEFT, UI_ROWS_RIGHT, UI_ROWS_DIFFERENCES, UI_ROW_ORDERS };

struct ui_rows {
	const struct as_comparison *base;       /* as compared; borrowed */
	const struct as_comparison *comparison; /* as shown: the base, or `cast` */
	struct as_comparison cast;              /* the base recast by `how`, while that asks for it */
	struct as_recast how;
	const struct as_doc *docs[2];           /* borrowed */
	struct as_pair_layout layout;
	bool set;                 /* whether `layout` is there */
	enum ui_row_order order;
	bool unfolded;            /* equal runs and furniture are shown */
	bool one_column;
	size_t measure[2];        /* cells of text, as laid out */
	struct ui_tagging tagging[2];
	struct as_span marked[2]; /* the end of a pin to be made; empty: none */
	int side;                 /* the preferred one */
	size_t line, top;         /* of the cursor; first on the screen */
	int height;               /* lines on the screen, as drawn last */
	struct term_canvas *head; /* of the screen, but for the place of the cursor; NULL: to be drawn; owned */
	int head_side, head_room; /* what it was drawn for */
	bool searching;
	struct as_needle needle;
};

/* Shows a comparison of the two documents, recast as rows->how says; what was
 * laid out is laid out anew, the cursor stays on its word. */
void ui_rows_take(struct ui_rows *rows, const struct as_comparison *comparison);
/* Lays out anew; the cursor stays on its row and word. */
void ui_rows_set(struct ui_rows *rows);
void ui_rows_free(struct ui_rows *rows);

/* Makes lines up to `line` known, as far as there are any; whether it exists. */
bool ui_rows_reach(struct ui_rows *rows, size_t line);
/* The visible row at the cursor; its row of the comparison, NULL when folded or none. */
size_t ui_rows_here(const struct ui_rows *rows);
const struct as_row *ui_rows_row(const struct ui_rows *rows, size_t visible);
/* The span of a row on a side; empty when it has none there. */
struct as_span ui_rows_span(const struct ui_rows *rows, size_t visible, int side);
/* The side that the cursor is on in its row; -1 on a folded line. */
int ui_rows_side(const struct ui_rows *rows);

/* Puts the cursor at the beginning of a visible row, or at a byte of one side
 * of it; or where a byte of a document is shown (false: nowhere). */
void ui_rows_put_row(struct ui_rows *rows, size_t visible);
void ui_rows_put(struct ui_rows *rows, size_t visible, int side, size_t at);
bool ui_rows_put_place(struct ui_rows *rows, int side, size_t at);

/* Moves by lines, words, sentences, rows; false when the request is none of these. */
bool ui_rows_move(struct ui_rows *rows, enum ui_request request);
/* To the next or previous row that differs; false when there is none. */
bool ui_rows_difference(struct ui_rows *rows, bool forward);
/* To the next or previous discrepancy, `from` being the one told last (NULL:
 * none yet); notes are passed over.  NULL when there is none. */
const struct as_discrepancy *ui_rows_discrepancy(struct ui_rows *rows, const struct as_discrepancy *from, bool forward);
/* To the other side of the row, at the word that corresponds; false: it has none. */
bool ui_rows_cross(struct ui_rows *rows);
/* To the nearest row that has the preferred side, below the cursor or else
 * above; false when there is none. */
bool ui_rows_to_side(struct ui_rows *rows);
/* To the next or previous hit of the needle. */
bool ui_rows_find(struct ui_rows *rows, bool forward);
/* Scrolls so that the cursor's line is on the screen. */
void ui_rows_reveal(struct ui_rows *rows);

#endif
