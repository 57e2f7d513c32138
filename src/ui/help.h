/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, from the table of requests: those of the view it is asked in first. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "ui/view.h"

extern const struct ui_view_ops ui_help;

#endif
