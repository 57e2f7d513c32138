/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/annotation.h"

#include <string.h>

static const char *const state_names[AS_ANCHOR_STATES] = {"exact", "moved", "fuzzy", "orphan"};

const char *as_anchor_state_name(enum as_anchor_state state)
{
	return state_names[state];
}

static const char *const kind_names[AS_KINDS] = {"mention", "appearance", "document"};

const char *as_kind_name(enum as_kind kind)
{
	return kind_names[kind];
}

enum as_kind as_kind_named(const char *name)
{
	for (unsigned i = 0; i < AS_KINDS; i++)
		if (!strcmp(kind_names[i], name))
			return (enum as_kind)i;
	return AS_MENTION;
}
