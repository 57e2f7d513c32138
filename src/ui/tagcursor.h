/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cursor that tags: what is meant where it stands, and how it is said. */
#ifndef UI_TAGCURSOR_H
#define UI_TAGCURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "model/span.h"
#include "session/session.h"
#include "ui/cursor.h"
#include "ui/view.h"

enum ui_waiting { UI_WAITING_NOT, UI_WAITING_TYPE, UI_WAITING_RETYPE, UI_WAITING_ENTITY };
enum { UI_FITS = 9 }; /* entities to choose from, a digit each */

struct ui_tagging {
	struct ui_cursor cursor;
	size_t doc;               /* its number in the session */
	enum ui_waiting waiting;  /* the next key is a tag's, or chooses an entity */
	bool ranging;
	struct as_span anchor;    /* the word the range began at */
	size_t cycle;             /* which of several tags at the cursor is meant */
	char noted[AS_UUID_TEXT]; /* the annotation that a question is about */
	char fits[UI_FITS][AS_UUID_TEXT]; /* the entities that `fits_span` may name */
	size_t fits_count;
	struct as_span fits_span;
	char fits_type[64];
	char parted[AS_UUID_TEXT]; /* the one that gets a further part; "": none */
};

/* What a tag would be put on: the range, else the name at the cursor.  False
 * when there is nothing. */
bool ui_tagging_object(struct as_span *out, const struct ui_tagging *tagging);
/* The tag that keys act on: the innermost at the cursor, or another of them
 * after ui's next-tag; NULL when none.  Borrowed until the next change.  `*count`
 * (may be NULL): tags there. */
const struct as_tagged *ui_tagging_here(size_t *count, const struct ui_tagging *tagging, struct as_session *session);

/* Which of its stretches the cursor is in: 0 is its span, then its further parts. */
size_t ui_tagging_part(const struct as_tagged *tagged, const struct ui_tagging *tagging);

/* Another place of the cursor: what was being begun there is dropped but a range. */
void ui_tagging_moved(struct ui_tagging *tagging);
/* A range begins (its anchor is set already) or ends. */
void ui_tagging_range(struct ui_tagging *tagging, struct ui_view *view, bool on);

/* The words of a span, shortened, as they may stand in a message; the caller's. */
char *ui_tagging_quote(const struct ui_tagging *tagging, struct as_span span);
/* After a change everyone looks again. */
void ui_tagging_changed(struct ui_view *view);
/* A message; and the one for want of a tag at the cursor. */
struct ui_outcome ui_tagging_say(struct ui_view *view, const char *text);
struct ui_outcome ui_tagging_none(struct ui_view *view);

#endif
