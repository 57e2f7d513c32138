/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the corpus: the first thing that a reader sees. */
#ifndef UI_DOCUMENTS_H
#define UI_DOCUMENTS_H

#include "ui/view.h"

extern const struct ui_view_ops ui_documents;

#endif
