/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history view: who did what when, and undoing back to a point of it. */
#ifndef UI_HISTORY_H
#define UI_HISTORY_H

#include "ui/view.h"

extern const struct ui_view_ops ui_history;

#endif
