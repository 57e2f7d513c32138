/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing run of bytes.  `data` is never NULL and always NUL-terminated
 * (the NUL is not counted in `len`); it may hold NUL bytes.  as_buf_detach()
 * is the only way out with an owned string. */
#ifndef AS_BASE_BUF_H
#define AS_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct as_buf {
	char *data;
	size_t len; /* bytes, without the final NUL */
	size_t cap; /* bytes allocated; 0 while `data` is the shared empty string */
};

extern char as_buf_empty[1];
#define AS_BUF_INIT {as_buf_empty, 0, 0}

void as_buf_add(struct as_buf *buf, const void *bytes, size_t len);
void as_buf_adds(struct as_buf *buf, const char *text);
void as_buf_addc(struct as_buf *buf, char byte);
void as_buf_printf(struct as_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void as_buf_vprintf(struct as_buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void as_buf_reserve(struct as_buf *buf, size_t more); /* room for `more` further bytes */
void as_buf_clear(struct as_buf *buf);                /* keeps the memory */
void as_buf_truncate(struct as_buf *buf, size_t len);
char *as_buf_detach(struct as_buf *buf);              /* owned by the caller; buf is empty afterwards */
void as_buf_free(struct as_buf *buf);                 /* buf is empty and usable afterwards */

#endif
