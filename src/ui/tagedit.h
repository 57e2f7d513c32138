/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to a tag that is there already: its type, its ends, its verdict,
 * its note, its end.  Each act is one change of the sidecar. */
#ifndef UI_TAGEDIT_H
#define UI_TAGEDIT_H

#include "ui/tagcursor.h"

/* Acts on the tag at the cursor; IGNORED when the request is not about one. */
struct ui_outcome ui_tagging_edit(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call);
/* Another type for it. */
struct ui_outcome ui_tagging_retype(struct ui_tagging *tagging, struct ui_view *view, const char *type);

enum { UI_ASK_NOTE = 1000 }; /* the question number that is tagging's own */
/* IGNORED when the question was another's. */
struct ui_outcome ui_tagging_answer(struct ui_tagging *tagging, struct ui_view *view, int what, enum ui_answer answer,
				    const char *text);

#endif
