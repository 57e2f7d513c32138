/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where annotators disagree, one after the other, settled by one key. */
#ifndef UI_ADJUDICATE_H
#define UI_ADJUDICATE_H

#include "ui/view.h"

extern const struct ui_view_ops ui_adjudicate;

#endif
