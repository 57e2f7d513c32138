/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

static void stamp_of(struct as_file_stamp *stamp, const struct stat *st)
{
	*stamp = (struct as_file_stamp){
		.device = st->st_dev,
		.inode = st->st_ino,
		.size = (uint64_t)st->st_size,
		.mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
	};
}

bool as_file_read_fd(struct as_buf *out, int fd, const char *path, size_t limit, struct as_error *err)
{
	size_t start = out->len;
	for (;;) {
		if (out->len + 1 >= out->cap)
			as_buf_reserve(out, 64 * 1024);
		size_t room = out->cap - out->len - 1;
		ssize_t got = read(fd, out->data + out->len, room);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return as_error_system(err, errno, "%s", path);
		if (got == 0)
			return true;
		out->len += (size_t)got;
		out->data[out->len] = '\0';
		if (out->len - start > limit)
			return as_error_set(err, AS_ERR_LIMIT, _("%s: larger than the limit of %zu MiB"), path,
					    limit >> 20);
	}
}

static bool read_opened(struct as_buf *out, int fd, const char *path, size_t limit, struct as_file_stamp *stamp,
			struct as_error *err)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return as_error_system(err, errno, "%s", path);
	if (!S_ISREG(st.st_mode))
		return as_error_set(err, AS_ERR_KIND, _("%s: not a regular file"), path);
	if ((uint64_t)st.st_size > limit)
		return as_error_set(err, AS_ERR_LIMIT, _("%s: larger than the limit of %zu MiB"), path, limit >> 20);
	if (stamp)
		stamp_of(stamp, &st);
	as_buf_reserve(out, (size_t)st.st_size + 1);
	return as_file_read_fd(out, fd, path, limit, err);
}

bool as_file_read_at(struct as_buf *out, int dir, const char *path, size_t limit, struct as_file_stamp *stamp,
		     struct as_error *err)
{
	int fd = openat(dir, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return as_error_system(err, errno, "%s", path);
	size_t before = out->len;
	bool ok = read_opened(out, fd, path, limit, stamp, err);
	close(fd);
	if (!ok)
		as_buf_truncate(out, before);
	return ok;
}

bool as_file_read(struct as_buf *out, const char *path, size_t limit, struct as_file_stamp *stamp,
		  struct as_error *err)
{
	return as_file_read_at(out, AT_FDCWD, path, limit, stamp, err);
}

bool as_file_stamp(struct as_file_stamp *out, const char *path, struct as_error *err)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return as_error_system(err, errno, "%s", path);
	stamp_of(out, &st);
	return true;
}

bool as_file_stamp_equal(const struct as_file_stamp *a, const struct as_file_stamp *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size && a->mtime_ns == b->mtime_ns;
}

bool as_file_write_all(int fd, const void *bytes, size_t len, struct as_error *err)
{
	const char *at = bytes;
	while (len) {
		ssize_t put = write(fd, at, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return as_error_system(err, errno, _("cannot write"));
		at += put;
		len -= (size_t)put;
	}
	return true;
}

static bool sync_folder(const char *path, struct as_error *err)
{
	char *folder = as_path_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
	if (!ok)
		as_error_system(err, errno, "%s", folder);
	if (fd >= 0)
		close(fd);
	free(folder);
	return ok;
}

static mode_t mode_for(const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0)
		return st.st_mode & 07777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool fill_and_rename(int fd, const char *temporary, const char *path, const void *bytes, size_t len,
			    struct as_error *err)
{
	if (!as_file_write_all(fd, bytes, len, err))
		return as_error_wrap(err, "%s", path);
	if (fchmod(fd, mode_for(path)) != 0 || fsync(fd) != 0 || rename(temporary, path) != 0)
		return as_error_system(err, errno, "%s", path);
	return sync_folder(path, err);
}

bool as_file_replace(const char *path, const void *bytes, size_t len, struct as_error *err)
{
	char *temporary = as_asprintf("%s.XXXXXX", path);
	int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0) {
		as_error_system(err, errno, "%s", path);
		free(temporary);
		return false;
	}
	bool ok = fill_and_rename(fd, temporary, path, bytes, len, err);
	if (close(fd) != 0 && ok)
		ok = as_error_system(err, errno, "%s", path);
	if (!ok)
		unlink(temporary);
	free(temporary);
	return ok;
}

char *as_path_join(const char *dir, const char *name)
{
	size_t len = strlen(dir);
	if (name[0] == '/' || len == 0)
		return as_strdup(name);
	return as_asprintf(dir[len - 1] == '/' ? "%s%s" : "%s/%s", dir, name);
}

char *as_path_dirname(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return as_strdup(".");
	return as_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

const char *as_path_basename(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}
