/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char as_buf_empty[1];

void as_buf_reserve(struct as_buf *buf, size_t more)
{
	size_t want = buf->len + more + 1;
	if (want <= buf->cap)
		return;
	char *old = buf->cap ? buf->data : NULL;
	buf->data = as_grow(old, &buf->cap, want, 1);
	if (!old)
		buf->data[0] = '\0';
}

void as_buf_add(struct as_buf *buf, const void *bytes, size_t len)
{
	if (!len)
		return;
	as_buf_reserve(buf, len);
	memcpy(buf->data + buf->len, bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void as_buf_adds(struct as_buf *buf, const char *text)
{
	as_buf_add(buf, text, strlen(text));
}

void as_buf_addc(struct as_buf *buf, char byte)
{
	as_buf_add(buf, &byte, 1);
}

void as_buf_vprintf(struct as_buf *buf, const char *format, va_list args)
{
	enum { USUAL = 64 }; /* room in which most formats are printed once, not measured first */
	va_list again;
	va_copy(again, args);
	as_buf_reserve(buf, USUAL);
	int len = vsnprintf(buf->data + buf->len, USUAL + 1, format, args);
	if (len > USUAL) {
		as_buf_reserve(buf, (size_t)len);
		vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
	}
	if (len > 0)
		buf->len += (size_t)len;
	buf->data[buf->len] = '\0';
	va_end(again);
}

void as_buf_printf(struct as_buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	as_buf_vprintf(buf, format, args);
	va_end(args);
}

void as_buf_clear(struct as_buf *buf)
{
	as_buf_truncate(buf, 0);
}

void as_buf_truncate(struct as_buf *buf, size_t len)
{
	if (len >= buf->len)
		return;
	buf->len = len;
	buf->data[len] = '\0';
}

char *as_buf_detach(struct as_buf *buf)
{
	char *text = buf->cap ? buf->data : as_strdup("");
	*buf = (struct as_buf)AS_BUF_INIT;
	return text;
}

void as_buf_free(struct as_buf *buf)
{
	if (buf->cap)
		free(buf->data);
	*buf = (struct as_buf)AS_BUF_INIT;
}
