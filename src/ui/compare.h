/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two documents side by side, aligned row by row. */
#ifndef UI_COMPARE_H
#define UI_COMPARE_H

#include "ui/view.h"

extern const struct ui_view_ops ui_compare;

#endif
