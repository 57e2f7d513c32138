/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/settings.h"

#include <string.h>

#include "base/i18n.h"

/* Those that need no restart. */
static const enum as_setting live[] = {
	AS_SETTING_THEME, AS_SETTING_MEASURE, AS_SETTING_SUGGESTIONS, AS_SETTING_SCALE};
enum { LIVE = sizeof live / sizeof *live };

const struct as_setting_info *ui_setting_at(size_t n)
{
	return n < LIVE ? as_setting(live[n]) : NULL;
}

void ui_heed_settings(struct ui_shared *shared)
{
	shared->measure = as_config_number(as_session_config(shared->session), AS_SETTING_MEASURE);
}

void ui_greet_settings(struct ui_shared *shared)
{
	const struct as_config *config = as_session_config(shared->session);
	for (size_t i = config->troubles_count; i-- > 0;)
		ui_warn(&shared->messages, "%s", config->troubles[i]);
	const char *rules = as_session_rules_trouble(shared->session);
	if (rules)
		ui_warn(&shared->messages, "%s", rules);
}

static void list_settings(struct ui_shared *shared)
{
	const struct as_config *config = as_session_config(shared->session);
	struct as_buf line = AS_BUF_INIT;
	for (size_t i = 0; i < LIVE; i++)
		as_buf_printf(&line, "%s%s %s", i ? " \302\267 " : "", as_setting(live[i])->name,
			      as_config_text(config, live[i]));
	ui_say(&shared->messages, _("What can be set: %s"), line.data);
	as_buf_free(&line);
}

static void change(struct ui_shared *shared, struct term *term, enum as_setting setting, const char *value)
{
	struct as_error err = AS_ERROR_INIT;
	bool taken = setting == AS_SETTING_SCALE ? as_session_set_scale(shared->session, value, &err) :
		     as_config_set(as_session_config(shared->session), setting, value, &err);
	if (!taken) {
		ui_warn(&shared->messages, "%s", as_error_text(&err));
	} else {
		if (setting == AS_SETTING_THEME)
			term_set_theme(term, value);
		ui_heed_settings(shared);
		ui_say(&shared->messages, "%s: %s", as_setting(setting)->name, value);
	}
	as_error_clear(&err);
}

void ui_set(struct ui_shared *shared, struct term *term, const char *argument)
{
	size_t len = strcspn(argument, " ");
	const char *value = argument + len + strspn(argument + len, " ");
	for (size_t i = 0; i < LIVE; i++) {
		const struct as_setting_info *info = as_setting(live[i]);
		if (strlen(info->name) != len || strncmp(info->name, argument, len) != 0)
			continue;
		if (*value)
			change(shared, term, live[i], value);
		else
			ui_say(&shared->messages, "%s: %s (%s)", info->name,
			       as_config_text(as_session_config(shared->session), live[i]), info->takes ? info->takes : "");
		return;
	}
	list_settings(shared);
}
