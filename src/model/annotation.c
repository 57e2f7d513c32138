/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/annotation.h"

static const char *const state_names[AS_ANCHOR_STATES] = {"exact", "moved", "fuzzy", "orphan"};

const char *as_anchor_state_name(enum as_anchor_state state)
{
	return state_names[state];
}
