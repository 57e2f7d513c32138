/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests that are the program's own, whatever the view: undo, export. */
#ifndef UI_PROGRAM_H
#define UI_PROGRAM_H

#include <stdbool.h>

#include "ui/view.h"

/* Says what there is to know at the start: mistakes in the settings, trouble with
 * the sidecar or where it is, documents that were renamed. */
void ui_greet(struct ui_shared *shared);
void ui_undo(struct ui_shared *shared);
void ui_redo(struct ui_shared *shared);
/* `argument`: [what] [file], blanks between; the file name may hold blanks. */
void ui_export(struct ui_shared *shared, const char *argument);
/* Completes the name or the argument being typed after `:`; false when it is
 * complete or ambiguous.  `*out` is owned by the caller. */
bool ui_complete(char **out, const char *typed, unsigned context);

#endif
