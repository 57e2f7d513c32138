/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of the words just tagged, to be looked at before all are tagged:
 * the target's span and entity (id), of the type tagged last. */
#ifndef UI_EVERY_H
#define UI_EVERY_H

#include "ui/view.h"

extern const struct ui_view_ops ui_every;

#endif
