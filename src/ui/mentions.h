/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mentions of one entity, each in its context. */
#ifndef UI_MENTIONS_H
#define UI_MENTIONS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_mentions;

#endif
