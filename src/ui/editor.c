/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

enum { TEXT_LIMIT = 1024 * 1024 };

static const char *chosen(void)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
	return visual && *visual ? visual : editor && *editor ? editor : "vi";
}

/* Runs the editor by way of the shell: the variables hold commands, not names. */
static bool run(const char *path, struct as_error *err)
{
	char *script = as_asprintf("%s \"$1\"", chosen());
	char *arguments[] = {"sh", "-c", script, "sh", (char *)path, NULL};
	posix_spawnattr_t attributes;
	sigset_t defaults;
	pid_t child;
	int status = 0;
	posix_spawnattr_init(&attributes);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGTSTP);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	int failed = posix_spawn(&child, "/bin/sh", NULL, &attributes, arguments, environ);
	posix_spawnattr_destroy(&attributes);
	free(script);
	if (failed)
		return as_error_system(err, failed, _("cannot run the editor"));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return as_error_system(err, errno, _("cannot wait for the editor"));
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		return as_error_set(err, AS_ERR_CANCELLED, _("the editor (%s) ended with an error: nothing is changed"),
				    chosen());
	return true;
}

bool ui_edit(char **out, const char *text, struct as_error *err)
{
	const char *folder = getenv("TMPDIR");
	if (!folder || !*folder)
		folder = "/tmp";
	char *path = as_asprintf("%s/antisigma-XXXXXX", folder);
	struct as_buf read = AS_BUF_INIT;
	int file = mkstemp(path);
	bool fine = file >= 0;
	if (!fine)
		as_error_system(err, errno, _("cannot make a file for the editor in %s"), folder);
	if (fine && text)
		fine = as_file_write_all(file, text, strlen(text), err) && as_file_write_all(file, "\n", 1, err);
	if (file >= 0)
		close(file);
	fine = fine && run(path, err) && as_file_read(&read, path, TEXT_LIMIT, NULL, err);
	if (file >= 0)
		unlink(path);
	free(path);
	while (read.len && (read.data[read.len - 1] == '\n' || read.data[read.len - 1] == '\r'))
		as_buf_truncate(&read, read.len - 1);
	if (fine)
		*out = as_buf_detach(&read);
	as_buf_free(&read);
	return fine;
}
