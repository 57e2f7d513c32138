/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tagging at the cursor of one document: the same in the reader and on either
 * side of a comparison.  Each act is one change of the sidecar, says in words
 * what happened, and that u undoes it. */
#ifndef UI_TAGGING_H
#define UI_TAGGING_H

#include "ui/tagcursor.h"
#include "ui/view.h"

/* Each returns IGNORED when the request or key is not about tagging. */
struct ui_outcome ui_tagging_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call);
struct ui_outcome ui_tagging_key(struct ui_tagging *tagging, struct ui_view *view, struct term_key key);
/* What was being begun is dropped, a range too. */
void ui_tagging_drop(struct ui_tagging *tagging, struct ui_view *view);

#endif
