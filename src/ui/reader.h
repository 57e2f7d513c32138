/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document as prose, with tags and the number of its carriers. */
#ifndef UI_READER_H
#define UI_READER_H

#include "ui/view.h"

extern const struct ui_view_ops ui_reader;

#endif
