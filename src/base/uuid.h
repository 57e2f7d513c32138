/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random identifiers (RFC 4122, version 4) for rows that travel. */
#ifndef AS_BASE_UUID_H
#define AS_BASE_UUID_H

#include <stdbool.h>

enum { AS_UUID_TEXT = 37 }; /* bytes of the text form, with its NUL */

void as_uuid_new(char out[AS_UUID_TEXT]);
bool as_uuid_valid(const char *text); /* lower-case, 8-4-4-4-12 */

#endif
