/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON (RFC 8259) into a buffer: commas and escapes are its business.
 * Strings may hold any bytes: what is not well-formed UTF-8 comes out as
 * U+FFFD, a byte each; controls, U+2028, U+2029 are escaped. */
#ifndef AS_BASE_JSON_H
#define AS_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct as_json {
	struct as_buf *out;
	bool comma;  /* the next value needs one before it */
};

void as_json_init(struct as_json *json, struct as_buf *out);
void as_json_begin_object(struct as_json *json);
void as_json_end_object(struct as_json *json);
void as_json_begin_array(struct as_json *json);
void as_json_end_array(struct as_json *json);
void as_json_key(struct as_json *json, const char *key); /* then exactly one value */
void as_json_string(struct as_json *json, const char *text);               /* NULL: null */
void as_json_stringn(struct as_json *json, const char *text, size_t len);
void as_json_integer(struct as_json *json, int64_t value);
void as_json_number(struct as_json *json, double value, int decimals);     /* not finite: null */
void as_json_bool(struct as_json *json, bool value);
void as_json_null(struct as_json *json);

/* A key with its value. */
void as_json_member_string(struct as_json *json, const char *key, const char *text);
void as_json_member_text(struct as_json *json, const char *key, const char *text); /* "" is null, too: not stated */
void as_json_member_integer(struct as_json *json, const char *key, int64_t value);
void as_json_member_bool(struct as_json *json, const char *key, bool value);

#endif
