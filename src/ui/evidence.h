/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a piece of evidence, over the card of its claim. */
#ifndef UI_EVIDENCE_H
#define UI_EVIDENCE_H

#include "ui/view.h"

extern const struct ui_view_ops ui_evidence;

#endif
