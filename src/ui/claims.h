/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: all claims of the corpus as a table. */
#ifndef UI_CLAIMS_H
#define UI_CLAIMS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_claims;

#endif
