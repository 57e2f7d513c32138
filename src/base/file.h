/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: whole reads of regular files only, and writes that are all or nothing. */
#ifndef AS_BASE_FILE_H
#define AS_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

/* What a file was when it was read: tells later whether it changed. */
struct as_file_stamp {
	uint64_t device, inode, size;
	int64_t mtime_ns;
};

/* Reads a regular file into `out` (appended).  Opened with O_NONBLOCK and
 * judged by fstat, so that a FIFO or device is refused (AS_ERR_KIND) without
 * ever being read.  More than `limit` bytes: AS_ERR_LIMIT.  A file that grows
 * or shrinks meanwhile gives what was read.  `stamp` may be NULL. */
bool as_file_read(struct as_buf *out, const char *path, size_t limit, struct as_file_stamp *stamp,
		  struct as_error *err);
/* The same relative to a directory descriptor. */
bool as_file_read_at(struct as_buf *out, int dir, const char *path, size_t limit, struct as_file_stamp *stamp,
		     struct as_error *err);
/* Reads a descriptor to its end, whatever it is (a pipe too); `path` is its
 * name in messages.  On failure `out` may hold part of it. */
bool as_file_read_fd(struct as_buf *out, int fd, const char *path, size_t limit, struct as_error *err);
bool as_file_stamp(struct as_file_stamp *out, const char *path, struct as_error *err);
bool as_file_stamp_equal(const struct as_file_stamp *a, const struct as_file_stamp *b);

/* Replaces `path` by `len` bytes: a temporary file beside it (O_EXCL, 0600,
 * then the mode of the file replaced or the umask's), fsync, rename, fsync of
 * the folder.  On failure the old file is as it was and nothing is left over. */
bool as_file_replace(const char *path, const void *bytes, size_t len, struct as_error *err);

/* Writes everything to a descriptor, past EINTR and short writes. */
bool as_file_write_all(int fd, const void *bytes, size_t len, struct as_error *err);

/* Path pieces; owned by the caller. */
char *as_path_join(const char *dir, const char *name);
char *as_path_dirname(const char *path); /* "." when there is no slash */
const char *as_path_basename(const char *path); /* borrowed */

#endif
