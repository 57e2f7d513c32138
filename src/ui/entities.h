/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register: every entity once, with its names and where it is named. */
#ifndef UI_ENTITIES_H
#define UI_ENTITIES_H

#include "ui/view.h"

extern const struct ui_view_ops ui_entities;

#endif
