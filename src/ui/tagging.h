/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tagging at the cursor of one document: the same in the reader and on either
 * side of a comparison.  Each act is one change of the sidecar, says in words
 * what happened, and that u undoes it. */
#ifndef UI_TAGGING_H
#define UI_TAGGING_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "model/span.h"
#include "session/session.h"
#include "ui/cursor.h"
#include "ui/view.h"

enum ui_waiting { UI_WAITING_NOT, UI_WAITING_TYPE, UI_WAITING_RETYPE };

struct ui_tagging {
	struct ui_cursor cursor;
	size_t doc;               /* its number in the session */
	enum ui_waiting waiting;  /* the next key is a tag's */
	bool ranging;
	struct as_span anchor;    /* the word the range began at */
	size_t cycle;             /* which of several tags at the cursor is meant */
	char noted[AS_UUID_TEXT]; /* the annotation a note is being written on */
};

/* What a tag would be put on: the range, else the name at the cursor.  False
 * when there is nothing. */
bool ui_tagging_object(struct as_span *out, const struct ui_tagging *tagging);
/* The tag that keys act on: the innermost at the cursor, or another of them
 * after ui's next-tag; NULL when none.  Borrowed until the next change.  `*count`
 * (may be NULL): tags there. */
const struct as_tagged *ui_tagging_here(size_t *count, const struct ui_tagging *tagging, struct as_session *session);

/* Each returns IGNORED when the request, key or answer is not about tagging. */
struct ui_outcome ui_tagging_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call);
struct ui_outcome ui_tagging_key(struct ui_tagging *tagging, struct ui_view *view, struct term_key key);
enum { UI_ASK_NOTE = 1000 }; /* the question number that is tagging's own */
struct ui_outcome ui_tagging_answer(struct ui_tagging *tagging, struct ui_view *view, int what, enum ui_answer answer,
				    const char *text);
/* Another place of the cursor: what was being begun there is dropped but a range. */
void ui_tagging_moved(struct ui_tagging *tagging);
/* The range, too, is dropped. */
void ui_tagging_drop(struct ui_tagging *tagging, struct ui_view *view);

#endif
