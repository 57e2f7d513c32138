/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/collation.h"

static const char *const cell_names[AS_CELL_STATES] = {
	[AS_CELL_ABSENT] = "absent", [AS_CELL_SAME] = "same", [AS_CELL_FORMAT] = "format", [AS_CELL_EDITED] = "edited"};

const char *as_cell_name(enum as_cell_state state)
{
	return cell_names[state];
}
