/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale that verdicts are given on: named and versioned, since "3" means
 * little without it.  The program has one; the settings may have others, as
 * sections [scale NAME] of lines DIGIT = VERDICT[, BRIEF WORD]. */
#ifndef AS_SESSION_SCALE_H
#define AS_SESSION_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "session/config.h"

enum { AS_SCALE_MOST = 10 }; /* a verdict a digit */

struct as_verdict {
	char digit;              /* the key that gives it; the order of the scale is that of the items */
	const char *name;        /* as it is stored, untranslated: "mostly true" */
	const char *brief;       /* where all stand in one row, untranslated: "mostly" */
};

struct as_scale {
	const char *name;        /* as it is stored with a verdict, with its version: "truth 1" */
	struct as_verdict verdicts[AS_SCALE_MOST];
	size_t count;
};

/* Those of the settings; all zero is none. */
struct as_scales {
	struct as_arena arena;
	struct as_scale *items;  /* owned */
	size_t count, cap;
};

/* Reads the sections of the settings.  A line that is no verdict, and a
 * setting `scale` that names no scale, is complained of and left out. */
void as_scales_read(struct as_scales *scales, struct as_config *config);
void as_scales_free(struct as_scales *scales);
/* The scale so called, that of the program among them ("" names it, too); NULL: none. */
const struct as_scale *as_scales_find(const struct as_scales *scales, const char *name);

/* The scale of the program; static. */
const struct as_scale *as_scale_default(void);
/* The verdict that a digit gives, or of a name; NULL: none such. */
const struct as_verdict *as_scale_digit(const struct as_scale *scale, char digit);
const struct as_verdict *as_scale_named(const struct as_scale *scale, const char *name);
/* The digits it has, in brief: "0-5", or "135" where they have gaps. */
void as_scale_digits(char out[AS_SCALE_MOST + 1], const struct as_scale *scale);
/* Appends a verdict in the reader's language, with the name of its scale when
 * that is not the one at hand; `of` may be NULL. */
void as_scale_say(struct as_buf *out, const struct as_scale *scale, const char *verdict, const char *of);

#endif
