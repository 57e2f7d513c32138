/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locale, dispatch, exit. */
#include <config.h>

#include <locale.h>

#include "base/i18n.h"

int main(void)
{
	setlocale(LC_ALL, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	textdomain(PACKAGE);
	return 2;
}
