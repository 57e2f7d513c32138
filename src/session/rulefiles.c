/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/rulefiles.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "session/config.h"

enum { FILE_LIMIT = 1024 * 1024 };

static int is_rules(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');
	return entry->d_name[0] != '.' && dot && !strcmp(dot, ".rules");
}

static bool add_file(struct as_rules *rules, const char *path, struct as_error *err)
{
	struct as_buf text = AS_BUF_INIT;
	bool ok = as_file_read(&text, path, FILE_LIMIT, NULL, err) && as_rules_add(rules, path, text.data, text.len, err);
	as_buf_free(&text);
	return ok;
}

/* Adds the user's files. */
static bool add_files(struct as_rules *rules, struct as_error *err)
{
	char *folder = as_config_path("rules");
	struct dirent **names = NULL;
	int count = folder ? scandir(folder, &names, is_rules, alphasort) : 0;
	bool ok = true;
	if (count < 0 && errno != ENOENT && errno != ENOTDIR)
		ok = as_error_system(err, errno, "%s", folder);
	for (int i = 0; i < count; i++) {
		char *path = as_path_join(folder, names[i]->d_name);
		ok = ok && add_file(rules, path, err);
		free(path);
		free(names[i]);
	}
	free(names);
	free(folder);
	return ok;
}

bool as_rulefiles_load(struct as_rules *rules, struct as_error *err)
{
	as_rules_init(rules);
	return add_files(rules, err);
}

bool as_rulefiles_load_names(struct as_rules *rules, struct as_error *err)
{
	as_rules_init(rules);
	as_rules_add_names(rules);
	return add_files(rules, err);
}

bool as_rulefiles_check(struct as_error *err)
{
	struct as_rules rules = {0};
	bool ok = add_files(&rules, err);
	as_rules_free(&rules);
	return ok;
}
