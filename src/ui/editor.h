/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A longer text, written in the editor of the reader's choice. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>

#include "base/error.h"

/* Gives `text` (NULL: nothing) to $VISUAL, else $EDITOR, else vi, and waits.
 * `*out` is what was saved, without line breaks at its end; owned by the
 * caller.  False when the editor could not be run or ended with an error:
 * then the text is as before.  The terminal must be released meanwhile. */
bool ui_edit(char **out, const char *text, struct as_error *err);

#endif
