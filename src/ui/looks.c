/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/looks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

void ui_custom_looks(struct term_custom *custom, struct as_config *config)
{
	*custom = (struct term_custom){0};
	for (size_t i = 0; i < config->entries_count; i++) {
		const struct as_config_entry *entry = &config->entries[i];
		if (strcmp(entry->section, "colours") != 0)
			continue;
		unsigned style = term_style_named(entry->name);
		struct term_look look;
		char *what = NULL;
		if (style == TERM_STYLE_COUNT)
			what = as_asprintf(_("nothing on the screen is called '%s'; antisigma-config(5) lists the names"),
					   entry->name);
		else if (!term_look_parse(&look, entry->value))
			what = as_asprintf(_("'%s' is no look: colours and attributes are wanted, such as 'bright-yellow "
					     "on blue underline'"), entry->value);
		if (what) {
			as_config_complain(config, entry, what);
			free(what);
			continue;
		}
		custom->given[style] = true;
		custom->looks[style] = look;
	}
}
