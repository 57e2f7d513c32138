/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The story: rows of passages or sentences, a column a report. */
#ifndef UI_STORY_H
#define UI_STORY_H

#include "ui/view.h"

extern const struct ui_view_ops ui_story;

#endif
