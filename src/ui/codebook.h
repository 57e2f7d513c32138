/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook: all tags in force, to be seen and changed. */
#ifndef UI_CODEBOOK_H
#define UI_CODEBOOK_H

#include "ui/view.h"

extern const struct ui_view_ops ui_codebook;

#endif
