/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading numbers with their units: "412", "1.5 million", "twenty-one",
 * "100 000", "12 %", "$5bn", "3rd", "minus 12", "dozens", "two thirds", "one in
 * five", "a week". */
#ifndef AS_ALIGN_NUMBER_H
#define AS_ALIGN_NUMBER_H

#include "align/strand.h"

struct as_number {
	struct as_reach words;     /* with its unit, when that is a word */
	struct as_span span;       /* with its signs */
	double value;
	bool ordinal;
	bool plain;                /* figures and nothing else: may be a year, a day */
	bool share;                /* of a whole: "two thirds" */
	bool vague;                /* "dozens": the value is the least */
	bool single;               /* "a week": one, and its unit is of time */
	const struct as_rule *unit; /* the first rule of the unit; NULL: none */
};

/* The number that begins with word `at`. */
bool as_number_at(struct as_number *out, const struct as_strand *strand, uint32_t at);
/* Whether both say the same, whatever the dress: units convert within 4 %, a
 * unit on one side only is no contradiction. */
bool as_number_equals(const struct as_number *left, const struct as_number *right,
		      const struct as_language *const languages[2]);

#endif
