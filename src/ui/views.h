/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view there is, by its number. */
#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "ui/view.h"

extern const struct ui_view_ops *const ui_views[UI_VIEW_COUNT];

/* The view that a request opens from anywhere; UI_VIEW_COUNT: it opens none. */
enum ui_view_id ui_view_of(enum ui_request request);

#endif
