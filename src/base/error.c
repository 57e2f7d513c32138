/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

static const char *const code_text[] = {
	[AS_OK] = N_("no error"),
	[AS_ERR_USAGE] = N_("wrong usage"),
	[AS_ERR_IO] = N_("input or output failed"),
	[AS_ERR_NOT_FOUND] = N_("not found"),
	[AS_ERR_KIND] = N_("not a regular file"),
	[AS_ERR_FORMAT] = N_("not in the expected form"),
	[AS_ERR_LIMIT] = N_("over a limit"),
	[AS_ERR_LOCKED] = N_("locked by another process"),
	[AS_ERR_READONLY] = N_("cannot be written"),
	[AS_ERR_FULL] = N_("no space left"),
	[AS_ERR_NEWER] = N_("made by a newer version"),
	[AS_ERR_FOREIGN] = N_("made by another program"),
	[AS_ERR_DAMAGED] = N_("damaged"),
	[AS_ERR_CONFLICT] = N_("other work depends on it"),
	[AS_ERR_CANCELLED] = N_("stopped"),
	[AS_ERR_NOTHING] = N_("nothing to do"),
};

static enum as_code code_of_errno(int os_errno)
{
	switch (os_errno) {
	case ENOSPC:
	case EDQUOT:
		return AS_ERR_FULL;
	case EROFS:
	case EACCES:
	case EPERM:
		return AS_ERR_READONLY;
	case ENOENT:
	case ENOTDIR:
		return AS_ERR_NOT_FOUND;
	case ELOOP:
		return AS_ERR_KIND;
	default:
		return AS_ERR_IO;
	}
}

static void set_message(struct as_error *err, enum as_code code, int os_errno, struct as_buf *message)
{
	free(err->message);
	err->code = code;
	err->os_errno = os_errno;
	err->message = as_buf_detach(message);
}

bool as_error_set(struct as_error *err, enum as_code code, const char *format, ...)
{
	if (!err)
		return false;
	struct as_buf message = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&message, format, args);
	va_end(args);
	set_message(err, code, 0, &message);
	return false;
}

bool as_error_system(struct as_error *err, int os_errno, const char *format, ...)
{
	if (!err)
		return false;
	struct as_buf message = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&message, format, args);
	va_end(args);
	as_buf_printf(&message, ": %s", strerror(os_errno));
	set_message(err, code_of_errno(os_errno), os_errno, &message);
	return false;
}

bool as_error_wrap(struct as_error *err, const char *format, ...)
{
	if (!err || err->code == AS_OK)
		return false;
	struct as_buf message = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&message, format, args);
	va_end(args);
	as_buf_printf(&message, ": %s", as_error_text(err));
	set_message(err, err->code, err->os_errno, &message);
	return false;
}

void as_error_move(struct as_error *to, struct as_error *from)
{
	if (to) {
		free(to->message);
		*to = *from;
	} else {
		free(from->message);
	}
	*from = (struct as_error)AS_ERROR_INIT;
}

void as_error_clear(struct as_error *err)
{
	free(err->message);
	*err = (struct as_error)AS_ERROR_INIT;
}

const char *as_error_text(const struct as_error *err)
{
	return err->message ? err->message : _(code_text[err->code]);
}
