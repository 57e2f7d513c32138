/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags on the screen: over the text, in the gutter, in the legend, in words. */
#ifndef UI_TAGDRAW_H
#define UI_TAGDRAW_H

#include <stddef.h>

#include "term/canvas.h"
#include "ui/tagcursor.h"
#include "ui/text.h"

/* Style of a tag's type. */
unsigned ui_tag_style(const struct as_session *session, const char *type);
/* Adds what lies over a line because of tags, range and cursor. */
void ui_tagging_paint(struct ui_paints *paints, const struct ui_tagging *tagging, struct as_session *session,
		      struct as_span line, bool focused);
enum { UI_LETTERS = 3 }; /* bytes of the letters of a line, with NUL */
/* Letters of the tags on a line: up to two, "+" for more. */
void ui_tagging_letters(char out[UI_LETTERS], const struct ui_tagging *tagging, struct as_session *session,
			struct as_span line);
/* In words: the word, the name, the tags there. */
void ui_tagging_status(const struct ui_tagging *tagging, struct ui_shared *shared, struct term_canvas *line);
/* While a tag's key is awaited: which keys there are; nothing otherwise. */
void ui_tagging_legend(const struct ui_tagging *tagging, struct as_session *session, struct term_canvas *canvas);

#endif
