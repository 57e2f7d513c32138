/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other documents that carry a passage, each with its wording. */
#ifndef UI_PARALLELS_H
#define UI_PARALLELS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_parallels;

#endif
