/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the program said so far. */
#ifndef UI_MESSAGES_H
#define UI_MESSAGES_H

#include "ui/view.h"

extern const struct ui_view_ops ui_messages;

#endif
