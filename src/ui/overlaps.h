/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of documents that share words. */
#ifndef UI_OVERLAPS_H
#define UI_OVERLAPS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_overlaps;

#endif
