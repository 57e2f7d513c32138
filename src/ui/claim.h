/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one claim.  What it shows is saved already; Esc undoes what was
 * done in it. */
#ifndef UI_CLAIM_H
#define UI_CLAIM_H

#include "ui/view.h"

extern const struct ui_view_ops ui_claim;

#endif
