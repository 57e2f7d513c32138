/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that documents lost when they changed, with where they may be now. */
#ifndef UI_ORPHANS_H
#define UI_ORPHANS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_orphans;

#endif
