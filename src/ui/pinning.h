/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pinning two places of a comparison together: P marks one end, P on the
 * other side joins the two, P on a pinned row parts them. */
#ifndef UI_PINNING_H
#define UI_PINNING_H

#include "ui/rows.h"
#include "ui/view.h"

struct ui_outcome ui_pinning_request(struct ui_rows *rows, struct ui_view *view);
/* Drops the end that is marked; false when none is. */
bool ui_pinning_drop(struct ui_rows *rows);
/* The side of the marked end; -1 when none is. */
int ui_pinning_side(const struct ui_rows *rows);

#endif
