/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of gettext.  Messages are translated where their sentence is
 * made: once arguments are formatted in, no catalogue could find them. */
#ifndef AS_BASE_I18N_H
#define AS_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
