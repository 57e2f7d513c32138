/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of offers of a tag: where other documents carry the same. */
#ifndef UI_SPREAD_H
#define UI_SPREAD_H

#include "ui/view.h"

extern const struct ui_view_ops ui_spread;

#endif
