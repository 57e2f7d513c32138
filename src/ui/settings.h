/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings on the screen: `:set`, and what the file got wrong. */
#ifndef UI_SETTINGS_H
#define UI_SETTINGS_H

#include "term/term.h"
#include "ui/view.h"

/* Lets the views know what the settings say. */
void ui_heed_settings(struct ui_shared *shared);
/* Says what the settings file got wrong, the first mistake last. */
void ui_greet_settings(struct ui_shared *shared);
/* "measure 60" sets, "measure" shows, "" lists what can be set. */
void ui_set(struct ui_shared *shared, struct term *term, const char *argument);
/* The n-th setting that can be set here, NULL after the last: for completion. */
const struct as_setting_info *ui_setting_at(size_t n);

#endif
