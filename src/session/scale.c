/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/scale.h"

#include <string.h>

#include "base/i18n.h"

const struct as_scale *as_scale_default(void)
{
	static const struct as_scale scale = {
		.name = "truth 1",
		.verdicts = {
			{'1', N_("true"), N_("true")},
			{'2', N_("mostly true"), N_("mostly")},
			{'3', N_("half true"), N_("half")},
			{'4', N_("mostly false"), N_("mostly false")},
			{'5', N_("false"), N_("false")},
			{'0', N_("unproven"), N_("unproven")},
		},
		.count = 6,
	};
	return &scale;
}

const struct as_verdict *as_scale_digit(const struct as_scale *scale, char digit)
{
	for (size_t i = 0; i < scale->count; i++)
		if (scale->verdicts[i].digit == digit)
			return &scale->verdicts[i];
	return NULL;
}

const struct as_verdict *as_scale_named(const struct as_scale *scale, const char *name)
{
	for (size_t i = 0; i < scale->count; i++)
		if (!strcmp(scale->verdicts[i].name, name))
			return &scale->verdicts[i];
	return NULL;
}
