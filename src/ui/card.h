/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One claim with everything that is known of it: wordings, evidence, relations. */
#ifndef UI_CARD_H
#define UI_CARD_H

#include "ui/view.h"

extern const struct ui_view_ops ui_card;

#endif
