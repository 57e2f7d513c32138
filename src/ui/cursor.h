/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cursor in a document's text: it stands on a word, and moves by words,
 * sentences and passages.  Moving by lines is the view's business, for only
 * the view knows lines. */
#ifndef UI_CURSOR_H
#define UI_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "model/span.h"
#include "ui/requests.h"

struct ui_cursor {
	const struct as_doc *doc; /* borrowed */
	size_t at;                /* byte of the text */
	struct as_span word;      /* the word there; empty where there is none */
	int goal;                 /* column that up and down aim at; -1: its own */
};

/* Puts the cursor on the word at or after `at` in its passage; forgets the goal. */
void ui_cursor_put(struct ui_cursor *cursor, size_t at);
/* Puts it on the word nearest to `at` in one line, for up and down: the goal
 * stays.  On a line without words it stands at the line's beginning. */
void ui_cursor_put_line(struct ui_cursor *cursor, size_t at, struct as_span line);
/* Puts it where there is no word: a folded line. */
void ui_cursor_put_blank(struct ui_cursor *cursor, size_t at);
/* Where a motion by word, sentence or passage leads: `*to` a byte.  False at the end or
 * beginning, and for requests that are no such motion (then *motion is false). */
bool ui_cursor_motion(size_t *to, bool *motion, const struct ui_cursor *cursor, enum ui_request request);

#endif
