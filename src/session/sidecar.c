/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/sidecar.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"

enum { HASH_SHOWN = 16 }; /* hexadecimal digits of the path's hash in a file name */

static bool exists(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

/* $XDG_DATA_HOME, by default ~/.local/share; NULL without either. */
static char *data_home(void)
{
	const char *home = getenv("XDG_DATA_HOME");
	if (home && home[0] == '/')
		return as_strdup(home);
	home = getenv("HOME");
	return home && home[0] == '/' ? as_path_join(home, ".local/share") : NULL;
}

/* Where the sidecar of a folder that cannot be written goes; NULL when there
 * is no home either. */
static char *place_elsewhere(const char *root)
{
	char *home = data_home();
	if (!home)
		return NULL;
	char *real = realpath(root, NULL);
	const char *path = real ? real : root;
	char hash[AS_SHA256_HEX];
	as_sha256(hash, path, strlen(path));
	char *place = as_asprintf("%s/antisigma/%s-%.*s.db", home, as_path_basename(path), HASH_SHOWN, hash);
	free(real);
	free(home);
	return place;
}

char *as_sidecar_of_folder(const char *root, bool *elsewhere)
{
	char *inside = as_path_join(root, AS_SIDECAR_NAME);
	*elsewhere = false;
	if (exists(inside))
		return inside;
	char *outside = place_elsewhere(root);
	if (!outside)
		return inside;
	*elsewhere = exists(outside) || (access(root, W_OK) != 0 && errno != ENOENT);
	free(*elsewhere ? inside : outside);
	return *elsewhere ? outside : inside;
}

char *as_sidecar_folder_of(const char *document)
{
	char *folder = as_path_dirname(document);
	char *start = realpath(folder, NULL);
	if (!start)
		return folder;
	free(folder);
	char *at = as_strdup(start);
	for (;;) {
		char *sidecar = as_path_join(at, AS_SIDECAR_NAME);
		bool found = exists(sidecar);
		free(sidecar);
		if (found) {
			free(start);
			return at;
		}
		if (!strcmp(at, "/"))
			break;
		char *above = as_path_dirname(at);
		free(at);
		at = above;
	}
	free(at);
	return start;
}

char *as_sidecar_data_path(const char *name)
{
	char *home = data_home();
	char *path = home ? as_asprintf("%s/antisigma/%s", home, name) : NULL;
	free(home);
	return path;
}

bool as_sidecar_make_way(const char *path, struct as_error *err)
{
	char *folder = as_path_dirname(path);
	bool ok = true;
	for (char *slash = folder; ok && slash;) {
		slash = strchr(slash + 1, '/');
		if (slash)
			*slash = '\0';
		if (mkdir(folder, 0700) != 0 && errno != EEXIST && !exists(folder))
			ok = as_error_system(err, errno, _("cannot make the folder %s"), folder);
		if (slash)
			*slash = '/';
	}
	free(folder);
	return ok;
}
