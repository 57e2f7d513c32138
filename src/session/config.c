/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/ini.h"
#include "base/mem.h"

enum { FILE_LIMIT = 256 * 1024, ENTRIES_LIMIT = 4096 };

static const struct as_setting_info settings[AS_SETTING_COUNT] = {
#define AS_SETTING_ROW(id, name_, kind_, value_, takes_, help_) \
	[AS_SETTING_##id] = {.name = name_, .kind = AS_SETTING_##kind_, .value = value_, .takes = takes_, .help = help_},
	AS_SETTINGS(AS_SETTING_ROW)
#undef AS_SETTING_ROW
};

static const char *const sections[] = {"keys", "colours", "scale "};

const struct as_setting_info *as_setting(enum as_setting setting)
{
	return &settings[setting];
}

enum as_setting as_setting_named(const char *name)
{
	for (unsigned i = 0; i < AS_SETTING_COUNT; i++)
		if (!strcmp(settings[i].name, name))
			return (enum as_setting)i;
	return AS_SETTING_COUNT;
}

char *as_config_path(const char *name)
{
	const char *home = getenv("XDG_CONFIG_HOME");
	char *folder = NULL;
	if (home && home[0] == '/') {
		folder = as_path_join(home, "antisigma");
	} else {
		home = getenv("HOME");
		folder = home && home[0] == '/' ? as_path_join(home, ".config/antisigma") : NULL;
	}
	char *path = folder ? as_path_join(folder, name) : NULL;
	free(folder);
	return path;
}

/* ---- values */

static bool is_choice(const char *takes, const char *value)
{
	size_t len = strlen(value);
	for (const char *at = takes; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
		if (strcspn(at, "|") == len && !strncmp(at, value, len))
			return len > 0;
	return false;
}

/* "LEAST-MOST" */
static bool is_number(const char *takes, const char *value)
{
	char *end;
	unsigned long least = strtoul(takes, &end, 10), most = strtoul(end + 1, NULL, 10);
	size_t len = strlen(value);
	if (!len || len > 6 || strspn(value, "0123456789") != len)
		return false;
	unsigned long number = strtoul(value, NULL, 10);
	return number >= least && number <= most;
}

static bool is_taken(enum as_setting setting, const char *value, struct as_error *err)
{
	const struct as_setting_info *info = &settings[setting];
	bool taken = info->kind == AS_SETTING_TEXT || (info->kind == AS_SETTING_CHOICE && is_choice(info->takes, value)) ||
		     (info->kind == AS_SETTING_NUMBER && is_number(info->takes, value));
	if (taken)
		return true;
	if (info->kind == AS_SETTING_NUMBER)
		return as_error_set(err, AS_ERR_USAGE, _("%s takes a number from %s, not '%s'"), info->name, info->takes,
				    value);
	return as_error_set(err, AS_ERR_USAGE, _("%s takes %s, not '%s'"), info->name, info->takes, value);
}

bool as_config_set(struct as_config *config, enum as_setting setting, const char *value, struct as_error *err)
{
	if (!is_taken(setting, value, err))
		return false;
	config->values[setting] = as_arena_strdup(&config->arena, value);
	return true;
}

const char *as_config_text(const struct as_config *config, enum as_setting setting)
{
	return config->values[setting];
}

bool as_config_yes(const struct as_config *config, enum as_setting setting)
{
	return !strcmp(config->values[setting], "yes");
}

size_t as_config_number(const struct as_config *config, enum as_setting setting)
{
	return strtoul(config->values[setting], NULL, 10);
}

/* ---- the file */

void as_config_trouble(struct as_config *config, const char *text)
{
	AS_RESERVE(config->troubles, config->troubles_cap, config->troubles_count + 1);
	config->troubles[config->troubles_count++] = as_arena_strdup(&config->arena, text);
}

static void complain(struct as_config *config, size_t line, const char *what)
{
	char *text = as_asprintf("%s:%zu: %s", config->path, line, what);
	as_config_trouble(config, text);
	free(text);
}

void as_config_complain(struct as_config *config, const struct as_config_entry *entry, const char *what)
{
	complain(config, entry->line, what);
}

static bool is_section(const char *name)
{
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		size_t len = strlen(sections[i]);
		bool named = sections[i][len - 1] == ' '; /* a name follows */
		if (named ? !strncmp(name, sections[i], len) && name[len] : !strcmp(name, sections[i]))
			return true;
	}
	return false;
}

static void take_setting(struct as_config *config, const struct as_ini_entry *entry)
{
	enum as_setting setting = as_setting_named(entry->name);
	struct as_error err = AS_ERROR_INIT;
	if (setting == AS_SETTING_COUNT) {
		char *what = as_asprintf(_("there is no setting '%s'; antisigma --print-config lists them"), entry->name);
		complain(config, entry->line, what);
		free(what);
	} else if (!as_config_set(config, setting, entry->value, &err)) {
		complain(config, entry->line, as_error_text(&err));
	} else {
		config->lines[setting] = entry->line;
	}
	as_error_clear(&err);
}

static void take_entry(struct as_config *config, const struct as_ini_entry *entry)
{
	if (!is_section(entry->section)) {
		char *what = as_asprintf(_("there is no section '[%s]'; there are [keys], [colours] and [scale NAME]"),
					 entry->section);
		complain(config, entry->line, what);
		free(what);
		return;
	}
	if (config->entries_count == ENTRIES_LIMIT)
		return;
	AS_RESERVE(config->entries, config->entries_cap, config->entries_count + 1);
	config->entries[config->entries_count++] = (struct as_config_entry){
		.section = as_arena_strdup(&config->arena, entry->section),
		.name = as_arena_strdup(&config->arena, entry->name),
		.value = as_arena_strdup(&config->arena, entry->value),
		.line = entry->line,
	};
}

static void take(void *data, const struct as_ini_entry *entry, size_t line, const char *trouble)
{
	struct as_config *config = data;
	if (trouble)
		complain(config, line, trouble);
	else if (!*entry->section)
		take_setting(config, entry);
	else
		take_entry(config, entry);
}

void as_config_load(struct as_config *config, const char *path)
{
	*config = (struct as_config){0};
	for (unsigned i = 0; i < AS_SETTING_COUNT; i++)
		config->values[i] = settings[i].value;
	char *usual = path ? as_strdup(path) : as_config_path("config");
	if (!usual)
		return;
	config->path = as_arena_strdup(&config->arena, usual);
	struct as_buf text = AS_BUF_INIT;
	struct as_error err = AS_ERROR_INIT;
	if (as_file_read(&text, usual, FILE_LIMIT, NULL, &err)) {
		as_ini_read(text.data, text.len, take, config);
	} else if (err.code != AS_ERR_NOT_FOUND) {
		as_config_trouble(config, as_error_text(&err));
	}
	as_error_clear(&err);
	as_buf_free(&text);
	free(usual);
}

void as_config_free(struct as_config *config)
{
	free(config->entries);
	free(config->troubles);
	as_arena_free(&config->arena);
	*config = (struct as_config){0};
}

/* ---- printing */

static void print_section(struct as_buf *out, const struct as_config *config, bool colours)
{
	const char *section = "";
	for (size_t i = 0; i < config->entries_count; i++) {
		const struct as_config_entry *entry = &config->entries[i];
		if (!strcmp(entry->section, "keys") || !strcmp(entry->section, "colours") != colours)
			continue;
		if (strcmp(section, entry->section) != 0)
			as_buf_printf(out, "\n[%s]\n", entry->section);
		section = entry->section;
		as_buf_printf(out, "%s = %s\n", entry->name, entry->value);
	}
}

void as_config_print(struct as_buf *out, const struct as_config *config)
{
	if (config->path)
		as_buf_printf(out, "# %s\n\n", config->path);
	for (unsigned i = 0; i < AS_SETTING_COUNT; i++) {
		as_buf_printf(out, "# %s", _(settings[i].help));
		if (settings[i].takes)
			as_buf_printf(out, ": %s", settings[i].takes);
		as_buf_printf(out, "\n%s = %s\n", settings[i].name, config->values[i]);
	}
	print_section(out, config, true);
	print_section(out, config, false);
}
