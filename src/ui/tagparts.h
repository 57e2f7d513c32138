/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of several stretches of text, and of whole documents. */
#ifndef UI_TAGPARTS_H
#define UI_TAGPARTS_H

#include "ui/tagcursor.h"

/* IGNORED when the request is not about parts. */
struct ui_outcome ui_tagging_parts(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call);
/* Tags the whole document, or takes that tag off it. */
struct ui_outcome ui_tag_document(struct ui_view *view, size_t doc, const char *type);
/* The same of several as one step: tags those that lack it, or takes it off
 * all when each has it.  `count` is not 0. */
struct ui_outcome ui_tag_documents(struct ui_view *view, const size_t *docs, size_t count, const char *type);
/* The names of the tags that a document as a whole has, ", " between them. */
void ui_document_tags(struct as_buf *out, struct as_session *session, size_t doc);

#endif
