/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of more than one stretch of text, and of whole documents. */
#ifndef AS_SESSION_SPANS_H
#define AS_SESSION_SPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "session/session.h"

/* Gives a tag these stretches of its document, in bytes of its text: put in
 * order, those that overlap or touch made one.  Links and fields stay.  One
 * action; AS_ERR_USAGE for a tag of the whole document, or without a stretch. */
bool as_session_set_spans(struct as_session *session, const char *id, size_t doc, const struct as_span *spans,
			  size_t count, struct as_error *err);
/* The stretches of a tag as they stand now, in order; malloc'd, the caller's. */
size_t as_tagged_spans(struct as_span **out, const struct as_tagged *tagged);

/* Tags a whole document.  `id` (may be NULL) gets the new tag's. */
bool as_session_tag_document(char id[AS_UUID_TEXT], struct as_session *session, size_t doc, const char *type,
			     const char *note, struct as_error *err);
/* The document's tag of that type; NULL when it has none.  Borrowed until the next change. */
const struct as_annotation *as_session_document_tag(struct as_session *session, size_t doc, const char *type);

#endif
