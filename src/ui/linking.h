/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entity a mention names: asked when several fit, said when it is
 * tagged, changed by name. */
#ifndef UI_LINKING_H
#define UI_LINKING_H

#include "ui/tagcursor.h"

enum { UI_ASK_LINK = 1001 }; /* the question number that is its own */

/* Asks which of the entities that fit the words is meant, if there are several:
 * then the next key chooses, and only that tags. */
bool ui_linking_ask(struct ui_tagging *tagging, struct ui_view *view, struct as_span span, const char *type);
/* What a key chooses: `*entity` is its id, "" for a new one, NULL for none;
 * false when it chooses nothing. */
bool ui_linking_choice(const char **entity, const struct ui_tagging *tagging, struct term_key key);
/* The choices, one a line, in a box; nothing unless it was asked. */
void ui_linking_draw(const struct ui_tagging *tagging, struct as_session *session, struct term_canvas *canvas);

/* "person Sergei Ryabkov, 9 mentions in 4 documents": of the entity, or when
 * there is none of the words. */
void ui_linking_phrase(struct as_buf *out, struct as_session *session, const char *type, const char *entity,
		       const char *words);

/* The same without the count: "person Sergei Ryabkov". */
void ui_linking_name(struct as_buf *out, struct as_session *session, const char *type, const char *entity,
		     const char *words);

/* LINK and UNLINK at the cursor; else IGNORED. */
struct ui_outcome ui_linking_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call);
/* The answer to LINK's question. */
struct ui_outcome ui_linking_answer(struct ui_tagging *tagging, struct ui_view *view, enum ui_answer answer,
				    const char *name);

#endif
