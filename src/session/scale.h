/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale that verdicts are given on: named and versioned, since "3" means
 * little without it.  The one place where its words stand. */
#ifndef AS_SESSION_SCALE_H
#define AS_SESSION_SCALE_H

#include <stddef.h>

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

/* The scale of the program; static. */
const struct as_scale *as_scale_default(void);
/* The verdict that a digit gives, or of a name; NULL: none such. */
const struct as_verdict *as_scale_digit(const struct as_scale *scale, char digit);
const struct as_verdict *as_scale_named(const struct as_scale *scale, const char *name);

#endif
