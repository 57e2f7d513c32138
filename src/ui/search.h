/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search view: every place of the corpus where shared->query stands, one
 * a line, matches in one column. */
#ifndef UI_SEARCH_VIEW_H
#define UI_SEARCH_VIEW_H

#include "ui/view.h"

extern const struct ui_view_ops ui_search;

#endif
