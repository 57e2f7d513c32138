/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions of tags on the screen: faint marks, the way from one to the
 * next, taking and refusing them; the same in the reader and on either side of
 * a comparison. */
#ifndef UI_SUGGESTING_H
#define UI_SUGGESTING_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/tagcursor.h"
#include "ui/text.h"
#include "ui/view.h"

/* Whether they are shown: a setting. */
bool ui_suggesting_on(struct as_session *session);
/* Asks for idle time when the document's are not known as they are now. */
void ui_suggesting_want(struct ui_view *view, size_t doc);
/* Takes it; for the view's `work`. */
void ui_suggesting_work(struct ui_view *view, size_t doc);
/* Adds the marks of a line. */
void ui_suggesting_paint(struct ui_paints *paints, struct as_session *session, size_t doc, struct as_span line);
/* The suggestion at the cursor, while they are shown; NULL when there is none. */
const struct as_suggestion *ui_suggesting_here(const struct ui_tagging *tagging, struct as_session *session);

/* IGNORED when the request is about something else.  `*to` gets the byte that
 * the cursor is to go to; unchanged when it stays. */
struct ui_outcome ui_suggesting_request(size_t *to, struct ui_tagging *tagging, struct ui_view *view,
					const struct ui_call *call);

#endif
