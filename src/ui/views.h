/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view there is, by its number. */
#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "ui/view.h"

extern const struct ui_view_ops *const ui_views[UI_VIEW_COUNT];

#endif
