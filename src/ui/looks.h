/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section [colours] of the user's settings. */
#ifndef UI_LOOKS_H
#define UI_LOOKS_H

#include "session/config.h"
#include "term/theme.h"

/* Fills in the looks that the settings give; `config` is told of entries that
 * are none. */
void ui_custom_looks(struct term_custom *custom, struct as_config *config);

#endif
