/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as values: a code for the program, a sentence for the reader.
 *
 * Every function that can fail takes `struct as_error *err` last and returns
 * false or NULL.  The place that knows sets the error once; callers on the
 * way up may add context with as_error_wrap().  `err` may be NULL where the
 * caller does not care.  A struct as_error starts as AS_ERROR_INIT and owns
 * its message: as_error_clear() it before it goes out of scope.
 */
#ifndef AS_BASE_ERROR_H
#define AS_BASE_ERROR_H

#include <stdbool.h>

enum as_code {
	AS_OK = 0,
	AS_ERR_USAGE,     /* the request itself makes no sense */
	AS_ERR_IO,        /* the system refused: see os_errno */
	AS_ERR_NOT_FOUND, /* no such file, document, row */
	AS_ERR_KIND,      /* not a regular file: FIFO, device, directory, loop */
	AS_ERR_FORMAT,    /* the bytes are not what they should be */
	AS_ERR_LIMIT,     /* over a documented limit */
	AS_ERR_LOCKED,    /* another process holds the sidecar */
	AS_ERR_READONLY,  /* the place cannot be written */
	AS_ERR_FULL,      /* no space left */
	AS_ERR_NEWER,     /* made by a newer version: refused unwritten */
	AS_ERR_FOREIGN,   /* another program's file: refused unwritten */
	AS_ERR_DAMAGED,   /* fails its own checks: refused unwritten */
	AS_ERR_CONFLICT,  /* someone's later work depends on it */
	AS_ERR_CANCELLED, /* the user stopped it */
	AS_ERR_NOTHING,   /* nothing to do: nothing to undo, no match */
};

struct as_error {
	enum as_code code;
	int os_errno;  /* errno of the system call behind it, or 0 */
	char *message; /* a sentence without final period; owned; NULL if none */
};

#define AS_ERROR_INIT {AS_OK, 0, 0}

/* Sets code and message; what was there before is replaced.  Always returns
 * false, so that `return as_error_set(...)` reads well. */
bool as_error_set(struct as_error *err, enum as_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for a failed system call: appends ": " and strerror(os_errno), and
 * picks AS_ERR_FULL, AS_ERR_READONLY, AS_ERR_NOT_FOUND or AS_ERR_IO from it. */
bool as_error_system(struct as_error *err, int os_errno, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "context: " before the message; no-op when no error is set.  Returns false. */
bool as_error_wrap(struct as_error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Moves an error on; `from` is empty afterwards. */
void as_error_move(struct as_error *to, struct as_error *from);

void as_error_clear(struct as_error *err);

/* The message, or a plain sentence for the code; never NULL; borrowed. */
const char *as_error_text(const struct as_error *err);

#endif
